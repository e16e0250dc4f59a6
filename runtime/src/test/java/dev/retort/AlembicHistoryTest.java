package dev.retort;

import static dev.retort.chain.AlembicCases.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.op.Operations;
import dev.retort.spi.RevisionSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays what Alembic does through the history table of a real H2: stamped where Alembic's
 * database stands, moved, read back.
 */
class AlembicHistoryTest {

  private static final Set<String> COMMANDS = Set.of("upgrade", "downgrade", "stamp");

  @TestFactory
  Stream<DynamicNode> asAlembic() {
    return tests(AlembicHistoryTest::isMove, AlembicHistoryTest::replay);
  }

  /** An upgrade to several targets at once is the graph's alone. */
  private static boolean isMove(JsonObject request) {
    return COMMANDS.contains(request.get("cmd").getAsString())
        && strings(request, "target").size() < 2
        && !DIFFERENT.containsKey(key(request));
  }

  private static void replay(JsonObject file, JsonObject request) {
    List<RevisionNode> nodes = labelled(nodes(file.getAsJsonObject("graphs"), request));
    RevisionGraph graph = RevisionGraph.of(nodes);
    MigrationRegistry registry =
        MigrationRegistry.builder(TestDatabase.inMemory()).source(new Empty(nodes)).build();
    Set<RevisionNode> applied = graph.withAncestors(byIds(nodes, strings(request, "current")));
    if (!applied.isEmpty()) {
      registry.stamp(ids(graph.headsOf(applied)).toArray(String[]::new));
    }
    if (request.has("error")) {
      assertThatThrownBy(() -> move(registry, request))
          .as("Alembic says: %s", request.get("error"))
          .isInstanceOf(TargetException.class);
      assertThat(current(registry)).containsExactlyElementsOf(ids(graph.headsOf(applied)));
      return;
    }
    RunReport report = move(registry, request);
    if (!request.get("cmd").getAsString().equals("stamp")) {
      assertThat(report.revisions())
          .extracting(ran -> ran.id().value())
          .containsExactlyInAnyOrderElementsOf(strings(request, "steps"));
    }
    assertThat(current(registry))
        .containsExactlyInAnyOrderElementsOf(strings(request, "finalHeads"));
  }

  private static RunReport move(MigrationRegistry registry, JsonObject request) {
    String target = first(request);
    return switch (request.get("cmd").getAsString()) {
      case "upgrade" -> registry.upgrade(target);
      case "downgrade" -> registry.downgrade(target);
      default -> registry.stamp(target);
    };
  }

  private static List<String> current(MigrationRegistry registry) {
    return registry.current().stream().map(id -> id.value()).toList();
  }

  /** A chain that runs needs a label on each branch but one; Alembic asks for none. */
  private static List<RevisionNode> labelled(List<RevisionNode> nodes) {
    RevisionGraph graph = RevisionGraph.of(nodes);
    Set<RevisionNode> branches = new HashSet<>();
    for (RevisionNode node : nodes) {
      if (graph.children(node).size() > 1) {
        branches.addAll(graph.children(node));
      }
    }
    branches.addAll(graph.bases());
    List<RevisionNode> labelled = new ArrayList<>();
    for (RevisionNode node : nodes) {
      List<String> labels = new ArrayList<>(node.labels());
      if (branches.contains(node)) {
        labels.add("branch-of-" + node.id().value().length() + "-" + nodes.indexOf(node));
      }
      labelled.add(
          new RevisionNode(
              node.id(),
              node.hash(),
              node.className(),
              node.downs(),
              labels,
              node.dependsOn(),
              "it",
              node.birth()));
    }
    return labelled;
  }

  /** Revisions that change nothing. */
  private record Empty(List<RevisionNode> revisions) implements RevisionSource {
    @Override
    public boolean upgrade(String className, Operations op) {
      return true;
    }

    @Override
    public boolean downgrade(String className, Operations op) {
      return true;
    }
  }
}
