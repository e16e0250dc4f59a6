package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.dialect.Effect;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs planned revisions where DDL commits what is open, so that a crash at any point can be
 * settled.
 *
 * <p>Before a DDL statement the row of its revision says that it begins, and is not committed: the
 * DDL does that. What rolls back with its transaction (DML) shares it with a row that says "done".
 * So a row that says "begun" is ambiguous only for DDL, and the catalogue settles it ({@link
 * Settlement}).
 */
final class StepwiseRunner extends Runner {

  StepwiseRunner(
      DatabaseSession session, Journal journal, PlannedHistory history, Settings settings) {
    super(session, journal, history, settings);
  }

  @Override
  void steps(PlannedRevision revision, List<String> parents, Start start, Instant from)
      throws SQLException {
    boolean upgrade = revision.direction() == Direction.UPGRADE;
    session.begin();
    if (upgrade && revision.steps().isEmpty() && !start.isBegun()) {
      journal.applied(revision.node(), parents, revision.digest(), since(from));
      session.commit();
      return;
    }
    if (upgrade && !start.isBegun()) {
      journal.begin(revision.node(), parents, revision.digest());
    }
    String doneHash = revision.doneHash(start.done());
    String progress = start.progress();
    for (PlannedStep step : revision.steps().subList(start.done(), revision.steps().size())) {
      step(revision, step, doneHash, progress);
      doneHash = PlannedRevision.doneHash(doneHash, step);
      progress = null;
    }
    if (session.connection().getAutoCommit()) {
      session.begin();
    }
    journal.finished(revision.rowId(), revision.direction(), since(from));
    session.commit();
  }

  private void step(
      PlannedRevision revision, PlannedStep step, String doneHash, @Nullable String progress) {
    String id = revision.rowId();
    Effect effect = step.sql() == null ? new Effect.Unknown() : step.sql().effect();
    boolean rollsBack = effect instanceof Effect.Data;
    AtomicBoolean isBackfilling = new AtomicBoolean(progress != null);
    retried(
        revision,
        step,
        position -> {
          if (session.connection().getAutoCommit()) {
            session.begin();
          }
          if (!isBackfilling.get()) {
            String seen = rollsBack ? null : seen(step);
            journal.step(id, revision.direction(), step, doneHash, rollsBack, seen);
          }
          if (effect instanceof Effect.Batched batched) {
            session.commit();
            isBackfilling.set(true); // a retry goes on where it was
            backfill(revision, step, batched, backfilled(id));
            session.begin();
            journal.done(id, step.number());
          } else {
            execute(revision, step);
            if (effect instanceof Effect.Unknown) {
              journal.done(id, step.number());
              session.commit();
            }
          }
        });
  }
}
