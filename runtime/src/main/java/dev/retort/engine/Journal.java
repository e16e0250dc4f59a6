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

  /** The values of the last six where no step was begun. */
  private static final String NO_STEP = "0, FALSE, NULL, NULL, NULL, NULL";

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
        "id, parents, message, state, digest, kind, "
            + at
            + ", applied_by, millis, progress, failed, step, step_done, step_text, step_hash,"
            + " done_hash, seen";
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
    long millis = row.getLong(9);
    boolean noMillis = row.wasNull();
    return new HistoryRow(
        id,
        parents.isEmpty() ? List.of() : List.of(parents.split(",")),
        row.getString(3),
        HistoryRow.State.valueOf(state.toUpperCase(Locale.ROOT)),
        row.getInt(12),
        row.getBoolean(13),
        row.getString(14),
        row.getString(15),
        row.getString(16),
        row.getString(17),
        row.getString(10),
        row.getBoolean(11),
        row.getString(5),
        row.getString(6),
        session.instant(row, 7),
        row.getString(8),
        noMillis ? null : millis);
  }

  /**
   * Makes the row of a revision whose first step begins, or (for what rolls back with its
   * transaction) is done.
   */
  void begin(
      PlannedRevision revision,
      List<String> parents,
      PlannedStep step,
      String doneHash,
      boolean done,
      @Nullable String seen)
      throws SQLException {
    PreparedStatement statement = prepared(insert("?, ?, ?, ?, ?, ?"));
    @Nullable Object[] row =
        row(revision.node(), parents, revision.digest(), "applying", "run", null);
    bind(statement, 1, row);
    bind(statement, row.length + 1, step.number(), done);
    statement.setString(row.length + 3, shortened(step.text()));
    statement.setString(row.length + 4, step.hash());
    statement.setString(row.length + 5, doneHash);
    statement.setString(row.length + 6, seen);
    one(statement);
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), STEP_TEXT));
  }

  /** Makes the row of a revision that is declared to be applied. */
  void stamp(RevisionNode node, List<String> parents, String digest) throws SQLException {
    logged(
        insert(NO_STEP),
        new Event(node.id().value(), "stamped", null),
        row(node, parents, digest, "applied", "stamp", null));
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
    long millis = duration.toMillis();
    logged(
        insert(NO_STEP),
        new Event(node.id().value(), "applied", millis),
        row(node, parents, revision.digest(), "applied", "run", millis));
  }

  private String insert(String step) {
    return "INSERT INTO "
        + history
        + " ("
        + columns
        + ") SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, FALSE, "
        + step
        + session.fromNothing()
        + " WHERE "
        + session.fence();
  }

  /** The values of {@link #insert} before those of the step. */
  private @Nullable Object[] row(
      RevisionNode node,
      List<String> parents,
      String digest,
      String state,
      String kind,
      @Nullable Long millis)
      throws SQLException {
    return new @Nullable Object[] {
      node.id().value(),
      String.join(",", parents),
      node.message(),
      state,
      digest,
      kind,
      now(),
      user(),
      millis
    };
  }

  /** What the log tells of a change. */
  private record Event(String revision, String name, @Nullable Long millis) {}

  /**
   * Changes a row and logs it, in one statement where the database can do that.
   *
   * @param change a changing statement with a fence
   * @param values its parameters
   */
  private void logged(String change, Event event, @Nullable Object... values) throws SQLException {
    if (!session.changesTwoTablesAtOnce()) {
      PreparedStatement statement = prepared(change);
      bind(statement, 1, values);
      updated(statement, event.revision());
      log(event.revision(), event.name(), event.millis(), null);
      return;
    }
    PreparedStatement statement =
        prepared(
            "WITH changed AS ("
                + change
                + " RETURNING id) INSERT INTO "
                + log
                + " ("
                + at
                + ", revision, event, by_user, millis, detail) SELECT ?, id, ?, ?, ?, NULL FROM"
                + " changed");
    bind(statement, 1, values);
    bind(statement, values.length + 1, now(), event.name(), user(), event.millis());
    one(statement);
  }

  /** Binds values from a parameter on; of numbers alone some are null. */
  private static void bind(PreparedStatement statement, int first, @Nullable Object... values)
      throws SQLException {
    int index = first;
    for (Object value : values) {
      if (value == null) {
        statement.setNull(index, Types.BIGINT);
      } else {
        statement.setObject(index, value);
      }
      index++;
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
    statement.setString(4, shortened(step.text()));
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
      PreparedStatement statement = prepared(delete());
      statement.setString(1, id);
      one(statement);
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
    String id = revision.rowId();
    long millis = duration.toMillis();
    logged(
        "UPDATE "
            + history
            + " SET state = 'applied', step_done = TRUE, step_text = NULL, seen = NULL,"
            + " progress = NULL,"
            + " failed = FALSE, parents = ?, message = ?, digest = ?, "
            + at
            + " = ?, millis = ?"
            + " WHERE id = ? AND "
            + session.fence(),
        new Event(id, "applied", millis),
        String.join(",", parents),
        revision.node().message(),
        revision.digest(),
        now(),
        millis,
        id);
  }

  /** Ends a downgrade: the row is gone. */
  void reverted(String id, Duration duration) throws SQLException {
    logged(delete(), new Event(id, "reverted", duration.toMillis()), id);
  }

  /** Makes a row say what the code has now. */
  void restamp(String id, List<String> parents, String digest) throws SQLException {
    logged(
        "UPDATE " + history + " SET parents = ?, digest = ? WHERE id = ? AND " + session.fence(),
        new Event(id, "stamped", null),
        String.join(",", parents),
        digest,
        id);
  }

  /** Takes a row out without running anything. */
  void remove(String id) throws SQLException {
    logged(delete(), new Event(id, "unstamped", null), id);
  }

  private String delete() {
    return "DELETE FROM " + history + " WHERE id = ? AND " + session.fence();
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
    bind(statement, 1, now(), revision, event, user(), millis);
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
