package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.chain.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the database and the code tell different stories. */
final class Drift {

  private Drift() {}

  /**
   * Refuses what would make a difference worse.
   *
   * @param wholeChain whether the heads are asked for, and not one revision by name
   * @throws RunFailure of kind DRIFT, naming both sides and the way out
   */
  static void check(RevisionGraph graph, Applied applied, Route route, boolean wholeChain) {
    Set<RevisionNode> missed = new HashSet<>(graph.missed(applied.applied()));
    if (!wholeChain && route.direction() == Direction.UPGRADE) {
      route.steps().forEach(missed::remove);
    }
    boolean idleAhead = wholeChain && route.steps().isEmpty() && applied.isAhead(graph);
    if (!missed.isEmpty() && route.direction() == Direction.UPGRADE) {
      throw new RunFailure(
          RunFailure.Kind.DRIFT, missed(graph, applied, graph.ordered(missed)), null);
    }
    if (!applied.unknown().isEmpty() && !idleAhead) {
      throw new RunFailure(RunFailure.Kind.DRIFT, unknown(graph, applied, route), null);
    }
  }

  private static String missed(RevisionGraph graph, Applied applied, List<RevisionNode> missed) {
    RevisionNode first = missed.get(0);
    String above =
        graph.ordered(applied.applied()).stream()
            .filter(node -> graph.withAncestors(List.of(node)).contains(first))
            .map(node -> node.id().value())
            .findFirst()
            .orElse("");
    return "revision "
        + Engine.ids(missed)
        + " never ran here, though "
        + above
        + ", which now follows it, is applied (re-parented after a rebase, say). Run it with upgrade(\""
        + first.id()
        + "\"), or, if its changes are here already, declare it with stamp(\""
        + applied.heads(graph).stream().map(Object::toString).collect(Collectors.joining("\", \""))
        + "\")";
  }

  private static String unknown(RevisionGraph graph, Applied applied, Route route) {
    String rows =
        applied.unknown().stream()
            .map(row -> row.id() + " (" + row.message() + ")")
            .collect(Collectors.joining(", "));
    String wanted =
        route.steps().isEmpty()
            ? "the code's heads are " + Engine.ids(graph.heads())
            : "the code wants to "
                + (route.direction() == Direction.UPGRADE ? "apply " : "undo ")
                + Engine.ids(route.steps());
    return "the database has revisions that the code does not know: "
        + rows
        + "; "
        + wanted
        + ". Deploy the code that has them, or point to another database; if they are gone for good,"
        + " stamp(..) what the database really has";
  }

  /** What an older application should know about a newer database. */
  static void warnings(RevisionGraph graph, Applied applied, List<String> warnings) {
    if (applied.isAhead(graph)) {
      warnings.add(
          "the database is ahead of the code by "
              + applied.unknown().stream().map(HistoryRow::id).collect(Collectors.joining(", "))
              + " (an application that was rolled back, say); nothing is pending");
    }
  }

  /** Adds a sentence for each applied revision whose operations are no longer those that ran. */
  static void edited(Recorder recorder, Applied applied, List<String> edited) {
    List<String> unrecordable = new ArrayList<>();
    for (Map.Entry<RevisionNode, HistoryRow> entry : applied.rows().entrySet()) {
      HistoryRow row = entry.getValue();
      if (row.state() != HistoryRow.State.APPLIED) {
        continue;
      }
      try {
        String digest = Planner.digest(recorder, entry.getKey());
        if (!digest.equals(row.digest())) {
          edited.add(
              "revision "
                  + row.id()
                  + " was edited after it was applied here: restore it, and write the change as a new"
                  + " revision");
        }
      } catch (RunFailure e) {
        unrecordable.add(String.valueOf(e.getMessage()));
      }
    }
    edited.addAll(unrecordable);
  }
}
