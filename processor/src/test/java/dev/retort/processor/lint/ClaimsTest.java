package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.MariaDbServer;
import dev.retort.PostgresServer;
import dev.retort.TestDatabase;
import dev.retort.TestSqlite;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Rendering;
import dev.retort.dialect.SqlStep;
import dev.retort.op.ColumnType;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What warnings claim of databases, looked at on real ones. */
@Tag("storm")
class ClaimsTest {

  private static final List<Consumer<Operations>> FAILING =
      List.of(
          op -> op.alterColumn("t", "age", setNotNull()), // MF04
          op -> op.addConstraint("t", unique("name")), // MF01
          op -> op.createIndex("t", index("name").unique()),
          op -> op.addConstraint("t", check("age >= 0")), // MF02
          op -> op.addConstraint("t", foreignKey("id").references("parent", "id")), // MF05
          op -> op.alterColumn("t", "name", setType(varchar(5))), // MF06
          op -> op.alterColumn("t", "name", setType(integer()))); // MF07

  private static void tables(Operations op) {
    op.createTable("parent", column("id", integer()).primaryKey());
    op.createTable(
        "t",
        column("id", integer()).primaryKey(),
        column("name", varchar(50)),
        column("age", integer()).nullable(),
        column("at", timestamp()),
        column("fee", decimal(8, 2)));
    op.insert(
        into("t", "id", "name", "age", "at", "fee")
            .values(1, "a long name", null, java.time.LocalDateTime.of(2026, 1, 2, 3, 4), "1.55")
            .values(2, "a long name", -5, java.time.LocalDateTime.of(2026, 1, 2, 3, 4), "2.00"));
  }

  private static void notNull(Operations op) {
    op.addColumn("t", column("more", integer()));
  }

  @Test
  void onH2WhatIsThereMakesTheStepFail() {
    fails(TestDatabase::inMemory, LintChain.dialect(H2, "2.4"), FAILING);
    fails(TestDatabase::inMemory, LintChain.dialect(H2, "2.4"), List.of(ClaimsTest::notNull));
  }

  @ParameterizedTest
  @EnumSource
  void onPostgresWhatIsThereMakesTheStepFail(PostgresServer server) {
    Dialect dialect = LintChain.dialect(POSTGRESQL, String.valueOf(server.major()));
    fails(server::fresh, dialect, FAILING);
    fails(server::fresh, dialect, List.of(ClaimsTest::notNull));
  }

  @Test
  void onMariaDbWhatIsThereMakesTheStepFail() {
    fails(MariaDbServer::database, LintChain.dialect(MARIADB, "10.11"), FAILING);
  }

  /** A type is no limit there. */
  @Test
  void onSqliteTheRowsFailButNoTypeDoes(@TempDir Path folder) throws SQLException {
    Dialect dialect = LintChain.dialect(SQLITE, "3.40");
    fails(() -> TestSqlite.file(folder), dialect, FAILING.subList(0, 4));
    fails(() -> TestSqlite.file(folder), dialect, List.of(ClaimsTest::notNull));
    DataSource database = TestSqlite.file(folder);
    run(
        database,
        dialect,
        ClaimsTest::tables,
        op -> op.alterColumn("t", "name", setType(varchar(5))));
    run(
        database,
        dialect,
        ClaimsTest::tables,
        op -> op.alterColumn("t", "name", setType(integer())),
        true);
    assertThat(TestDatabase.query(database, "SELECT name FROM t")).contains("a long name");
  }

  /** MF03. */
  @Test
  void mariaDbFillsANewColumnWithoutAWord() throws SQLException {
    DataSource database = MariaDbServer.database();
    run(
        database,
        LintChain.dialect(MARIADB, "10.11"),
        ClaimsTest::tables,
        op -> {
          op.addColumn("t", column("number", integer()));
          op.addColumn("t", column("word", varchar(9)));
          op.addColumn("t", column("long_word", text()));
          op.addColumn("t", column("ok", bool()));
          op.addColumn("t", column("amount", decimal(5, 0)));
          op.addColumn("t", column("day", date()));
          op.addColumn("t", column("moment", timestamp()));
        });
    assertThat(
            TestDatabase.query(
                database,
                "SELECT number, CONCAT('<', word, long_word, '>'), ok, amount, CAST(day AS CHAR),"
                    + " CAST(moment AS CHAR) FROM t WHERE id = 1"))
        .containsExactly("0 <> 0 0 0000-00-00 0000-00-00 00:00:00.000000");
  }

  /** DS04. */
  @Test
  void aNarrowerTypeCutsWithoutAWord() throws SQLException {
    cuts(TestDatabase.inMemory(), LintChain.dialect(H2, "2.4"));
    cuts(PostgresServer.OLDEST.fresh(), LintChain.dialect(POSTGRESQL, "14"));
    cuts(MariaDbServer.database(), LintChain.dialect(MARIADB, "10.11"));
  }

