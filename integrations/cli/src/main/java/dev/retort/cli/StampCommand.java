package dev.retort.cli;

import dev.retort.History;
import dev.retort.MigrationRegistry;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Declares what is applied. */
@Command(
    name = "stamp",
    description =
        "Declare revisions, and all that they follow, to be applied; everything else on their"
            + " branches not to be. Runs nothing.")
final class StampCommand extends DatabaseCommand {

  @Parameters(arity = "1..*", paramLabel = "REV", description = "Targets; base for nothing.")
  List<String> targets = new ArrayList<>();

  @Option(
      names = "--purge",
      description =
          "Forget the whole history first: also what was interrupted, what the code does not know,"
              + " and other branches. Asks.")
  boolean purge;

  @Option(names = "--dry-run", description = "Print what would be declared; change nothing.")
  boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Don't ask before a purge: for scripts.")
  boolean yes;

  StampCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    MigrationRegistry registry = registry();
    List<String> wanted = targets.stream().map(CommandLineArguments::target).toList();
    if (dryRun) {
      return planned(registry, wanted);
    }
    if (purge && !yes) {
      agree(registry);
    }
    String[] all = wanted.toArray(String[]::new);
    return UpgradeCommand.Ran.answer(purge ? registry.stampAnew(all) : registry.stamp(all));
  }

  private void agree(MigrationRegistry registry) {
    List<String> forgotten =
        registry.history().entries().stream()
            .filter(entry -> entry.at() != null)
            .map(entry -> "  forgets " + entry.id() + " (" + entry.message() + ")")
            .toList();
    if (!terminal().isInteractive()) {
      throw new UsageException(
          "there is no terminal to ask on; say --yes if this is meant:\n"
              + String.join("\n", forgotten));
    }
    forgotten.forEach(terminal().err()::println);
    if (!terminal().confirm("Forget the history, and stamp?")) {
      throw new RefusedException("nothing was stamped");
    }
  }

  private Answer planned(MigrationRegistry registry, List<String> wanted) {
    RevisionGraph graph = registry.graph();
    History history = registry.history();
    Map<RevisionNode, History.Entry> states = Revisions.states(graph, history);
    Set<RevisionNode> applied = Revisions.applied(registry);
    Set<RevisionNode> then = graph.stamp(purge ? Set.of() : applied, wanted);
    List<String> stamped = new ArrayList<>();
    List<String> unstamped = new ArrayList<>();
    states.forEach(
        (node, entry) -> {
          if (then.contains(node) && entry.at() == null) {
            stamped.add(node.id().value());
          } else if (!then.contains(node) && entry.at() != null) {
            unstamped.add(entry.id().value());
          }
        });
    history.entries().stream()
        .filter(entry -> entry.state() == History.State.UNKNOWN)
        .forEach(entry -> unstamped.add(entry.id().value()));
    List<String> lines = new ArrayList<>();
    stamped.forEach(id -> lines.add("would stamp   " + id));
    unstamped.forEach(id -> lines.add("would unstamp " + id));
    if (lines.isEmpty()) {
      lines.add("Nothing to do");
    }
    return Answer.of(String.join("\n", lines))
        .with("stamped", stamped)
        .with("unstamped", unstamped)
        .with("dryRun", true);
  }
}
