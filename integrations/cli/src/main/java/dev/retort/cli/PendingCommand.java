package dev.retort.cli;

import dev.retort.MigrationRegistry;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;

/** What an upgrade would apply. */
@Command(name = "pending", description = "List what upgrade would apply, in order.")
final class PendingCommand extends DatabaseCommand {

  PendingCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    MigrationRegistry registry = registry();
    RevisionGraph graph = registry.graph();
    Set<RevisionId> pending = new HashSet<>(registry.pending());
    List<String> lines = new ArrayList<>();
    List<Object> fields = new ArrayList<>();
    for (RevisionNode node : graph.nodes()) {
      if (pending.contains(node.id())) {
        lines.add(Revisions.line(graph, node));
        fields.add(Json.revision(graph, node));
      }
    }
    return Answer.of(lines.isEmpty() ? "Nothing is pending" : String.join("\n", lines))
        .with("pending", fields);
  }
}
