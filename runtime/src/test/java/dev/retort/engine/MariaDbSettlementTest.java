package dev.retort.engine;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.DriftException;
import dev.retort.MariaDbServer;
import dev.retort.MigrationRegistry;
import dev.retort.TestChain;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.dialect.SqlStep;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.operations.Case;
import dev.retort.operations.OperationCases;
import dev.retort.operations.TestedDatabase;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a step is done that nobody heard of again, MariaDB's own catalogue tells. */
@Tag("storm")
class MariaDbSettlementTest {

  private final DataSource database = MariaDbServer.database();

  private static DatabaseSession session(Connection connection, Dialect dialect)
      throws SQLException {
    RetortTables tables = RetortTables.of(QualifiedName.of("retort_history"));
    return Databases.support(dialect).session(connection, dialect, tables);
  }

  /** The cases that MariaDB can do. */
  static List<String> executed() {
    return OperationCases.names().stream()
        .filter(
            name -> {
              Case each = OperationCases.named(name, MARIADB, "sales");
              List<Operation> operations = new ArrayList<>(Operations.record(each.given()));
              operations.addAll(Operations.record(each.change(), each.files()::get));
              operations.removeIf(MariaDbSettlementTest::isForThePlanner);
              return TestedDatabase.MARIADB
                  .dialect()
                  .render(operations, Schema.empty())
                  .problems()
                  .isEmpty();
            })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("executed")
  void eachStepIsNotDoneBeforeAndDoneAfter(String name) throws SQLException {
    try (Connection connection = database.getConnection()) {
      Dialect dialect = Databases.support(connection).dialect(connection);
      DatabaseSession session = session(connection, dialect);
      String sales = TestedDatabase.MARIADB.schema(database, "sales");
      Case each = OperationCases.named(name, MARIADB, sales);
      Schema schema = run(Operations.record(each.given()), Schema.empty(), dialect, session, false);
      run(Operations.record(each.change(), each.files()::get), schema, dialect, session, true);
    }
  }

  private static Schema run(
      List<Operation> operations,
      Schema before,
      Dialect dialect,
      DatabaseSession session,
      boolean settled)
      throws SQLException {
    Schema schema = before;
    for (Operation operation : operations) {
      if (isForThePlanner(operation)) {
        continue;
      }
      for (SqlStep sql : dialect.render(operation, schema).steps()) {
        PlannedStep step = new PlannedStep(1, sql, null);
        String seen = session.before(step);
        if (settled) {
          assertThat(session.settle(step, seen)).as(sql.sql()).isEqualTo(Settlement.NOT_DONE);
        }
        SqlExecution.run(session, sql);
        if (settled && isDefinition(sql.effect())) {
          assertThat(session.settle(step, seen)).as(sql.sql()).isEqualTo(Settlement.DONE);
        }
      }
      schema = schema.after(operation, dialect.database());
    }
    return schema;
  }

  private static boolean isForThePlanner(Operation operation) {
    return operation instanceof Operation.On
        || operation instanceof Operation.Run
        || operation instanceof Operation.SetTimeouts;
  }

  private static boolean isDefinition(Effect effect) {
    return !(effect instanceof Effect.Data
        || effect instanceof Effect.Batched
        || effect instanceof Effect.Unknown);
  }

  private static TestChain chain(String sql) {
    return new TestChain()
        .then(
            "Ground",
            op -> {
              op.createTable("a", column("id", integer()).primaryKey());
              op.createTable("b", column("id", integer()).primaryKey());
              op.createTable("t", column("id", integer()).primaryKey(), column("n", integer()));
              op.insert(into("a", "id").values(1));
            })
        .then("Own", op -> op.execute(sql));
  }

  private MigrationRegistry registry(TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t ADD PRIMARY KEY (id), DROP PRIMARY KEY, ADD INDEX (n)",
        "ALTER TABLE t MODIFY n BIGINT COMMENT 'more'",
        "ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 3",
        "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.n = 1; SET NEW.id = 2; END",
        "CREATE PROCEDURE p (IN x INT) BEGIN SELECT x; END",
        "CREATE VIEW v AS SELECT id FROM t",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t",
        "RENAME TABLE a TO c",
        "DROP TABLE b"
      })
  void anAuthorsOwnDefinitionIsDoneWhenItShows(String sql) {
    TestChain chain = chain(sql);
    registry(chain).upgrade("Ground");
    CrashedStep.begin(database, chain, "Own", 1);
    registry(chain).apply(); // it was not done: it is now
    List<String> done = MariaDbServer.catalogue(database);
    registry(chain).validate();

    DataSource other = MariaDbServer.database();
    MigrationRegistry registry = MigrationRegistry.builder(other).source(chain).build();
    registry.upgrade("Ground");
    CrashedStep.begin(other, chain, "Own", 1);
    execute(other, sql);
    registry.apply(); // it was done: it is not done again
    assertThat(MariaDbServer.catalogue(other)).isEqualTo(done);
  }

