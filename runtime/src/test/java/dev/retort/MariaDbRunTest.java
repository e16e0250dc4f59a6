package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * Runs on a real MariaDB: data, other databases, waiting, backfills, and how a connection goes
 * back.
 */
class MariaDbRunTest {

  private final MariaDbDataSource database = MariaDbServer.database();

  private static MigrationRegistry registry(DataSource database, TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  private static TestChain account() {
    return new TestChain()
        .then(
            "Account",
            op -> {
              op.createTable(
                  "account",
                  column("id", bigint()).identity().primaryKey(),
                  column("name", varchar(50)),
                  column("score", integer()).defaultValue(0));
              op.bulkInsert(
                  into("account", "name"),
                  IntStream.rangeClosed(1, 25).mapToObj(i -> List.of("n" + i)));
            });
  }

  @Test
  void rowsAndScriptsAndStepsInJava() {
    TestChain chain =
        account()
            .file(
                "audit.sql",
                """
                CREATE TABLE audit (id BIGINT PRIMARY KEY AUTO_INCREMENT, note TEXT); # a table
                DELIMITER //
                CREATE TRIGGER audited AFTER UPDATE ON account FOR EACH ROW
                BEGIN
                  IF NEW.score <> OLD.score THEN
                    INSERT INTO audit (note) VALUES (CONCAT(NEW.name, ' \\'', NEW.score, '\\';'));
                  END IF;
                END//
                DELIMITER ;
                -- and a row
                INSERT INTO audit (note) VALUES ('begun');
                """)
            .then(
                "Data",
                op -> {
                  op.executeScript("audit.sql");
                  op.update(
                      "account",
                      set("score", 5).setSql("name", "CONCAT(name, score)"),
                      where("id = ?", 2));
                  op.update(
                      "account",
                      setSql("score", "score + 1"),
                      where("name IN (?, ?)", "n1", "n20"));
                  op.delete("account", where("id > ? AND name <> ?", 20, "x?"));
                  op.execute("INSERT INTO audit (note) VALUES (?)", "it's {fn now()} \\ ?");
                  op.execute("INSERT INTO audit (note) VALUES ('{ts x} ?')");
                  op.run(
                      "count",
                      connection -> {
                        try (var statement = connection.createStatement()) {
                          statement.execute(
                              "INSERT INTO audit (note) SELECT COUNT(*) FROM account");
                        }
                      });
                });
    registry(database, chain).apply();
    assertThat(query(database, "SELECT name, score FROM account WHERE score > 0 ORDER BY id"))
        .containsExactly("n1 1", "n20 6", "n20 1");
    assertThat(query(database, "SELECT note FROM audit ORDER BY id"))
        .containsExactly(
            "begun",
            "n20 '5';",
            "n1 '1';",
            "n20 '6';",
            "n20 '1';",
            "it's {fn now()} \\ ?",
            "{ts x} ?",
            "20");
  }

  @Test
  void anotherDatabaseIsASchemaAndOnlyAnEmptyOneIsDropped() {
    String other = MariaDbServer.nameOf(database) + "_other";
    TestChain chain =
        new TestChain()
            .then("Made", op -> op.createSchema(other))
            .then(
                "Filled",
                op -> {
                  op.createTable(
                      other + ".t",
                      column("id", integer()).primaryKey(),
                      column("n", integer()).nullable());
                  op.createIndex(other + ".t", index("n"));
                  op.renameIndex(other + ".t", "ix_t_n", "ix_n");
                  op.alterColumn(other + ".t", "n", setNotNull());
                  op.renameTable(other + ".t", "u");
                  op.createSequence(other + ".counted");
                  op.createView(other + ".v", "SELECT id FROM " + other + ".u");
                },
                op -> {
                  op.dropView(other + ".v");
                  op.dropSequence(other + ".counted");
                  op.dropTable(other + ".u");
                });
    registry(database, chain).apply();
    assertThat(MariaDbServer.tables(database)).isEmpty();
    execute(database, "CREATE TABLE " + other + ".mine (id INT)");
    assertThatThrownBy(() -> registry(database, chain).downgrade("base"))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("@retort_drops_empty_schemas_only")
        .hasMessageContaining(chain.id("Made"));
    execute(database, "DROP TABLE " + other + ".mine");
    registry(database, chain).downgrade("base");
    assertThat(query(database, "SHOW DATABASES LIKE '" + other + "'")).isEmpty();
  }

  @Test
  void theSchemaToWorkInIsADatabaseAndTheConnectionGoesBackAsItCame() throws SQLException {
    MariaDbDataSource other = MariaDbServer.database();
    String name = MariaDbServer.nameOf(other);
    String state =
        "SELECT CONCAT_WS(' ', DATABASE(), @@autocommit, @@tx_isolation, @@lock_wait_timeout,"
            + " @@innodb_lock_wait_timeout, @@max_statement_time, @@sql_mode, IS_FREE_LOCK('x'))";
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(database);
      pool.setMaximumPoolSize(1);
      pool.setAutoCommit(false);
      String before = query(pool, state).get(0);
      MigrationRegistry registry =
          MigrationRegistry.builder(pool)
              .source(account())
              .schema(name)
              .statementLockTimeout(Duration.ofMillis(1500))
              .statementTimeout(Duration.ofMinutes(1))
              .build();
      registry.apply();
      assertThat(query(pool, state)).containsExactly(before);
      assertThat(registry.apply().isEmpty()).isTrue();
      registry.downgrade("base");
      registry.apply();
      assertThat(query(pool, state)).containsExactly(before);
      assertThat(MigrationRegistry.builder(pool).source(account()).schema(name).build().current())
          .hasSize(1);
      assertThatThrownBy(
              () ->
                  MigrationRegistry.builder(pool)
                      .source(account())
                      .schema("nowhere")
                      .build()
                      .apply())
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("\"nowhere\"");
    }
    assertThat(MariaDbServer.tables(database)).isEmpty();
    assertThat(MariaDbServer.tables(other)).containsExactly("account");
  }

