package dev.retort.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * H2's migration lock: a row that holds the session, by its number and its start (numbers begin
 * anew with each opening).
 *
 * <p>The row's table keeps no data over a closing of the database, so the crash of an embedded
 * database, or of a server, frees the lock. Where only the client died, an administrator sees in
 * {@code INFORMATION_SCHEMA.SESSIONS} that the session is gone. An ordinary user sees only its own
 * session there; for it the row carries a lease, which the journal's writes renew, and a mark in
 * the JVM's system properties (class loaders differ) excludes other threads even when a statement
 * outlives the lease.
 */
final class H2Lock {

  private static final int DUPLICATE_KEY = 23505;

  /** Lock timeout, deadlock, concurrent update: the holder is at work. */
  private static final Set<Integer> BUSY = Set.of(50200, 40001, 90131);

  static final String OWN_SESSION =
      "session_id = SESSION_ID() AND session_start ="
          + " (SELECT s.session_start FROM INFORMATION_SCHEMA.SESSIONS s"
          + " WHERE s.session_id = SESSION_ID())";

  private final Connection connection;
  private final H2Catalogue catalogue;
  private final String table;
  private final Duration lease;
  private final String token = UUID.randomUUID().toString();
  private @Nullable String mark;
  private long claimed;
  private long renewed;

  /**
   * A lock.
   *
   * @param table its table, as SQL writes it
   * @param lease how long it outlives the last journal write, in the eyes of an ordinary user
   */
  H2Lock(Connection connection, H2Catalogue catalogue, String table, Duration lease) {
    this.connection = connection;
    this.catalogue = catalogue;
    this.table = table;
    this.lease = lease;
  }

  /** True only while this very session holds the lock. */
  String fence() {
    return "EXISTS (SELECT 1 FROM " + table + " WHERE id = 1 AND " + OWN_SESSION + ")";
  }

  /** The same for a connection that cannot have been given another session since {@link #fence}. */
  String sameSessionFence() {
    return "(SELECT session_id FROM " + table + " WHERE id = 1) = SESSION_ID()";
  }

  /** Takes the lock if it is free. Autocommit. */
  boolean tryLock(String owner) throws SQLException {
    if (!catalogue.isAdmin() && System.getProperties().putIfAbsent(mark(), token) != null) {
      return false;
    }
    boolean held = false;
    try {
      held = isFree() && claim(owner);
    } catch (SQLException e) {
      if (!BUSY.contains(e.getErrorCode())) {
        throw e;
      }
    } finally {
      if (!held) {
        unmark();
      }
    }
    return held;
  }

  private boolean isFree() throws SQLException {
    String sql = "SELECT " + free() + " FROM " + table + " l WHERE id = 1";
    List<String> free;
    try {
      free = catalogue.texts(sql);
    } catch (SQLException e) {
      if (!H2Session.isTableMissing(e)) {
        throw e;
      }
      execute(table(table));
      free = List.of();
    }
    if (free.isEmpty()) {
      insert();
      free = catalogue.texts(sql);
    }
    return free.contains("TRUE");
  }

  /** What makes its table where it is missing. */
  static String table(String name) {
    return "CREATE MEMORY TABLE IF NOT EXISTS "
        + name
        + " (id INT PRIMARY KEY, session_id INT, session_start TIMESTAMP(9) WITH TIME ZONE,"
        + " lease_until TIMESTAMP(9) WITH TIME ZONE, owner VARCHAR(1000),"
        + " since TIMESTAMP(9) WITH TIME ZONE) NOT PERSISTENT";
  }

  private void insert() throws SQLException {
    try {
      execute(
          "INSERT INTO "
              + table
              + " (id) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM "
              + table
              + " WHERE id = 1)");
    } catch (SQLException e) {
      if (e.getErrorCode() != DUPLICATE_KEY) { // else somebody was quicker, which is as good
        throw e;
      }
    }
  }

  private boolean claim(String owner) throws SQLException {
    claimed = System.nanoTime();
    renewed = claimed;
    String sql =
        "UPDATE "
            + table
            + " l SET session_id = SESSION_ID(), session_start = (SELECT s.session_start FROM"
            + " INFORMATION_SCHEMA.SESSIONS s WHERE s.session_id = SESSION_ID()), owner = ?,"
            + " since = CURRENT_TIMESTAMP, lease_until = DATEADD(MILLISECOND, "
            + lease.toMillis()
            + ", CURRENT_TIMESTAMP) WHERE id = 1 AND "
            + free();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, owner);
      return statement.executeUpdate() == 1;
    }
  }

  private String free() throws SQLException {
    String dead =
        catalogue.isAdmin()
            ? "NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS s WHERE s.session_id ="
                + " l.session_id AND s.session_start = l.session_start)"
            : "l.lease_until < CURRENT_TIMESTAMP";
    return "(l.session_id IS NULL OR " + dead + ")";
  }

  /** Renews the lease when a good part of it is over; part of the transaction that is open. */
  void renew() throws SQLException {
    long now = System.nanoTime();
    if (now - renewed < lease.toNanos() / 5) {
      return;
    }
    renewed = now;
    // Counted from the claim: CURRENT_TIMESTAMP stands still in a transaction.
    execute(
        "UPDATE "
            + table
            + " SET lease_until = DATEADD(MILLISECOND, "
            + Duration.ofNanos(now - claimed).plus(lease).toMillis()
            + ", since) WHERE id = 1 AND "
            + OWN_SESSION);
  }

  /** Who holds the lock, for people. */
  String holder() throws SQLException {
    List<String> holder =
        catalogue.texts(
            "SELECT owner || ', since ' || FORMATDATETIME(since, 'yyyy-MM-dd HH:mm:ss xxx') FROM "
                + table
                + " WHERE id = 1 AND session_id IS NOT NULL");
    return holder.isEmpty() ? "nobody any more" : holder.get(0);
  }

  /** Gives the lock back, if it is this session's. */
  void unlock() throws SQLException {
    try {
      execute(
          "UPDATE "
              + table
              + " SET session_id = NULL, session_start = NULL, lease_until = NULL, owner = NULL,"
              + " since = NULL WHERE id = 1 AND "
              + OWN_SESSION);
    } finally {
      unmark();
    }
  }

  private String mark() throws SQLException {
    if (mark == null) {
      String path = catalogue.texts("CALL DATABASE_PATH()").get(0);
      String database = path.isEmpty() ? connection.getMetaData().getURL() : path;
      mark = "retort.lock " + database + " " + connection.getSchema() + " " + table;
    }
    return mark;
  }

  private void unmark() {
    if (mark != null) {
      System.getProperties().remove(mark, token);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
