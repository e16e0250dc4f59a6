package dev.retort.chain;

import static dev.retort.chain.AlembicCases.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays {@link AlembicCases} through the graph; {@code AlembicHistoryTest} does it through a real
 * history.
 *
 * <p>Histories differ in form: Alembic keeps its heads, Retort all that is applied. So the heads
 * after the steps are compared, not the statements that change its table.
 */
class AlembicConformanceTest {

  @TestFactory
  Stream<DynamicNode> asAlembic() {
    return tests(request -> true, AlembicConformanceTest::replay);
  }

  @TestFactory
  Stream<DynamicNode> wrongGraphsAreFound() {
    return elements(json(conformance()).get("invalidGraphs"))
        .map(JsonElement::getAsJsonObject)
        .map(
            invalid ->
                dynamicTest(invalid.get("case").getAsString(), () -> expectProblem(invalid)));
  }

  @Test
  void everyDifferenceIsACase() {
    Set<String> known = new HashSet<>();
    files()
        .forEach(file -> elements(json(file).get("cases")).forEach(each -> known.add(key(each))));
    DIFFERENT.keySet().stream()
        .filter(key -> files().count() > 1 || !key.matches("(NEUTRON|SUPERSET).*"))
        .forEach(key -> assertThat(known).contains(key));
  }

  @Test
  void everyDifferenceIsTold() throws IOException {
    String page = Files.readString(Path.of("../docs/alembic.md")).replaceAll("\\s+", " ");
    assertThat(page).contains(DIFFERENT.values());
  }

  private static void replay(JsonObject file, JsonObject request) {
    List<RevisionNode> nodes = nodes(file.getAsJsonObject("graphs"), request);
    RevisionGraph graph = RevisionGraph.of(nodes);
    assertThat(graph.problems())
        .allMatch( // Retort asks for labels where Alembic does not
            problem ->
                problem instanceof ChainProblem.Fork
                    || problem instanceof ChainProblem.SeveralBases
                    || problem instanceof ChainProblem.ImpliedDependsOn);
    Set<RevisionNode> applied = graph.withAncestors(byIds(nodes, strings(request, "current")));
    Outcome outcome;
    try {
      outcome = outcome(graph, applied, request);
    } catch (UnresolvedTargetException e) {
      assertThat(e.getMessage()).as("says what was asked").contains(first(request));
      outcome = null;
    }
    if (DIFFERENT.containsKey(key(request))) {
      boolean same =
          request.has("error")
              ? outcome == null
              : outcome != null && outcome.ids().equals(strings(request, "steps"));
      assertThat(same).as("no difference any more: %s", DIFFERENT.get(key(request))).isFalse();
      return;
    }
    if (request.has("error")) {
      assertThat(outcome).as("Alembic says: %s", request.get("error")).isNull();
      return;
    }
    assertThat(outcome).isNotNull();
    if (request.has("result")) {
      assertThat(outcome.result()).isEqualTo(request.get("result"));
      return;
    }
    assertThat(graph.headsOf(outcome.applied()))
        .extracting(node -> node.id().value())
        .containsExactlyInAnyOrderElementsOf(strings(request, "finalHeads"));
    if (!request.get("cmd").getAsString().equals("stamp")) {
      if (request.get("order").getAsString().equals("exact")) {
        assertThat(outcome.ids()).isEqualTo(strings(request, "steps"));
      } else {
        assertThat(outcome.ids()).containsExactlyInAnyOrderElementsOf(strings(request, "steps"));
        inOrder(graph, outcome);
      }
    }
    List<RevisionNode> shuffled = new ArrayList<>(nodes);
    Collections.shuffle(shuffled, new Random(request.get("n").getAsInt()));
    RevisionGraph same = RevisionGraph.of(shuffled);
    assertThat(outcome(same, applied, request)).isEqualTo(outcome);
  }

  private record Outcome(List<RevisionNode> steps, Set<RevisionNode> applied, JsonElement result) {
    List<String> ids() {
      return steps.stream().map(node -> node.id().value()).toList();
    }
  }

