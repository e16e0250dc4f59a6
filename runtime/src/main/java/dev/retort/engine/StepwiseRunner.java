package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.dialect.Effect;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs planned revisions where DDL commits what is open, so that a crash at any point can be
 * settled.
 *
 * <p>Before a DDL statement the row of its revision says that it begins, and is not committed: the
 * DDL does that. What rolls back with its transaction (DML) shares it with a row that says "done".
 * What is not known (a step in Java, a call) shares one with a row that says "begun" before it and
 * "done" after it: if it commits nothing itself, it is all or nothing too. So a row that says
 * "begun" is ambiguous only for what commits, and the database settles it ({@link
 * DatabaseSession#settle}).
 */
final class StepwiseRunner extends Runner {

  StepwiseRunner(
      DatabaseSession session, Journal journal, PlannedHistory history, Settings settings) {
    super(session, journal, history, settings);
  }

  @Override
  void steps(PlannedRevision revision, List<String> parents, Start start, Instant from)
      throws SQLException {
    if (start.done() == revision.steps().size()) {
      session.begin();
      finish(revision, parents, start, from);
      session.commit();
      return;
    }
    retried(
        revision,
        revision.steps().get(start.done()),
        position -> {
          Start at = position.isAgain() ? resumed(revision, position.step()) : start;
          session.begin();
          List<String> unbegun =
              revision.direction() == Direction.UPGRADE && !at.isBegun() ? parents : null;
          String doneHash = revision.doneHash(at.done());
          String progress = at.progress();
          for (PlannedStep step : revision.steps().subList(at.done(), revision.steps().size())) {
            step(revision, unbegun, step, doneHash, progress, position);
            unbegun = null;
            doneHash = PlannedRevision.doneHash(doneHash, step);
            progress = null;
          }
          beginIfNone();
          end(revision, parents, from);
          session.commit();
        });
  }

  private void finish(PlannedRevision revision, List<String> parents, Start start, Instant from)
      throws SQLException {
    if (revision.direction() == Direction.UPGRADE && !start.isBegun()) {
      journal.appliedAtOnce(revision, parents, since(from));
    } else {
      end(revision, parents, from);
    }
  }

  /**
   * Where to go on after a step that waited too long and was rolled back, with all that was open
   * then: what DDL committed meanwhile stays, and only the row tells.
   */
  private Start resumed(PlannedRevision revision, PlannedStep waited) throws SQLException {
    HistoryRow row = journal.read(revision.rowId());
    if (row == null) {
      return Start.FRESH;
    } else if (row.state() == HistoryRow.State.APPLIED) {
      return new Start(0, true, null);
    }
    return new Start(row.doneBefore(waited.number()), true, row.progress());
  }

  private void beginIfNone() throws SQLException {
    if (session.connection().getAutoCommit()) {
      session.begin();
    }
  }

  /**
   * Runs a step.
   *
   * @param unbegun the parents of a revision that has no row yet, else null
   */
  private void step(
      PlannedRevision revision,
      @Nullable List<String> unbegun,
      PlannedStep step,
      String doneHash,
      @Nullable String progress,
      Position position)
      throws Exception {
    String id = revision.rowId();
    Effect effect = step.effect();
    boolean rollsBack = effect instanceof Effect.Data;
    tell(revision, step);
    beginIfNone();
    String before = session.before(step);
    position.at(step, before);
    if (unbegun != null) {
      journal.begin(revision, unbegun, step, doneHash, rollsBack, before);
    } else if (progress == null) {
      journal.step(id, revision.direction(), step, doneHash, rollsBack, before);
    }
    if (effect instanceof Effect.Batched batched) {
      session.commit();
      backfill(revision, step, batched, progress);
      session.begin();
      journal.done(id, step.number());
    } else {
      execute(step);
      if (effect instanceof Effect.Unknown) {
        journal.done(id, step.number());
        session.commit();
      }
    }
  }
}
