package dev.retort.engine;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history that a plan was made for. Where each transaction is the lock by itself, another
 * process may migrate between two of them, so each one looks whether the history is still the same;
 * where the session holds the lock, it is.
 */
final class PlannedHistory {

  private final DatabaseSession session;
  private final Journal journal;
  private Map<String, HistoryRow> rows = new HashMap<>();
  private @Nullable Long version;

  PlannedHistory(DatabaseSession session, Journal journal) {
    this.session = session;
    this.journal = journal;
  }

  /** Reads the history to plan for it. */
  List<HistoryRow> read() throws SQLException {
    version = version(); // before it is read
    List<HistoryRow> read = journal.read();
    rows = byId(read);
    return read;
  }

  /**
   * Looks, inside a transaction, whether it is still so.
   *
   * @throws HistoryMovedException when it is not
   */
  void verify() throws SQLException {
    if (!session.isLockedByTransaction()) {
      return;
    }
    Long now = version();
    if (now == null || !now.equals(version)) {
      if (!byId(journal.read()).equals(rows)) {
        throw new HistoryMovedException();
      }
      version = now;
    }
  }

  private @Nullable Long version() throws SQLException {
    return session.isLockedByTransaction() ? session.dataVersion() : null;
  }

  /** Commits a transaction that changed the row of one revision. */
  void commit(String id) throws SQLException {
    @Nullable HistoryRow row = session.isLockedByTransaction() ? journal.read(id) : null;
    session.commit();
    if (row == null) {
      rows.remove(id);
    } else {
      rows.put(id, row);
    }
  }

  private static Map<String, HistoryRow> byId(List<HistoryRow> rows) {
    Map<String, HistoryRow> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.id(), row));
    return byId;
  }
}