  private static Outcome outcome(
      RevisionGraph graph, Set<RevisionNode> applied, JsonObject request) {
    Set<RevisionNode> after = new HashSet<>(applied);
    switch (request.get("cmd").getAsString()) {
      case "upgrade" -> {
        List<RevisionNode> steps = graph.upgrade(applied, strings(request, "target")).steps();
        after.addAll(steps);
        return new Outcome(steps, after, null);
      }
      case "downgrade" -> {
        List<RevisionNode> steps = graph.downgrade(applied, first(request)).steps();
        steps.forEach(after::remove);
        return new Outcome(steps, after, null);
      }
      case "stamp" -> {
        return new Outcome(List.of(), graph.stamp(applied, List.of(first(request))), null);
      }
      case "history" -> {
        List<String> range = strings(request, "target");
        List<RevisionNode> shown = graph.history(applied, range.get(0) + ":" + range.get(1));
        return result("revs", new com.google.gson.Gson().toJsonTree(ids(shown)));
      }
      case "resolve-one" -> {
        RevisionNode found = new Targets(graph, applied).upgrade(List.of(first(request))).get(0);
        return result("rev", new com.google.gson.JsonPrimitive(found.id().value()));
      }
      case "resolve-many" -> {
        List<RevisionNode> found = new Targets(graph, applied).upgrade(List.of(first(request)));
        return result("revs", new com.google.gson.Gson().toJsonTree(ids(found)));
      }
      case "map" -> {
        return new Outcome(List.of(), Set.of(), map(graph));
      }
      default -> throw new AssertionError("what is " + request.get("cmd") + "?");
    }
  }

  private static JsonElement map(RevisionGraph graph) {
    Map<String, Object> map = new HashMap<>();
    map.put("heads", ids(graph.heads()));
    map.put("real_heads", ids(graph.headsOf(new HashSet<>(graph.nodes()))));
    map.put("bases", ids(graph.bases()));
    Map<String, Object> labels = new HashMap<>();
    graph.branchLabels().forEach((node, all) -> labels.put(node.id().value(), all));
    map.put("labels", labels);
    return new com.google.gson.Gson().toJsonTree(map);
  }

  private static Outcome result(String key, JsonElement value) {
    JsonObject result = new JsonObject();
    result.add(key, value);
    return new Outcome(List.of(), Set.of(), result);
  }

  private static void inOrder(RevisionGraph graph, Outcome outcome) {
    List<RevisionNode> upwards = new ArrayList<>(outcome.steps());
    if (!upwards.isEmpty() && !outcome.applied().contains(upwards.get(0))) {
      Collections.reverse(upwards); // a downgrade
    }
    for (int i = 0; i < upwards.size(); i++) {
      Set<RevisionNode> later = new HashSet<>(upwards.subList(i + 1, upwards.size()));
      assertThat(later).doesNotContainAnyElementsOf(before(graph, upwards.get(i)));
    }
  }

  /** Itself, and what must run before it. */
  private static List<RevisionNode> before(RevisionGraph graph, RevisionNode node) {
    List<RevisionNode> before = new ArrayList<>(graph.down(node));
    before.addAll(graph.dependencies(node));
    before.add(node);
    return before;
  }

  private static void expectProblem(JsonObject invalid) {
    RevisionGraph graph = RevisionGraph.of(read(invalid.get("graph")));
    Set<String> kinds = new HashSet<>();
    graph.problems().forEach(problem -> kinds.add(problem.getClass().getSimpleName()));
    String alembic = invalid.getAsJsonObject("alembic").toString();
    String expected =
        alembic.contains("Self-loop")
            ? "SelfReference"
            : alembic.contains("CycleDetected")
                ? "Cycle"
                : alembic.contains("already used by revision a")
                    ? "LabelIsId"
                    : alembic.contains("already used")
                        ? "DuplicateLabel"
                        : alembic.contains("KeyError") ? "MissingRevision" : "";
    if (expected.isEmpty()) {
      assertThat(kinds).isEmpty();
      assertThat(graph.heads()).isEmpty();
    } else {
      assertThat(kinds).contains(expected);
    }
    for (ChainProblem problem : graph.problems()) {
      if (problem instanceof ChainProblem.Cycle cycle) {
        cycle.members().forEach(member -> assertThat(alembic).contains(member.id().value()));
        assertThat(cycle.throughDependsOn()).isEqualTo(alembic.contains("DependencyCycle"));
      }
    }
  }

  @Test
  void aPathThatIsGivenMustExist() {
    String given = System.getProperty("retort.conformance");
    if (given != null) {
      assertThat(Path.of(given)).exists();
    }
    assertThatThrownBy(() -> json(Path.of("no/such/file")))
        .isInstanceOf(UncheckedIOException.class);
  }
}
