package dev.retort.engine;

import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Effect;
import dev.retort.dialect.SqlStep;
import dev.retort.op.Literal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A backfill: batch after batch along a key, each one transaction with the row that says how far it
 * came, so that an interrupted one goes on where it was.
 */
final class BackfillExecution {

  private final DatabaseSession session;
  private final Journal journal;
  private final PlannedHistory history;
  private final RunListener listener;

  BackfillExecution(
      DatabaseSession session, Journal journal, PlannedHistory history, RunListener listener) {
    this.session = session;
    this.journal = journal;
    this.history = history;
    this.listener = listener;
  }

  /**
   * Runs what is left of it. No transaction is open before or after.
   *
   * @param id the revision's row
   * @param from the last key that is done, or null to begin
   */
  void run(
      RevisionNode node,
      String id,
      PlannedStep planned,
      SqlStep step,
      Effect.Batched batched,
      @Nullable String from)
      throws SQLException, InterruptedException {
    List<Literal> params = parameters(step);
    String done = from;
    long rows = 0;
    while (true) {
      String last = lastKey(batched, done);
      if (last == null) {
        return;
      }
      session.begin();
      try {
        rows += update(batched, params, done, last);
        journal.progress(id, planned.number(), last, done);
        history.commit(id);
      } catch (SQLException | RuntimeException e) {
        session.rollback();
        throw e;
      }
      done = last;
      listener.batchFinished(node, planned.number(), last, rows);
      pause(batched);
    }
  }

  private static List<Literal> parameters(SqlStep step) {
    Iterator<List<Literal>> rows = step.rows().iterator();
    return rows.hasNext() ? rows.next() : List.of();
  }

  private static void pause(Effect.Batched batched) throws InterruptedException {
    if (!batched.pause().isZero()) {
      LockSupport.parkNanos(batched.pause().toNanos());
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted between two batches of a backfill");
    }
  }

  private @Nullable String lastKey(Effect.Batched batched, @Nullable String done)
      throws SQLException {
    String sql = done == null ? batched.firstKey() : batched.nextKey();
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      if (done != null) {
        statement.setString(1, done);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  private int update(
      Effect.Batched batched, List<Literal> params, @Nullable String done, String last)
      throws SQLException {
    String sql = done == null ? batched.firstBatch() : batched.nextBatch();
    try (PreparedStatement statement = session.connection().prepareStatement(sql)) {
      List<Literal> all = new ArrayList<>(params);
      if (done != null) {
        all.add(new Literal(done));
      }
      all.add(new Literal(last));
      SqlExecution.bind(session, statement, all);
      session.limited(statement::executeUpdate);
      return statement.getUpdateCount();
    }
  }
}