  @Test
  void limitsHoldWhileARevisionRuns() {
    List<String> seen = new ArrayList<>();
    TestChain chain =
        new TestChain()
            .then(
                "Short",
                op -> {
                  op.timeouts(
                      statementLockTimeout(Duration.ofMillis(1200))
                          .statementTimeout(Duration.ofMillis(90_500)));
                  op.run("look", connection -> seen.addAll(limits(connection)));
                })
            .then("Unsaid", op -> op.run("look", connection -> seen.addAll(limits(connection))));
    List<String> usual = query(database, LIMITS);
    registry(database, chain).apply();
    assertThat(seen).containsExactly("2 2 90.500000", usual.get(0));
    TestChain endless =
        new TestChain()
            .then(
                "Endless",
                op -> {
                  op.timeouts(statementTimeout(Duration.ofMillis(50)));
                  op.execute("UPDATE t SET id = SLEEP(100)");
                });
    DataSource other = MariaDbServer.database();
    execute(other, "CREATE TABLE t (id INT)", "INSERT INTO t VALUES (1)");
    assertThatThrownBy(() -> registry(other, endless).apply())
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("max_statement_time");
  }

  private static final String LIMITS =
      "SELECT @@lock_wait_timeout, @@innodb_lock_wait_timeout, @@max_statement_time";

  private static List<String> limits(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(LIMITS)) {
      row.next();
      return List.of(row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
    }
  }

  @Test
  void aStepThatWaitsForAMetadataLockGivesUpAndIsTriedAgain() throws SQLException {
    registry(database, account()).apply();
    List<Integer> retried = new ArrayList<>();
    try (Connection holder = database.getConnection()) {
      holder.setAutoCommit(false);
      try (var statement = holder.createStatement()) {
        statement.executeQuery("SELECT COUNT(*) FROM account");
      }
      TestChain chain =
          account()
              .then(
                  "Waits",
                  op -> {
                    op.createTable("made", column("id", bigint()).primaryKey());
                    op.insert(into("made", "id").values(1));
                    op.addColumn("account", column("more", integer()).nullable());
                    op.update("account", set("more", 1), allRows());
                  });
      MigrationRegistry.builder(database)
          .source(chain)
          .statementLockTimeout(Duration.ofMillis(10))
          .lockRetries(9)
          .listener(
              new RunListener() {
                @Override
                public void stepRetried(RevisionNode revision, int number, int attempt) {
                  retried.add(number);
                  if (attempt == 2) {
                    try {
                      holder.commit();
                    } catch (SQLException e) {
                      throw new AssertionError(e);
                    }
                  }
                }
              })
          .build()
          .apply();
    }
    assertThat(retried).containsExactly(3, 3);
    assertThat(query(database, "SELECT COUNT(*) FROM made")).containsExactly("1");
    assertThat(query(database, "SELECT SUM(more) FROM account")).containsExactly("25");
  }

  @Test
  void anInterruptedBackfillGoesOnWhereItWas() {
    TestChain chain =
        account()
            .then(
                "Score",
                op ->
                    op.backfill(
                        "account",
                        setSql("score", "score + 1"),
                        where("name <> ?", "n3"),
                        batchesOf(7)));
    List<String> keys = new ArrayList<>();
    RunListener stops =
        new RunListener() {
          @Override
          public void batchFinished(RevisionNode revision, int number, String key, long rows) {
            keys.add(key + ":" + rows);
            if (keys.size() == 2) {
              throw new IllegalStateException("stopped by the test");
            }
          }
        };
    MigrationRegistry registry =
        MigrationRegistry.builder(database).source(chain).listener(stops).build();
    assertThatThrownBy(registry::apply).hasMessageContaining("stopped by the test");
    assertThat(query(database, "SELECT SUM(score) FROM account")).containsExactly("13");
    registry.apply();
    assertThat(keys).containsExactly("7:6", "14:13", "21:7", "25:11");
    assertThat(query(database, "SELECT SUM(score) FROM account")).containsExactly("24");
    assertThat(query(database, "SELECT state, progress FROM retort_history ORDER BY id"))
        .containsExactly("applied null", "applied null");
  }

