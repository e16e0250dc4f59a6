package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.op.Name;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The history table as the journal of a run. Every write carries the lock's fence and must hit one
 * row; none commits by itself.
 */
final class Journal implements AutoCloseable {

  /** So much of a step's text is kept for whoever has to finish it without the code. */
  private static final int STEP_TEXT = 4_000;

  private static final Set<String> STATES = Set.of("applying", "reverting", "applied");

  private final Connection connection;
  private final DatabaseSession session;
  private final String history;
  private final String log;
  private final String at; // the one of our columns whose name is reserved somewhere
  private final String columns;
  private final Clock clock;
  private @Nullable String user;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  Journal(
      Connection connection,
      DatabaseSession session,
      Dialect dialect,
      RetortTables tables,
      Clock clock) {
    this.connection = connection;
    this.session = session;
    this.history = dialect.identifier(tables.history());
    this.log = dialect.identifier(tables.log());
    this.at = dialect.identifier(Name.of("at"));
    this.columns =
        "id, parents, message, state, step, step_done, step_text, step_hash, done_hash, seen,"
            + " progress, failed, digest, kind, "
            + at
            + ", applied_by, millis";
    this.clock = clock;
  }

  private String user() throws SQLException {
    if (user == null) {
      String name = connection.getMetaData().getUserName();
      user = name == null ? "" : name;
    }
    return user;
  }

