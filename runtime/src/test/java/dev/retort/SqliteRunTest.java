package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.TestSqlite.tables;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** How a run treats SQLite: transactions, the lock, pools, limits. */
class SqliteRunTest {

  @TempDir Path folder;
  private SQLiteDataSource database;

  @BeforeEach
  void open() {
    database = TestSqlite.file(folder);
  }

  private static TestChain library() {
    return new TestChain()
        .then(
            "Books",
            op ->
                op.createTable(
                    "book",
                    column("id", bigint()).identity().primaryKey(),
                    column("title", text())))
        .then("Titles", op -> op.addConstraint("book", unique("title")))
        .then("Member", op -> op.createTable("member", column("name", text()).primaryKey()));
  }

  private MigrationRegistry.Builder builder(TestChain chain) {
    return MigrationRegistry.builder(database).source(chain);
  }

  @Test
  void theVersionIsTheConnectionsOwnAndEachRevisionOneTransaction() {
    MigrationRegistry registry = builder(library()).build();
    assertThat(registry.plan("head").revisions())
        .allMatch(Plan.PlannedRevision::isTransactional)
        .hasSize(3);
    assertThat(registry.apply().revisions()).hasSize(3);
    assertThat(registry.apply().isEmpty()).isTrue();
    registry.validate();
    registry.downgrade("base");
    assertThat(tables(database)).isEmpty();
    assertThat(registry.stamp("Titles").current()).hasSize(1);
    assertThat(registry.pending()).hasSize(1);
  }

  @Test
  void ofARevisionThatFailsNothingIsLeft() {
    TestChain broken =
        library()
            .then(
                "Loans",
                op -> {
                  op.createTable("loan", column("id", bigint()).primaryKey());
                  op.alterColumn("book", "title", setDefault("x"));
                  op.execute("INSERT INTO nowhere VALUES (1)");
                });
    assertThatThrownBy(() -> builder(broken).build().apply())
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("no such table: nowhere")
        .hasMessageContaining("Nothing of this revision is in the database");
    assertThat(tables(database)).containsExactly("book", "member");
    assertThat(query(database, "SELECT event FROM retort_log ORDER BY seq"))
        .containsExactly("applied", "applied", "applied", "failed");
    TestChain mended =
        library().then("Loans", op -> op.createTable("loan", column("id", bigint())));
    assertThat(builder(mended).build().apply().revisions()).hasSize(1);
  }

  @Test
  void aDeferredForeignKeyThatFailsAtTheCommitIsAFailedStep() {
    TestChain chain =
        library()
            .then(
                "Loans",
                op ->
                    op.createTable(
                        "loan",
                        column("book", bigint()),
                        foreignKey("book").references("book", "id").initiallyDeferred()))
            .then("Rows", op -> op.insert(into("loan", "book").values(77)));
    assertThatThrownBy(() -> builder(chain).build().apply())
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("FOREIGN KEY constraint failed");
    assertThat(query(database, "SELECT * FROM loan")).isEmpty();
  }

  private HikariDataSource pool(String url, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(1);
    config.setAutoCommit(autoCommit);
    return new HikariDataSource(config);
  }

  @Test
  void aPoolOfOneGetsItsConnectionBackAsItWas() throws SQLException {
    for (boolean autoCommit : new boolean[] {true, false}) {
      try (HikariDataSource pool = pool(database.getUrl() + "&busy_timeout=17", autoCommit)) {
        TestChain chain = library().then("Bad", op -> op.execute("nonsense"));
        assertThatThrownBy(() -> MigrationRegistry.builder(pool).source(chain).build().apply())
            .isInstanceOf(StepFailedException.class);
        MigrationRegistry.builder(pool).source(library()).build().apply();
        try (Connection connection = pool.getConnection()) {
          assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
          assertThat(query(connection, "PRAGMA foreign_keys")).containsExactly("1");
          assertThat(query(connection, "PRAGMA busy_timeout")).containsExactly("17");
          if (!autoCommit) {
            connection.rollback();
          }
        }
      }
    }
  }

  @Test
  void aDatabaseInMemoryLivesInThePoolsOneConnection() throws SQLException {
    try (HikariDataSource pool = pool("jdbc:sqlite::memory:", true)) {
      MigrationRegistry registry = MigrationRegistry.builder(pool).source(library()).build();
      assertThat(registry.apply().revisions()).hasSize(3);
      assertThat(registry.apply().isEmpty()).isTrue();
      assertThat(tables(pool)).containsExactly("book", "member");
    }
  }

