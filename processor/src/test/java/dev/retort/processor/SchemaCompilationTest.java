package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.Compilation.Result;
import dev.retort.processor.message.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bodies come to, told by the compiler. */
class SchemaCompilationTest {

  @TempDir private Path module;

  private Compilation shop() {
    return new Compilation(module)
        .source(
            body(
                "CreateAccount",
                "",
                """
                op.createTable("account",
                    column("id", bigint()).identity().primaryKey(),
                    column("email", varchar(254)).nullable());
                """));
  }

  private static String body(String name, String down, String body) {
    return body(name, down, "", body);
  }

  private static String body(String name, String down, String annotations, String body) {
    return """
        package shop;
        import static dev.retort.op.Dsl.*;
        import dev.retort.*;
        import dev.retort.op.Operations;
        %s
        @Revision(message = "%s"%s)
        public final class %s implements Migration {
          @Override public void upgrade(Operations op) {
            %s
          }
        }
        """
        .formatted(
            annotations, name, down.isEmpty() ? "" : ", down = " + down + ".class", name, body);
  }

  private Result follow(String body, String... options) {
    return shop().options(options).source(body("Next", "CreateAccount", body)).compile();
  }

  private static String placed(Result result, Message message) {
    return result.diagnostics().stream()
        .filter(each -> each.getMessage(null).contains("[retort:" + message.code() + " "))
        .map(Result::place)
        .findFirst()
        .orElse("nowhere");
  }

  @Test
  void anUnknownColumnIsAnErrorAtItsName() {
    Result result = follow("op.dropColumn(\"account\", \"emial\");");

    assertThat(result.success()).isFalse();
    assertThat(result.retort())
        .singleElement()
        .asString()
        .contains(
            "Next.java:9: error: [retort:SC04 unknown-column] table \"account\" has no column"
                + " \"emial\" at this revision; did you mean \"email\"?");
    assertThat(placed(result, Message.UNKNOWN_COLUMN)).isEqualTo("\"emial\"");
  }

  @Test
  void whenSomethingIsWrongTheLedgerIsNotWritten() {
    follow("op.dropColumn(\"account\", \"emial\");");

    assertThat(module.resolve("revisions.lock")).doesNotExist();
  }

  @Test
  void whatTheVocabularyRefusesIsAnErrorAtTheCall() {
    Result result =
        follow(
            "op.insert(into(\"account\", \"email\").values(\"a@x\", 7)); op.irreversible(\"x\");");

    assertThat(result.of(Message.REFUSED_CALL))
        .singleElement()
        .asString()
        .contains("row 1 of the insert into \"account\" has 2 values for the 1 column [email]");
    assertThat(placed(result, Message.REFUSED_CALL)).contains("values(\"a@x\", 7)");
  }

  @ParameterizedTest
  @CsvSource({
    "java.time.Instant.now(), timestamptz()",
    "java.util.UUID.randomUUID(), uuid()",
    "System.currentTimeMillis(), bigint()"
  })
  void clockAndChanceAreErrors(String expression, String type) {
    Result result =
        follow(
            "op.addColumn(\"account\", column(\"x\", %s).defaultValue(%s));"
                .formatted(type, expression));

    assertThat(result.of(Message.NOT_REPEATABLE))
        .singleElement()
        .asString()
        .contains(
            expression
                + " is another value each time the plan is recorded, but a revision must come to"
                + " the same whenever it is asked:");
    assertThat(placed(result, Message.NOT_REPEATABLE)).isEqualTo(expression);
    assertThat(result.success()).isFalse();
  }

  @Test
  void theEnvironmentIsAWarning() {
    Result result = follow("op.dropColumn(\"account\", System.getenv(\"COLUMN\"));");

    assertThat(result.of(Message.DEPENDS_ON_ENVIRONMENT)).hasSize(1);
    assertThat(placed(result, Message.DEPENDS_ON_ENVIRONMENT))
        .isEqualTo("System.getenv(\"COLUMN\")");
    assertThat(result.success()).isTrue();
  }

  @Test
  void whatIsNotUnderstoodIsANoteAndEndsTheChecksOfWhatItMayTouch() {
    String body =
        "op.addColumn(\"account\", column(Thread.currentThread().getName(), bigint()).nullable());"
            + " op.dropColumn(\"account\", \"emial\");";

    Result result = follow(body);

    assertThat(result.of(Message.NOT_UNDERSTOOD)).hasSize(1);
    assertThat(result.retort()).hasSize(1);
    assertThat(result.success()).isTrue();
    assertThat(follow(body, "-Aretort.opaque=off").retort()).isEmpty();
    assertThat(follow(body, "-Aretort.opaque=error").success()).isFalse();
  }

  @Test
  void whatIsAllowedIsNotTold() {
    shop()
        .source(
            body(
                "Next",
                "CreateAccount",
                "@Allow(value = \"DS02\", because = \"nothing reads it any more\")",
                "op.dropColumn(\"account\", \"email\");"));

    assertThat(new Compilation(module).compile().retort()).isEmpty();
  }

  @Test
  void anAllowThatAllowsNothingIsToldAtItself() {
    Result result =
        shop()
            .source(
                body(
                    "Next",
                    "CreateAccount",
                    "@Allow(value = \"DS02\", because = \"nothing reads it any more\")",
                    "op.addColumn(\"account\", column(\"x\", bigint()).nullable());"))
            .compile();

    assertThat(result.of(Message.USELESS_ALLOW)).hasSize(1);
    assertThat(placed(result, Message.USELESS_ALLOW)).startsWith("@Allow(");
  }

