package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.dialect.SqlStep;
import dev.retort.dialect.SqliteLiterals;
import dev.retort.op.Literal;
import dev.retort.op.Timeouts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * SQLite. There is one writer at a time, so each transaction is the lock by itself: a raw {@code
 * BEGIN IMMEDIATE} in autocommit, waited for as long as a migration lock may take; the history is
 * verified in it. The driver does not know of it, so it is always ended here.
 *
 * <p>A revision that builds tables anew runs with foreign keys off, because dropping a table would
 * empty those that refer to it; before it is committed it is looked whether rows violate one that
 * did not before.
 */
final class SqliteSession implements DatabaseSession {

  private static final int BUSY = 5;
  private static final int LOCKED_SHARED_CACHE = 262;
  private static final int PRIMARY_CODE = 0xff;

  /** How long statements wait for readers and writers at least. */
  private static final long BUSY_MILLIS = 3_000;

  /** How long one attempt to begin waits, so that an interrupt is heard. */
  private static final long BEGIN_MILLIS = 250;

  private final Connection connection;
  private final String history;
  private final String log;
  private final boolean isElsewhere;
  private final SqliteCatalogue catalogue;
  private Duration lockTimeout = Duration.ZERO;
  private Timeouts limits = Timeouts.UNSAID;
  private boolean isOpen;
  private long ownBusyTimeout;
  private long busyTimeout;
  private boolean ownLegacyAlter;
  private @Nullable SqliteSoundness soundness;
  private @Nullable SqliteSurvivors survivors;

  SqliteSession(Connection connection, Dialect dialect, RetortTables tables) {
    this.connection = connection;
    this.history = dialect.identifier(tables.history());
    this.log = dialect.identifier(tables.log());
    this.isElsewhere = tables.history().schema() != null;
    this.catalogue = new SqliteCatalogue(connection, dialect);
  }

  @Override
  public Connection connection() {
    return connection;
  }

  // Retort's own tables

  @Override
  public boolean isMissingTable(SQLException error) {
    return String.valueOf(error.getMessage()).contains("no such table");
  }

  @Override
  public void createTables() throws SQLException {
    if (isThere(history) && isThere(log)) {
      return;
    }
    begin();
    try {
      for (String statement : SqliteSupport.tablesOf(history, log)) {
        execute(statement);
      }
      commit();
    } finally {
      rollback();
    }
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    if (Thread.interrupted()) {
      throw new RunFailure(
          RunFailure.Kind.LOCK,
          "interrupted while waiting for another migration of the database",
          new InterruptedException());
    }
  }

