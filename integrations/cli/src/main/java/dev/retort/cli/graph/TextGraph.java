package dev.retort.cli.graph;

import dev.retort.chain.RevisionNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The chain for programs that draw: Mermaid and Graphviz. */
public final class TextGraph {

  private final Drawn drawn;
  private final Map<RevisionNode, String> names = new HashMap<>();

  private TextGraph(Drawn drawn) {
    this.drawn = drawn;
    for (RevisionNode node : drawn.graph().nodes()) {
      names.put(node, "r" + names.size());
    }
  }

  /** A flow chart of Mermaid, for Markdown. */
  public static String mermaid(Drawn drawn) {
    TextGraph graph = new TextGraph(drawn);
    StringBuilder text = new StringBuilder("flowchart BT\n");
    for (RevisionNode node : drawn.graph().nodes()) {
      text.append("  ")
          .append(graph.names.get(node))
          .append("[\"")
          .append(graph.label(node, "<br>", TextGraph::mermaid))
          .append("\"]");
      Drawn.State state = drawn.state(node);
      text.append(state == null ? "" : ":::" + state.name().toLowerCase(Locale.ROOT)).append('\n');
    }
    graph.edges(text, " --> ", " -.-> ", "", "");
    if (!drawn.states().isEmpty()) {
      text.append("  classDef applied fill:#d3f2d3,stroke:#2b7a2b,color:#111\n")
          .append("  classDef pending fill:#fff3c4,stroke:#96700b,color:#111\n")
          .append("  classDef moving fill:#ffd9d6,stroke:#b3261e,color:#111\n")
          .append("  classDef missed fill:#ffd9d6,stroke:#b3261e,color:#111\n");
    }
    return text.toString();
  }

  private static String mermaid(String text) {
    return text.replace("#", "#35;")
        .replace("&", "#amp;")
        .replace("<", "#lt;")
        .replace(">", "#gt;")
        .replace("\"", "#quot;");
  }

  /** A digraph of Graphviz. */
  public static String dot(Drawn drawn) {
    TextGraph graph = new TextGraph(drawn);
    StringBuilder text =
        new StringBuilder(
            "digraph retort {\n  rankdir=BT;\n  node [shape=box, style=filled, fillcolor=white];\n");
    for (RevisionNode node : drawn.graph().nodes()) {
      text.append("  ")
          .append(graph.names.get(node))
          .append(" [label=\"")
          .append(graph.label(node, "\\n", TextGraph::dot))
          .append('"')
          .append(colour(drawn.state(node)))
          .append("];\n");
    }
    graph.edges(text, " -> ", " -> ", ";", " [style=dashed];");
    return text.append("}\n").toString();
  }

  private static String dot(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String colour(Drawn.@org.jspecify.annotations.Nullable State state) {
    if (state == null) {
      return "";
    }
    return switch (state) {
      case APPLIED -> ", fillcolor=\"#d3f2d3\"";
      case PENDING -> ", fillcolor=\"#fff3c4\"";
      case MOVING, MISSED -> ", fillcolor=\"#ffd9d6\"";
    };
  }

  private String label(RevisionNode node, String line, UnaryOperator<String> escaped) {
    String labels = node.labels().isEmpty() ? "" : " (" + String.join(", ", node.labels()) + ")";
    return escaped.apply(node.message()) + line + escaped.apply(node.id() + labels);
  }

  private void edges(
      StringBuilder text, String follows, String dependsOn, String end, String endOfDependency) {
    for (RevisionNode node : drawn.graph().nodes()) {
      for (RevisionNode down : drawn.graph().down(node)) {
        edge(text, node, follows, down, end);
      }
      for (RevisionNode dependency : drawn.graph().dependencies(node)) {
        edge(text, node, dependsOn, dependency, endOfDependency);
      }
    }
  }

  private void edge(
      StringBuilder text, RevisionNode from, String arrow, RevisionNode to, String end) {
    text.append("  ")
        .append(names.get(from))
        .append(arrow)
        .append(names.get(to))
        .append(end)
        .append('\n');
  }
}
