package dev.retort.cli;

import dev.retort.chain.RevisionGraph;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** The newest revisions. */
@Command(name = "heads", description = "List the revisions that none follows. Asks no database.")
final class HeadsCommand extends DatabaseCommand {

  HeadsCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    RevisionGraph graph = registry().graph();
    return Answer.of(
            graph.heads().stream()
                .map(node -> Revisions.line(graph, node))
                .collect(Collectors.joining("\n")))
        .with("heads", graph.heads().stream().map(node -> Json.revision(graph, node)).toList());
  }
}
