package dev.retort.engine;

import dev.retort.chain.RevisionNode;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out how far a revision came that a crash or a failure left on its way. */
final class Interrupted {

  private final DatabaseSession database;
  private final Settings.Unsettled unsettled;

  Interrupted(DatabaseSession database, Settings.Unsettled unsettled) {
    this.database = database;
    this.unsettled = unsettled;
  }

  /**
   * The revision of a row.
   *
   * @throws RunFailure of kind DRIFT when the code does not have it
   */
  static RevisionNode revision(Applied applied, HistoryRow row) {
    for (Map.Entry<RevisionNode, HistoryRow> entry : applied.rows().entrySet()) {
      if (entry.getValue().equals(row)) {
        return entry.getKey();
      }
    }
    throw new RunFailure(RunFailure.Kind.DRIFT, unknown(row), null);
  }

  /** What to say of a row on its way that the code does not have. */
  static String unknown(HistoryRow row) {
    return told(row)
        + ", but the code does not have it."
        + (row.stepText() == null ? " " : " That step is" + indented(row.stepText()) + "\n")
        + "Deploy the code that has the revision, and it is finished; if that code is gone for good,"
        + " put the database right by hand and delete the row with that ID from the history";
  }

  /** Where a row on its way stands. */
  static String told(HistoryRow row) {
    String way = row.state() == HistoryRow.State.APPLYING ? "upgrade" : "downgrade";
    String where =
        row.step() == 0
            ? " was interrupted before its first step"
            : (row.isFailed() ? " failed at step " : " was interrupted at step ") + row.step();
    return "the " + way + " of revision " + row.id() + " (" + row.message() + ")" + where;
  }

  private static String indented(String sql) {
    return "\n  " + sql.replace("\n", "\n  ");
  }

  /**
   * How many steps are done, as far as the row tells without looking at the database.
   *
   * @throws RunFailure of kind DRIFT when a step that is done, or may be, was edited since
   */
  static int told(HistoryRow row, PlannedRevision planned) {
    int begun = row.step();
    if (begun == 0) {
      return 0;
    }
    boolean sameBefore =
        begun - 1 <= planned.steps().size() && planned.doneHash(begun - 1).equals(row.doneHash());
    @Nullable PlannedStep step =
        begun > planned.steps().size() ? null : planned.steps().get(begun - 1);
    boolean same = step != null && step.hash().equals(row.stepHash());
    if (!sameBefore) {
      throw edited(row, "of its first " + (begun - 1) + " steps, which are done, one");
    } else if (!same && row.isStepDone()) {
      throw edited(row, "its step " + begun + ", which is done,");
    } else if (!same && !row.isFailed()) {
      throw edited(
          row,
          "its step "
              + begun
              + ", which was begun and may be done (only with its old text can that be told),");
    }
    return row.isStepDone() ? begun : begun - 1;
  }

  private static RunFailure edited(HistoryRow row, String what) {
    return new RunFailure(
        RunFailure.Kind.DRIFT,
        told(row)
            + ", and "
            + what
            + " was edited since. Restore it; the later steps may change."
            + (row.stepText() == null
                ? ""
                : " Step " + row.step() + " was" + indented(row.stepText())),
        null);
  }

  /** Where a revision goes on. */
  Start start(HistoryRow row, PlannedRevision planned) throws SQLException {
    int done = done(row, planned);
    boolean sameBackfill =
        row.progress() != null
            && done + 1 == row.step()
            && done < planned.steps().size()
            && planned.steps().get(done).hash().equals(row.stepHash());
    return new Start(done, true, sameBackfill ? row.progress() : null);
  }

  /**
   * How many steps are done; mends what a crash left, and settles the step that nobody knows of.
   */
  private int done(HistoryRow row, PlannedRevision planned) throws SQLException {
    int told = told(row, planned);
    if (row.step() == 0 || row.isStepDone() || row.isFailed()) {
      return told;
    }
    PlannedStep step = planned.steps().get(row.step() - 1);
    boolean done =
        switch (database.settle(step, row.seen())) {
          case DONE -> true;
          case NOT_DONE -> false;
          case NEITHER ->
              throw new RunFailure(
                  RunFailure.Kind.DRIFT,
                  nothingTells(row, step)
                      + "The database is neither as it was before the step nor as it would be after"
                      + " it: somebody changed it by hand. Restore one of the two and run again",
                  null);
          case UNKNOWABLE ->
              switch (unsettled) {
                case SKIP -> true;
                case REDO -> false;
                case STOP ->
                    throw new RunFailure(
                        RunFailure.Kind.DRIFT,
                        nothingTells(row, step)
                            + "Look whether it is done, then run once with"
                            + " builder(..).unsettled(SKIP) if it is, or unsettled(REDO) if it is"
                            + " not",
                        null);
              };
        };
    return done ? row.step() : row.step() - 1;
  }

  private static String nothingTells(HistoryRow row, PlannedStep step) {
    return told(row)
        + ", and nothing tells whether that step is done:"
        + indented(step.text())
        + "\n";
  }
}
