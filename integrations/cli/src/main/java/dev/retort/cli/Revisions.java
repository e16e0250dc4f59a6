package dev.retort.cli;

import dev.retort.History;
import dev.retort.MigrationRegistry;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How revisions are shown. */
final class Revisions {

  private Revisions() {}

  /** One line: ID, message, and what it is in the graph. */
  static String line(RevisionGraph graph, RevisionNode node) {
    return node.id() + "  " + node.message() + marks(graph, node);
  }

  /** {@code (head, branch point, merge, label x)}; empty for most. */
  static String marks(RevisionGraph graph, RevisionNode node) {
    List<String> marks = new ArrayList<>();
    if (graph.children(node).isEmpty()) {
      marks.add("head");
    } else if (graph.children(node).size() > 1) {
      marks.add("branch point");
    }
    if (graph.down(node).size() > 1) {
      marks.add("merge");
    }
    node.labels().forEach(label -> marks.add("label " + label));
    return marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")";
  }

  /** Where each revision of the graph stands in the database. */
  static Map<RevisionNode, History.Entry> states(RevisionGraph graph, History history) {
    Map<RevisionNode, History.Entry> states = new LinkedHashMap<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      states.put(graph.nodes().get(i), history.entries().get(i)); // in the order of the chain
    }
    return states;
  }

  /** What is wholly applied. */
  static Set<RevisionNode> applied(MigrationRegistry registry) {
    Set<RevisionNode> applied = new HashSet<>();
    states(registry.graph(), registry.history())
        .forEach(
            (node, entry) -> {
              if (entry.state() == History.State.APPLIED) {
                applied.add(node);
              }
            });
    return applied;
  }
}
