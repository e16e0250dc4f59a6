package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.SqlStep;
import dev.retort.op.Timeouts;
import java.util.ArrayList;
import java.util.List;

/**
 * What one revision comes to on one database.
 *
 * @param node the revision
 * @param direction which way it runs
 * @param steps its steps in order; none for an empty revision
 * @param digest the operations digest of its upgrade
 * @param losses what loses data, a sentence each
 * @param timeouts how long its steps may wait and run, as the revision says
 * @param rowId the ID under which the history knows it, which is another than the node's when the
 *     ledger was lost or the message edited
 * @param isTransactional whether its steps are one transaction; if not, an interrupted run goes on
 *     at the step where it was
 */
public record PlannedRevision(
    RevisionNode node,
    Direction direction,
    List<PlannedStep> steps,
    String digest,
    List<String> losses,
    Timeouts timeouts,
    String rowId,
    boolean isTransactional) {

  public PlannedRevision {
    steps = List.copyOf(steps);
    losses = List.copyOf(losses);
  }

  PlannedRevision withRowId(String id) {
    return new PlannedRevision(
        node, direction, steps, digest, losses, timeouts, id, isTransactional);
  }

  /** Its statements, without the steps in Java. */
  List<SqlStep> statements() {
    return statements(steps);
  }

  /** The statements among some steps. */
  static List<SqlStep> statements(List<PlannedStep> steps) {
    List<SqlStep> statements = new ArrayList<>();
    for (PlannedStep step : steps) {
      if (step.sql() != null) {
        statements.add(step.sql());
      }
    }
    return statements;
  }

  /** Without the first steps, which are done. */
  PlannedRevision from(int done) {
    List<PlannedStep> left = steps.subList(done, steps.size());
    return new PlannedRevision(
        node, direction, left, digest, losses, timeouts, rowId, isTransactional);
  }

  /** A hash over the first steps: equal when the same ones ran. */
  String doneHash(int count) {
    String hash = "";
    for (PlannedStep step : steps.subList(0, count)) {
      hash = doneHash(hash, step);
    }
    return hash;
  }

  /** The hash over the steps before one, and that one. */
  static String doneHash(String before, PlannedStep step) {
    return PlannedStep.hash(before + step.hash());
  }
}
