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
   * @throws RunFailure of kind DRIFT, naming all {@link #problems}
   */
  static void check(RevisionGraph graph, Applied applied, Route route, boolean wholeChain) {
    List<String> problems = problems(graph, applied, route, wholeChain);
    if (!problems.isEmpty()) {
      throw new RunFailure(RunFailure.Kind.DRIFT, String.join("\n", problems), null);
    }
  }

  /**
   * What a route would make worse: both sides and the way out, a sentence or two each.
   *
   * @param wholeChain whether the heads are asked for, and not one revision by name
   */
  static List<String> problems(
      RevisionGraph graph, Applied applied, Route route, boolean wholeChain) {
    List<String> problems = new ArrayList<>();
    Set<RevisionNode> missed = new HashSet<>(missed(graph, applied));
    if (!wholeChain && route.direction() == Direction.UPGRADE) {
      route.steps().forEach(missed::remove);
    }
    if (!missed.isEmpty() && route.direction() == Direction.UPGRADE) {
      problems.add(missed(graph, applied, graph.ordered(missed)));
    }
    boolean idle = wholeChain && missed.containsAll(route.steps()) && applied.isAhead(graph);
    if (!applied.unknown().isEmpty() && !idle) {
      problems.add(unknown(graph, applied, route));
    }
    return problems;
  }

  /** The revisions that never ran below an applied one, in order; those on their way left out. */
  static List<RevisionNode> missed(RevisionGraph graph, Applied applied) {
    return graph.missed(applied.applied()).stream()
        .filter(node -> !applied.rows().containsKey(node))
        .toList();
  }

  private static String missed(RevisionGraph graph, Applied applied, List<RevisionNode> missed) {
    RevisionNode above =
        graph.ordered(applied.applied()).stream()
            .filter(node -> follows(graph, node, missed))
            .findFirst()
            .orElseThrow();
    HistoryRow row = applied.rows().get(above);
    boolean moved =
        row != null && missed.stream().noneMatch(node -> row.parents().contains(node.id().value()));
    return "revision "
        + Engine.ids(missed)
        + " never ran here, though "
        + above.id()
        + ", which follows it, is applied"
        + (row == null || !moved
            ? ""
            : " (when that was applied it followed "
                + (row.parents().isEmpty() ? "none" : String.join(", ", row.parents()))
                + "; it was re-parented since, by a rebase say)")
        + ". Run it with "
        + commands(graph, applied, missed)
        + ", or, if its changes are here already, declare it with stamp(\""
        + tops(graph, applied).stream()
            .map(node -> node.id().value())
            .collect(Collectors.joining("\", \""))
        + "\")";
  }

  private static boolean follows(RevisionGraph graph, RevisionNode node, List<RevisionNode> some) {
    return graph.down(node).stream().anyMatch(some::contains)
        || graph.dependencies(node).stream().anyMatch(some::contains);
  }

  /** The applied revisions that lie below no other applied one, be there missed ones between. */
  private static List<RevisionNode> tops(RevisionGraph graph, Applied applied) {
    Set<RevisionNode> heads = new HashSet<>(graph.headsOf(applied.applied()));
    for (RevisionNode head : Set.copyOf(heads)) {
      Set<RevisionNode> below = graph.withAncestors(List.of(head));
      below.remove(head);
      heads.removeAll(below);
    }
    return graph.ordered(heads);
  }

  /** One command if there is a revision that has all of the missed ones below it. */
  private static String commands(RevisionGraph graph, Applied applied, List<RevisionNode> missed) {
    List<RevisionNode> targets = new ArrayList<>(List.of(missed.get(missed.size() - 1)));
    targets.addAll(tops(graph, applied));
    return targets.stream()
        .filter(node -> graph.withAncestors(List.of(node)).containsAll(missed))
        .findFirst()
        .map(List::of)
        .orElse(missed)
        .stream()
        .map(node -> "upgrade(\"" + node.id() + "\")")
        .collect(Collectors.joining(", "));
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
        if (isSameAlgorithm(digest, row.digest()) && !digest.equals(row.digest())) {
          edited.add(
              "revision "
                  + row.id()
                  + " was edited after it was applied here: restore it, and write the change as a new"
                  + " revision (or accept it as it is now with stamp(..) of what is applied)");
        }
      } catch (RunFailure e) {
        unrecordable.add(String.valueOf(e.getMessage()));
      }
    }
    edited.addAll(unrecordable);
  }

  /** A digest begins with its algorithm's number: one of another version tells nothing. */
  private static boolean isSameAlgorithm(String one, String other) {
    int colon = one.indexOf(':') + 1;
    return other.startsWith(one.substring(0, colon));
  }
}
