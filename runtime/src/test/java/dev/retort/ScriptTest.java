package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.MySqlDialect;
import dev.retort.op.Operations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Scripts run by the databases' own clients leave what runs over a connection leave: the same
 * catalogue, rows and history, also when they stop in the middle.
 */
@Tag("storm")
class ScriptTest {

  private static final String UGLY =
      "O'Reilly; \\' -- no? :x $1 $$ `\n.quit\n\\q\r\nDELIMITER //\n/\ngo\n\t😀é # /* {fn x}";

  @TempDir private Path folder;

  private static void books(Operations op) {
    op.createEnum("genre", "novel", "it's \\ a poem");
    op.createTable(
        "author",
        column("id", bigint()).identity().primaryKey(),
        column("name", varchar(80)).unique());
    op.createTable(
        "book",
        column("id", bigint()).identity().primaryKey(),
        column("author_id", bigint()).nullable().references("author", "id", CASCADE),
        column("title", varchar(200)).defaultValue("C:\\new\n'x'"),
        column("genre", enumType("genre")).defaultValue("novel"),
        column("price", decimal(10, 2)).nullable().check("price > 0 -- never free\n"),
        column("data", blob()).nullable(),
        index("title"));
    op.insert(into("author", "id", "name").values(1, "here").values(2, "gone"));
    op.insert(
        into("book", "author_id", "title", "data", "price")
            .values(1, UGLY, new byte[] {0, 39, 92, -1}, 9.5)
            .values(2, "of another", null, null)
            .values(null, "second", null, 1));
  }

  private static void changes(Operations op) {
    op.alterColumn("book", "title", setType(varchar(300)), dropDefault());
    op.update(
        "book", setSql("title", "UPPER(title)"), where("title = ? OR title = ?", "second", "a\\"));
    op.backfill("book", set("data", new byte[] {1}), where("data IS NULL"), batchesOf(1));
    op.alterColumn("book", "data", setNotNull());
    renameGenre(op, "it's \\ a poem", "essay");
    op.addColumn("book", column("more", text()).nullable());
    for (var transactional : List.of(POSTGRESQL, SQLITE)) {
      op.on(transactional, () -> op.execute(sql("VACUUM").outsideTransaction()));
    }
    op.on(
        POSTGRESQL,
        () -> {
          op.createIndex("book", index("genre").concurrently());
          op.execute(
              "CREATE TABLE casts AS SELECT 7::text AS a, (ARRAY[1,2,3])[1:2] AS b, ':x' AS c");
        });
    op.on(
        MARIADB,
        () -> {
          op.executeScript("audit.sql");
          op.execute("INSERT INTO book (title, data) VALUES ('back\\\\slash \\'quoted\\'', '')");
        });
    op.on(SQLITE, () -> op.executeScript("audit.sql"));
    op.insert(into("book", "title", "data").values("last", new byte[0]));
  }

  /** H2 can't. */
  private static void renameGenre(Operations op, String from, String to) {
    for (var database : List.of(POSTGRESQL, MARIADB, SQLITE)) {
      op.on(database, () -> op.renameEnumValue("genre", from, to));
    }
  }

  private static void undo(Operations op) {
    op.delete("book", where("title = ?", "last"));
    op.on(
        POSTGRESQL,
        () -> {
          op.dropIndex("book", "ix_book_genre", concurrently());
          op.execute("DROP TABLE casts");
        });
    op.on(MARIADB, () -> op.delete("book", where("title LIKE 'back%'")));
    for (var audited : List.of(MARIADB, SQLITE)) {
      op.on(
          audited,
          () -> {
            op.execute("DROP TRIGGER audited");
            op.execute("DROP TABLE audit");
          });
    }
    op.dropColumn("book", "more");
    renameGenre(op, "essay", "it's \\ a poem");
    op.alterColumn("book", "data", dropNotNull());
    op.alterColumn("book", "title", setType(varchar(200)), setDefault("C:\\new\n'x'"));
  }