  @Test
  void twoTablesAlikeThatWereSwappedAreNotSwappedBack() {
    TestChain chain = chain("RENAME TABLE a TO c, b TO a, c TO b");
    registry(chain).upgrade("Ground");
    // Times of tables are told by the second.
    assertThat(query(database, "SELECT SLEEP(1.1)")).containsExactly("0");
    CrashedStep.begin(database, chain, "Own", 1);
    execute(database, "RENAME TABLE a TO c, b TO a, c TO b");
    assertThatThrownBy(() -> registry(chain).apply())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("RENAME TABLE a TO c, b TO a, c TO b")
        .hasMessageContaining("unsettled(SKIP)");
    MigrationRegistry.builder(database)
        .source(chain)
        .unsettled(Settings.Unsettled.SKIP)
        .build()
        .apply();
    assertThat(query(database, "SELECT id FROM b")).containsExactly("1");
  }

  @Test
  void namesAreComparedAsTheServerComparesThem() throws SQLException {
    execute(
        database,
        "CREATE TABLE Mixed (Id INT PRIMARY KEY, CONSTRAINT Uq UNIQUE (Id))",
        "CREATE VIEW seen AS SELECT 1",
        "CREATE SEQUENCE counted");
    try (Connection connection = database.getConnection()) {
      Catalogue catalogue =
          session(connection, Databases.support(connection).dialect(connection)).catalogue();
      QualifiedName mixed = QualifiedName.of("Mixed");
      assertThat(catalogue.hasTable(mixed)).isTrue();
      assertThat(catalogue.hasTable(QualifiedName.of("mixed"))).isFalse();
      assertThat(catalogue.hasTable(QualifiedName.of("seen"))).isFalse();
      assertThat(catalogue.hasTable(QualifiedName.of("counted"))).isFalse();
      assertThat(catalogue.hasColumn(mixed, name("ID"))).isTrue();
      assertThat(catalogue.hasIndex(mixed, name("uq"))).isTrue();
      assertThat(catalogue.hasConstraint(mixed, name("UQ"))).isTrue();
      assertThat(catalogue.hasConstraint(mixed, name("PRIMARY"))).isTrue();
      assertThat(catalogue.hasConstraint(mixed, name("pk_Mixed"))).isFalse();
      String schema = MariaDbServer.nameOf(database);
      QualifiedName qualified = QualifiedName.of(schema + ".Mixed");
      assertThat(catalogue.hasTable(qualified)).isTrue();
      assertThat(catalogue.fingerprint(qualified)).isEqualTo(catalogue.fingerprint(mixed));
      assertThat(catalogue.hasObject(Effect.ObjectKind.VIEW, QualifiedName.of("seen"))).isTrue();
      assertThat(catalogue.hasObject(Effect.ObjectKind.VIEW, mixed)).isFalse();
      assertThat(catalogue.hasObject(Effect.ObjectKind.SEQUENCE, QualifiedName.of("counted")))
          .isTrue();
      assertThat(catalogue.hasObject(Effect.ObjectKind.SCHEMA, QualifiedName.of(schema))).isTrue();
      assertThat(catalogue.hasObject(Effect.ObjectKind.SCHEMA, QualifiedName.of("nowhere")))
          .isFalse();
    }
  }

  @Test
  void rowsAndOtherDatabasesChangeNoFingerprint() throws SQLException {
    registry(chain("SELECT 1")).upgrade("Ground");
    try (Connection connection = database.getConnection()) {
      Catalogue catalogue =
          session(connection, Databases.support(connection).dialect(connection)).catalogue();
      String before = catalogue.fingerprint(null);
      execute(database, "INSERT INTO t VALUES (1, 1)", "TRUNCATE TABLE a", "ANALYZE TABLE t");
      execute(MariaDbServer.database(), "CREATE TABLE elsewhere (id INT)");
      assertThat(catalogue.fingerprint(null)).isEqualTo(before);
      execute(database, "ALTER TABLE t COMMENT = 'x'");
      assertThat(catalogue.fingerprint(null)).isNotEqualTo(before);
    }
  }

  private static dev.retort.op.Name name(String text) {
    return dev.retort.op.Name.of(text);
  }
}
