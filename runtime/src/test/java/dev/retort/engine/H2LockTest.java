package dev.retort.engine;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.LockTimeoutException;
import dev.retort.MigrationRegistry;
import dev.retort.TestChain;
import dev.retort.TestDatabase;
import dev.retort.chain.RevisionNode;
import dev.retort.op.QualifiedName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public because H2 calls into it. */
public class H2LockTest {

  private static final Duration LONG = Duration.ofHours(1);

  /** Over as soon as it began. */
  private static final Duration OVER = Duration.ofMillis(-1);

  private final JdbcDataSource database = TestDatabase.inMemory();
  private final List<Connection> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws SQLException {
    for (Connection connection : open) {
      connection.close();
    }
  }

  private H2Session session(JdbcDataSource source, Duration lease) throws SQLException {
    Connection connection = source.getConnection();
    open.add(connection);
    return session(connection, lease);
  }

  private static H2Session session(Connection connection, Duration lease) throws SQLException {
    return new H2Session(
        connection,
        Databases.support(connection).dialect(connection),
        RetortTables.of(QualifiedName.of("retort_history")),
        lease);
  }

  private H2Session admin() throws SQLException {
    return session(database, LONG);
  }

  /** A user with rights on schemas, who sees no session but its own. */
  private JdbcDataSource ordinary(String name) {
    execute(
        database,
        "CREATE USER IF NOT EXISTS " + name + " PASSWORD ''",
        "GRANT ALTER ANY SCHEMA TO " + name);
    return as(name, database);
  }

  private static JdbcDataSource as(String name, JdbcDataSource source) {
    JdbcDataSource other = TestDatabase.at(source.getURL().replace(";DB_CLOSE_DELAY=-1", ""));
    other.setUser(name);
    return other;
  }

  private MigrationRegistry.Builder registry(JdbcDataSource source) {
    return MigrationRegistry.builder(source)
        .source(
            new TestChain()
                .then(
                    "Ground",
                    op -> {
                      op.createTable("a", column("id", bigint()));
                      op.createTable("b", column("id", bigint()));
                      op.createTable("c", column("id", bigint()));
                    }));
  }

  @Test
  void oneHasItTillItGivesItBack() throws SQLException {
    H2Session one = admin();
    H2Session other = admin();
    assertThat(one.tryLock("one")).isTrue();
    assertThat(other.tryLock("other")).isFalse();
    assertThat(one.lockHolder()).startsWith("one, since 20");
    other.unlock();
    assertThat(other.tryLock("other")).as("what is another's is not given back").isFalse();
    one.unlock();
    assertThat(one.lockHolder()).isEqualTo("nobody any more");
    assertThat(other.tryLock("other")).isTrue();
  }

  @Test
  void aLiveHolderIsWaitedForAndThenNamed() throws SQLException {
    assertThat(admin().tryLock("process 4711 on node-7, thread main")).isTrue();
    assertThatThrownBy(
            () -> registry(database).migrationLockTimeout(Duration.ofMillis(50)).build().apply())
        .isInstanceOf(LockTimeoutException.class)
        .hasMessageContaining("waited 0.05s for the migration lock")
        .hasMessageContaining("held by process 4711 on node-7, thread main, since 20")
        .hasMessageContaining("migrationLockTimeout(..)");
    assertThat(
            query(
                database, "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE table_name = 'A'"))
        .containsExactly("0");
  }

  @Test
  void aDeadSessionsLockIsTakenOver() throws SQLException {
    H2Session dead = admin();
    dead.tryLock("dead");
    open.get(0).close();
    assertThat(admin().tryLock("next")).isTrue();
  }

  @Test
  void anAdministratorSeesThatAnOrdinaryUserIsDeadBeforeItsLeaseIsOver() throws SQLException {
    H2Session dead = session(ordinary("ann"), LONG);
    assertThat(dead.tryLock("dead")).isTrue();
    H2Session administrator = admin();
    assertThat(administrator.tryLock("next")).isFalse();
    open.get(0).close();
    assertThat(administrator.tryLock("next")).isTrue();
  }

  @Test
  void anOrdinaryUserDoesNotTakeALiveAdministratorForDead() throws SQLException {
    H2Session administrator = admin();
    administrator.tryLock("alive");
    H2Session ann = session(ordinary("ann"), LONG);
    assertThat(ann.tryLock("ann")).isFalse();
    administrator.unlock();
    assertThat(ann.tryLock("ann")).isTrue();
  }

  @Test
  void anOrdinaryUserWaitsForTheLeaseOfADeadOne() throws SQLException {
    session(database, LONG).tryLock("dead, with a lease");
    open.get(0).close();
    H2Session ann = session(ordinary("ann"), LONG);
    assertThat(ann.tryLock("ann")).isFalse();
    execute(database, "UPDATE retort_lock SET lease_until = CURRENT_TIMESTAMP - 1");
    assertThat(ann.tryLock("ann")).isTrue();
  }

  @Test
  void inOneJvmNotEvenALeaseThatIsOverLetsAnotherIn() throws SQLException {
    JdbcDataSource ann = ordinary("ann");
    H2Session one = session(ann, OVER);
    H2Session other = session(ann, LONG);
    assertThat(one.tryLock("in a statement that takes hours")).isTrue();
    assertThat(other.tryLock("other")).isFalse();
    one.unlock();
    assertThat(other.tryLock("other")).isTrue();
  }

