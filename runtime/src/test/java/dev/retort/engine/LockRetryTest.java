package dev.retort.engine;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.MigrationRegistry;
import dev.retort.StepFailedException;
import dev.retort.TestChain;
import dev.retort.TestDatabase;
import dev.retort.chain.RevisionNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A step that waits for a lock gives up and is tried again, on H2, where DDL commits. */
class LockRetryTest {

  private final JdbcDataSource database = TestDatabase.inMemory();

  private static TestChain chain(String lockedStatement) {
    return new TestChain()
        .then(
            "Counts",
            op -> {
              op.createTable("made", column("id", bigint()).primaryKey());
              op.insert(into("made", "id").values(1));
              op.update("counter", setSql("n", "n + 1"), allRows());
              op.execute(lockedStatement);
              op.update("counter", setSql("n", "n + 1"), allRows());
            });
  }

  private Connection holdLock() throws SQLException {
    execute(
        database,
        "CREATE TABLE counter (n INT)",
        "INSERT INTO counter VALUES (0)",
        "CREATE TABLE held (x INT)",
        "INSERT INTO held VALUES (0)");
    Connection holder = database.getConnection();
    holder.setAutoCommit(false);
    try (var statement = holder.createStatement()) {
      statement.execute("UPDATE held SET x = 1");
    }
    return holder;
  }

  private MigrationRegistry registry(TestChain chain, RunListener listener, int retries) {
    return MigrationRegistry.builder(database)
        .source(chain)
        .listener(listener)
        .statementLockTimeout(Duration.ofMillis(100))
        .lockRetries(retries)
        .build();
  }

  private void goesOnWhereItMust(String lockedStatement) throws SQLException {
    List<Integer> retried = new ArrayList<>();
    try (Connection holder = holdLock()) {
      RunListener releases =
          new RunListener() {
            @Override
            public void stepRetried(RevisionNode revision, int number, int attempt) {
              retried.add(number);
              if (attempt == 2) {
                try {
                  holder.rollback();
                } catch (SQLException e) {
                  throw new AssertionError(e);
                }
              }
            }
          };
      registry(chain(lockedStatement), releases, 5).apply();
    }
    assertThat(retried).containsExactly(4, 4);
    assertThat(query(database, "SELECT n FROM counter")).containsExactly("2");
    assertThat(query(database, "SELECT COUNT(*) FROM made")).containsExactly("1");
    assertThat(query(database, "SELECT state FROM retort_history")).containsExactly("applied");
  }

  @Test
  void dataThatWasRolledBackWithTheWaitingStepIsDoneAgainAndOnce() throws SQLException {
    goesOnWhereItMust("UPDATE held SET x = 2");
  }

  @Test
  void dataThatTheWaitingDefinitionCommittedIsNotDoneAgain() throws SQLException {
    goesOnWhereItMust("ALTER TABLE held ADD COLUMN y INT");
  }

  @Test
  void afterTheLastRetryItFailsAndSaysWhatIsDone() throws SQLException {
    try (Connection holder = holdLock()) {
      assertThatThrownBy(
              () -> registry(chain("UPDATE held SET x = 2"), new RunListener() {}, 1).apply())
          .isInstanceOf(StepFailedException.class)
          .hasMessageContaining("step 4 of 5");
      holder.rollback();
    }
    registry(chain("UPDATE held SET x = 2"), new RunListener() {}, 0).apply();
    assertThat(query(database, "SELECT n FROM counter")).containsExactly("2");
  }
}
