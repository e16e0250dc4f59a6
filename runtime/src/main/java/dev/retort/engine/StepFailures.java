package dev.retort.engine;

import dev.retort.chain.Direction;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

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
   *
   * @param before what the session kept from before the step
   */
  RunFailure failed(
      PlannedRevision revision, PlannedStep step, @Nullable String before, Throwable cause) {
    String state;
    try {
      session.rollback();
      session.begin();
      state = known(revision, step, before, cause);
      session.commit();
      String left = step.sql() == null ? null : session.leftBehind(step.sql());
      state += left == null ? "" : " " + left;
    } catch (SQLException | RunFailure | HistoryMovedException e) {
      cause.addSuppressed(e);
      state =
          "What is in the database could not be written down ("
              + e.getMessage()
              + "); the next run looks, and goes on.";
    }
    return new RunFailure(
        RunFailure.Kind.STEP,
        "step "
            + step.number()
            + " of "
            + revision.steps().size()
            + " of revision "
            + revision.node().id()
            + " ("
            + revision.node().className()
            + (revision.direction() == Direction.UPGRADE ? "" : ", downgrade")
            + ") failed: "
            + said(cause)
            + "\n  "
            + step.text().replace("\n", "\n  ")
            + "\n"
            + state,
        cause,
        new RunFailure.FailedStep(revision.node().id(), step.number(), step.text()));
  }

  private static String said(Throwable cause) {
    return cause instanceof SQLException && cause.getMessage() != null
        ? cause.getMessage()
        : cause.toString();
  }

  /** What is known of a revision whose step failed, for its row and for people. */
  private String known(
      PlannedRevision revision, PlannedStep step, @Nullable String before, Throwable cause)
      throws SQLException {
    String id = revision.rowId();
    HistoryRow row = journal.read(id);
    int done = 0;
    boolean partly = false;
    String key = null;
    if (row != null && row.state() != HistoryRow.State.APPLIED) {
      boolean begun = row.step() == step.number() && !row.isStepDone();
      done = row.doneBefore(step.number());
      key = row.progress();
      partly = session.cleanUp(step, before) || (begun && step.sql() == null);
      if (done == 0 && !partly && key == null) {
        journal.forget(id, revision.direction());
      } else if (begun) {
        journal.failed(id);
      } else if (!row.isStepDone()) {
        journal.done(id, row.step());
      }
    }
    journal.log(id, "failed", null, step.number() + ": " + said(cause));
    return inTheDatabase(revision, done, partly, key);
  }

  private static String inTheDatabase(
      PlannedRevision revision, int done, boolean partly, @Nullable String key) {
    boolean upgrade = revision.direction() == Direction.UPGRADE;
    String again = upgrade ? "apply()" : "downgrade(..)";
    if (key != null) {
      return "The batches up to the key "
          + key
          + " are done and stay. Mend it and "
          + again
          + " again: it goes on there, or from the beginning where the step was changed.";
    }
    String part =
        partly
            ? "The failed step itself committed a part of what it does, and that stays: undo it, or"
                + " take it out of the step. "
            : "";
    if (done == 0) {
      return part
          + (upgrade
              ? "Nothing " + (partly ? "else " : "") + "of this revision is in the database."
              : (partly ? "Else it" : "It") + " is still applied, whole.")
          + " Mend it and "
          + again
          + " again.";
    }
    return part
        + (done == 1 ? "Step 1 of it is done and stays." : stay(done))
        + " Mend it from step "
        + (done + 1)
        + " on and "
        + again
        + " again: it goes on there.";
  }

  private static String stay(int done) {
    return "Steps 1 to " + done + " of it are done and stay.";
  }
}
