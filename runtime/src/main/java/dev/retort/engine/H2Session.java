package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.op.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H2: its tables, its lock, and what a crash leaves of its DDL, which is not atomic. */
final class H2Session implements DatabaseSession {

  /** Table not found; the same with candidates; the same in an empty database. */
  private static final Set<Integer> MISSING_TABLE = Set.of(42102, 42103, 42104);

  private static final int ADMIN_RIGHTS_REQUIRED = 90040;
  private static final int LOCK_TIMEOUT = 50200;

  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final Set<String> USING = Set.of("using");

  /** What a column of an ALTER may bring along: H2 adds it when the copy is in its place. */
  private static final Set<String> INLINE =
      Set.of("primary", "unique", "references", "check", "constraint", "foreign");

  private final Connection connection;
  private final Dialect dialect;
  private final RetortTables tables;
  private final H2Catalogue catalogue;
  private final H2Lock lock;
  private final H2Mending mending;
  private int number;
  private boolean isProven;
  private Timeouts limits = Timeouts.UNSAID;
  private @Nullable String defaultLockTimeout;

  H2Session(Connection connection, Dialect dialect, RetortTables tables) {
    this(connection, dialect, tables, LEASE);
  }

  H2Session(Connection connection, Dialect dialect, RetortTables tables, Duration lease) {
    this.connection = connection;
    this.dialect = dialect;
    this.tables = tables;
    this.catalogue = new H2Catalogue(connection, dialect);
    this.lock = new H2Lock(connection, catalogue, dialect.identifier(tables.lock()), lease);
    this.mending = new H2Mending(connection, dialect, catalogue);
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public Catalogue catalogue() {
    return catalogue;
  }

  static boolean isTableMissing(SQLException error) {
    return MISSING_TABLE.contains(error.getErrorCode());
  }

  @Override
  public boolean isMissingTable(SQLException error) {
    return isTableMissing(error);
  }

  @Override
  public void createTables() throws SQLException {
    for (String statement : H2Support.historyTables(dialect, tables)) {
      execute(statement);
    }
  }

  @Override
  public boolean tryLock(String owner) throws SQLException {
    return lock.tryLock(owner);
  }

  @Override
  public String lockHolder() throws SQLException {
    return lock.holder();
  }

  @Override
  public void renewLock() throws SQLException {
    lock.renew();
  }

  @Override
  public void unlock() throws SQLException {
    lock.unlock();
  }

  @Override
  public void begin() throws SQLException {
    DatabaseSession.super.begin();
    isProven = false;
  }

  /**
   * {@inheritDoc}
   *
   * <p>H2's driver connects again in silence, to a new session, while it is in autocommit and never
   * else ({@code SessionRemote.autoReconnect}). So the first write after {@link #begin} proves that
   * this is still the session that took the lock; those after it only that nobody else took it.
   */
  @Override
  public String fence() {
    String fence = isProven ? lock.sameSessionFence() : lock.fence();
    isProven = true;
    return fence;
  }

  @Override
  public @Nullable String before(PlannedStep step) throws SQLException {
    Effect effect = step.effect();
    RawSql raw = step.sql() == null ? null : RawSql.of(step.sql().sql());
    if (effect instanceof Effect.Unknown) {
      boolean definition = raw != null && raw.kind() == RawSql.Kind.DEFINITION;
      boolean drops = raw != null && raw.dropsColumn();
      return evidence(
          definition ? catalogue.fingerprint(null) : "", drops ? catalogue.columns() : "");
    } else if (effect instanceof Effect.Alters alters) {
      return evidence(catalogue.fingerprint(alters.table()), "");
    } else if (effect instanceof Effect.AltersObject) {
      return evidence(catalogue.fingerprint(null), "");
    }
    boolean copies = effect instanceof Effect.CreatesColumn || effect instanceof Effect.DropsColumn;
    return copies ? evidence("", "") : null;
  }

  private String evidence(String fingerprint, String columns) throws SQLException {
    if (number == 0) {
      number = catalogue.session();
    }
    return new H2Evidence(number, fingerprint, columns, mending.lookAlikes(number)).text();
  }

  @Override
  public Settlement settle(PlannedStep step, @Nullable String before) throws SQLException {
    Effect effect = step.effect();
    H2Evidence evidence = H2Evidence.read(before);
    if (evidence == null) { // a script began it
      boolean once = step.sql() != null && RawSql.of(step.sql().sql()).says(USING);
      return once ? Settlement.UNKNOWABLE : Settlement.of(step, null, catalogue);
    }
    H2Mending.Left left = mend(effect, evidence);
    if (effect instanceof Effect.Unknown) {
      return settleRaw(step, evidence, left);
    } else if (left != H2Mending.Left.NOTHING) {
      return left == H2Mending.Left.FINISHED ? Settlement.DONE : Settlement.NOT_DONE;
    }
    return byFingerprint(step, evidence);
  }

  /** An ordinary user does not see that a table was copied, so USING leaves no trace for it. */
  private Settlement byFingerprint(PlannedStep step, H2Evidence evidence) throws SQLException {
    String before = evidence.fingerprint();
    if (!before.isEmpty() && !catalogue.isComparable(before)) {
      return Settlement.UNKNOWABLE;
    }
    Settlement settled = Settlement.of(step, before, catalogue);
    boolean traceless =
        settled == Settlement.NOT_DONE
            && !before.isEmpty()
            && !catalogue.isAdmin()
            && step.sql() != null
            && RawSql.of(step.sql().sql()).says(USING);
    return traceless ? Settlement.UNKNOWABLE : settled;
  }

  private Settlement settleRaw(PlannedStep step, H2Evidence evidence, H2Mending.Left left)
      throws SQLException {
    RawSql raw = step.sql() == null ? null : RawSql.of(step.sql().sql());
    if (raw == null || raw.kind() != RawSql.Kind.DEFINITION) {
      return Settlement.UNKNOWABLE;
    } else if (left == H2Mending.Left.UNDONE) {
      return Settlement.NOT_DONE;
    } else if (left == H2Mending.Left.FINISHED) {
      return raw.says(INLINE) ? Settlement.UNKNOWABLE : Settlement.DONE;
    } else if (raw.dropsColumn() && evidence.columns().equals(catalogue.columns())) {
      return Settlement.NOT_DONE; // H2 drops the column's constraints and indexes first
    }
    return byFingerprint(step, evidence);
  }

  private H2Mending.Left mend(Effect effect, H2Evidence evidence) throws SQLException {
    return mending.mend(
        evidence, effect instanceof Effect.Definition definition ? definition.table() : null);
  }

  /** An ALTER that fails while it adds the constraints of its copy leaves the copy. */
  @Override
  public boolean cleanUp(PlannedStep step, @Nullable String before) throws SQLException {
    H2Evidence evidence = H2Evidence.read(before);
    if (evidence == null) {
      return false;
    }
    boolean finished = mend(step.effect(), evidence) == H2Mending.Left.FINISHED;
    Effect effect = step.effect();
    String now =
        evidence.fingerprint().isEmpty()
            ? ""
            : catalogue.fingerprint(effect instanceof Effect.Alters alters ? alters.table() : null);
    return finished || !now.equals(evidence.fingerprint());
  }

  @Override
  public void limit(Timeouts timeouts) throws SQLException {
    if (!limits.equals(timeouts)) {
      if (defaultLockTimeout == null) {
        defaultLockTimeout = catalogue.texts("CALL LOCK_TIMEOUT()").get(0);
      }
      Duration waits = timeouts.statementLockTimeout();
      Duration runs = timeouts.statementTimeout();
      execute("SET LOCK_TIMEOUT " + (waits == null ? defaultLockTimeout : waits.toMillis()));
      execute("SET QUERY_TIMEOUT " + (runs == null ? 0 : runs.toMillis()));
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
}
