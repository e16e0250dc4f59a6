package dev.retort.cli;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.cli.source.NewRevision;
import dev.retort.cli.source.SourceChain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Joins branches. */
@Command(
    name = "merge",
    description =
        "Write a revision that joins several heads and changes nothing. For two pull requests of"
            + " which one is not released, 'retort rebase' is simpler.")
final class MergeCommand extends AuthorCommand {

  @Parameters(
      arity = "0..*",
      paramLabel = "REV",
      description =
          "What to join, two at least; if not said, all heads of branches without a label.")
  List<String> targets = new ArrayList<>();

  @Option(names = "--message", paramLabel = "TEXT", description = "Its message; merge if not said.")
  String message = "merge";

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "Its class; Merge and the last one's if not said.")
  @Nullable String className;

  @Option(
      names = "--package",
      paramLabel = "NAME",
      description = "Its package; the last one's if not said.")
  @Nullable String packageName;

  @Mixin Written written = new Written();

  MergeCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() throws IOException {
    SourceChain chain = chain();
    RevisionGraph graph = chain.graph();
    Set<RevisionNode> found = new LinkedHashSet<>();
    targets.forEach(
        each -> found.addAll(graph.resolve(Set.of(), CommandLineArguments.target(each))));
    List<RevisionNode> joined = graph.ordered(targets.isEmpty() ? chain.forked() : found);
    if (joined.size() < 2) {
      throw new RefusedException(
          "there is nothing to merge: "
              + (!targets.isEmpty() || graph.heads().size() > 1
                  ? "name two revisions at least; branches with labels are left alone otherwise"
                  : "the chain has one head"));
    }
    for (RevisionNode node : joined) {
      Set<RevisionNode> below = graph.withAncestors(List.of(node));
      for (RevisionNode other : joined) {
        if (!other.equals(node) && below.contains(other)) {
          throw new UsageException(
              node.simpleName() + " follows " + other.simpleName() + " already: name heads");
        }
      }
    }
    RevisionNode last = joined.get(joined.size() - 1);
    NewRevision merge =
        new NewRevision(
            packageName != null ? packageName : chain.source(last).packageName(),
            className != null ? className : "Merge" + last.simpleName(),
            message,
            joined.stream().map(node -> chain.source(node).className()).toList(),
            List.of(),
            List.of(),
            NewRevision.Body.EMPTY);
    written.add(merge.file(chain.root(), ".java"), merge.source());
    return written.answer(terminal(), List.of(merge));
  }
}
