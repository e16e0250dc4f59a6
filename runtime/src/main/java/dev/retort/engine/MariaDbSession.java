package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.op.Literal;
import dev.retort.op.QualifiedName;
import dev.retort.op.Timeouts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB and MySQL. The lock is {@code GET_LOCK}, which the session holds over transactions and
 * DDL, and which the server frees when the session ends: after a client was killed, when the
 * statement that it left behind has ended too. Their DDL is atomic, so a crash leaves nothing to be
 * mended.
 */
final class MariaDbSession implements DatabaseSession {

  private static final int NO_SUCH_TABLE = 1146;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;
  private static final int LOCK_NOWAIT = 3572;

  /** Of a lock's name; MySQL allows 64 characters in all. */
  private static final int HASH_DIGITS = 40;

  private static final long LONGEST_WAIT_SECONDS = 31_536_000;

  private static final Set<String> DEFINITIONS =
      Set.of("CREATE", "ALTER", "DROP", "RENAME", "GRANT", "REVOKE", "ANALYZE", "SET");

  private final Connection connection;
  private final Dialect dialect;
  private final RetortTables tables;
  private final MariaDbSupport support;
  private final MariaDbCatalogue catalogue;
  private final String timeLimit;
  private @Nullable String lock;
  private Timeouts limits = Timeouts.UNSAID;
  private @Nullable Defaults defaults;

  /** What the session waits and runs for by itself, as SQL. */
  private record Defaults(String metadataLock, String rowLock, String time) {}

  MariaDbSession(
      Connection connection, Dialect dialect, RetortTables tables, MariaDbSupport support)
      throws SQLException {
    if (tables.history().schema() == null && connection.getCatalog() == null) {
      throw new RunFailure(
          RunFailure.Kind.DATABASE,
          "the connection is to no database: name one in its URL, or with"
              + " MigrationRegistry.builder(..).schema(..)",
          null);
    }
    this.connection = connection;
    this.dialect = dialect;
    this.tables = tables;
    this.support = support;
    this.catalogue = new MariaDbCatalogue(connection, dialect);
    this.timeLimit =
        dialect instanceof MariaDbDialect ? "max_statement_time" : "max_execution_time";
  }

  @Override
  public Connection connection() {
    return connection;
  }

  // Retort's own tables

  @Override
  public boolean isMissingTable(SQLException error) {
    return error.getErrorCode() == NO_SUCH_TABLE;
  }

  @Override
  public void createTables() throws SQLException {
    for (String table : support.tables(dialect, tables)) {
      execute(table);
    }
  }

  /** A WHERE asks for a FROM. */
  @Override
  public String fromNothing() {
    return " FROM DUAL";
  }

  /** {@code useAffectedRows}, which frameworks set. */
  @Override
  public boolean countsChangedRowsOnly() {
    return true;
  }

