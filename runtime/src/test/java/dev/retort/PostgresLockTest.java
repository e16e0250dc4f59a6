package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import dev.retort.op.JavaStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The migration lock on PostgreSQL: one migrates, all succeed, and nothing outlives its holder. */
@Tag("storm")
class PostgresLockTest {

  private static final String HELD =
      "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database ="
          + " (SELECT oid FROM pg_database WHERE datname = current_database())";

  private final PGSimpleDataSource database = PostgresServer.NEWEST.fresh();

  private static MigrationRegistry registry(DataSource database, TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  private List<String> tables() {
    return query(
        database,
        "SELECT relname FROM pg_stat_user_tables WHERE relname NOT LIKE 'retort%' ORDER BY 1");
  }

  @Test
  void twentyThreadsBehindOnePool() throws Exception {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(database);
      pool.setConnectionTimeout(Duration.ofMinutes(2).toMillis());
      Race.oneRanAll(pool, Race.threads(pool)); // ten connections for twenty
      assertThat(query(pool, HELD)).isEmpty();
    }
  }

  @Test
  void twentyThreadsOnTheOldestServer() throws Exception {
    PGSimpleDataSource oldest = PostgresServer.OLDEST.fresh();
    Race.oneRanAll(oldest, Race.threads(oldest));
  }

  @Test
  void fiveProcesses() {
    Race.oneRanAll(database, Race.processes(database.getURL()));
  }

  @Test
  void aPoolOfOneIsEnoughAndTheLockIsFreeAfterSuccessAndFailureAlike() {
    TestChain fails =
        new TestChain()
            .then("Good", op -> op.createTable("a", column("id", integer())))
            .then("Bad", op -> op.execute("INSERT INTO a VALUES ('no number')"));
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(database);
      pool.setMaximumPoolSize(1);
      assertThatThrownBy(() -> registry(pool, fails).apply())
          .isInstanceOf(StepFailedException.class);
      assertThat(query(pool, HELD)).isEmpty();
      TestChain mended =
          new TestChain()
              .then("Good", op -> op.createTable("a", column("id", integer())))
              .then("Bad", op -> op.execute("INSERT INTO a VALUES (1)"));
      registry(pool, mended).apply();
      assertThat(query(pool, HELD)).isEmpty();
      assertThat(query(pool, "SHOW client_connection_check_interval")).containsExactly("0");
    }
  }

  @Test
  void theHolderIsNamedAndAnotherHistoryIsAnotherMigration() {
    TestChain waits =
        new TestChain()
            .then(
                "Holds",
                op ->
                    op.run(
                        "looks on",
                        connection -> {
                          MigrationRegistry other =
                              MigrationRegistry.builder(database)
                                  .source(new TestChain().then("Holds", no -> {}))
                                  .migrationLockTimeout(Duration.ofMillis(50))
                                  .build();
                          assertThatThrownBy(other::apply)
                              .isInstanceOf(LockTimeoutException.class)
                              .hasMessageContaining("the backend " + pid(connection))
                              .hasMessageContaining("of user postgres from 127.0.0.1");
                          MigrationRegistry.builder(database)
                              .source(new TestChain().then("Other", no -> {}))
                              .historyTable("other_history")
                              .build()
                              .apply();
                        }));
    registry(database, waits).apply();
  }

  private static int pid(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Tables a and b, and something between them. */
  private static TestChain between(String name, JavaStep action) {
    return new TestChain()
        .then(
            "Between",
            op -> {
              op.createTable("a", column("id", integer()));
              op.run(name, action);
              op.createTable("b", column("id", integer()));
            });
  }

  @Test
  void whoLostTheLockWritesNothingMore() {
    TestChain loses =
        between("loses", connection -> executed(connection, "SELECT pg_advisory_unlock_all()"));
    assertThatThrownBy(() -> registry(database, loses).apply())
        .isInstanceOf(LockTimeoutException.class)
        .hasMessageContaining("the migration lock was lost")
        .hasMessageContaining("PgBouncer");
    assertThat(tables()).isEmpty();
    assertThat(query(database, "SELECT id FROM retort_history")).isEmpty();
  }

  private static void executed(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aTerminatedBackendIsToldItsRevisionIsGoneAndTheNextRunGoesOn() {
    TestChain dies =
        between(
            "dies",
            connection -> query(database, "SELECT pg_terminate_backend(" + pid(connection) + ")"));
    assertThatThrownBy(() -> registry(database, dies).apply())
        .isInstanceOf(RetortException.class)
        .hasMessageContaining("the next run looks, and goes on");
    assertThat(tables()).isEmpty();
    registry(database, between("dies", connection -> {})).apply();
    assertThat(tables()).containsExactly("a", "b");
  }

  private static TestChain two() {
    return new TestChain()
        .then("One", op -> op.createTable("one", column("id", integer())))
        .then("Two", op -> op.createTable("two", column("id", integer())));
  }

  @Test
  void whoIsOvertakenBecauseItLostTheLockIsStoppedByTheFence() throws SQLException {
    try (Connection connection = database.getConnection()) {
      RunListener overtakes =
          new RunListener() {
            @Override
            public void revisionStarted(RevisionNode revision, Direction direction) {
              if (revision.className().equals("Two")) {
                try {
                  executed(connection, "SELECT pg_advisory_unlock_all()");
                } catch (SQLException e) {
                  throw new AssertionError(e);
                }
                registry(database, two()).apply();
                execute(database, "DROP TABLE two"); // nothing but the fence may stop the old run
                execute(database, "DELETE FROM retort_history WHERE message = 'Two it'");
              }
            }
          };
      MigrationRegistry old =
          MigrationRegistry.builder(new OneConnection(connection))
              .source(two())
              .listener(overtakes)
              .build();
      assertThatThrownBy(old::apply)
          .isInstanceOf(LockTimeoutException.class)
          .hasMessageContaining("the migration lock was lost");
      assertThat(connection.isClosed()).isTrue(); // never given back in doubt
    }
    assertThat(tables()).containsExactly("one");
    assertThat(query(database, "SELECT count(*) FROM retort_log")).containsExactly("2");
  }
}
