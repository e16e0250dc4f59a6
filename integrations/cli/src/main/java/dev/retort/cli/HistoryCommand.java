package dev.retort.cli;

import dev.retort.History;
import dev.retort.MigrationRegistry;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The chain, the newest first. */
@Command(
    name = "history",
    description = {
      "List the chain, the newest first; where a database is named, with what is applied there."
    })
final class HistoryCommand extends DatabaseCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "RANGE",
      description = "from:to, both included, each a target; all if not said.")
  String range = ":";

  @Option(names = "--offline", description = "Ask no database, though one is named.")
  boolean offline;

  HistoryCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    MigrationRegistry registry = registry();
    RevisionGraph graph = registry.graph();
    boolean online = invocation().hasDatabase() && !offline;
    List<History.Entry> entries = online ? registry.history().entries() : List.of();
    Map<RevisionNode, History.Entry> states =
        online ? Revisions.states(graph, new History(entries)) : Map.of();
    Set<RevisionNode> applied = new HashSet<>();
    states.forEach(
        (node, entry) -> {
          if (entry.state() == History.State.APPLIED) {
            applied.add(node);
          }
        });
    List<String> lines = new ArrayList<>();
    List<Object> fields = new ArrayList<>();
    for (RevisionNode node : graph.history(applied, CommandLineArguments.target(range))) {
      History.Entry entry = states.get(node);
      lines.add(state(entry) + Revisions.line(graph, node) + when(entry));
      if (isVerbose()) {
        lines.add("    " + node.className() + follows(graph, node));
      }
      Map<String, @Nullable Object> revision = Json.revision(graph, node);
      revision.putAll(fields(entry));
      fields.add(revision);
    }
    List<Object> unknown = new ArrayList<>();
    for (History.Entry entry : entries.subList(states.size(), entries.size())) {
      lines.add(0, state(entry) + entry.id() + "  " + entry.message() + when(entry));
      Map<String, @Nullable Object> revision = new LinkedHashMap<>();
      revision.put("id", entry.id().value());
      revision.put("message", entry.message());
      revision.putAll(fields(entry));
      unknown.add(revision);
    }
    return Answer.of(lines.isEmpty() ? "No revisions" : String.join("\n", lines))
        .with("revisions", fields)
        .with("unknown", unknown);
  }

  private static String state(History.@Nullable Entry entry) {
    return entry == null ? "" : "%-9s ".formatted(entry.state().name().toLowerCase(Locale.ROOT));
  }

  private static String when(History.@Nullable Entry entry) {
    return entry == null || entry.at() == null
        ? ""
        : ", "
            + entry.at().truncatedTo(ChronoUnit.SECONDS)
            + (entry.duration() == null ? ", stamped" : "");
  }

  private static String follows(RevisionGraph graph, RevisionNode node) {
    List<String> downs = graph.down(node).stream().map(down -> down.id().value()).toList();
    List<String> before = graph.dependencies(node).stream().map(each -> each.id().value()).toList();
    return (downs.isEmpty() ? ", a base" : ", follows " + String.join(", ", downs))
        + (before.isEmpty() ? "" : ", depends on " + String.join(", ", before))
        + (node.birth() == null ? "" : ", born " + node.birth());
  }

  private static Map<String, @Nullable Object> fields(History.@Nullable Entry entry) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("state", entry == null ? null : entry.state().name().toLowerCase(Locale.ROOT));
    fields.put("at", entry == null || entry.at() == null ? null : entry.at().toString());
    fields.put("by", entry == null ? null : entry.by());
    fields.put(
        "millis", entry == null || entry.duration() == null ? null : entry.duration().toMillis());
    return fields;
  }
}
