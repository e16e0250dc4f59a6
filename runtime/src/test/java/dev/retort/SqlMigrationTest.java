package dev.retort;

import static dev.retort.TestDatabase.query;
import static dev.retort.TestDatabase.tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Migrations whose statements stand in files, on H2. */
class SqlMigrationTest {

  private static final class Audit implements SqlMigration {}

  private final JdbcDataSource database = TestDatabase.inMemory();

  private static TestChain audit() {
    return new TestChain().then("Audit", new Audit()::upgrade, new Audit()::downgrade);
  }

  private MigrationRegistry registry(TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  @Test
  void theFileBesideTheClassRunsStatementByStatement() {
    TestChain chain =
        audit()
            .file("Audit.sql", "-- two\nCREATE TABLE a (x INT);\nINSERT INTO a VALUES (1), (2);")
            .file("Audit.down.sql", "DROP TABLE a");
    assertThat(registry(chain).apply().revisions())
        .extracting(RunReport.Ran::statements)
        .containsExactly(2);
    assertThat(query(database, "SELECT x FROM a ORDER BY 1")).containsExactly("1", "2");
    registry(chain).downgrade("base");
    assertThat(tables(database)).isEmpty();
  }

  @Test
  void aDatabasesOwnFileGoesBeforeTheOneForAll() {
    TestChain chain =
        audit()
            .file("Audit.sql", "CREATE TABLE a (x INT)")
            .file("Audit.h2.sql", "CREATE TABLE b (x INT)");
    registry(chain).apply();
    assertThat(tables(database)).containsExactly("B");
  }

  @Test
  void withoutAFileForTheWayDownItIsIrreversible() {
    TestChain chain = audit().file("Audit.sql", "CREATE TABLE a (x INT)");
    registry(chain).apply();
    assertThatThrownBy(() -> registry(chain).downgrade("base"))
        .isInstanceOf(IrreversibleException.class)
        .hasMessageContaining("there is no Audit.down.sql beside the class");
  }

  @Test
  void whatAFileCantSayIsToldBeforeAnythingRan() {
    TestChain missing = audit();
    assertThatThrownBy(() -> registry(missing).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("beside the class there is none of [Audit.sql, Audit.h2.sql");
    TestChain other = audit().file("Audit.mariadb.sql", "CREATE TABLE a (x INT)");
    assertThatThrownBy(() -> registry(other).apply())
        .hasMessageContaining("only for [mariadb]: write Audit.h2.sql for it, or one for all");
    TestChain wrong = audit().file("Audit.sql", "CREATE TABLE a (x INT);\nCOMMIT;\nSELECT 'x");
    assertThatThrownBy(() -> registry(wrong).apply())
        .hasMessageContaining("Audit.sql, line 3: a string that does not close");
    TestChain commits = audit().file("Audit.sql", "CREATE TABLE a (x INT);\nCOMMIT;");
    assertThatThrownBy(() -> registry(commits).apply())
        .hasMessageContaining("Audit.sql line 2 (\"COMMIT\") begins or ends a transaction");
    assertThat(tables(database)).isEmpty();
  }

  @Test
  void executeRunsOneStatementAndAsManyValuesAsItHasMarks() {
    TestChain chain =
        new TestChain()
            .then("Two", op -> op.execute("CREATE TABLE a (x INT); CREATE TABLE b (x INT)"))
            .then("Marks", op -> op.execute("INSERT INTO a VALUES ('?', ?)", 1, 2))
            .then("None", op -> op.execute("-- nothing"));
    assertThatThrownBy(() -> registry(chain).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("holds 2 statements, the second being \"CREATE TABLE b (x INT)\"")
        .hasMessageContaining("has 1 ? but is given 2 values")
        .hasMessageContaining("holds no statement");
  }

  @Test
  void aTerminatorAndAQuestionMarkWithoutValuesAreFine() {
    TestChain chain =
        new TestChain()
            .then("One", op -> op.execute("CREATE TABLE a (x VARCHAR(9));"))
            .then("Mark", op -> op.execute("INSERT INTO a VALUES ('{fn a} ?');"));
    registry(chain).apply();
    assertThat(query(database, "SELECT x FROM a")).containsExactly("{fn a} ?");
  }
}