  /** A chain of all that scripts can say, with a branch and a merge. */
  private static TestChain chain() {
    List<List<Integer>> many = new ArrayList<>();
    for (int i = 1; i <= 1_200; i++) {
      many.add(List.of(i));
    }
    return new TestChain()
        .file(
            "audit.sql",
            """
            CREATE TABLE audit (note TEXT);
            CREATE TRIGGER audited BEFORE UPDATE ON book FOR EACH ROW
            BEGIN
              INSERT INTO audit VALUES ('it''s; // one');
              INSERT INTO audit VALUES (OLD.title); -- and what it was
            END;
            """)
        .file(
            "dump.sql",
            """
            SET statement_timeout = 1000000;
            SELECT pg_catalog.set_config('search_path', '', false);
            CREATE TABLE public.dumped (id integer);
            """)
        .then(
            "Books",
            ScriptTest::books,
            op -> {
              op.dropTable("book");
              op.dropTable("author");
              op.dropEnum("genre");
            })
        .add(
            "Left",
            List.of("Books"),
            op -> {
              op.timeouts(statementLockTimeout(java.time.Duration.ofSeconds(20)));
              op.createTable("tag", column("id", integer()).primaryKey());
              op.bulkInsert(into("tag", "id"), many);
              op.createView("titles", "SELECT title FROM book");
            },
            op -> {
              op.dropView("titles");
              op.dropTable("tag");
            })
        .add(
            "Right",
            List.of("Books"),
            op -> {
              op.alterColumn("author", "name", dropNotNull());
              op.addConstraint("author", check("name <> ''").named("ck_author_named"));
              op.renameColumn("author", "name", "called");
              op.renameColumn("author", "called", "name");
            },
            Operations::reverseUpgrade)
        .add("Both", List.of("Left", "Right"), op -> {}, op -> {})
        .then(
            "View",
            op -> {
              op.dropView("titles");
              op.execute("DELETE FROM author WHERE name = 'gone' -- and the books go along");
              op.on(POSTGRESQL, () -> op.executeScript("dump.sql"));
            },
            op -> {
              op.on(POSTGRESQL, () -> op.execute("DROP TABLE dumped"));
              op.createView("titles", "SELECT title FROM book");
            })
        .then("Changes", ScriptTest::changes, ScriptTest::undo);
  }

