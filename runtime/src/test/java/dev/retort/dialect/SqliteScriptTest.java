package dev.retort.dialect;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Client;
import dev.retort.TestSqlite;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/**
 * What is rendered for the oldest SQLite, fed to SQLite's own command-line client: with rebuilds,
 * from the fold alone.
 */
class SqliteScriptTest {

  private static void base(Operations op) {
    op.createTable(
        "parent", column("id", bigint()).identity().primaryKey(), column("name", text()));
    op.createTable(
        "child",
        column("id", bigint()).primaryKey(),
        column("parent_id", bigint()).references("parent", "id", CASCADE),
        index("parent_id"));
    op.insert(into("parent", "name").values("it's\r\n\0 one").values("Zwölf 😀;\n.quit"));
    op.insert(into("child", "id", "parent_id").values(1, 1).values(2, 2));
    op.delete("child", where("id = 2"));
    op.delete("parent", where("id = 2"));
  }

  private static void change(Operations op) {
    op.addColumn("parent", column("plain", text()).nullable());
    op.addConstraint("parent", unique("name"));
    op.addColumn("parent", column("added", timestamp()).defaultSql("current_timestamp"));
    op.renameColumn("child", "parent_id", "parent");
    op.alterColumn("child", "parent", dropNotNull());
  }

  @TempDir Path folder;
  private SQLiteDataSource database;

  @BeforeEach
  void database() {
    database = TestSqlite.file(folder);
  }

  /** The transaction of each revision as a script of the steps has it. */
  @SafeVarargs
  private static String script(Consumer<Operations>... revisions) {
    SqliteDialect dialect = new SqliteDialect();
    StringBuilder script = new StringBuilder(".bail on\nPRAGMA foreign_keys = ON;\n");
    Schema schema = Schema.empty();
    for (Consumer<Operations> revision : revisions) {
      List<Operation> operations = Operations.record(revision);
      Rendering rendering = dialect.render(operations, schema);
      assertThat(rendering.problems()).isEmpty();
      ScriptFrame frame = dialect.frame(rendering.steps());
      List<String> statements = new ArrayList<>(frame.before());
      statements.add("BEGIN IMMEDIATE");
      statements.addAll(frame.first());
      for (SqlStep step : rendering.steps()) {
        statements.addAll(dialect.guards(step));
        statements.add(step.sql());
      }
      statements.addAll(frame.last());
      statements.add("COMMIT");
      statements.addAll(frame.after());
      statements.forEach(statement -> script.append(statement).append(";\n"));
      schema = schema.after(operations, dialect.database());
    }
    return script.toString();
  }

  /** What the client says, or nothing. */
  private String run(String script) {
    Client.Ran ran = Client.of(database).run(script);
    assertThat(ran.exitCode() == 0).as(ran.said()).isEqualTo(ran.said().isEmpty());
    return ran.said();
  }

  @Test
  void rebuildsRunFromTheFoldAloneAndKeepRowsIndexesAndNumbers() throws Exception {
    assertThat(run(script(SqliteScriptTest::base, SqliteScriptTest::change))).isEmpty();
    assertThat(query(database, "SELECT id, name, plain, added IS NULL FROM parent"))
        .containsExactly("1 it's\r\n\0 one null 0");
    assertThat(query(database, "SELECT * FROM child")).containsExactly("1 1");
    assertThat(query(database, "SELECT name FROM pragma_index_info('ix_child_parent_id')"))
        .containsExactly("parent");
    execute(database, "INSERT INTO parent (name) VALUES ('x')");
    assertThat(query(database, "SELECT max(id) FROM parent")).containsExactly("3");
    assertThat(query(database, "SELECT name FROM sqlite_master WHERE name LIKE 'retort%'"))
        .isEmpty();
  }

  private void assertStops(String why) throws Exception {
    List<String> before = query(database, "SELECT sql FROM sqlite_master ORDER BY 1");
    String change =
        script(SqliteScriptTest::base, SqliteScriptTest::change)
            .replace(script(SqliteScriptTest::base).replace(".bail on\n", ""), "");
    assertThat(run(change)).contains(why);
    assertThat(query(database, "SELECT sql FROM sqlite_master ORDER BY 1")).isEqualTo(before);
  }

  @Test
  void aScriptStopsWhereItWouldLoseATrigger() throws Exception {
    run(script(SqliteScriptTest::base));
    execute(database, "CREATE TRIGGER t AFTER INSERT ON parent BEGIN SELECT 1; END");
    assertStops("drop triggers before, and make them again after");
  }

  @Test
  void orAnIndexThatSqlMade() throws Exception {
    run(script(SqliteScriptTest::base));
    execute(database, "CREATE INDEX by_hand ON child (id)");
    assertStops("drop indexes that SQL made before, and make them again after");
  }

  @Test
  void orAColumn() throws Exception {
    run(script(SqliteScriptTest::base));
    execute(database, "ALTER TABLE parent ADD COLUMN extra");
    assertStops("the table has other columns than the chain made");
  }

  @Test
  void orTheRowsOfATableByHandThatRefersToOneThatIsDropped() throws Exception {
    run(script(SqliteScriptTest::base));
    execute(
        database,
        "CREATE TABLE by_hand (p INTEGER REFERENCES parent ON DELETE CASCADE)",
        "INSERT INTO by_hand VALUES (1)");
    Consumer<Operations> dropping =
        op -> {
          op.dropTable("child");
          op.dropTable("parent");
        };
    String all = script(SqliteScriptTest::base, dropping);
    String drop = all.replace(script(SqliteScriptTest::base).replace(".bail on\n", ""), "");
    assertThat(run(drop.replaceFirst("\n", "\nPRAGMA foreign_keys = ON;\n")))
        .contains("foreign keys refer to it");
    assertThat(query(database, "SELECT * FROM by_hand")).containsExactly("1");
    assertThat(run(drop)).isEmpty();
    assertThat(TestSqlite.tables(database)).containsExactly("by_hand");
  }

  @Test
  void orWhereAForeignKeyWouldBeViolated() throws Exception {
    run(script(SqliteScriptTest::base));
    Consumer<Operations> orphaning =
        op -> {
          op.addConstraint("parent", unique("name"));
          op.delete("parent", allRows());
        };
    String all = script(SqliteScriptTest::base, orphaning);
    String change = all.replace(script(SqliteScriptTest::base).replace(".bail on\n", ""), "");
    assertThat(run(change)).contains("rows violate foreign keys that did not before");
    assertThat(query(database, "SELECT id FROM parent")).containsExactly("1");
  }
}