  private boolean isThere(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 0")) {
      return !rows.next();
    } catch (SQLException e) {
      if (isMissingTable(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Object timestamp(Instant instant) {
    return instant.toString();
  }

  @Override
  public Instant instant(ResultSet row, int column) throws SQLException {
    return Instant.parse(row.getString(column));
  }

  @Override
  public void bind(PreparedStatement statement, int index, Literal literal) throws SQLException {
    statement.setObject(index, SqliteLiterals.stored(literal));
  }

  // The lock: each transaction by itself

  @Override
  public boolean isLockedByTransaction() {
    return true;
  }

  @Override
  public void migrationLockTimeout(Duration timeout) {
    lockTimeout = timeout;
  }

  /** Remembers how the connection is set up, and sets it up for the run. */
  private void prepare() throws SQLException {
    ownBusyTimeout = ask("PRAGMA busy_timeout");
    ownLegacyAlter = ask("PRAGMA legacy_alter_table") != 0;
    busyTimeout = Math.max(ownBusyTimeout, BUSY_MILLIS);
    execute("PRAGMA busy_timeout = " + busyTimeout);
    legacyAlter(false);
  }

  @Override
  public boolean tryLock(String owner) throws SQLException {
    prepare();
    return true;
  }

  @Override
  public String lockHolder() {
    return "another connection to the database";
  }

  @Override
  public void unlock() throws SQLException {
    legacyAlter(ownLegacyAlter);
    execute("PRAGMA busy_timeout = " + ownBusyTimeout);
  }

  @Override
  public String fence() {
    return "1 = 1";
  }

  @Override
  public @Nullable Long dataVersion() throws SQLException {
    return isElsewhere ? null : Long.valueOf(ask("PRAGMA data_version"));
  }

  // Transactions

  @Override
  public void begin() throws SQLException {
    Instant deadline = Instant.now().plus(lockTimeout);
    while (!tryBegin(deadline)) {
      if (!Instant.now().isBefore(deadline)) {
        throw new RunFailure(
            RunFailure.Kind.LOCK,
            "waited "
                + lockTimeout.toSeconds()
                + " s to write to the database, which "
                + lockHolder()
                + " does. If that one is alive, wait longer with migrationLockTimeout(..); a dead"
                + " one's lock frees itself",
            null);
      }
      pause(1);
    }
    if (soundness != null) {
      soundness.look();
    }
  }

  private boolean tryBegin(Instant deadline) throws SQLException {
    long left = Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
    execute("PRAGMA busy_timeout = " + Math.min(left, BEGIN_MILLIS));
    try {
      execute("BEGIN IMMEDIATE");
      isOpen = true;
      return true;
    } catch (SQLException e) {
      if (!isLockTimeout(e)) {
        throw e;
      }
      return false;
    } finally {
      execute("PRAGMA busy_timeout = " + busyTimeout);
    }
  }

  /** Readers can keep it from committing: it stays open meanwhile, and tries again. */
  @Override
  public void commit() throws SQLException {
    Instant deadline = Instant.now().plus(lockTimeout);
    while (isOpen) {
      try {
        execute("COMMIT");
        isOpen = false;
      } catch (SQLException e) {
        boolean waits = limits.statementLockTimeout() == null && Instant.now().isBefore(deadline);
        if (!isLockTimeout(e) || !waits) {
          throw e;
        }
      }
    }
  }

  @Override
  public void rollback() throws SQLException {
    if (!isOpen || connection.isClosed()) {
      return;
    }
    isOpen = false;
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite ends the transaction itself after some errors (disk full, out of memory).
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw e;
      }
    }
  }

  @Override
  public void beforeTransaction(List<SqlStep> steps) throws SQLException {
    if (steps.stream().anyMatch(SqliteSession::rebuilds)) {
      boolean foreignKeys = ask("PRAGMA foreign_keys") != 0;
      soundness = new SqliteSoundness(connection, catalogue, steps, foreignKeys);
      execute("PRAGMA foreign_keys = OFF");
    }
  }

  private static boolean rebuilds(SqlStep step) {
    return step.effect() instanceof Effect.Rebuilds rebuild && rebuild.isTable();
  }

  @Override
  public void execute(SqlStep step) throws SQLException {
    if (step.effect() instanceof Effect.Rebuilds rebuild) {
      if (rebuild.part() == Effect.Rebuilds.Part.FIRST) {
        survivors = SqliteSurvivors.of(catalogue, rebuild);
      }
      limited(() -> DatabaseSession.super.execute(step));
      if (rebuild.part() == Effect.Rebuilds.Part.LAST && survivors != null) {
        survivors.restore(connection);
      }
    } else {
      if (step.effect() instanceof Effect.DropsTable drop && ask("PRAGMA foreign_keys") != 0) {
        catalogue.requireUnreferenced(drop.table());
      }
      limited(() -> DatabaseSession.super.execute(step));
    }
  }

  @Override
  public void beforeCommit(List<SqlStep> steps) throws SQLException {
    if (soundness != null) {
      soundness.require();
    }
  }

  @Override
  public void afterTransaction(List<SqlStep> steps) throws SQLException {
    if (soundness != null) {
      legacyAlter(false);
      execute("PRAGMA foreign_keys = " + (soundness.foreignKeys() ? "ON" : "OFF"));
      soundness = null;
      survivors = null;
    }
  }

  // Waiting

  @Override
  public void limit(Timeouts timeouts) throws SQLException {
    limits = timeouts;
    Duration lock = timeouts.statementLockTimeout();
    busyTimeout = lock == null ? Math.max(ownBusyTimeout, BUSY_MILLIS) : lock.toMillis();
    execute("PRAGMA busy_timeout = " + busyTimeout);
  }

  /** SQLite has no limit on how long a statement runs; it can be interrupted. */
  @Override
  public void limited(Sending statement) throws SQLException {
    Duration timeout = limits.statementTimeout();
    if (timeout == null) {
      statement.send();
      return;
    }
    try (SqliteInterrupt interrupt = SqliteInterrupt.after(timeout, connection)) {
      interrupt.send(statement);
    }
  }

  @Override
  public boolean isLockTimeout(SQLException error) {
    int code = error.getErrorCode();
    return (code & PRIMARY_CODE) == BUSY || code == LOCKED_SHARED_CACHE;
  }

  @Override
  public Catalogue catalogue() {
    return catalogue;
  }

  private void legacyAlter(boolean on) throws SQLException {
    execute("PRAGMA legacy_alter_table = " + (on ? "ON" : "OFF"));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