  @Test
  void theMarkInTheJvmGoesEvenWhenTheConnectionIsDead() throws SQLException {
    JdbcDataSource ann = ordinary("ann");
    H2Session one = session(ann, OVER);
    one.tryLock("dies");
    open.get(open.size() - 1).close();
    assertThatThrownBy(one::unlock).isInstanceOf(SQLException.class);
    assertThat(session(ann, LONG).tryLock("other")).isTrue();
  }

  @Test
  void theLeaseIsRenewedByWhatTheJournalWrites() throws SQLException {
    JdbcDataSource ann = ordinary("ann");
    assertThat(renewed(ann, OVER)).as("it was over").isEqualTo("1");
    assertThat(renewed(ann, LONG)).as("it had only begun").isEqualTo("0");
  }

  /** Takes the lock, makes its lease an old one, and tries to write to the journal. */
  private String renewed(JdbcDataSource user, Duration lease) throws SQLException {
    H2Session session = session(user, lease);
    Connection connection = open.get(open.size() - 1);
    assertThat(session.tryLock("ann")).isTrue();
    session.createTables();
    execute(database, "UPDATE retort_lock SET lease_until = TIMESTAMP '2000-01-01 00:00:00'");
    RetortTables tables = RetortTables.of(QualifiedName.of("retort_history"));
    try (Journal journal =
        new Journal(
            connection,
            session,
            Databases.support(connection).dialect(connection),
            tables,
            Clock.systemUTC())) {
      assertThatThrownBy(() -> journal.done("no such row", 1)).isInstanceOf(RunFailure.class);
    }
    String leases =
        query(database, "SELECT COUNT(*) FROM retort_lock WHERE lease_until > DATE '2001-01-01'")
            .get(0);
    session.unlock();
    return leases;
  }

  private static final AtomicReference<Callable<Boolean>> IN_THE_MIDDLE = new AtomicReference<>();

  /** Called by H2 in the middle of a statement. */
  public static boolean inTheMiddle() throws Exception {
    return IN_THE_MIDDLE.get().call();
  }

  @Test
  void theHoldersDdlInTheWayIsNoErrorButALockThatIsNotFree() throws SQLException {
    execute(
        database,
        "CREATE TABLE slow AS SELECT 1 AS id",
        "CREATE ALIAS in_the_middle FOR 'dev.retort.engine.H2LockTest.inTheMiddle'");
    Connection waiter = database.getConnection();
    open.add(waiter);
    waiter.createStatement().execute("SET LOCK_TIMEOUT 1");
    H2Session waiting = session(waiter, LONG);
    IN_THE_MIDDLE.set(() -> !waiting.tryLock("waiting"));
    execute(database, "ALTER TABLE slow ADD CONSTRAINT slow_check CHECK (in_the_middle())");
    assertThat(waiting.tryLock("waiting")).isTrue();
  }

  @Test
  void theDeathOfTheWholeDatabaseFreesTheLockForEverybody(@TempDir Path folder)
      throws SQLException {
    JdbcDataSource file = TestDatabase.at("jdbc:h2:" + folder.resolve("db"));
    execute(file, "CREATE USER ann PASSWORD ''", "GRANT ALTER ANY SCHEMA TO ann");
    JdbcDataSource ann = as("ann", file);
    try (Connection dies = ann.getConnection()) {
      assertThat(session(dies, LONG).tryLock("dies")).isTrue();
      dies.createStatement().execute("CREATE TABLE to_be_written (id INT)");
    }
    System.getProperties()
        .keySet()
        .removeIf(key -> key.toString().startsWith("retort.lock " + folder));
    try (Connection next = ann.getConnection()) {
      assertThat(session(next, LONG).tryLock("next")).isTrue();
    }
  }

  @Test
  void anOrdinaryUserMigratesUpAndDown() {
    MigrationRegistry registry = registry(ordinary("ann")).build();
    registry.apply();
    registry.validate();
    assertThat(query(database, "SELECT applied_by FROM retort_history")).containsExactly("ANN");
    registry.downgrade("base");
    assertThat(query(database, "SELECT session_id FROM retort_lock")).containsExactly("null");
  }

  @Test
  void whenTheLockIsLostInMidRunNothingMoreIsWritten() {
    RunListener thief =
        new RunListener() {
          @Override
          public void stepStarted(RevisionNode revision, int number, int of, String sql) {
            if (number == 2) {
              execute(database, "UPDATE retort_lock SET session_id = 1");
            }
          }
        };
    assertThatThrownBy(() -> registry(database).listener(thief).build().apply())
        .isInstanceOf(LockTimeoutException.class)
        .hasMessageContaining("the migration lock was lost while migrating");
    assertThat(query(database, "SELECT state, step, step_done FROM retort_history"))
        .containsExactly("applying 1 FALSE");
    assertThat(
            query(
                database,
                "SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_name IN ('A', 'B')"))
        .containsExactly("A");
    registry(database).build().apply();
    registry(database).build().validate();
  }

  @Test
  void aThreadThatIsInterruptedWhileItWaitsGivesUp() throws Exception {
    assertThat(admin().tryLock("alive")).isTrue();
    FutureTask<Boolean> waiting =
        new FutureTask<>(
            () -> {
              Thread.currentThread().interrupt();
              assertThatThrownBy(() -> registry(database).build().apply())
                  .isInstanceOf(LockTimeoutException.class)
                  .hasMessageContaining("interrupted while waiting")
                  .hasMessageContaining("held by alive");
              return Thread.currentThread().isInterrupted();
            });
    new Thread(waiting).start();
    assertThat(waiting.get(1, TimeUnit.MINUTES)).isTrue();
  }
}
