package dev.retort.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.retort.Plan;
import dev.retort.RunReport;
import dev.retort.chain.Direction;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of what programs are answered; they are documented in {@code docs/cli.md}. */
final class Json {

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  private Json() {}

  static String text(Object value) {
    return GSON.toJson(value);
  }

  /** For a place inside a page: no {@code </script>} can end it. */
  static String embedded(Object value) {
    return new Gson().toJson(value);
  }

  static List<String> ids(List<RevisionId> ids) {
    return ids.stream().map(RevisionId::value).toList();
  }

  static String direction(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  static List<Map<String, @Nullable Object>> ran(RunReport report) {
    return report.revisions().stream().map(Json::ran).toList();
  }

  private static Map<String, @Nullable Object> ran(RunReport.Ran ran) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", ran.id().value());
    fields.put("message", ran.message());
    fields.put("direction", direction(ran.direction()));
    fields.put("stamp", ran.isStamp());
    fields.put("statements", ran.statements());
    fields.put("millis", ran.duration().toMillis());
    return fields;
  }

  static List<Map<String, @Nullable Object>> plan(Plan plan) {
    return plan.revisions().stream().map(Json::planned).toList();
  }

  private static Map<String, @Nullable Object> planned(Plan.PlannedRevision revision) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", revision.id().value());
    fields.put("message", revision.message());
    fields.put("direction", direction(revision.direction()));
    fields.put("transactional", revision.isTransactional());
    fields.put("losses", revision.losses());
    fields.put("steps", revision.steps());
    return fields;
  }

  static Map<String, @Nullable Object> revision(RevisionGraph graph, RevisionNode node) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", node.id().value());
    fields.put("message", node.message());
    fields.put("class", node.className());
    fields.put("downs", graph.down(node).stream().map(down -> down.id().value()).toList());
    fields.put(
        "dependsOn", graph.dependencies(node).stream().map(each -> each.id().value()).toList());
    fields.put("labels", node.labels());
    fields.put("head", graph.children(node).isEmpty());
    fields.put("birth", node.birth() == null ? null : node.birth().toString());
    return fields;
  }
}