  /** All rows; none where there is no history table yet. Autocommit, no lock. */
  List<HistoryRow> read() throws SQLException {
    List<HistoryRow> rows = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT " + columns + " FROM " + history + session.ownRows());
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(row(result));
      }
    } catch (SQLException e) {
      if (!session.isMissingTable(e)) {
        throw e;
      }
    }
    return rows;
  }

  /** The row of one revision as it is committed, or null. */
  @Nullable HistoryRow read(String id) throws SQLException {
    PreparedStatement statement =
        prepared("SELECT " + columns + " FROM " + history + " WHERE id = ?");
    statement.setString(1, id);
    try (ResultSet result = statement.executeQuery()) {
      return result.next() ? row(result) : null;
    }
  }

  private HistoryRow row(ResultSet row) throws SQLException {
    String id = row.getString(1);
    String parents = row.getString(2);
    String state = row.getString(4);
    if (RevisionId.whyIllegal(id) != null || !STATES.contains(state)) {
      throw new RunFailure(
          RunFailure.Kind.DRIFT,
          "the row with the ID \""
              + id
              + "\" and the state \""
              + state
              + "\" of "
              + history
              + " is none that this version of Retort writes: a newer version did, or somebody by hand",
          null);
    }
    long millis = row.getLong(17);
    boolean noMillis = row.wasNull();
    return new HistoryRow(
        id,
        parents.isEmpty() ? List.of() : List.of(parents.split(",")),
        row.getString(3),
        HistoryRow.State.valueOf(state.toUpperCase(Locale.ROOT)),
        row.getInt(5),
        row.getBoolean(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getBoolean(12),
        row.getString(13),
        row.getString(14),
        session.instant(row, 15),
        row.getString(16),
        noMillis ? null : millis);
  }

  /** Makes the row of a revision that is about to be applied. */
  void begin(RevisionNode node, List<String> parents, String digest) throws SQLException {
    insert(node, parents, digest, "applying", "run", null);
  }

  /** Makes the row of a revision that is declared to be applied. */
  void stamp(RevisionNode node, List<String> parents, String digest) throws SQLException {
    insert(node, parents, digest, "applied", "stamp", null);
    log(node.id().value(), "stamped", null, null);
  }

  /**
   * Makes the row of a revision all of whose steps ran in the transaction that is open, or that has
   * none.
   *
   * @param duration how long they took
   */
  void appliedAtOnce(PlannedRevision revision, List<String> parents, Duration duration)
      throws SQLException {
    RevisionNode node = revision.node();
    insert(node, parents, revision.digest(), "applied", "run", duration.toMillis());
    log(node.id().value(), "applied", duration.toMillis(), null);
  }

  private void insert(
      RevisionNode node,
      List<String> parents,
      String digest,
      String state,
      String kind,
      @Nullable Long millis)
      throws SQLException {
    PreparedStatement statement =
        prepared(
            "INSERT INTO "
                + history
                + " ("
                + columns
                + ") SELECT ?, ?, ?, ?, 0, FALSE, NULL, NULL, NULL, NULL, NULL, FALSE, ?, ?, ?, ?, ?"
                + session.fromNothing()
                + " WHERE "
                + session.fence());
    statement.setString(1, node.id().value());
    statement.setString(2, String.join(",", parents));
    statement.setString(3, node.message());
    statement.setString(4, state);
    statement.setString(5, digest);
    statement.setString(6, kind);
    statement.setObject(7, now());
    statement.setString(8, user());
    setMillis(statement, 9, millis);
    one(statement);
  }

  private static void setMillis(PreparedStatement statement, int index, @Nullable Long millis)
      throws SQLException {
    if (millis == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setLong(index, millis);
    }
  }

  /**
   * Notes how far a backfill came.
   *
   * @param step its number: another process may be past it
   * @param before how far it was, or null at its beginning
   */
  void progress(String id, int step, String key, @Nullable String before) throws SQLException {
    PreparedStatement statement =
        prepared(
            "UPDATE "
                + history
                + " SET progress = ? WHERE id = ? AND step = ? AND step_done = FALSE AND progress "
                + (before == null ? "IS NULL" : "= ?")
                + " AND "
                + session.fence());
    statement.setString(1, key);
    statement.setString(2, id);
    statement.setInt(3, step);
    if (before != null) {
      statement.setString(4, before);
    }
    updated(statement, id);
  }

  /** Notes that a step begins, or (for what rolls back with its transaction) that it is done. */
  void step(
      String id,
      Direction direction,
      PlannedStep step,
      String doneHash,
      boolean done,
      @Nullable String seen)
      throws SQLException {
    PreparedStatement statement =
        prepared(
            "UPDATE "
                + history
                + " SET state = ?, step = ?, step_done = ?, step_text = ?, step_hash = ?,"
                + " done_hash = ?, seen = ?, progress = NULL, failed = FALSE WHERE id = ? AND "
                + session.fence());
    statement.setString(1, direction == Direction.UPGRADE ? "applying" : "reverting");
    statement.setInt(2, step.number());
    statement.setBoolean(3, done);
    String text = step.text();
    statement.setString(4, text.substring(0, Math.min(text.length(), STEP_TEXT)));
    statement.setString(5, step.hash());
    statement.setString(6, doneHash);
    statement.setString(7, seen);
    statement.setString(8, id);
    updated(statement, id);
  }

  /** Notes that the step that was begun last is done. */
  void done(String id, int step) throws SQLException {
    PreparedStatement statement =
        prepared(
            "UPDATE "
                + history
                + " SET step_done = TRUE, progress = NULL WHERE id = ? AND step = ? AND "
                + session.fence());
    statement.setString(1, id);
    statement.setInt(2, step);
    updated(statement, id);
  }

  /** Notes that the step that was begun last failed, and so is not done. */
  void failed(String id) throws SQLException {
    PreparedStatement statement =
        prepared("UPDATE " + history + " SET failed = TRUE WHERE id = ? AND " + session.fence());
    statement.setString(1, id);
    updated(statement, id);
  }

  /** Takes back the beginning of a revision of which nothing is done. */
  void forget(String id, Direction direction) throws SQLException {
    if (direction == Direction.UPGRADE) {
      delete(id);
      return;
    }
    PreparedStatement statement =
        prepared(
            "UPDATE "
                + history
                + " SET state = 'applied', step_done = TRUE, step_text = NULL, seen = NULL,"
                + " progress = NULL,"
                + " failed = FALSE WHERE id = ? AND "
                + session.fence());
    statement.setString(1, id);
    updated(statement, id);
  }

  /** Ends an upgrade: the row says what was applied in the end, be it mended on the way. */
  void applied(PlannedRevision revision, List<String> parents, Duration duration)
      throws SQLException {
    PreparedStatement statement =
        prepared(
            "UPDATE "
                + history
                + " SET state = 'applied', step_done = TRUE, step_text = NULL, seen = NULL,"
                + " progress = NULL,"
                + " failed = FALSE, parents = ?, message = ?, digest = ?, "
                + at
                + " = ?, millis = ?"
                + " WHERE id = ? AND "
                + session.fence());
    statement.setString(1, String.join(",", parents));
    statement.setString(2, revision.node().message());
    statement.setString(3, revision.digest());
    statement.setObject(4, now());
    statement.setLong(5, duration.toMillis());
    statement.setString(6, revision.rowId());
    updated(statement, revision.rowId());
    log(revision.rowId(), "applied", duration.toMillis(), null);
  }

  /** Ends a downgrade: the row is gone. */
  void reverted(String id, Duration duration) throws SQLException {
    delete(id);
    log(id, "reverted", duration.toMillis(), null);
  }

  /** Makes a row say what the code has now. */
  void restamp(String id, List<String> parents, String digest) throws SQLException {
    PreparedStatement statement =
        prepared(
            "UPDATE "
                + history
                + " SET parents = ?, digest = ? WHERE id = ? AND "
                + session.fence());
    statement.setString(1, String.join(",", parents));
    statement.setString(2, digest);
    statement.setString(3, id);
    updated(statement, id);
    log(id, "stamped", null, null);
  }

  /** Takes a row out without running anything. */
  void remove(String id) throws SQLException {
    delete(id);
    log(id, "unstamped", null, null);
  }

  private void delete(String id) throws SQLException {
    PreparedStatement statement =
        prepared("DELETE FROM " + history + " WHERE id = ? AND " + session.fence());
    statement.setString(1, id);
    one(statement);
  }

  void log(String revision, String event, @Nullable Long millis, @Nullable String detail)
      throws SQLException {
    PreparedStatement statement =
        prepared(
            "INSERT INTO "
                + log
                + " ("
                + at
                + ", revision, event, by_user, millis, detail) VALUES (?, ?, ?, ?, ?, ?)");
    statement.setObject(1, now());
    statement.setString(2, revision);
    statement.setString(3, event);
    statement.setString(4, user());
    setMillis(statement, 5, millis);
    statement.setString(6, detail);
    statement.executeUpdate();
  }

  private Object now() {
    return session.timestamp(clock.instant());
  }

  private void updated(PreparedStatement statement, String id) throws SQLException {
    session.renewLock();
    if (statement.executeUpdate() != 1 && !(session.countsChangedRowsOnly() && isOurs(id))) {
      refuse();
    }
  }

  private boolean isOurs(String id) throws SQLException {
    PreparedStatement statement =
        prepared("SELECT 1 FROM " + history + " WHERE id = ? AND " + session.fence());
    statement.setString(1, id);
    try (ResultSet row = statement.executeQuery()) {
      return row.next();
    }
  }

  private void one(PreparedStatement statement) throws SQLException {
    session.renewLock();
    if (statement.executeUpdate() != 1) {
      refuse();
    }
  }

  private void refuse() {
    if (session.isLockedByTransaction()) {
      throw new HistoryMovedException();
    }
    throw new RunFailure(
        RunFailure.Kind.LOCK,
        "the migration lock was lost while migrating: "
            + session.lockLost()
            + ". Nothing more is written; apply() again goes on safely",
        null);
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** Closes its statements; what is needed again is prepared again. */
  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
  }
}
