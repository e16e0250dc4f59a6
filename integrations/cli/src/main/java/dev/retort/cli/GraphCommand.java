package dev.retort.cli;

import dev.retort.History;
import dev.retort.MigrationRegistry;
import dev.retort.Plan;
import dev.retort.RetortException;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.cli.graph.Drawn;
import dev.retort.cli.graph.HtmlGraph;
import dev.retort.cli.graph.TerminalGraph;
import dev.retort.cli.graph.TextGraph;
import dev.retort.dialect.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The chain as a picture. */
@Command(
    name = "graph",
    description = "Draw the chain; where a database is named, with what is applied there.")
final class GraphCommand extends DatabaseCommand {

  /** What can be drawn. */
  enum Format {
    TERMINAL,
    MERMAID,
    DOT,
    HTML
  }

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "terminal (if not said), mermaid, dot, or html: one page by itself, to move in and to"
              + " search.")
  Format format = Format.TERMINAL;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write it here instead of printing it.")
  @Nullable String output;

  @Option(names = "--offline", description = "Ask no database, though one is named.")
  boolean offline;

  @Mixin DialectOption dialect = new DialectOption();

  GraphCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    Drawn drawn = drawn(registry());
    String text =
        switch (format) {
          case TERMINAL -> TerminalGraph.of(drawn, output == null && terminal().hasColours());
          case MERMAID -> TextGraph.mermaid(drawn);
          case DOT -> TextGraph.dot(drawn);
          case HTML -> HtmlGraph.of(drawn);
        };
    String name = format.name().toLowerCase(Locale.ROOT);
    if (output == null) {
      return Answer.of(text).with("format", name).with("file", null).with("text", text);
    }
    Path file = terminal().path(output);
    try {
      Files.writeString(file, text.stripTrailing() + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      String why = e instanceof NoSuchFileException ? "there is no such folder" : e.toString();
      throw new RefusedException("can't write " + terminal().shown(file) + ": " + why, e);
    }
    return Answer.of("wrote " + terminal().shown(file))
        .with("format", name)
        .with("file", terminal().shown(file))
        .with("text", null);
  }

  private Drawn drawn(MigrationRegistry registry) {
    RevisionGraph graph = registry.graph();
    Map<RevisionNode, Drawn.State> states = new HashMap<>();
    Map<RevisionNode, String> times = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    if (invocation().hasDatabase() && !offline) {
      History history = registry.history();
      Revisions.states(graph, history)
          .forEach(
              (node, entry) -> {
                states.put(node, state(entry.state()));
                if (entry.at() != null) {
                  times.put(node, entry.at().toString());
                }
              });
      history.entries().stream()
          .filter(entry -> entry.state() == History.State.UNKNOWN)
          .forEach(entry -> unknown.add(entry.id() + "  " + entry.message() + " (unknown)"));
    }
    if (format != Format.HTML) {
      return new Drawn(graph, states, unknown, Map.of(), null);
    }
    Map<RevisionNode, List<String>> steps = new HashMap<>();
    String note = steps(registry, steps);
    Map<RevisionNode, Drawn.Details> details = new HashMap<>();
    for (RevisionNode node : graph.nodes()) {
      details.put(
          node,
          new Drawn.Details(
              registry.operations(node).stream().map(Described::of).toList(),
              steps.getOrDefault(node, List.of()),
              times.get(node)));
    }
    return new Drawn(graph, states, unknown, details, note);
  }

  /** The SQL of all revisions at once; why there is none, or null. */
  private @Nullable String steps(
      MigrationRegistry registry, Map<RevisionNode, List<String>> steps) {
    Dialect spoken = dialect.dialect(invocation().connection().url);
    if (spoken == null) {
      return "--dialect adds the SQL";
    }
    try {
      Map<String, RevisionNode> byId = new HashMap<>();
      registry.graph().nodes().forEach(node -> byId.put(node.id().value(), node));
      for (Plan.PlannedRevision revision : registry.plan("base:heads", spoken).revisions()) {
        RevisionNode node = byId.get(revision.id().value());
        if (node != null) {
          steps.put(node, revision.steps());
        }
      }
      return "SQL of " + spoken.database();
    } catch (RetortException e) {
      return "no SQL of "
          + spoken.database()
          + ": "
          + Words.ofCommands(String.valueOf(e.getMessage()));
    }
  }

  private static Drawn.State state(History.State state) {
    return switch (state) {
      case APPLIED -> Drawn.State.APPLIED;
      case APPLYING, REVERTING -> Drawn.State.MOVING;
      case MISSED -> Drawn.State.MISSED;
      case PENDING, UNKNOWN -> Drawn.State.PENDING;
    };
  }
}
