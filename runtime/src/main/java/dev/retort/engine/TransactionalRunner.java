package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.dialect.Effect;
import dev.retort.dialect.SqlStep;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs planned revisions where DDL is part of the transaction: one transaction a revision, its
 * history row in it.
 *
 * <p>A step that must stand outside splits the revision: what is before it commits with a row that
 * says how far it came; the step itself is announced in the row before and noted after; what
 * follows is a transaction again.
 */
final class TransactionalRunner extends Runner {

  TransactionalRunner(
      DatabaseSession session, Journal journal, PlannedHistory history, Settings settings) {
    super(session, journal, history, settings);
  }

  @Override
  void steps(PlannedRevision revision, List<String> parents, Start start, Instant from)
      throws SQLException {
    List<List<PlannedStep>> segments =
        segments(revision.steps().subList(start.done(), revision.steps().size()));
    Progress progress = new Progress(revision, parents, start, from);
    for (int i = 0; i < segments.size(); i++) {
      List<PlannedStep> segment = segments.get(i);
      boolean last = i == segments.size() - 1;
      if (isOutside(segment.get(0))) {
        outside(progress, segment.get(0), last);
      } else {
        inside(progress, segment, last);
      }
    }
    if (segments.isEmpty()) {
      session.begin();
      history.verify();
      finish(progress);
      history.commit(revision.rowId());
    }
  }

  /** Where a revision is while it runs. */
  private static final class Progress {
    private final PlannedRevision revision;
    private final List<String> parents;
    private final Instant from;
    private boolean begun;
    private String doneHash;
    private @Nullable String key;

    Progress(PlannedRevision revision, List<String> parents, Start start, Instant from) {
      this.revision = revision;
      this.parents = parents;
      this.from = from;
      this.begun = start.isBegun();
      this.doneHash = revision.doneHash(start.done());
      this.key = start.progress();
    }

    void passed(List<PlannedStep> steps) {
      for (PlannedStep step : steps) {
        doneHash = PlannedRevision.doneHash(doneHash, step);
      }
      begun = true;
      key = null;
    }

    /** The hash over the steps before the last of some that follow what is done. */
    String hashBeforeLast(List<PlannedStep> steps) {
      String hash = doneHash;
      for (PlannedStep step : steps.subList(0, steps.size() - 1)) {
        hash = PlannedRevision.doneHash(hash, step);
      }
      return hash;
    }
  }

  /** Steps that share a transaction, and steps outside each by itself. */
  static List<List<PlannedStep>> segments(List<PlannedStep> steps) {
    List<List<PlannedStep>> segments = new ArrayList<>();
    boolean joins = false;
    for (PlannedStep step : steps) {
      if (isOutside(step) || !joins) {
        segments.add(new ArrayList<>());
      }
      segments.get(segments.size() - 1).add(step);
      joins = !isOutside(step);
    }
    return segments;
  }

  static boolean isOutside(PlannedStep step) {
    return step.sql() != null && step.sql().isOutsideTransaction();
  }

  private void inside(Progress progress, List<PlannedStep> segment, boolean last) {
    List<SqlStep> statements = PlannedRevision.statements(segment);
    retried(
        progress.revision,
        segment.get(0),
        position -> {
          session.beforeTransaction(statements);
          try {
            transaction(progress, segment, statements, last, position);
          } catch (Throwable e) {
            after(statements, e);
            throw e;
          }
          session.afterTransaction(statements);
        });
    progress.passed(segment);
  }

  private void transaction(
      Progress progress,
      List<PlannedStep> segment,
      List<SqlStep> statements,
      boolean last,
      Position position)
      throws Exception {
    PlannedRevision revision = progress.revision;
    session.begin();
    history.verify();
    for (PlannedStep step : segment) {
      position.at(step);
      tell(revision, step);
      execute(step);
    }
    session.beforeCommit(statements);
    if (last) {
      finish(progress);
    } else {
      PlannedStep done = segment.get(segment.size() - 1);
      journal(progress, done, progress.hashBeforeLast(segment), true, null);
    }
    history.commit(revision.rowId());
  }

  /** Rolls a transaction back that failed, and leaves the connection as it was before. */
  private void after(List<SqlStep> statements, Throwable cause) {
    try {
      session.rollback();
      session.afterTransaction(statements);
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private void outside(Progress progress, PlannedStep step, boolean last) {
    PlannedRevision revision = progress.revision;
    String id = revision.rowId();
    SqlStep sql = Objects.requireNonNull(step.sql());
    retried(
        revision,
        step,
        position -> {
          tell(revision, step);
          String key = position.isAgain() ? keyDone(id) : progress.key;
          if (key == null) {
            String seen = session.before(step);
            position.at(step, seen);
            session.begin();
            history.verify();
            journal(progress, step, progress.doneHash, false, seen);
            history.commit(id);
            progress.begun = true;
          }
          journal.close(); // VACUUM wants no other statement; sqlite-jdbc's inserts leave one open
          session.beforeOutside(sql);
          if (sql.effect() instanceof Effect.Batched batched) {
            backfill(revision, step, batched, key);
          } else {
            execute(step);
          }
        });
    retried( // by itself: the step is done
        revision,
        step,
        position -> {
          session.begin();
          history.verify();
          if (last) {
            finish(progress);
          } else {
            journal.done(id, step.number());
          }
          history.commit(id);
        });
    progress.passed(List.of(step));
  }

  /** Notes that a step begins, or is done in the transaction that is open. */
  private void journal(
      Progress progress, PlannedStep step, String doneHash, boolean done, @Nullable String seen)
      throws SQLException {
    PlannedRevision revision = progress.revision;
    if (revision.direction() == Direction.UPGRADE && !progress.begun) {
      journal.begin(revision, progress.parents, step, doneHash, done, seen);
    } else {
      journal.step(revision.rowId(), revision.direction(), step, doneHash, done, seen);
    }
  }

  /** How far the batches came that were committed before one waited too long; they stay. */
  private @Nullable String keyDone(String id) throws SQLException {
    HistoryRow row = journal.read(id);
    return row == null ? null : row.progress();
  }

  private void finish(Progress progress) throws SQLException {
    PlannedRevision revision = progress.revision;
    if (revision.direction() == Direction.UPGRADE && !progress.begun) {
      journal.appliedAtOnce(revision, progress.parents, since(progress.from));
    } else {
      end(revision, progress.parents, progress.from);
    }
  }
}
