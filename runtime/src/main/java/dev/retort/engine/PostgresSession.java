package dev.retort.engine;

import dev.retort.dialect.Effect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.SqlStep;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.op.Timeouts;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL. The lock is a session's advisory lock, which the server frees when the session ends.
 * It is polled for in autocommit: whoever waits inside a statement or a transaction has a snapshot,
 * for which {@code CREATE INDEX CONCURRENTLY} of the holder would wait in turn.
 */
final class PostgresSession implements DatabaseSession {

  private static final String UNDEFINED_TABLE = "42P01";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String DEADLOCK_DETECTED = "40P01";
  private static final String INVALID_PARAMETER_VALUE = "22023";

  /** Statements outside transactions that leave the same when they run again. */
  private static final Pattern REPEATABLE =
      Pattern.compile(
          "\\s*(vacuum|analyze|cluster|reindex|checkpoint|refresh)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Connection connection;
  private final PostgresDialect dialect;
  private final RetortTables tables;
  private final PostgresCatalogue catalogue;
  private @Nullable PostgresSettings settings;
  private @Nullable Name schema;
  private long key;
  private Timeouts limits = Timeouts.UNSAID;
  private boolean isChanged;

  PostgresSession(Connection connection, PostgresDialect dialect, RetortTables tables) {
    this.connection = connection;
    this.dialect = dialect;
    this.tables = tables;
    this.catalogue = new PostgresCatalogue(connection, dialect);
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public boolean isMissingTable(SQLException error) {
    return UNDEFINED_TABLE.equals(error.getSQLState());
  }

  /** Another schema of the search path may hold a history table of its own. */
  @Override
  public String ownRows() {
    QualifiedName history = tables.history();
    return history.schema() != null
        ? ""
        : " WHERE tableoid = to_regclass(quote_ident(current_schema()) || "
            + text("." + exact(history.name()))
            + ")";
  }

  @Override
  public void createTables() throws SQLException {
    create(qualified(tables.history()), PostgresSupport::history);
    create(qualified(tables.log()), PostgresSupport::log);
  }

  /**
   * Looks first: {@code IF NOT EXISTS} wants the right to create even where there is nothing to.
   */
  private void create(String table, UnaryOperator<String> sql) throws SQLException {
    if (asks("SELECT to_regclass(" + text(table) + ") IS NULL")) {
      execute(sql.apply(table));
    }
  }

  private String qualified(QualifiedName table) {
    return exact(Objects.requireNonNull(schema)) + "." + exact(table.name());
  }

  private String exact(Name name) {
    return dialect.identifier(new Name(dialect.stored(name), true));
  }

  private String text(String value) {
    return dialect.literal(new Literal(value));
  }

  // The lock

  /** Finds the key: the same for all who work in the same schema, whatever they call it. */
  private void findKey() throws SQLException {
    schema = tables.history().schema();
    if (schema == null) {
      String current = ask("SELECT current_schema()");
      if (current == null) {
        throw new RunFailure(
            RunFailure.Kind.DATABASE,
            "there is no schema to work in: the search path ("
                + ask("SHOW search_path")
                + ") names none that is there. Create it, or say another one with"
                + " builder(..).schema(..)",
            null);
      }
      schema = new Name(current, true);
    }
    String stored = dialect.stored(schema) + '\0' + dialect.stored(tables.history().name());
    key = ByteBuffer.wrap(PlannedStep.sha256("retort\0" + stored)).getLong();
  }

  @Override
  public boolean tryLock(String owner) throws SQLException {
    if (schema == null) {
      findKey();
    }
    if (!asks("SELECT " + twice("pg_try_advisory_lock"))) {
      return false;
    }
    try {
      if (!asks("SELECT " + fence())) {
        throw new RunFailure(
            RunFailure.Kind.LOCK, "the migration lock was lost at once: " + lockLost(), null);
      }
      cancelWhenWeDie();
      return true;
    } catch (SQLException | RuntimeException e) {
      connection.abort(Runnable::run); // it must not go back to a pool with the lock
      throw e;
    }
  }

  /** Lets the server look every second whether we live: else an orphan's statement runs on. */
  private void cancelWhenWeDie() throws SQLException {
    try {
      settings().set(connection, PostgresSettings.CHECK_INTERVAL, "1s");
    } catch (SQLException e) {
      if (!INVALID_PARAMETER_VALUE.equals(e.getSQLState())) {
        throw e;
      } // not every platform can look
    }
  }

  @Override
  public String lockHolder() throws SQLException {
    String holder =
        ask(
            "SELECT concat('the backend ', l.pid, ' of user ', a.usename, ' from ',"
                + " coalesce(host(a.client_addr), 'this machine'), ' (', a.application_name,"
                + " ', connected since ', a.backend_start, ', ', a.state, ')')"
                + " FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid WHERE "
                + "l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.classid = '"
                + (key >>> Integer.SIZE)
                + "'::oid AND l.objid = '"
                + (key & 0xffff_ffffL)
                + "'::oid AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname ="
                + " current_database())");
    return holder == null ? "nobody any more" : holder;
  }

  @Override
  public void unlock() throws SQLException {
    if (!asks("SELECT " + twice("pg_advisory_unlock"))) {
      throw new SQLException("the migration lock was not held any more: " + lockLost());
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A session may hold the lock several times, and to give it back says whether it was held. It
   * is taken twice, so one may be given back and taken again at each look and it is never free
   * meanwhile. A look into {@code pg_locks} costs ten times as much.
   */
  @Override
  public String fence() {
    return "CASE WHEN pg_advisory_unlock("
        + key
        + ") THEN pg_try_advisory_lock("
        + key
        + ") ELSE FALSE END";
  }

  private String twice(String function) {
    String call = function + "(" + key + ")";
    return "CASE WHEN " + call + " THEN " + call + " ELSE FALSE END";
  }

  @Override
  public boolean changesTwoTablesAtOnce() {
    return true;
  }

  @Override
  public String lockLost() {
    return "this connection's backend does not hold it. A pooler in transaction mode (PgBouncer's"
        + " pool_mode = transaction) gives each transaction another backend: connect to PostgreSQL"
        + " itself, or to a pool in session mode. Or a migration's own SQL freed it"
        + " (pg_advisory_unlock_all, DISCARD ALL), or somebody changed Retort's tables";
  }

  // Transactions and settings

  @Override
  public void begin() throws SQLException {
    if (isChanged) {
      settings().restore(connection);
      isChanged = false;
    }
    connection.setAutoCommit(false);
  }

  /** What the author's SQL set (a dump empties the search path) ends with its revision. */
  @Override
  public void beforeCommit(List<SqlStep> steps) throws SQLException {
    if (steps.stream().anyMatch(PostgresSession::maySet)) {
      settings().restore(connection);
    }
  }

  static boolean maySet(SqlStep step) {
    return step.effect() instanceof Effect.Unknown
        || step.sql().toLowerCase(Locale.ROOT).contains("set_config");
  }

  /**
   * Drops what an earlier try left, and lifts the limit on waiting for a lock: a statement that
   * builds an index concurrently waits for old transactions, and nobody waits for it meanwhile.
   */
  @Override
  public void beforeOutside(SqlStep step) throws SQLException {
    Effect effect = step.effect();
    isChanged = !(effect instanceof Effect.Batched);
    if (effect instanceof Effect.CreatesIndex
        || effect instanceof Effect.DropsIndex
        || own(step) != null) {
      PostgresSettings.setForNow(connection, PostgresSettings.LOCK_TIMEOUT, "0");
    }
    if (isCreating(step)) {
      dropInvalid(step);
    }
  }

  private static @Nullable ConcurrentIndex own(SqlStep step) {
    return step.effect() instanceof Effect.Unknown ? ConcurrentIndex.of(step) : null;
  }

  private static boolean isCreating(SqlStep step) {
    ConcurrentIndex own = own(step);
    return step.effect() instanceof Effect.CreatesIndex || (own != null && own.table() != null);
  }

  private boolean dropInvalid(SqlStep step) throws SQLException {
    String invalid = invalid(step);
    if (invalid != null) {
      execute("DROP INDEX CONCURRENTLY " + invalid);
    }
    return invalid != null;
  }

  /** The invalid index that an earlier try of a step left, or null. */
  private @Nullable String invalid(SqlStep step) throws SQLException {
    if (step.effect() instanceof Effect.CreatesIndex create) {
      return catalogue.invalidIndex(create.table(), create.index());
    } else if (step.effect() instanceof Effect.DropsIndex drop) {
      return catalogue.invalidIndex(drop.table(), drop.index());
    }
    ConcurrentIndex own = own(step);
    return own == null ? null : catalogue.invalidIndex(own);
  }

  @Override
  public void limit(Timeouts timeouts) throws SQLException {
    if (!limits.equals(timeouts)) {
      limit(PostgresSettings.LOCK_TIMEOUT, timeouts.statementLockTimeout());
      limit(PostgresSettings.STATEMENT_TIMEOUT, timeouts.statementTimeout());
      limits = timeouts;
    }
  }

  private void limit(String name, @Nullable Duration most) throws SQLException {
    settings().set(connection, name, most == null ? null : most.toMillis() + "ms");
  }

  private PostgresSettings settings() throws SQLException {
    if (settings == null) {
      settings = PostgresSettings.of(connection);
    }
    return settings;
  }

  /** A deadlock is over once its victim has rolled back, so that is worth another try as well. */
  @Override
  public boolean isLockTimeout(SQLException error) {
    return LOCK_NOT_AVAILABLE.equals(error.getSQLState())
        || DEADLOCK_DETECTED.equals(error.getSQLState());
  }

  // Steps

  /**
   * Text, UUIDs and arrays go untyped and take the type of where they stand, as literals do: an
   * enum, JSON, a {@code uuid}. So do floating-point numbers, which {@code numeric} would round.
   */
  @Override
  public void bind(PreparedStatement statement, int index, Literal literal) throws SQLException {
    Object value = literal.value();
    if (value instanceof String
        || value instanceof UUID
        || value instanceof List<?>
        || value instanceof Double
        || value instanceof Float) {
      statement.setObject(index, dialect.text(literal), Types.OTHER);
    } else if (value instanceof Long number) {
      if (number == number.intValue()) {
        statement.setInt(index, number.intValue()); // as the literal is: f(integer) takes it
      } else {
        statement.setLong(index, number);
      }
    } else if (value instanceof BigDecimal number) {
      statement.setBigDecimal(index, number);
    } else if (value instanceof Literal.Binary binary) {
      statement.setBytes(index, binary.bytes());
    } else if (value instanceof OffsetDateTime time && !isInfinite(time)) {
      statement.setObject(index, time.withOffsetSameInstant(ZoneOffset.UTC));
    } else {
      statement.setObject(index, value);
    }
  }

  private static boolean isInfinite(OffsetDateTime time) {
    return time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN);
  }

  @Override
  public @Nullable String impossible(SqlStep step) throws SQLException {
    boolean partitioned =
        step.isOutsideTransaction()
            && step.effect() instanceof Effect.CreatesIndex create
            && catalogue.isPartitioned(create.table());
    return partitioned
        ? "PostgreSQL builds no index of a partitioned table concurrently ("
            + step.sql()
            + "): leave concurrently() out, or build one on each partition concurrently, and join"
            + " them with CREATE INDEX .. ON ONLY .. and ALTER INDEX .. ATTACH PARTITION"
        : null;
  }

  @Override
  public @Nullable String leftBehind(SqlStep step) throws SQLException {
    String invalid = step.isOutsideTransaction() && isCreating(step) ? invalid(step) : null;
    return invalid == null
        ? null
        : "The index "
            + invalid
            + " is there, but invalid: the next try drops it and builds it anew.";
  }

  // After a crash

  @Override
  public Catalogue catalogue() {
    return catalogue;
  }

  /**
   * {@inheritDoc}
   *
   * <p>An interrupted {@code DROP INDEX CONCURRENTLY} leaves an index that is invalid, not gone.
   */
  @Override
  public Settlement settle(PlannedStep step, @Nullable String before) throws SQLException {
    SqlStep sql = step.sql();
    if (sql != null && sql.isOutsideTransaction() && !isCreating(sql) && dropInvalid(sql)) {
      return Settlement.DONE;
    } else if (sql != null && REPEATABLE.matcher(sql.sql()).matches()) {
      return Settlement.NOT_DONE;
    }
    return Settlement.of(step, before, catalogue);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private boolean asks(String sql) throws SQLException {
    return "t".equals(ask(sql));
  }

  private @Nullable String ask(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }
}
