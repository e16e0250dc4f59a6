package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.op.QualifiedName;
import dev.retort.op.Timeouts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * H2. The lock is a row that holds the session (its number and its start, because numbers begin
 * anew with each opening): dead when {@code INFORMATION_SCHEMA.SESSIONS} no longer lists it. An
 * ordinary user sees only its own session there, so for it the row carries a lease that every
 * journal write renews, and a JVM-wide mark excludes the embedded database's other threads.
 */
final class H2Session implements DatabaseSession {

  private static final int TABLE_NOT_FOUND = 42102;
  private static final int TABLE_NOT_FOUND_DATABASE_EMPTY = 42104;
  private static final int TABLE_NOT_FOUND_WITH_CANDIDATES = 42103;
  private static final int ADMIN_RIGHTS_REQUIRED = 90040;
  private static final int LOCK_TIMEOUT = 50200;

  /** How long an ordinary user's lock outlives its last journal write. */
  private static final int LEASE_SECONDS = 300;

  private static final String OWN_SESSION =
      "session_id = SESSION_ID() AND session_start ="
          + " (SELECT s.session_start FROM INFORMATION_SCHEMA.SESSIONS s"
          + " WHERE s.session_id = SESSION_ID())";

  private final Connection connection;
  private final String history;
  private final String log;
  private final String lock;
  private final H2Catalogue catalogue;
  private final H2Mending mending;
  private final boolean admin;
  private final String jvmMark;
  private final String token = UUID.randomUUID().toString();
  private Timeouts limits = Timeouts.UNSAID;
  private String defaultLockTimeout = "";

