package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.MariaDbServer;
import dev.retort.MigrationRegistry;
import dev.retort.PostgresServer;
import dev.retort.RetortException;
import dev.retort.SchemaException;
import dev.retort.TestSqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
                    op.insert(into("account", "name").values("O'Neill;\\n-- downgrade known only when it runs"));
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

  static Stream<Arguments> databases() {
    return Stream.of(
        of("postgresql:14", file -> PostgresServer.OLDEST.fresh()),
        of("postgresql:14", file -> PostgresServer.NEWEST.fresh()),
        of("mariadb:11.4", file -> MariaDbServer.database()),
        of("sqlite:3.54", TestSqlite::file));
  }

  private static Arguments of(String declared, Function<Path, DataSource> database) {
    return Arguments.of(declared, database);
  }

  /** What one says otherwise than the others: literals, columns written anew, tables rebuilt. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("databases")
  void aRunSaysWhatTheCompilerSays(String declared, Function<Path, DataSource> database) {
    Compilation shop =
        new Compilation(folder)
            .options("-Aretort.sql=" + declared, "-Aretort.sql.path=sql", "-Aretort.checks=all:off")
            .source(
                """
                package shop;
                import static dev.retort.op.Dsl.*;
                import dev.retort.*;
                import dev.retort.op.Operations;
                import java.math.BigDecimal;
                import java.time.*;
                import java.util.UUID;

                @Revision(message = "create account")
                public final class CreateAccount implements Migration {
                  @Override
                  public void upgrade(Operations op) {
                    op.createTable("owner", column("id", bigint()).primaryKey());
                    op.createTable("account",
                        column("id", bigint()).identity().primaryKey(),
                        column("name", varchar(50)),
                        column("rate", decimal(10, 4)).defaultValue(new BigDecimal("1.5")),
                        column("born", date()).nullable(),
                        column("at", timestamp()).nullable(),
                        column("code", uuid()).nullable(),
                        column("data", blob()).nullable(),
                        column("ok", bool()).defaultValue(true),
                        column("owner_id", bigint()).nullable().references("owner", "id"),
                        check("rate > 0").named("ck_rate"));
                    op.insert(into("account", "name", "rate", "born", "at", "code", "data", "ok")
                        .values("O'Neill \\\\ \\"x\\" ü; ? -- no", new BigDecimal("2.50"),
                            LocalDate.of(2020, 1, 2), LocalDateTime.parse("2020-01-02T03:04:05"),
                            new UUID(1, 2), new byte[] {1, 2}, false));
                    op.update("account", set("name", "c\\\\d"), where("rate > ?", 1));
                  }
                }
                """)
            .source(
                """
                package shop;
                import static dev.retort.op.Dsl.*;
                import dev.retort.*;
                import dev.retort.op.Operations;

                @Revision(message = "change account", down = CreateAccount.class)
                public final class ChangeAccount implements Migration {
                  @Override
                  public void upgrade(Operations op) {
                    op.alterColumn("account", "name", setType(varchar(80)), setDefault("a\\\\b"));
                    op.alterColumn("account", "born", setNotNull());
                    op.dropColumn("account", "code");
                    op.renameColumn("account", "ok", "fine");
                    op.createIndex("account", index("name").unique());
                    op.createView("v", "SELECT id, name FROM account");
                  }
                }
                """);
    Compilation.Result result = shop.compile();
    assertThat(result.success()).as("%s", result.messages()).isTrue();

    try (Application application = new Application(shop.classes())) {
      MigrationRegistry registry =
          MigrationRegistry.builder(database.apply(folder))
              .classLoader(application.loader())
              .build();
      assertThat(registry.apply().revisions()).hasSize(2);
      assertThat(registry.downgrade("base").revisions()).hasSize(2);
    }
  }

  @Test
  void anotherVersionOfTheDatabaseIsNamed() {
    Compilation shop =
        new Compilation(folder)
            .options(
                "-Aretort.sql=mariadb:10.6", "-Aretort.sql.path=sql", "-Aretort.checks=all:off")
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
                    op.createTable("account", column("code", uuid()));
                  }
                }
                """);
    assertThat(shop.compile().success()).isTrue();

    try (Application application = new Application(shop.classes())) {
      MigrationRegistry registry =
          MigrationRegistry.builder(MariaDbServer.database())
              .classLoader(application.loader())
              .build();
      assertThatThrownBy(registry::apply)
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("\n    would run: CREATE TABLE account (")
          .message()
          .containsPattern(
              "The SQL was kept for mariadb 10\\.6, and this is 1\\d\\.\\d+: compile with"
                  + " -Aretort\\.sql=mariadb:1\\d\\.\\d+ and the version of Retort that runs,"
                  + " and review what changes;");
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
              "\nCompile with the version of Retort that runs, and review what changes;"
                  + " builder(..).allowUnreviewed() runs it as it is.");
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