  @Test
  void levelsAreTheUsers() {
    String body = "op.dropColumn(\"account\", \"email\");";

    assertThat(follow(body).of(Message.DROPPED_COLUMN))
        .singleElement()
        .asString()
        .contains("warning:");
    assertThat(follow(body, "-Aretort.checks=DS02:error").success()).isFalse();
    assertThat(follow(body, "-Aretort.checks=DS:off").retort()).isEmpty();
    assertThat(follow(body, "-Aretort.checks=DS99:off").of(Message.BAD_OPTION)).hasSize(1);
  }

  @Test
  void whatRanBeforeTheChecksCameIsLeftAlone() {
    String body = "op.dropColumn(\"account\", \"emial\");";

    assertThat(follow(body, "-Aretort.checks.after=Next").retort()).isEmpty();
    assertThat(follow(body, "-Aretort.checks.after=CreateAccount").retort()).hasSize(1);
    assertThat(follow(body, "-Aretort.checks.after=Nowhere").of(Message.BAD_OPTION)).hasSize(1);
  }

  @Test
  void whatOnlyOneDatabaseRefusesIsToldWhenItIsDeclared() {
    String body = "op.createMaterializedView(\"v\", \"SELECT 1 AS one\");";

    assertThat(follow(body).retort()).isEmpty();
    assertThat(follow(body, "-Aretort.databases=postgresql:14").retort()).isEmpty();
    assertThat(follow(body, "-Aretort.databases=postgresql:14,h2").retort())
        .singleElement()
        .asString()
        .contains("[retort:SC50 impossible]");
    assertThat(follow(body, "-Aretort.databases=oracle").of(Message.BAD_OPTION))
        .singleElement()
        .asString()
        .contains("\"oracle\" is none of h2, postgresql, mariadb, mysql, sqlite");
  }

  @Test
  void aClassCompiledAloneStillKnowsTheRest() throws Exception {
    Compilation compilation = shop().source(body("Next", "CreateAccount", ""));
    assertThat(compilation.compile().retort()).isEmpty();

    compilation.source(body("Next", "CreateAccount", "op.dropColumn(\"account\", \"emial\");"));

    assertThat(compilation.compileOnly("Next.java").of(Message.UNKNOWN_COLUMN)).hasSize(1);
    Files.delete(compilation.classes().resolve("META-INF/retort/ops/shop.CreateAccount_Revisions"));
    assertThat(compilation.compileOnly("Next.java").retort()).isEmpty();
  }

  @Test
  void aRevisionInAJarIsKnownToo() {
    Compilation jar = shop();
    assertThat(jar.compile().success()).isTrue();

    Result result =
        new Compilation(module.resolve("app"))
            .classPath(jar.classes())
            .source(
                body("Next", "shop.CreateAccount", "op.dropColumn(\"account\", \"emial\");")
                    .replace("package shop;", "package app;"))
            .compile();

    assertThat(result.of(Message.UNKNOWN_COLUMN)).hasSize(1);
  }

  @Test
  void whatSqlInTheAuthorsWordsMayTouchIsNotChecked() {
    assertThat(
            follow(
                    """
                    op.execute(sql("ALTER TABLE account ADD COLUMN emial VARCHAR(9) NULL")
                        .reversedBy("ALTER TABLE account DROP COLUMN emial"));
                    op.createIndex("account", index("emial"));
                    """)
                .retort())
        .isEmpty();
  }

  @Test
  void aClassOfTheApplicationIsAWarningAtItsImport() {
    Result result =
        new Compilation(module)
            .source(
                "package shop.model; public class Names { public static final String A = \"a\"; }")
            .source(
                "package shop.migrations; public class Own { public static final String B = \"b\"; }")
            .source(
                body(
                        "CreateAccount",
                        "",
                        "op.createTable(\"account\", column(\"id\", bigint()), column(A + B, text()));")
                    .replace(
                        "package shop;",
                        "package shop.migrations; import static shop.model.Names.A;"
                            + " import static shop.migrations.Own.B;"))
            .compile();

    assertThat(result.retort()).hasSize(1);
    assertThat(result.of(Message.APPLICATION_CLASS)).hasSize(1);
    assertThat(placed(result, Message.APPLICATION_CLASS)).isEqualTo("shop.model.Names.A");
  }

  @Test
  void whatOnlySomeDatabasesRefuseHidesNothingElse() {
    Result result =
        shop()
            .source(
                body(
                    "Seed",
                    "CreateAccount",
                    "op.insert(into(\"account\", \"email\").values(\"a@x\")); op.irreversible(\"x\");"))
            .source(
                body("Require", "Seed", "op.addColumn(\"account\", column(\"age\", integer()));"))
            .source(body("Next", "Require", "op.dropColumn(\"account\", \"emial\");"))
            .compile();

    assertThat(result.of(Message.NOT_NULL_WITHOUT_DEFAULT)).hasSize(1);
    assertThat(result.of(Message.UNKNOWN_COLUMN)).hasSize(1);
    assertThat(result.of(Message.NOT_NULL_ON_ROWS)).isEmpty();
  }

  @Test
  void severalMistakesAreToldAtOnce() {
    Result result =
        follow(
            """
            op.dropColumn("acount", "email");
            op.dropIndex("account", "by_email");
            op.dropView("v");
            """);

    assertThat(result.retort()).hasSize(3);
    assertThat(List.of(Message.UNKNOWN_TABLE, Message.UNKNOWN_INDEX, Message.UNKNOWN_VIEW))
        .allSatisfy(message -> assertThat(result.of(message)).hasSize(1));
  }
}
