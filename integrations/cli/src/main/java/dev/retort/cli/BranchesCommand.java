package dev.retort.cli;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Where the chain parts. */
@Command(
    name = "branches",
    description =
        "List the branch points with what follows them, and the labels with where their branches"
            + " end. Asks no database.")
final class BranchesCommand extends DatabaseCommand {

  BranchesCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    RevisionGraph graph = registry().graph();
    Map<RevisionNode, Set<String>> labels = graph.branchLabels();
    List<String> lines = new ArrayList<>();
    List<Object> points = new ArrayList<>();
    List<Object> branches = new ArrayList<>();
    for (RevisionNode node : graph.nodes()) {
      if (graph.children(node).size() > 1) {
        lines.add(Revisions.line(graph, node));
        graph.children(node).forEach(child -> lines.add("  -> " + Revisions.line(graph, child)));
        Map<String, @Nullable Object> point = Json.revision(graph, node);
        point.put(
            "children", graph.children(node).stream().map(child -> child.id().value()).toList());
        points.add(point);
      }
    }
    for (RevisionNode node : graph.nodes()) {
      for (String label : node.labels()) {
        List<String> heads =
            graph.heads().stream()
                .filter(head -> labels.getOrDefault(head, Set.of()).contains(label))
                .map(head -> head.id().value())
                .toList();
        lines.add("label " + label + ": from " + node.id() + " to " + String.join(", ", heads));
        Map<String, @Nullable Object> branch = new LinkedHashMap<>();
        branch.put("label", label);
        branch.put("from", node.id().value());
        branch.put("heads", heads);
        branches.add(branch);
      }
    }
    return Answer.of(lines.isEmpty() ? "No branches: one line" : String.join("\n", lines))
        .with("branchPoints", points)
        .with("labels", branches);
  }
}