  private static MigrationRegistry registry(DataSource database, TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  private static String script(ScriptedDatabase kind, TestChain chain, String range) {
    StringBuilder out = new StringBuilder();
    registry(TestDatabase.inMemory(), chain).script(range, kind.dialect(), out);
    return out.toString();
  }

  private static void runs(ScriptedDatabase kind, DataSource database, String script) {
    Client.Ran ran = kind.run(database, script);
    assertThat(ran.exitCode()).as(ran.said()).isZero();
    assertThat(ran.said()).doesNotContainIgnoringCase("error").doesNotContainIgnoringCase("warn");
  }

  private static void refuses(
      ScriptedDatabase kind, DataSource database, String script, String why, String... options) {
    Client.Ran ran = kind.run(database, script, options);
    assertThat(ran.said()).contains(why);
    assertThat(ran.exitCode()).isNotZero();
  }

  @ParameterizedTest
  @EnumSource
  void upAndDownLeaveTheSameCatalogueRowsAndHistory(ScriptedDatabase kind) {
    DataSource scripted = kind.fresh(folder);
    DataSource applied = kind.fresh(folder);
    runs(kind, scripted, script(kind, chain(), ":head"));
    MigrationRegistry registry =
        MigrationRegistry.builder(applied).source(chain()).dialect(kind.dialect()).build();
    registry.apply();
    assertThat(kind.all(scripted)).isEqualTo(kind.all(applied));
    registry(scripted, chain()).validate();
    assertThat(registry(scripted, chain()).apply().isEmpty()).isTrue();

    runs(kind, scripted, script(kind, chain(), "head:Books"));
    registry.downgrade("Books");
    assertThat(kind.all(scripted)).isEqualTo(kind.all(applied));
    runs(kind, scripted, script(kind, chain(), "Books:base"));
    registry.downgrade("base");
    assertThat(kind.all(scripted)).isEqualTo(kind.all(applied));
    assertThat(kind.tables(scripted)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aScriptRefusesToRunTwiceAndOnAnotherStart(ScriptedDatabase kind) {
    String elsewhere = "the database does not stand where this script begins";
    DataSource database = kind.fresh(folder);
    if (kind != ScriptedDatabase.H2) { // it keeps its lock in a table
      Client.Ran ran = kind.run(database, script(kind, chain(), "Books:Left"));
      assertThat(ran.exitCode()).as("on an empty database").isNotZero();
      assertThat(query(database, kind.countOfTables())).containsExactly("0");
    }
    String first = script(kind, chain(), ":Left");
    runs(kind, database, first);
    List<String> once = kind.all(database);
    refuses(kind, database, first, elsewhere);
    refuses(kind, database, script(kind, chain(), "Books:Right"), elsewhere);
    refuses(kind, database, script(kind, chain(), "Right:Books"), elsewhere);
    assertThat(kind.all(database)).isEqualTo(once);
    TestChain other =
        new TestChain()
            .then("Books", ScriptTest::books)
            .then("Elsewhere", op -> op.createTable("elsewhere", column("id", integer())));
    runs(kind, database, script(kind, chain(), "Left:Books"));
    registry(database, other).upgrade("Elsewhere");
    refuses(kind, database, script(kind, chain(), "Books:Left"), elsewhere);
  }

  /** A run that executes a script in its midst. */
  @ParameterizedTest
  @EnumSource
  void aScriptRefusesToRunBesideAMigration(ScriptedDatabase kind) {
    DataSource database = kind.fresh(folder);
    List<Client.Ran> beside = new ArrayList<>();
    TestChain first =
        new TestChain().then("First", op -> op.execute("CREATE TABLE a (i INT)"), op -> {});
    TestChain chain =
        new TestChain()
            .then("First", op -> op.execute("CREATE TABLE a (i INT)"), op -> {})
            .then(
                "Beside",
                op ->
                    op.run(
                        "script",
                        c -> beside.add(kind.run(database, script(kind, first, ":head")))));
    registry(database, chain).apply();
    assertThat(beside).hasSize(1);
    assertThat(beside.get(0).exitCode()).isNotZero();
    assertThat(beside.get(0).said())
        .containsAnyOf("another process migrates", "database is locked");
  }

  /** Fails at the author's own definition, at one of ours and at rows, each after steps. */
  @ParameterizedTest
  @EnumSource
  void applyGoesOnWhereAScriptFailed(ScriptedDatabase kind) {
    List<String> ways = List.of("own", "ours", "altered", "rows");
    for (String way : kind == ScriptedDatabase.SQLITE ? List.of("rows") : ways) {
      Consumer<Operations> up =
          op -> {
            op.createTable(
                "one",
                column("id", integer()).primaryKey(),
                column("n", integer()).defaultValue(1),
                column("empty", integer()).nullable());
            op.insert(into("one", "id").values(1));
            op.backfill("one", setSql("n", "n + 1"), allRows(), batchesOf(10));
            switch (way) {
              case "own" -> op.execute("CREATE TABLE blocked (id INTEGER)");
              case "ours" -> op.createTable("blocked", column("id", integer()).primaryKey());
              case "altered" -> op.alterColumn("one", "empty", setNotNull());
              default -> op.execute("INSERT INTO one (id) SELECT id FROM blocked");
            }
            op.createTable("last", column("id", integer()).primaryKey());
          };
      TestChain chain = new TestChain().then("Zero", op -> {}).then("First", up, op -> {});
      DataSource database = kind.fresh(folder);
      execute(database, "CREATE VIEW blocked AS SELECT 1 AS id");
      refuses(kind, database, script(kind, chain, ":head"), "");
      assertThat(kind.tables(database)).doesNotContain("last", "LAST");
      execute(database, "DROP VIEW blocked");
      if (way.equals("altered")) {
        execute(database, "UPDATE one SET empty = 1"); // committed before the backfill
      }
      if (way.equals("rows")) {
        execute(database, "CREATE VIEW blocked AS SELECT 3 AS id");
      }
      var builder = MigrationRegistry.builder(database).source(chain);
      if (kind == ScriptedDatabase.H2 && way.equals("own")) { // nothing there can note a failure
        assertThatThrownBy(() -> builder.build().apply())
            .isInstanceOf(DriftException.class)
            .hasMessageContaining("CREATE TABLE blocked");
        builder.unsettled(dev.retort.engine.Settings.Unsettled.REDO);
      }
      builder.build().apply();
      assertThat(query(database, "SELECT n FROM one WHERE id = 1")).as(way).containsExactly("2");
      builder.build().validate();
      assertThat(kind.tables(database)).containsAnyOf("last", "LAST");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void applyGoesOnWhereAClientWasKilled(ScriptedDatabase kind) throws Exception {
    DataSource database = kind.fresh(folder);
    TestChain chain =
        new TestChain()
            .then("Zero", op -> op.createTable("zero", column("id", integer()).primaryKey()))
            .then(
                "First",
                op -> {
                  op.createTable("one", column("id", integer()).primaryKey());
                  op.insert(into("one", "id").values(1));
                  op.update("one", setSql("id", "id + 1"), allRows());
                  op.createTable("last", column("id", integer()).primaryKey());
                });
    String script = script(kind, chain, ":head");
    int middle = script.indexOf("UPDATE one SET");
    assertThat(middle).isPositive();
    Process client = kind.client(database).start(folder.resolve("killed"));
    Client.write(client, script.substring(0, script.lastIndexOf('\n', middle)) + "\n");
    await(() -> kind.tables(database).contains("zero"));
    client.destroyForcibly().waitFor();
    registry(database, chain).apply();
    assertThat(query(database, "SELECT id FROM one")).containsExactly("2");
    registry(database, chain).validate();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Whatever the client was told, nothing runs after the first error. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void noOptionMakesAClientGoOn(ScriptedDatabase kind) {
    DataSource database = kind.fresh(folder);
    TestChain chain =
        new TestChain()
            .then(
                "First",
                op -> {
                  op.createTable("one", column("id", integer()).primaryKey());
                  op.insert(into("one", "id").values(1));
                  op.execute("INSERT INTO missing VALUES (1)");
                  op.insert(into("one", "id").values(2));
                })
            .then("Second", op -> op.createTable("two", column("id", integer()).primaryKey()));
    String script = script(kind, chain, ":head");
    String[] options =
        switch (kind) {
          case MARIADB -> new String[] {"--force", "--delimiter=//", "--safe-updates"};
          case SQLITE -> new String[] {"-cmd", ".bail off"};
          default ->
              new String[] {
                "-S",
                "-v",
                "ON_ERROR_STOP=off",
                "-v",
                "AUTOCOMMIT=off",
                "-v",
                "ON_ERROR_ROLLBACK=on"
              };
        };
    Client.Ran ran = kind.run(database, script, options);
    assertThat(ran.said()).contains("missing");
    if (kind != ScriptedDatabase.MARIADB) { // with --force the client itself says 0 in the end
      assertThat(ran.exitCode()).isNotZero();
    }
    assertThat(kind.tables(database)).doesNotContain("two");
    if (kind == ScriptedDatabase.MARIADB) {
      assertThat(query(database, "SELECT * FROM one")).isEmpty();
    } else {
      assertThat(kind.tables(database)).isEmpty();
    }
    if (kind.name().startsWith("POSTGRES")) {
      refuses(kind, database, script, "run the script without -1", "-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aScriptWorksInTheSchemaThatTheRegistryNames(ScriptedDatabase kind) {
    if (kind == ScriptedDatabase.SQLITE) {
      return; // it has none
    }
    DataSource database = kind.fresh(folder);
    String schema = kind == ScriptedDatabase.MARIADB ? "s" + System.nanoTime() : "Other \"one\"";
    execute(
        database,
        kind == ScriptedDatabase.MARIADB
            ? "CREATE DATABASE " + schema
            : "CREATE SCHEMA \"Other \"\"one\"\"\"");
    TestChain chain =
        new TestChain().then("One", op -> op.createTable("one", column("id", integer())));
    MigrationRegistry registry =
        MigrationRegistry.builder(database).source(chain).schema(schema).build();
    StringBuilder script = new StringBuilder();
    registry.script(":head", kind.dialect(), script);
    runs(kind, database, script.toString());
    registry.validate();
    assertThat(registry.pending()).isEmpty();
    assertThat(kind.tables(database)).isEmpty();
  }

  /** No MySQL is there; MariaDB reads what its scripts say instead of blocks. */
  @Test
  void aScriptForMySqlRefusesToRunTwiceToo() {
    DataSource database = MariaDbServer.database();
    TestChain chain =
        new TestChain().then("One", op -> op.createTable("one", column("id", integer())));
    StringBuilder script = new StringBuilder();
    registry(database, chain).script(":head", new MySqlDialect(), script);
    runs(ScriptedDatabase.MARIADB, database, script.toString());
    refuses(
        ScriptedDatabase.MARIADB,
        database,
        script.toString(),
        "Retort: the database does not stand where this script begins' doesn't exist");
    registry(database, chain).validate();
  }

  @Test
  void stepsInJavaAreRefusedByTheirRevisionsAndNames() {
    TestChain chain =
        new TestChain()
            .then("One", op -> op.run("fill in Java", connection -> {}))
            .then("Two", op -> op.run("and again", connection -> {}));
    assertThatThrownBy(() -> script(ScriptedDatabase.H2, chain, ":head"))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining(chain.id("One") + " (One): step 1, run(\"fill in Java\")")
        .hasMessageContaining(chain.id("Two") + " (Two): step 1, run(\"and again\")");
  }

  @Test
  void aMessageStaysInItsCommentLine() {
    String message = "a\r\nDROP TABLE x; */ \\ \u2028b\u2029c\u0085d\u202ee\u200f\u001b[2J";
    TestChain chain = new TestChain().message(message).then("One", op -> {});
    StringBuilder script = new StringBuilder();
    registry(TestDatabase.inMemory(), chain).script(":head", new H2Dialect(), script);
    assertThat(script.toString().lines().filter(line -> line.startsWith("-- apply")))
        .containsExactly("-- apply " + chain.id("One") + ": a  DROP TABLE x; */ \\  b c d e  [2J");
  }
}