  @Test
  void aBackfillGoesAlongKeysOfEveryKind() {
    TestChain chain =
        new TestChain()
            .then(
                "Keys",
                op -> {
                  int number = 0;
                  for (var type :
                      List.of(
                          varchar(20),
                          decimal(20, 3),
                          date(),
                          timestamp(),
                          uuid(),
                          raw("bigint unsigned"))) {
                    String table = "t" + ++number;
                    op.createTable(
                        table,
                        column("k", type).primaryKey(),
                        column("n", integer()).defaultValue(0));
                    List<?> keys =
                        switch (number) {
                          case 1 -> List.of("a", "B", "c'\\", "d ", "é");
                          case 2 -> List.of("1.001", "1.002", "-5", "99999999999999999.123", "0");
                          case 3 ->
                              List.of(
                                  "2024-02-28",
                                  "2024-02-29",
                                  "0001-01-01",
                                  "9999-12-31",
                                  "1999-01-01");
                          case 4 ->
                              List.of(
                                  "2024-02-28 01:02:03.000001",
                                  "2024-02-28 01:02:03.000002",
                                  "2024-01-01",
                                  "2025-01-01",
                                  "2026-01-01");
                          case 5 ->
                              IntStream.range(0, 5)
                                  .mapToObj(
                                      i -> java.util.UUID.nameUUIDFromBytes(new byte[] {(byte) i}))
                                  .toList();
                          default ->
                              List.of(
                                  "18446744073709551615",
                                  "18446744073709551614",
                                  "9007199254740993",
                                  "9007199254740992",
                                  "1");
                        };
                    op.bulkInsert(into(table, "k"), keys.stream().map(List::of).toList());
                    op.backfill(table, setSql("n", "n + 1"), allRows(), batchesOf(2));
                  }
                });
    registry(database, chain).apply();
    for (int table = 1; table <= 6; table++) {
      assertThat(query(database, "SELECT COUNT(*), SUM(n), MAX(n) FROM t" + table))
          .as("t%d", table)
          .containsExactly("5 5 1");
    }
  }

  @Test
  void instantsAreInUtcWhateverTheZones() {
    String tokyo = database.getUrl() + "&sessionVariables=time_zone='+09:00'";
    String newYork = database.getUrl() + "&sessionVariables=time_zone='-05:00'";
    Instant moment = Instant.parse("2024-03-31T01:30:00.123456Z");
    MigrationRegistry.builder(MariaDbServer.dataSource(tokyo))
        .source(account())
        .clock(Clock.fixed(moment, ZoneOffset.UTC))
        .build()
        .apply();
    assertThat(query(database, "SELECT at FROM retort_history"))
        .containsExactly("2024-03-31 01:30:00.123456");
    assertThat(registry(MariaDbServer.dataSource(newYork), account()).history().entries())
        .extracting(History.Entry::at)
        .containsExactly(moment);
  }

  @Test
  void aDriverThatCountsChangedRowsOnlyDoesNotLookLikeALostLock() {
    DataSource counting = MariaDbServer.dataSource(database.getUrl() + "&useAffectedRows=true");
    registry(counting, account()).apply();
    TestChain chain = account().then("Same", op -> op.dropColumn("account", "score"));
    dev.retort.engine.CrashedStep.begin(counting, chain, "Same", 1);
    registry(counting, chain).apply();
    registry(counting, chain).validate();
  }

  @Test
  void aConnectionToNoDatabaseIsToldWhatToDo() {
    String url = MariaDbServer.shared().url("");
    DataSource nowhere = MariaDbServer.dataSource(url);
    assertThatThrownBy(() -> registry(nowhere, account()).apply())
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("builder(..).schema(..)");
    MigrationRegistry.builder(nowhere)
        .source(account())
        .schema(MariaDbServer.nameOf(database))
        .build()
        .apply();
    assertThat(MariaDbServer.tables(database)).containsExactly("account");
  }

  @Test
  void anIdleStartIsOneQuery() {
    registry(database, account()).apply();
    CountingDataSource counting = new CountingDataSource();
    TestChain again = account();
    registry(counting.of(database), again).apply();
    assertThat(counting.statements).hasSize(1);
    assertThat(counting.connections).isOne();
    assertThat(again.recordings()).isZero();
  }
}