  private static void cuts(DataSource database, Dialect dialect) throws SQLException {
    run(
        database,
        dialect,
        ClaimsTest::tables,
        op -> {
          op.alterColumn("t", "at", setType(date()));
          op.alterColumn("t", "fee", setType(decimal(8, 1)));
        });
    assertThat(TestDatabase.query(database, "SELECT fee FROM t WHERE id = 1"))
        .allMatch(fee -> fee.matches("1\\.[56]"));
    assertThat(TestDatabase.query(database, "SELECT at FROM t WHERE id = 1"))
        .containsExactly("2026-01-02");
  }

  private static final List<ColumnType> TYPES =
      List.of(
          smallint(),
          integer(),
          bigint(),
          real(),
          doublePrecision(),
          decimal(8, 2),
          decimal(10, 2),
          decimal(10, 4),
          bool(),
          character(5),
          character(9),
          varchar(20),
          varchar(60),
          varchar(80),
          varchar(300),
          text(),
          varbinary(20),
          varbinary(80),
          varbinary(300),
          blob(),
          date(),
          time(),
          timestamp(),
          json(),
          jsonb());

  /** LK05: what is rewritten gets another file. */
  @ParameterizedTest
  @EnumSource
  void postgresRewritesATableForTheseChangesOfType(PostgresServer server) throws SQLException {
    Dialect dialect = LintChain.dialect(POSTGRESQL, String.valueOf(server.major()));
    List<String> wrong = new ArrayList<>();
    try (Connection connection = server.fresh().getConnection()) {
      for (ColumnType from : TYPES) {
        for (ColumnType to : TYPES) {
          List<SqlStep> create =
              steps(
                  dialect, Schema.empty(), op -> op.createTable("t", column("a", from).nullable()));
          Schema schema = schema(dialect, op -> op.createTable("t", column("a", from).nullable()));
          run(connection, List.of("DROP TABLE IF EXISTS t"));
          run(connection, create.stream().map(SqlStep::sql).toList());
          run(connection, List.of("INSERT INTO t VALUES (NULL)"));
          String before = file(connection);
          List<SqlStep> change =
              steps(dialect, schema, op -> op.alterColumn("t", "a", setType(to)));
          try {
            run(connection, change.stream().map(SqlStep::sql).toList());
          } catch (SQLException e) {
            continue; // an error's business
          }
          boolean inPlace = file(connection).equals(before);
          if (inPlace != Types.isInPlaceOnPostgres(from, to)) {
            wrong.add(
                from
                    + " -> "
                    + to
                    + ": in place "
                    + inPlace
                    + steps(dialect, schema, op -> op.alterColumn("t", "a", setType(to)))
                        .get(0)
                        .sql()
                    + TestDatabase.query(connection, "select version(), @@sql_mode"));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String file(Connection connection) throws SQLException {
    return TestDatabase.query(connection, "SELECT pg_relation_filenode('t')").get(0);
  }

  /** LK05: MariaDB tells when it can't do without a copy. */
  @Test
  void mariaDbCopiesATableForTheseChangesOfType() throws SQLException {
    Dialect dialect = LintChain.dialect(MARIADB, "10.11");
    List<String> wrong = new ArrayList<>();
    try (Connection connection = MariaDbServer.database().getConnection()) {
      run(connection, List.of("ALTER DATABASE CHARACTER SET utf8mb4")); // latin1 has more in place
      for (ColumnType from : TYPES) {
        for (ColumnType to : TYPES) {
          Consumer<Operations> create = op -> op.createTable("t", column("a", from).nullable());
          Schema schema = schema(dialect, create);
          run(connection, List.of("DROP TABLE IF EXISTS t"));
          run(
              connection,
              steps(dialect, Schema.empty(), create).stream().map(SqlStep::sql).toList());
          run(connection, List.of("INSERT INTO t VALUES (NULL)"));
          boolean inPlace = true;
          for (SqlStep step : steps(dialect, schema, op -> op.alterColumn("t", "a", setType(to)))) {
            inPlace &= canInPlace(connection, step.sql());
          }
          boolean said = Types.isInPlaceOnMySql(from, to);
          if (inPlace != said && !(inPlace && isLonger(from, to))) {
            wrong.add(from + " -> " + to + ": in place " + inPlace);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** With more bytes for the length: MySQL and MariaDB's older versions copy, this one need not. */
  private static boolean isLonger(ColumnType from, ColumnType to) {
    return (from instanceof ColumnType.Varchar && to instanceof ColumnType.Varchar)
        || (from instanceof ColumnType.Varbinary && to instanceof ColumnType.Varbinary);
  }

  /** DS05. */
  @Test
  void anIndexOverSeveralColumnsIsDroppedOrShortenedWithOne() throws SQLException {
    for (DataSource database : List.of(PostgresServer.OLDEST.fresh(), MariaDbServer.database())) {
      try (Connection connection = database.getConnection()) {
        run(
            connection,
            List.of(
                "CREATE TABLE t (a int, b int)",
                "CREATE INDEX ab ON t (a, b)",
                "ALTER TABLE t DROP COLUMN b"));
        boolean isPostgres = database.getClass().getName().contains("PG");
        assertThat(
                TestDatabase.query(
                    connection,
                    isPostgres
                        ? "SELECT COUNT(*) FROM pg_indexes WHERE indexname = 'ab'"
                        : "SELECT COUNT(*) FROM information_schema.STATISTICS WHERE INDEX_NAME ="
                            + " 'ab' AND TABLE_SCHEMA = DATABASE()"))
            .containsExactly(isPostgres ? "0" : "1");
      }
    }
  }

  /** LK08, LK09. */
  @Test
  void mariaDbCopiesATableForTheseAdditions() throws SQLException {
    Dialect dialect = LintChain.dialect(MARIADB, "10.11");
    try (Connection connection = MariaDbServer.database().getConnection()) {
      run(connection, sql(dialect, Schema.empty(), ClaimsTest::tables));
      Schema schema = schema(dialect, ClaimsTest::tables);
      List<Consumer<Operations>> copying =
          List.of(
              op -> op.addConstraint("t", check("id > 0")),
              op -> op.addConstraint("t", foreignKey("id").references("parent", "id")),
              op -> op.addColumn("t", column("u", uuid()).defaultSql("(uuid())")),
              op ->
                  op.addColumn(
                      "t", column("s", varchar(9)).nullable().generatedStored("lower(name)")));
      for (Consumer<Operations> each : copying) {
        assertThat(canInPlace(connection, sql(dialect, schema, each).get(0)))
            .as(sql(dialect, schema, each).get(0))
            .isFalse();
      }
      List<Consumer<Operations>> inPlace =
          List.of(
              op -> op.createIndex("t", index("name")),
              op -> op.addColumn("t", column("v", varchar(9)).nullable()),
              op -> op.alterColumn("t", "fee", dropNotNull()));
      for (Consumer<Operations> each : inPlace) {
        assertThat(canInPlace(connection, sql(dialect, schema, each).get(0)))
            .as(sql(dialect, schema, each).get(0))
            .isTrue();
      }
    }
  }

  /** LK08. */
  @Test
  void mariaDbCopiesATableForAValueInTheMiddleOfAnEnum() throws SQLException {
    Dialect dialect = LintChain.dialect(MARIADB, "10.11");
    Consumer<Operations> create =
        op -> {
          op.createEnum("status", "open", "closed");
          op.createTable("t", column("a", enumType("status")).nullable());
        };
    Schema schema = schema(dialect, create);
    try (Connection connection = MariaDbServer.database().getConnection()) {
      run(connection, sql(dialect, Schema.empty(), create));
      Consumer<Operations> middle = op -> op.addEnumValue("status", "lost", before("closed"));
      Consumer<Operations> end = op -> op.addEnumValue("status", "lost");
      assertThat(canInPlace(connection, sql(dialect, schema, middle).get(0))).isFalse();
      assertThat(canInPlace(connection, sql(dialect, schema, end).get(0))).isTrue();
    }
  }

  private static boolean canInPlace(Connection connection, String sql) throws SQLException {
    String asked =
        sql.startsWith("CREATE")
            ? sql + " ALGORITHM=INPLACE LOCK=NONE"
            : sql + ", ALGORITHM=INPLACE, LOCK=NONE";
    try {
      run(connection, List.of(asked));
      return true;
    } catch (SQLException e) {
      assertThat(e.getMessage()).as(asked).matches("(?s).*(ALGORITHM|LOCK)=.*");
      return false;
    }
  }

  /** LK04. */
  @ParameterizedTest
  @ValueSource(strings = {"random()", "clock_timestamp()", "gen_random_uuid()", "nextval('s')"})
  void aVolatileDefaultRewritesATable(String expression) throws SQLException {
    assertThat(isRewritten("ALTER TABLE t ADD COLUMN b text DEFAULT " + expression)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t ADD COLUMN b timestamptz NOT NULL DEFAULT now()",
        "ALTER TABLE t ADD COLUMN b text NOT NULL DEFAULT 'random()'",
        "ALTER TABLE t ADD COLUMN b date DEFAULT CURRENT_DATE",
        "ALTER TABLE t ALTER COLUMN a SET NOT NULL"
      })
  void aStableDefaultDoesNot(String sql) throws SQLException {
    assertThat(isRewritten(sql)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t ADD COLUMN b int GENERATED ALWAYS AS (a + 1) STORED",
        "ALTER TABLE t ADD COLUMN b bigint GENERATED BY DEFAULT AS IDENTITY"
      })
  void aComputedOrNumberedColumnRewritesATable(String sql) throws SQLException {
    assertThat(isRewritten(sql)).isTrue();
  }

  private static boolean isRewritten(String sql) throws SQLException {
    try (Connection connection = PostgresServer.OLDEST.fresh().getConnection()) {
      run(
          connection,
          List.of("CREATE SEQUENCE s", "CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)"));
      String before = file(connection);
      run(connection, List.of(sql));
      return !file(connection).equals(before);
    }
  }

  /** BC01: what is written through such a view arrives in the table. */
  @Test
  void aViewUnderTheOldNameServesTheCodeThatIsStillRunning() throws SQLException {
    for (DataSource database : List.of(PostgresServer.OLDEST.fresh(), MariaDbServer.database())) {
      try (Connection connection = database.getConnection()) {
        run(
            connection,
            List.of(
                "CREATE TABLE account (id int)",
                "ALTER TABLE account RENAME TO person",
                "CREATE VIEW account AS SELECT * FROM person",
                "INSERT INTO account VALUES (1)",
                "UPDATE account SET id = 2",
                "DELETE FROM account WHERE id = 3"));
        assertThat(TestDatabase.query(connection, "SELECT id FROM person")).containsExactly("2");
      }
    }
  }

  /** LK07: the others make the index themselves. */
  @Test
  void h2AndMariaDbIndexAForeignKeyThemselves() throws SQLException {
    Consumer<Operations> tables =
        op -> {
          op.createTable("parent", column("id", integer()).primaryKey());
          op.createTable(
              "child",
              column("id", integer()).primaryKey(),
              column("parent_id", integer()).references("parent", "id"));
        };
    DataSource h2 = TestDatabase.inMemory();
    run(h2, LintChain.dialect(H2, "2.4"), tables, op -> {});
    assertThat(
            TestDatabase.query(
                h2,
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.INDEX_COLUMNS WHERE COLUMN_NAME ="
                    + " 'PARENT_ID'"))
        .containsExactly("1");
    DataSource mariaDb = MariaDbServer.database();
    run(mariaDb, LintChain.dialect(MARIADB, "10.11"), tables, op -> {});
    assertThat(
            TestDatabase.query(
                mariaDb,
                "SELECT COUNT(*) FROM information_schema.STATISTICS WHERE COLUMN_NAME = 'parent_id'"
                    + " AND TABLE_SCHEMA = DATABASE()"))
        .containsExactly("1");
  }

  private interface Fresh {
    DataSource database() throws SQLException;
  }

  private static void fails(Fresh fresh, Dialect dialect, List<Consumer<Operations>> changes) {
    for (Consumer<Operations> change : changes) {
      String what = Operations.record(change).toString();
      try (Connection connection = fresh.database().getConnection()) {
        run(connection, sql(dialect, Schema.empty(), ClaimsTest::tables));
        List<String> sql = sql(dialect, schema(dialect, ClaimsTest::tables), change);
        assertThatThrownBy(() -> run(connection, sql)).as(what).isInstanceOf(SQLException.class);
      } catch (SQLException e) {
        throw new AssertionError(what, e);
      }
    }
  }

  private static void run(
      DataSource database,
      Dialect dialect,
      Consumer<Operations> before,
      Consumer<Operations> change)
      throws SQLException {
    run(database, dialect, before, change, false);
  }

  private static void run(
      DataSource database,
      Dialect dialect,
      Consumer<Operations> before,
      Consumer<Operations> change,
      boolean isThere)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!isThere) {
        run(connection, sql(dialect, Schema.empty(), before));
      }
      run(connection, sql(dialect, schema(dialect, before), change));
    }
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Schema schema(Dialect dialect, Consumer<Operations> operations) {
    return Schema.empty().after(Operations.record(operations), dialect.database());
  }

  private static List<String> sql(Dialect dialect, Schema before, Consumer<Operations> operations) {
    return steps(dialect, before, operations).stream().map(SqlStep::sql).toList();
  }

  private static List<SqlStep> steps(
      Dialect dialect, Schema before, Consumer<Operations> operations) {
    List<Operation> recorded = Operations.record(operations);
    Rendering rendering = dialect.render(dialect.arranged(recorded), before);
    assertThat(rendering.problems()).isEmpty();
    return rendering.steps();
  }
}
