package dev.retort.cli;

import dev.retort.MigrationRegistry;
import dev.retort.Plan;
import dev.retort.RetortException;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One revision. */
@Command(
    name = "show",
    description =
        "Show a revision: what it follows, its operations, and its SQL where a dialect is named."
            + " Asks the database only for targets that count from it (current, -1).")
final class ShowCommand extends DatabaseCommand {

  @Parameters(paramLabel = "REV", description = "A target: an ID, a class's name, head, ...")
  String target = "";

  @Mixin DialectOption dialect = new DialectOption();

  ShowCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    MigrationRegistry registry = registry();
    RevisionGraph graph = registry.graph();
    String wanted = CommandLineArguments.target(target);
    boolean fromCurrent = wanted.contains("current") || wanted.matches("(.*@)?[+-].*");
    Set<RevisionNode> applied = fromCurrent ? Revisions.applied(registry) : Set.of();
    List<RevisionNode> nodes = graph.resolve(applied, wanted);
    if (nodes.isEmpty()) {
      throw new UsageException("\"" + wanted + "\" names no revision: there is nothing to show");
    }
    Dialect spoken = dialect.dialect(invocation().connection().url);
    List<String> text = new ArrayList<>();
    List<Object> fields = new ArrayList<>();
    for (RevisionNode node : nodes) {
      show(registry, node, spoken, text, fields);
    }
    return Answer.of(String.join("\n", text)).with("revisions", fields);
  }

  private static void show(
      MigrationRegistry registry,
      RevisionNode node,
      @Nullable Dialect dialect,
      List<String> text,
      List<Object> fields) {
    RevisionGraph graph = registry.graph();
    if (!text.isEmpty()) {
      text.add("");
    }
    text.add("revision    " + node.id() + Revisions.marks(graph, node));
    text.add("message     " + node.message());
    text.add("class       " + node.className());
    graph.down(node).forEach(down -> text.add("follows     " + down.id()));
    graph.dependencies(node).forEach(each -> text.add("depends on  " + each.id()));
    graph.children(node).forEach(child -> text.add("followed by " + child.id()));
    if (node.birth() != null) {
      text.add("born        " + node.birth());
    }
    List<String> operations = registry.operations(node).stream().map(Described::of).toList();
    operations.forEach(operation -> text.add("operation   " + operation));
    Map<String, @Nullable Object> revision = Json.revision(graph, node);
    revision.put(
        "children", graph.children(node).stream().map(child -> child.id().value()).toList());
    revision.put("operations", operations);
    Plan.@Nullable PlannedRevision planned =
        dialect == null ? null : planned(registry, node, dialect);
    if (planned != null) {
      text.add("");
      planned.steps().forEach(step -> text.add(step + ";"));
    }
    revision.put("dialect", dialect == null ? null : dialect.database().name());
    revision.put("steps", planned == null ? null : planned.steps());
    fields.add(revision);
  }

  private static Plan.PlannedRevision planned(
      MigrationRegistry registry, RevisionNode node, Dialect dialect) throws RetortException {
    List<Plan.PlannedRevision> all =
        registry.plan("base:" + node.id().value(), dialect).revisions();
    return all.stream()
        .filter(revision -> revision.id().equals(node.id()))
        .findFirst()
        .orElseThrow();
  }
}
