package dev.retort.chain;

import static java.util.Map.entry;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicNode;

/**
 * What Alembic does to graphs of revisions. The file says how to read it; {@code
 * -Dretort.conformance=PATH} gives another. Beside the one of the conformance, the graphs of real
 * projects are read where they are at hand.
 */
public final class AlembicCases {

  /** Where Retort is better on purpose: the graph and number of the case, and the reason. */
  public static final Map<String, String> DIFFERENT =
      Map.ofEntries(
          entry("DIAMOND 44", "-1 on a merge undoes the merge"),
          entry("MERGED 96", "-2 undoes the merge as the last of the two"),
          entry("SUPERSET 37", "-1 on a merge undoes the merge"),
          entry("SUPERSET 40", "-1 on a merge undoes the merge"),
          entry("BR 64", "-1 with several heads is an error instead of a guess"),
          entry("NEUTRON 11", "-2 with several heads is an error instead of a guess"),
          entry("NEUTRON 12", "-2 with several heads is an error instead of a guess"),
          entry("NEUTRON 34", "-1 with several heads is an error instead of a guess"),
          entry("SUPERSET 12", "-2 with several heads is an error instead of a guess"),
          entry("SUPERSET 34", "-1 with several heads is an error instead of a guess"));

  private AlembicCases() {}

  /**
   * A test a request.
   *
   * @param which the requests that are replayed
   * @param replay takes the file and the request
   */
  public static Stream<DynamicNode> tests(
      Predicate<JsonObject> which, BiConsumer<JsonObject, JsonObject> replay) {
    return files()
        .map(
            file ->
                dynamicContainer(
                    file.getFileName().toString(),
                    elements(json(file).get("cases"))
                        .map(JsonElement::getAsJsonObject)
                        .filter(which)
                        .map(
                            request ->
                                dynamicTest(
                                    name(request), () -> replay.accept(json(file), request)))));
  }

  public static List<RevisionNode> nodes(JsonObject graphs, JsonObject request) {
    return read(graphs.get(request.get("graph").getAsString()));
  }

  /** A revision's class is named after its ID; a dependency may be given by a label. */
  public static List<RevisionNode> read(JsonElement graph) {
    Map<String, String> byLabel = new HashMap<>();
    elements(graph)
        .map(JsonElement::getAsJsonObject)
        .forEach(
            node ->
                strings(node, "labels")
                    .forEach(label -> byLabel.put(label, node.get("id").getAsString())));
    List<RevisionNode> nodes = new ArrayList<>();
    for (JsonElement element : graph.getAsJsonArray()) {
      JsonObject node = element.getAsJsonObject();
      nodes.add(
          new RevisionNode(
              new RevisionId(node.get("id").getAsString()),
              null,
              "it." + node.get("id").getAsString(),
              strings(node, "down").stream().map(id -> "it." + id).toList(),
              strings(node, "labels"),
              strings(node, "dependsOn").stream()
                  .map(id -> "it." + byLabel.getOrDefault(id, id))
                  .toList(),
              "",
              Instant.EPOCH.plusSeconds(nodes.size())));
    }
    return nodes;
  }

  public static List<RevisionNode> byIds(List<RevisionNode> nodes, List<String> ids) {
    return nodes.stream().filter(node -> ids.contains(node.id().value())).toList();
  }

  public static List<String> ids(Collection<RevisionNode> nodes) {
    return nodes.stream().map(node -> node.id().value()).toList();
  }

  public static String key(JsonElement request) {
    JsonObject object = request.getAsJsonObject();
    return object.get("graph").getAsString() + " " + object.get("n");
  }

  public static String name(JsonObject request) {
    return key(request)
        + ": "
        + request.get("cmd").getAsString()
        + " "
        + request.get("target")
        + " from "
        + request.get("current");
  }

  public static String first(JsonObject request) {
    List<String> targets = strings(request, "target");
    return targets.isEmpty() ? "" : targets.get(0);
  }

  /** A string or an array of them, null being empty. */
  public static List<String> strings(JsonObject object, String key) {
    JsonElement value = object.get(key);
    if (value == null || value.isJsonNull()) {
      return List.of();
    }
    return value.isJsonArray()
        ? elements(value).map(each -> each.isJsonNull() ? "" : each.getAsString()).toList()
        : List.of(value.getAsString());
  }

  public static Stream<JsonElement> elements(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false);
  }

  public static JsonObject json(Path file) {
    try {
      return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Stream<Path> files() {
    Path graphs = Path.of("../../shared/graphs");
    Stream<Path> real =
        Stream.of("neutron.json", "superset.json").map(graphs::resolve).filter(Files::exists);
    return Stream.concat(Stream.of(conformance()), real);
  }

  public static Path conformance() {
    return Stream.of(
            System.getProperty("retort.conformance", "../shared/conformance/revision-graph.json"),
            "../../shared/conformance/revision-graph.json",
            "src/test/resources/conformance/revision-graph.json")
        .map(Path::of)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }
}
