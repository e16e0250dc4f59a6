package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One connection a call, as few questions as can be, and it goes back as it came. */
class ConnectionTest {

  private final JdbcDataSource database = TestDatabase.inMemory();

  private static TestChain chain() {
    return new TestChain()
        .then("One", op -> op.createTable("a", column("id", bigint())))
        .then("Two", op -> op.createTable("b", column("id", bigint())));
  }

  private MigrationRegistry.Builder registry(DataSource source) {
    return MigrationRegistry.builder(source).source(chain());
  }

  private HikariDataSource poolOfOne() {
    // HikariCP trusts a connection that it saw in the last half second; a test is quicker.
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "-1");
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }

  @Test
  void anIdleStartIsOneConnectionOneQueryAndNoMigration() {
    registry(database).build().apply();
    CountingDataSource counting = new CountingDataSource();
    TestChain chain = chain();
    MigrationRegistry.builder(counting.of(database)).source(chain).build().apply();
    assertThat(counting.statements).singleElement().asString().startsWith("SELECT id, parents");
    assertThat(counting.connections).isEqualTo(1);
    assertThat(counting.closed).isEqualTo(1);
    assertThat(chain.recordings()).isZero();
  }

  @Test
  void whatOnlyReadsTakesOneQueryToo() {
    registry(database).build().apply();
    CountingDataSource counting = new CountingDataSource();
    MigrationRegistry registry = registry(counting.of(database)).build();
    registry.current();
    registry.pending();
    registry.history();
    registry.validate();
    assertThat(registry.heads()).hasSize(1);
    assertThat(counting.statements).hasSize(4);
    assertThat(counting.connections).isEqualTo(4);
  }

  @Test
  void whatOnlyReadsWritesNothingToAnEmptyDatabase() {
    MigrationRegistry registry = registry(database).build();
    assertThat(registry.current()).isEmpty();
    assertThat(registry.pending()).hasSize(2);
    assertThat(registry.plan("head").revisions()).hasSize(2);
    assertThat(registry.history().toString()).startsWith("pending");
    assertThatThrownBy(registry::validate).isInstanceOf(DriftException.class);
    assertThat(
            query(
                database,
                "SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_schema = 'PUBLIC'"))
        .isEmpty();
  }

  @Test
  void aPoolOfOneWillDo() {
    try (HikariDataSource pool = poolOfOne()) {
      MigrationRegistry registry = registry(pool).build();
      registry.apply();
      registry.downgrade("One");
      registry.stamp("Two");
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }
  }

  @Test
  void theConnectionGoesBackAsItCameAlsoAfterAFailure() throws SQLException {
    execute(database, "CREATE SCHEMA other");
    Connection real = database.getConnection();
    real.setAutoCommit(false);
    real.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    CountingDataSource counting = new CountingDataSource();
    DataSource one = counting.of(keeping(real));
    registry(one).schema("OTHER").build().apply();
    TestChain failing = chain().then("Three", op -> op.execute("CREATE TABLE a (id INT)"));
    assertThatThrownBy(
            () -> MigrationRegistry.builder(one).source(failing).schema("OTHER").build().apply())
        .isInstanceOf(StepFailedException.class);
    assertThat(counting.connections).isEqualTo(2);
    assertThat(counting.closed).isEqualTo(2);
    assertThat(real.getAutoCommit()).isFalse();
    assertThat(real.getSchema()).isEqualTo("PUBLIC");
    assertThat(real.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    real.close();
  }

  /** Hands out one connection that survives its closing, as a pool does. */
  private static DataSource keeping(Connection real) {
    Connection kept =
        (Connection)
            Proxy.newProxyInstance(
                ConnectionTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                    method.getName().equals("close")
                        ? null
                        : CountingDataSource.call(real, method, arguments));
    return (DataSource)
        Proxy.newProxyInstance(
            ConnectionTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> kept);
  }

  @Test
  void aConnectionThatDiesInMidRunIsNotLeftInThePool() throws SQLException {
    try (HikariDataSource pool = poolOfOne()) {
      RunListener killer =
          new RunListener() {
            @Override
            public void stepStarted(RevisionNode revision, int number, int of, String sql) {
              if (revision.className().equals("Two")) {
                execute(
                    database,
                    "SELECT ABORT_SESSION(session_id) FROM INFORMATION_SCHEMA.SESSIONS WHERE"
                        + " session_id <> SESSION_ID()");
              }
            }
          };
      assertThatThrownBy(() -> registry(pool).listener(killer).build().apply())
          .isInstanceOf(RetortException.class);
      try (Connection next = pool.getConnection()) {
        assertThat(next.isValid(1)).isTrue();
        assertThat(next.getAutoCommit()).isTrue();
      }
      registry(pool).build().apply();
      registry(pool).build().validate();
    }
  }

  @Test
  void noConnectionIsToldWithTheDriversWords(@TempDir Path folder) {
    JdbcDataSource missing =
        TestDatabase.at("jdbc:h2:" + folder.resolve("gone") + ";IFEXISTS=TRUE");
    assertThatThrownBy(() -> registry(missing).build().apply())
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining(
            "no connection to be had from the DataSource (org.h2.jdbcx.JdbcDataSource)")
        .hasMessageContaining("nothing ran")
        .hasMessageContaining("not found")
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void aPoolThatCantConnectIsToldLikeAnyOther() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl("jdbc:h2:mem:x;IFEXISTS=TRUE");
    assertThatThrownBy(() -> registry(pool).build().current())
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("HikariDataSource");
    pool.close();
  }

  @Test
  void aSchemaThatIsNotThereIsTold() {
    assertThatThrownBy(() -> registry(database).schema("NOWHERE").build().apply())
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("the schema \"NOWHERE\" that builder(..).schema(..) names");
  }

  @Test
  void aUserWhoMayNotWriteIsToldWhatWasRefused() {
    execute(database, "CREATE USER reader PASSWORD ''");
    JdbcDataSource reader = TestDatabase.at(database.getURL().replace(";DB_CLOSE_DELAY=-1", ""));
    reader.setUser("reader");
    assertThatThrownBy(() -> registry(reader).build().apply())
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("refused what Retort itself needs")
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void whatOneProcessDidIsThereForTheNextEvenIfThisOneDiesAtOnce(@TempDir Path folder) {
    JdbcDataSource file =
        TestDatabase.at(CrashImages.url(folder).replace(";WRITE_DELAY=0", ";WRITE_DELAY=60000"));
    execute(file, "CREATE TABLE before_all (id INT)");
    CrashImages images =
        CrashImages.of(
            folder,
            () -> {
              try (Connection open = file.getConnection()) { // so that no closing writes for us
                assertThat(open.isValid(1)).isTrue();
                registry(file).build().apply();
                CrashImages.stop(folder);
              } catch (SQLException e) {
                throw new AssertionError(e);
              }
            });
    JdbcDataSource image = TestDatabase.at(images.last());
    assertThat(registry(image).build().apply().isEmpty()).isTrue();
  }

  @Test
  void theReportOfAnInMemoryDatabaseIsTheSame() {
    RunReport report = registry(TestDatabase.at("jdbc:h2:mem:")).build().apply();
    assertThat(report.revisions()).hasSize(2);
  }

  @Test
  void severalHistoriesLiveInOneDatabase() {
    registry(database).historyTable("billing_history").build().apply();
    execute(database, "DROP TABLE a", "DROP TABLE b");
    registry(database).historyTable("\"Orders\"").build().apply();
    assertThat(
            query(
                database,
                "SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_schema = 'PUBLIC' ORDER BY 1"))
        .isEqualTo(
            List.of(
                "A",
                "B",
                "BILLING_HISTORY",
                "BILLING_LOCK",
                "BILLING_LOG",
                "Orders",
                "Orders_lock",
                "Orders_log"));
  }
}
