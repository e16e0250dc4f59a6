package dev.retort.cli.graph;

import com.google.gson.Gson;
import dev.retort.chain.RevisionNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The chain as one page that asks nobody for anything. */
public final class HtmlGraph {

  private static final String DATA = "/*DATA*/null";

  private HtmlGraph() {}

  /** The page. */
  public static String of(Drawn drawn) {
    // What Gson writes has no '<' in it: no text of a revision can end the script.
    return template().replace(DATA, new Gson().toJson(data(drawn)));
  }

  private static Map<String, @Nullable Object> data(Drawn drawn) {
    List<Lanes.Row> rows = Lanes.of(drawn.graph());
    Map<RevisionNode, Integer> index = new HashMap<>();
    rows.forEach(row -> index.put(row.node(), index.size()));
    List<Object> revisions = new ArrayList<>();
    for (Lanes.Row row : rows) {
      RevisionNode node = row.node();
      Drawn.Details details = drawn.details(node);
      Drawn.State state = drawn.state(node);
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("id", node.id().value());
      fields.put("message", node.message());
      fields.put("class", node.className());
      fields.put("lane", row.lane());
      fields.put("via", row.via());
      fields.put("downs", drawn.graph().down(node).stream().map(index::get).toList());
      fields.put("depends", drawn.graph().dependencies(node).stream().map(index::get).toList());
      fields.put("labels", node.labels());
      fields.put("head", drawn.graph().children(node).isEmpty());
      fields.put("birth", node.birth() == null ? null : node.birth().toString());
      fields.put("state", state == null ? null : state.name().toLowerCase(Locale.ROOT));
      fields.put("at", details.at());
      fields.put("operations", details.operations());
      fields.put("steps", details.steps());
      revisions.add(fields);
    }
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("revisions", revisions);
    data.put("unknown", drawn.unknown());
    data.put("note", drawn.note());
    return data;
  }

  private static String template() {
    try (InputStream page =
        Objects.requireNonNull(HtmlGraph.class.getResourceAsStream("graph.html"), "graph.html")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the page's template", e);
    }
  }
}
