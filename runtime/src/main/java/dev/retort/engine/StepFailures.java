package dev.retort.engine;

import dev.retort.chain.Direction;
import java.sql.SQLException;

/** What is written down and said when a step fails: what is in the database by now. */
final class StepFailures {

  private final DatabaseSession session;
  private final Journal journal;

  StepFailures(DatabaseSession session, Journal journal) {
    this.session = session;
    this.journal = journal;
  }

  /**
   * Rolls back, and writes down that a step is known to have failed, so that nobody has to look
   * later.
   */
  RunFailure failed(PlannedRevision revision, PlannedStep step, Exception cause) {
    String state;
    try {
      session.rollback();
      session.begin();
      state = known(revision, step, cause);
      session.commit();
    } catch (SQLException | RunFailure e) {
      cause.addSuppressed(e);
      state =
          "What is in the database could not be written down ("
              + e.getMessage()
              + "); the next apply() looks and goes on.";
    }
    String id = revision.node().id().value();
    return new RunFailure(
        RunFailure.Kind.STEP,
        "step "
            + step.number()
            + " of "
            + revision.steps().size()
            + " of revision "
            + id
            + " ("
            + revision.node().className()
            + (revision.direction() == Direction.UPGRADE ? "" : ", downgrade")
            + ") failed: "
            + cause.getMessage()
            + "\n  "
            + step.text().replace("\n", "\n  ")
            + "\n"
            + state,
        cause,
        new RunFailure.FailedStep(revision.node().id(), step.number(), step.text()));
  }

  private String known(PlannedRevision revision, PlannedStep step, Exception cause)
      throws SQLException {
    String id = revision.rowId();
    boolean upgrade = revision.direction() == Direction.UPGRADE;
    HistoryRow row = journal.read(id);
    int done = 0;
    if (row != null && row.state() != HistoryRow.State.APPLIED) {
      boolean begun = row.step() == step.number() && !row.isStepDone();
      done = row.doneBefore(step.number());
      if (done == 0 && row.progress() == null) {
        journal.forget(id, revision.direction());
      } else if (begun) {
        journal.failed(id);
      } else if (!row.isStepDone()) {
        journal.done(id, row.step());
      }
    }
    journal.log(
        revision.node().id().value(), "failed", null, step.number() + ": " + cause.getMessage());
    return said(upgrade ? "apply()" : "downgrade(..)", done, row);
  }

  private static String said(
      String again, int done, @org.jspecify.annotations.Nullable HistoryRow row) {
    if (row != null && row.progress() != null) {
      return "The batches up to the key "
          + row.progress()
          + " are done and stay. Mend it and "
          + again
          + " again: it goes on there.";
    }
    if (done == 0) {
      return "Nothing of this revision is in the database. Mend it and " + again + " again.";
    }
    return "Steps 1 to "
        + done
        + " of it are done and stay. Mend it from step "
        + (done + 1)
        + " on and "
        + again
        + " again: it goes on there.";
  }
}