  H2Session(Connection connection, Dialect dialect, RetortTables tables) throws SQLException {
    this.connection = connection;
    this.history = dialect.identifier(tables.history());
    this.log = dialect.identifier(tables.log());
    this.lock = dialect.identifier(tables.lock());
    this.catalogue = new H2Catalogue(connection, dialect);
    this.mending = new H2Mending(connection, dialect, catalogue);
    this.admin =
        ask("SELECT is_admin FROM INFORMATION_SCHEMA.USERS WHERE user_name = CURRENT_USER")
            .contains("TRUE");
    this.jvmMark =
        "retort.lock." + ask("SELECT DATABASE_PATH() || ' ' || CURRENT_SCHEMA") + " " + lock;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public boolean isMissingTable(SQLException error) {
    return List.of(TABLE_NOT_FOUND, TABLE_NOT_FOUND_DATABASE_EMPTY, TABLE_NOT_FOUND_WITH_CANDIDATES)
        .contains(error.getErrorCode());
  }

  @Override
  public void createLock() throws SQLException {
    execute(
        "CREATE TABLE IF NOT EXISTS "
            + lock
            + " (id INT PRIMARY KEY, session_id INT, session_start TIMESTAMP(9) WITH TIME ZONE,"
            + " lease_until TIMESTAMP(9) WITH TIME ZONE, owner VARCHAR(255),"
            + " since TIMESTAMP(9) WITH TIME ZONE)");
    execute("MERGE INTO " + lock + " (id) KEY (id) VALUES (1)");
  }

  @Override
  public void createTables() throws SQLException {
    execute(
        "CREATE TABLE IF NOT EXISTS "
            + history
            + " (id VARCHAR(255) NOT NULL PRIMARY KEY, parents CLOB NOT NULL,"
            + " message VARCHAR(1000) NOT NULL, state VARCHAR(10) NOT NULL, step INT NOT NULL,"
            + " step_done BOOLEAN NOT NULL, step_hash VARCHAR(64), done_hash VARCHAR(64),"
            + " seen VARCHAR(64), progress VARCHAR(1000), failed BOOLEAN NOT NULL, digest VARCHAR(80) NOT NULL,"
            + " kind VARCHAR(10) NOT NULL, at TIMESTAMP(6) WITH TIME ZONE NOT NULL,"
            + " applied_by VARCHAR(255) NOT NULL, millis BIGINT)");
    execute(
        "CREATE TABLE IF NOT EXISTS "
            + log
            + " (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " at TIMESTAMP(6) WITH TIME ZONE NOT NULL, revision VARCHAR(255) NOT NULL,"
            + " event VARCHAR(20) NOT NULL, by_user VARCHAR(255) NOT NULL, millis BIGINT,"
            + " detail CLOB)");
  }

  @Override
  public boolean tryLock(String owner) throws SQLException {
    if (!admin && System.getProperties().putIfAbsent(jvmMark, token) != null) {
      return false;
    }
    boolean held = false;
    try {
      held = claim(owner);
    } finally {
      if (!held && !admin) {
        System.getProperties().remove(jvmMark, token);
      }
    }
    return held;
  }

  private boolean claim(String owner) throws SQLException {
    String free =
        admin
            ? "NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS s WHERE s.session_id ="
                + " l.session_id AND s.session_start = l.session_start)"
                + " AND (l.lease_until IS NULL OR l.lease_until < CURRENT_TIMESTAMP)"
            : "l.lease_until < CURRENT_TIMESTAMP";
    String sql =
        "UPDATE "
            + lock
            + " l SET session_id = SESSION_ID(), session_start = (SELECT s.session_start FROM"
            + " INFORMATION_SCHEMA.SESSIONS s WHERE s.session_id = SESSION_ID()), owner = ?,"
            + " since = CURRENT_TIMESTAMP, lease_until = "
            + (admin ? "NULL" : "DATEADD(SECOND, " + LEASE_SECONDS + ", CURRENT_TIMESTAMP)")
            + " WHERE id = 1 AND (l.session_id IS NULL OR ("
            + free
            + "))";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, owner);
      return statement.executeUpdate() == 1;
    }
  }

  @Override
  public String lockHolder() throws SQLException {
    String holder = ask("SELECT owner || ' since ' || since FROM " + lock + " WHERE id = 1");
    return holder.isEmpty() ? "nobody any more" : holder;
  }

  @Override
  public void unlock() throws SQLException {
    try {
      execute(
          "UPDATE "
              + lock
              + " SET session_id = NULL, session_start = NULL, lease_until = NULL, owner = NULL,"
              + " since = NULL WHERE id = 1 AND "
              + OWN_SESSION);
    } finally {
      System.getProperties().remove(jvmMark, token);
    }
  }

  @Override
  public String fence() {
    return "EXISTS (SELECT 1 FROM " + lock + " WHERE id = 1 AND " + OWN_SESSION + ")";
  }

  @Override
  public Catalogue catalogue() {
    return catalogue;
  }

  @Override
  public boolean mend(Effect effect, Predicate<QualifiedName> known) throws SQLException {
    return effect instanceof Effect.Definition definition
        && mending.mend(definition.table(), known);
  }

  @Override
  public void limit(Timeouts timeouts) throws SQLException {
    if (!limits.equals(timeouts)) {
      if (defaultLockTimeout.isEmpty()) {
        defaultLockTimeout = ask("CALL LOCK_TIMEOUT()");
      }
      Duration lock = timeouts.statementLockTimeout();
      Duration query = timeouts.statementTimeout();
      execute("SET LOCK_TIMEOUT " + (lock == null ? defaultLockTimeout : lock.toMillis()));
      execute("SET QUERY_TIMEOUT " + (query == null ? 0 : query.toMillis()));
      limits = timeouts;
    }
  }

  @Override
  public boolean isLockTimeout(SQLException error) {
    return error.getErrorCode() == LOCK_TIMEOUT;
  }

  /** Commits of the last half second are else lost with the process ({@code WRITE_DELAY}). */
  @Override
  public void finish() throws SQLException {
    try {
      execute("CHECKPOINT SYNC");
    } catch (SQLException e) {
      if (e.getErrorCode() != ADMIN_RIGHTS_REQUIRED) {
        throw e;
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      String answer = rows.next() ? rows.getString(1) : null;
      return answer == null ? "" : answer;
    }
  }
}
