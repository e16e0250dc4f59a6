package dev.retort.engine;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.op.Literal;
import java.util.ArrayList;
import java.util.List;

/** The statements of a script that keep the history, as {@link Journal} keeps it in a run. */
final class ScriptJournal {

  private final Dialect dialect;
  private final ScriptStyle style;
  private final RevisionGraph graph;
  private final String history;
  private final String log;

  ScriptJournal(Dialect dialect, ScriptStyle style, RetortTables tables, RevisionGraph graph) {
    this.dialect = dialect;
    this.style = style;
    this.graph = graph;
    this.history = dialect.identifier(tables.history());
    this.log = dialect.identifier(tables.log());
  }

  /**
   * Whether so many revisions are applied, these among them, and none is on its way.
   *
   * @param ids as the history spells them
   */
  String stands(int rows, List<String> ids) {
    String all = "(SELECT COUNT(*) FROM " + history + ") = " + rows;
    return ids.isEmpty()
        ? all
        : all
            + " AND (SELECT COUNT(*) FROM "
            + history
            + " WHERE state <> 'applied') = 0 AND (SELECT COUNT(*) FROM "
            + history
            + " WHERE id IN ("
            + String.join(", ", ids.stream().map(this::literal).toList())
            + ")) = "
            + ids.size();
  }

  /** Whether a revision is on its way at a step. */
  String isAt(PlannedRevision revision, int step) {
    return "(SELECT COUNT(*) FROM "
        + history
        + " WHERE id = "
        + literal(revision.rowId())
        + " AND state <> 'applied' AND step = "
        + step
        + ") = 1";
  }

  /** Makes the row of a revision. */
  String insert(PlannedRevision revision, String state) {
    RevisionNode node = revision.node();
    List<String> parents = new ArrayList<>();
    graph.down(node).forEach(each -> parents.add(each.id().value()));
    graph.dependencies(node).forEach(each -> parents.add(each.id().value()));
    return "INSERT INTO "
        + history
        + " (id, parents, message, state, step, step_done, failed, digest, kind, at, applied_by)"
        + " VALUES ("
        + String.join(
            ", ",
            literal(node.id().value()),
            literal(String.join(",", parents)),
            literal(node.message()),
            literal(state),
            "0",
            "FALSE",
            "FALSE",
            literal(revision.digest()),
            "'script'",
            style.now(),
            style.user())
        + ")";
  }

  /** Notes that a step begins, or (for what rolls back with its transaction) that it is done. */
  String step(
      PlannedRevision revision, PlannedStep step, String doneHash, boolean done, boolean up) {
    return update(
        revision,
        "state = "
            + literal(up ? "applying" : "reverting")
            + ", step = "
            + step.number()
            + ", step_done = "
            + (done ? "TRUE" : "FALSE")
            + ", step_hash = "
            + literal(step.hash())
            + ", done_hash = "
            + literal(doneHash)
            + ", step_text = NULL, seen = NULL, progress = NULL, failed = FALSE");
  }

  /** Notes that the step that was begun last is done. */
  String done(PlannedRevision revision) {
    return update(revision, "step_done = TRUE");
  }

  /** Notes that a step failed, and so is not done, if it was noted that it began. */
  String failed(PlannedRevision revision, PlannedStep step) {
    return update(revision, "failed = TRUE")
        + " AND step = "
        + step.number()
        + " AND step_done = FALSE";
  }

  /** Ends a revision that has a row: what the row says then, or its end, and the log's line. */
  List<String> end(PlannedRevision revision, boolean up) {
    return List.of(
        up
            ? update(revision, "state = 'applied', step_done = TRUE, at = " + style.now())
            : "DELETE FROM " + history + " WHERE id = " + literal(revision.rowId()),
        log(revision, up ? "applied" : "reverted"));
  }

  /** Makes the row of a revision all of whose steps stand in one transaction, or takes it out. */
  List<String> atOnce(PlannedRevision revision, boolean up) {
    return up
        ? List.of(insert(revision, "applied"), log(revision, "applied"))
        : end(revision, false);
  }

  private String log(PlannedRevision revision, String event) {
    return "INSERT INTO "
        + log
        + " (at, revision, event, by_user) VALUES ("
        + String.join(", ", style.now(), literal(revision.rowId()), literal(event), style.user())
        + ")";
  }

  private String update(PlannedRevision revision, String set) {
    return "UPDATE " + history + " SET " + set + " WHERE id = " + literal(revision.rowId());
  }

  private String literal(String text) {
    return dialect.literal(new Literal(text));
  }
}