  /** A connection that writes and does not commit. */
  private Connection writer() throws SQLException {
    Connection connection = database.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
    }
    return connection;
  }

  @Test
  void whoWaitsTooLongForAWriterIsTold() throws SQLException {
    try (Connection writer = writer()) {
      MigrationRegistry registry =
          builder(library()).migrationLockTimeout(Duration.ofMillis(300)).build();
      assertThatThrownBy(registry::apply)
          .isInstanceOf(LockTimeoutException.class)
          .hasMessageContaining("wait longer with migrationLockTimeout(..)");
      assertThat(query(writer, "SELECT count(*) FROM sqlite_master")).containsExactly("0");
    }
    assertThat(builder(library()).build().apply().revisions()).hasSize(3);
  }

  @Test
  void soIsWhoCantEvenReadTheHistory() throws SQLException {
    builder(library()).build().apply();
    SQLiteDataSource impatient =
        TestSqlite.at(database.getUrl().replaceFirst("\\?.*", "?busy_timeout=1"));
    try (Connection writer = database.getConnection();
        Statement statement = writer.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      assertThatThrownBy(
              () ->
                  MigrationRegistry.builder(impatient)
                      .source(library())
                      .migrationLockTimeout(Duration.ofMillis(200))
                      .build()
                      .apply())
          .isInstanceOf(LockTimeoutException.class)
          .hasMessageContaining("keeps readers out");
      statement.execute("ROLLBACK");
    }
  }

  @Test
  void aWriterThatEndsIsWaitedFor() throws Exception {
    builder(library()).build().apply();
    TestChain more = library().then("N", op -> op.createTable("n", column("id", bigint())));
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<RunReport> run;
    try (Connection writer = writer()) {
      MigrationRegistry registry =
          builder(more)
              .listener(
                  new RunListener() {
                    @Override
                    public void revisionStarted(RevisionNode revision, Direction direction) {
                      begun.countDown(); // the lock is asked for next
                    }
                  })
              .build();
      run = CompletableFuture.supplyAsync(registry::apply);
      begun.await();
      execute(writer, "CREATE TABLE by_writer (a)");
      execute(writer, "COMMIT");
    }
    assertThat(run.get().revisions()).hasSize(1);
    assertThat(tables(database)).contains("n", "by_writer");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What a commit has to wait for in rollback-journal mode: somebody who reads. */
  private final class Reader implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;

    Reader() throws SQLException {
      connection = database.getConnection();
      statement = connection.createStatement();
      rows = statement.executeQuery("SELECT a.name FROM sqlite_master a, sqlite_master b");
      assertThat(rows.next()).isTrue();
    }

    @Override
    public void close() {
      try {
        rows.close();
        statement.close();
        connection.close();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void aCommitThatReadersKeepWaitingGivesUpAndIsTriedAgain() throws Exception {
    builder(library()).build().apply();
    TestChain more = library().then("N", op -> op.createTable("n", column("id", bigint())));
    List<Integer> retries = new ArrayList<>();
    Reader reader = new Reader();
    RunReport report =
        builder(more)
            .statementLockTimeout(Duration.ofMillis(50))
            .lockRetries(3)
            .listener(
                new RunListener() {
                  @Override
                  public void stepRetried(RevisionNode revision, int number, int attempt) {
                    retries.add(attempt);
                    reader.close();
                  }
                })
            .build()
            .apply();
    assertThat(report.revisions()).hasSize(1);
    assertThat(retries).containsExactly(1);
    assertThat(tables(database)).contains("n");
  }

  @Test
  void aCommitThatReadersKeepWaitingTooLongRollsBack() throws Exception {
    builder(library()).build().apply();
    TestChain more = library().then("N", op -> op.createTable("n", column("id", bigint())));
    try (Reader reader = new Reader()) {
      assertThatThrownBy(
              () ->
                  builder(more)
                      .statementLockTimeout(Duration.ofMillis(20))
                      .lockRetries(0)
                      .build()
                      .apply())
          .isInstanceOf(StepFailedException.class)
          .hasMessageContaining("SQLITE_BUSY");
      assertThat(reader.rows.next()).isTrue(); // it reads on undisturbed
    }
    assertThat(tables(database)).doesNotContain("n");
    assertThat(builder(more).build().apply().revisions()).hasSize(1);
  }

  @Test
  void aStatementThatRunsTooLongIsInterruptedAndRolledBack() {
    builder(library()).build().apply();
    TestChain endless =
        library()
            .then(
                "N",
                op -> {
                  op.createTable("n", column("id", bigint()));
                  op.execute(
                      "INSERT INTO n WITH RECURSIVE i (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i)"
                          + " SELECT x FROM i");
                });
    assertThatThrownBy(
            () -> builder(endless).statementTimeout(Duration.ofMillis(100)).build().apply())
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("it ran longer than statementTimeout(PT0.1S) allows")
        .hasMessageContaining("Nothing of this revision is in the database");
    assertThat(tables(database)).containsExactly("book", "member");
    assertThat(query(database, "PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void aJavaStepIsPartOfTheTransactionAndCantEndIt() {
    TestChain chain =
        library()
            .then(
                "Java",
                op -> {
                  op.run(
                      "fill",
                      connection -> execute(connection, "INSERT INTO member VALUES ('Ann')"));
                  op.run("end it", Connection::commit);
                },
                op -> op.irreversible("tested"));
    assertThatThrownBy(() -> builder(chain).build().apply())
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("must not call Connection.commit()");
    assertThat(query(database, "SELECT * FROM member")).isEmpty();
  }
}