  /** In UTC, whatever the zones of the session, the driver and this machine are. */
  @Override
  public Object timestamp(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  @Override
  public Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  // Steps

  /**
   * Some drivers know no UUID, and all would write what has no place here in a way of their own.
   */
  @Override
  public void bind(PreparedStatement statement, int index, Literal value) throws SQLException {
    Object bound = value.value();
    if (bound instanceof UUID) {
      statement.setString(index, bound.toString());
      return;
    } else if (bound instanceof Float number && Math.abs(number) == Float.MAX_VALUE) {
      statement.setDouble(index, number); // its own digits, read as a DOUBLE, are too many
      return;
    } else if (bound instanceof OffsetDateTime
        || bound instanceof List<?>
        || bound instanceof Double
        || bound instanceof Float) {
      dialect.literal(value); // or there is none, and it says why
    }
    statement.setObject(index, Parameters.jdbc(value));
  }

  // The lock

  /** Locks are the server's, so the name tells the database too. */
  private String lock() throws SQLException {
    if (lock == null) {
      QualifiedName history = tables.history();
      String database =
          history.schema() == null ? ask("SELECT DATABASE()") : dialect.stored(history.schema());
      String hash = PlannedStep.hash(database + '\0' + dialect.stored(history.name()));
      lock = "'retort_" + hash.substring(0, HASH_DIGITS) + "'";
    }
    return lock;
  }

  @Override
  public boolean tryLock(String owner) throws SQLException {
    return ask("SELECT GET_LOCK(" + lock() + ", 0)").equals("1");
  }

  @Override
  public String lockHolder() throws SQLException {
    String id = ask("SELECT IS_USED_LOCK(" + lock() + ")");
    if (id.isEmpty()) {
      return "nobody any more";
    }
    String who =
        ask(
            "SELECT CONCAT(', ', user, ' from ', host) FROM information_schema.PROCESSLIST WHERE id ="
                + " "
                + id);
    return "connection " + id + who;
  }

  @Override
  public void unlock() throws SQLException {
    execute("DO RELEASE_LOCK(" + lock() + ")");
  }

  @Override
  public String fence() {
    if (lock == null) {
      throw new IllegalStateException("no lock was taken");
    }
    return "IS_USED_LOCK(" + lock + ") = CONNECTION_ID()";
  }

  // Waiting

  /**
   * Locks are waited for by the second, and so by one at least. The limit of a statement's time is
   * about every statement in MariaDB, and about SELECT alone in MySQL.
   */
  @Override
  public void limit(Timeouts timeouts) throws SQLException {
    if (limits.equals(timeouts)) {
      return;
    }
    if (defaults == null) {
      defaults =
          new Defaults(
              ask("SELECT @@lock_wait_timeout"),
              ask("SELECT @@innodb_lock_wait_timeout"),
              ask("SELECT @@" + timeLimit));
    }
    Duration wait = timeouts.statementLockTimeout();
    Duration time = timeouts.statementTimeout();
    execute(
        "SET SESSION lock_wait_timeout = "
            + (wait == null ? defaults.metadataLock() : seconds(wait))
            + ", SESSION innodb_lock_wait_timeout = "
            + (wait == null ? defaults.rowLock() : seconds(wait))
            + ", SESSION "
            + timeLimit
            + " = "
            + (time == null ? defaults.time() : time(time, dialect instanceof MariaDbDialect)));
    limits = timeouts;
  }

  /** For a lock to wait: whole seconds. */
  static long seconds(Duration wait) {
    long up = wait.toSeconds() + (wait.toNanosPart() > 0 ? 1 : 0);
    return Math.min(up, LONGEST_WAIT_SECONDS);
  }

  /** In seconds for MariaDB, in milliseconds for MySQL. */
  static String time(Duration time, boolean isMariaDb) {
    return isMariaDb
        ? String.format(Locale.ROOT, "%d.%06d", time.toSeconds(), time.toNanosPart() / 1_000)
        : Long.toString(time.toMillis());
  }

  @Override
  public boolean isLockTimeout(SQLException error) {
    return List.of(LOCK_WAIT_TIMEOUT, DEADLOCK, LOCK_NOWAIT).contains(error.getErrorCode());
  }

  // After a crash

  @Override
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Of an author's own definition also when tables were last made anew. */
  @Override
  public @Nullable String before(PlannedStep step) throws SQLException {
    return isOwnDefinition(step)
        ? catalogue.fingerprint(null) + catalogue.times()
        : Settlement.before(step, catalogue);
  }

  /**
   * An author's own definition is done when the catalogue is another. Where only the time of a
   * table is another, it may be done and not show (two tables alike were swapped, say), or somebody
   * else truncated a table meanwhile: nothing tells.
   */
  @Override
  public Settlement settle(PlannedStep step, @Nullable String before) throws SQLException {
    if (before == null || !isOwnDefinition(step)) {
      return Settlement.of(step, before, catalogue);
    } else if (!before.startsWith(catalogue.fingerprint(null))) {
      return Settlement.DONE;
    }
    return before.endsWith(catalogue.times()) ? Settlement.NOT_DONE : Settlement.UNKNOWABLE;
  }

  /** A trigger's body may hold several statements, and it is one all the same. */
  private static boolean isOwnDefinition(PlannedStep step) {
    return step.sql() != null
        && step.effect() instanceof Effect.Unknown
        && DEFINITIONS.contains(RawSql.of(step.sql().sql()).head().split(" ", 2)[0]);
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
