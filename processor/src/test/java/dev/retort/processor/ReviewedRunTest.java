package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.MigrationRegistry;
import dev.retort.RetortException;
import dev.retort.SchemaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs is what was reviewed, or nothing runs. */
class ReviewedRunTest {

  @TempDir private Path folder;

  private Compilation shop(String... options) {
    Compilation shop =
        new Compilation(folder)
            .options("-Aretort.sql=h2", "-Aretort.checks=all:off")
            .options(options)
            .source(
                """
                package shop;
                import static dev.retort.op.Dsl.*;
                import dev.retort.*;
                import dev.retort.op.Operations;

                @Revision(message = "create account")
                public final class CreateAccount implements Migration {
                  @Override
                  public void upgrade(Operations op) {
                    op.createTable("account",
                        column("id", bigint()).identity().primaryKey(),
                        column("name", varchar(50)));
                    op.insert(into("account", "name").values("O'Neill;\\n-- downgrade"));
                    op.run("count", connection -> {});
                    op.addColumn("account", column("email", varchar(254)).nullable());
                  }
                  @Override
                  public void downgrade(Operations op) {
                    op.dropTable("account");
                  }
                }
                """);
    assertThat(shop.compile().success()).isTrue();
    return shop;
  }

  private Compilation reviewed() {
    return shop("-Aretort.sql.path=src/main/sql");
  }

  /** Changes what was reviewed, as if the code had changed since. */
  private static void edit(Compilation shop, String from, String to) throws IOException {
    try (Stream<Path> files = Files.walk(shop.classes().resolve("META-INF/retort/sql"))) {
      Path file = files.filter(each -> each.toString().endsWith(".sql")).findFirst().orElseThrow();
      assertThat(file).content().contains(from);
      Files.writeString(file, Files.readString(file).replace(from, to));
    }
  }

  private static String refusal(Application application) {
    try {
      application.load().apply();
    } catch (SchemaException e) {
      assertThat(application.tables()).isEmpty();
      return e.getMessage();
    }
    throw new AssertionError("it ran");
  }

  @Test
  void theReviewedSqlRunsInBothDirections() {
    try (Application application = new Application(reviewed().classes())) {
      MigrationRegistry registry = application.load();
      registry.apply();
      assertThat(application.tables()).containsExactly("account");
      registry.downgrade("base");
      assertThat(application.tables()).isEmpty();
    }
  }

  @Test
  void anotherStatementIsNamedWithItsStepAndNothingRuns() throws IOException {
    Compilation shop = reviewed();
    edit(shop, "VARCHAR(50)", "VARCHAR(40)");

    try (Application application = new Application(shop.classes())) {
      String refusal = refusal(application);
      assertThat(refusal)
          .startsWith("on h2 the SQL is not what was reviewed, so nothing ran:\n  2026")
          .contains(
              " (shop.CreateAccount), step 1:\n    reviewed: CREATE TABLE account (",
              "name VARCHAR(40) NOT NULL",
              "\n    would run: CREATE TABLE account (",
              "name VARCHAR(50) NOT NULL")
          .endsWith(
              "\nCompile with this version of the database in -Aretort.sql and with this version of"
                  + " Retort, and review what changes; builder(..).allowUnreviewed() runs it as it"
                  + " is.");
    }
  }

  @Test
  void aStepThatIsNotInTheFileIsFoundAndOneThatIsOnlyThere() throws IOException {
    Compilation shop = reviewed();
    edit(shop, "ALTER TABLE account ADD COLUMN email VARCHAR(254);\n", "");
    try (Application application = new Application(shop.classes())) {
      assertThat(refusal(application))
          .contains(
              ", step 4:\n    reviewed: nothing more\n    would run: ALTER TABLE account ADD COLUMN"
                  + " email VARCHAR(254);\n");
    }

    Compilation more = reviewed();
    edit(more, "\n\n-- downgrade", "\n\nDELETE FROM account;\n\n-- downgrade");
    try (Application application = new Application(more.classes())) {
      assertThat(refusal(application))
          .contains(":\n    reviewed: DELETE FROM account;\n    would run: nothing more\n");
    }
  }

  @Test
  void theDowngradeIsComparedWhenItRuns() throws IOException {
    Compilation shop = reviewed();
    edit(shop, "-- DROP TABLE account;", "-- DROP TABLE accounts;");

    try (Application application = new Application(shop.classes())) {
      MigrationRegistry registry = application.load();
      registry.apply();
      assertThatThrownBy(() -> registry.downgrade("base"))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining(
              ", step 1 of its downgrade:\n    reviewed: DROP TABLE accounts;\n    would run: DROP"
                  + " TABLE account;");
      assertThat(application.tables()).containsExactly("account");
    }
  }

  @Test
  void whoMeansItRunsItAllTheSame() throws IOException {
    Compilation shop = reviewed();
    edit(shop, "VARCHAR(50)", "VARCHAR(40)");

    try (Application application = new Application(shop.classes())) {
      application.builder().allowUnreviewed().build().apply();
      assertThat(application.tables()).containsExactly("account");
    }
  }

  @Test
  void whatNobodyKeepsInVersionControlIsNotCompared() throws IOException {
    Compilation shop = shop();
    edit(shop, "VARCHAR(50)", "VARCHAR(40)");

    try (Application application = new Application(shop.classes())) {
      application.load().apply();
      assertThat(application.tables()).containsExactly("account");
    }
  }

  @Test
  void whatIsNoLongerKeptIsNoLongerCompared() throws IOException {
    reviewed();
    Compilation shop = shop();
    edit(shop, "VARCHAR(50)", "VARCHAR(40)");

    try (Application application = new Application(shop.classes())) {
      application.load().apply();
    }
  }

  @Test
  void whatWasKnownOnlyWhenItRunsIsNotCompared() throws RetortException {
    Compilation shop =
        new Compilation(folder)
            .options("-Aretort.sql=h2", "-Aretort.sql.path=sql", "-Aretort.checks=all:off")
            .source(
                """
                package shop;
                import dev.retort.*;
                import dev.retort.op.Operations;

                @Revision(message = "settings")
                public final class Settings implements Migration {
                  @Override
                  public void upgrade(Operations op) {
                    op.execute("CREATE TABLE " + System.getProperty("no.such", "setting") + " (id int)");
                  }
                  @Override
                  public void downgrade(Operations op) {
                    op.dropTable("setting");
                  }
                }
                """);
    assertThat(shop.compile().success()).isTrue();

    try (Application application = new Application(shop.classes())) {
      application.load().apply();
      assertThat(application.tables()).containsExactly("setting");
    }
  }
}
