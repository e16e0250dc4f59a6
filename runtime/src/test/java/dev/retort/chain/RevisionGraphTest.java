package dev.retort.chain;

import static dev.retort.chain.Graphs.className;
import static dev.retort.chain.Graphs.graph;
import static dev.retort.chain.Graphs.node;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RevisionGraphTest {

  @Test
  void theOrderIsTopologicalThenByBirthThenById() {
    RevisionGraph graph = graph("z", "y", "b<z", "a<y !b", "m<a,b");
    assertThat(graph.nodes())
        .extracting(RevisionNode::message)
        .containsExactly("z", "y", "b", "a", "m");
    List<RevisionNode> unborn = new ArrayList<>();
    for (String name : List.of("b", "a", "c")) {
      RevisionNode born = node(name, 0, List.of(), List.of(), List.of());
      unborn.add(
          new RevisionNode(
              new RevisionId(name),
              null,
              born.className(),
              List.of(),
              List.of(),
              List.of(),
              name,
              null));
    }
    assertThat(RevisionGraph.of(unborn).nodes())
        .extracting(RevisionNode::message)
        .containsExactly("a", "b", "c");
  }

  @Test
  void whatNothingFollowsOrDependsOnIsAHead() {
    RevisionGraph graph = graph("a #one", "b<a", "x #two !b", "y<x");
    assertThat(graph.heads()).extracting(RevisionNode::message).containsExactly("b", "y");
    assertThat(graph.headsOf(new HashSet<>(graph.nodes())))
        .extracting(RevisionNode::message)
        .containsExactly("y");
    assertThat(graph.missed(Set.of(graph.byClass(className("y")))))
        .extracting(RevisionNode::message)
        .containsExactly("a", "b", "x");
  }

  @Test
  void aRevisionThatIsNamedTwiceIsFollowedOnce() {
    RevisionGraph graph = graph("a", "b<a,a !a !a");
    assertThat(graph.children(graph.nodes().get(0))).hasSize(1);
    assertThat(graph.upgrade(Set.of(), "+2").steps()).hasSize(2);
  }

  /** Up to 14 revisions, each following some of those before it, with dependencies. */
  @Provide
  Arbitrary<List<RevisionNode>> chains() {
    return Combinators.combine(Arbitraries.integers().between(1, 14), Arbitraries.longs())
        .as(
            (size, seed) -> {
              Random random = new Random(seed);
              List<RevisionNode> nodes = new ArrayList<>();
              for (int i = 0; i < size; i++) {
                Set<String> downs = new HashSet<>();
                Set<String> dependsOn = new HashSet<>();
                for (int j = random.nextInt(3); i > 0 && j > 0; j--) {
                  downs.add(className("n" + random.nextInt(i)));
                }
                if (i > 0 && random.nextInt(4) == 0) {
                  dependsOn.add(className("n" + random.nextInt(i)));
                }
                nodes.add(
                    node(
                        "n" + i,
                        random.nextInt(5),
                        List.copyOf(downs),
                        List.of(),
                        List.copyOf(dependsOn)));
              }
              return nodes;
            });
  }

  @Property
  void anyOrderOfTheNodesMakesTheSameGraph(
      @ForAll("chains") List<RevisionNode> nodes, @ForAll long seed) {
    RevisionGraph graph = RevisionGraph.of(nodes);
    List<RevisionNode> shuffled = new ArrayList<>(nodes);
    Collections.shuffle(shuffled, new Random(seed));
    RevisionGraph same = RevisionGraph.of(shuffled);
    assertThat(same.nodes()).isEqualTo(graph.nodes());
    assertThat(same.problems()).isEqualTo(graph.problems());
    assertThat(same.heads()).isEqualTo(graph.heads());
    graph
        .nodes()
        .forEach(
            node ->
                assertThat(same.children(node)).containsExactlyElementsOf(graph.children(node)));
  }

  @Property
  void everyRevisionComesAfterAllThatItNeedsAndNoEarlierBornOneWaits(
      @ForAll("chains") List<RevisionNode> nodes) {
    RevisionGraph graph = RevisionGraph.of(nodes);
    Set<RevisionNode> done = new HashSet<>();
    for (RevisionNode node : graph.nodes()) {
      List<RevisionNode> ready =
          nodes.stream()
              .filter(each -> !done.contains(each))
              .filter(each -> done.containsAll(graph.down(each)))
              .filter(each -> done.containsAll(graph.dependencies(each)))
              .sorted(RevisionGraph.BY_BIRTH)
              .toList();
      assertThat(node).isEqualTo(ready.get(0));
      done.add(node);
    }
    assertThat(done).hasSameSizeAs(nodes);
  }

  @Property
  void downToBaseVisitsTheReverseOfTheWayUp(
      @ForAll("chains") List<RevisionNode> nodes, @ForAll long seed) {
    RevisionGraph graph = RevisionGraph.of(nodes);
    String target = nodes.get(Math.floorMod(seed, nodes.size())).id().value();
    List<RevisionNode> up = graph.upgrade(Set.of(), target).steps();
    List<RevisionNode> down = new ArrayList<>(graph.downgrade(new HashSet<>(up), "base").steps());
    Collections.reverse(down);
    assertThat(down).isEqualTo(up);
  }

  @Property
  void aWayOverAThirdRevisionIsTheWholeWay(
      @ForAll("chains") List<RevisionNode> nodes, @ForAll long seed) {
    RevisionGraph graph = RevisionGraph.of(nodes);
    RevisionNode target = nodes.get(Math.floorMod(seed, nodes.size()));
    List<RevisionNode> below = List.copyOf(graph.withAncestors(List.of(target)));
    RevisionNode over = below.get(Math.floorMod(seed >>> 32, below.size()));
    Set<RevisionNode> there = new HashSet<>(graph.upgrade(Set.of(), over.id().value()).steps());
    there.addAll(graph.upgrade(there, target.id().value()).steps());
    assertThat(there)
        .containsExactlyInAnyOrderElementsOf(graph.upgrade(Set.of(), target.id().value()).steps());
  }

  @Property
  void theHeadsAreAnAntichainWhoseClosureIsWhatIsApplied(
      @ForAll("chains") List<RevisionNode> nodes, @ForAll long seed) {
    RevisionGraph graph = RevisionGraph.of(nodes);
    Random random = new Random(seed);
    Set<RevisionNode> applied =
        graph.withAncestors(nodes.stream().filter(node -> random.nextInt(3) == 0).toList());
    RevisionNode to = nodes.get(random.nextInt(nodes.size()));
    if (applied.contains(to)) {
      graph.downgrade(applied, to.id().value()).steps().forEach(applied::remove);
    } else {
      applied.addAll(graph.upgrade(applied, to.id().value()).steps());
    }
    assertThat(applied).contains(to);
    List<RevisionNode> heads = graph.headsOf(applied);
    assertThat(graph.withAncestors(heads)).isEqualTo(applied);
    for (RevisionNode head : heads) {
      Set<RevisionNode> below = graph.withAncestors(List.of(head));
      below.remove(head);
      assertThat(below).doesNotContainAnyElementsOf(heads);
    }
    assertThat(graph.missed(applied)).isEmpty();
  }

  @Test
  void tenThousandInALineNeedNoDeepStack() throws Exception {
    List<RevisionNode> nodes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      List<String> downs = i == 0 ? List.of() : List.of(className("n" + (i - 1)));
      nodes.add(node("n" + i, i, downs, List.of(), List.of()));
    }
    everythingOnASmallStack(nodes);
  }

  @Test
  void tenThousandWithAThousandMergesNeedNoDeepStack() throws Exception {
    List<RevisionNode> nodes = new ArrayList<>();
    String last = "n0";
    nodes.add(node(last, 0, List.of(), List.of(), List.of()));
    for (int merge = 0; merge < 1_000; merge++) {
      List<String> ends = new ArrayList<>();
      for (int side = 0; side < 3; side++) {
        String below = last;
        for (int i = 0; i < 3; i++) {
          String name = "n" + merge + "s" + side + "i" + i;
          nodes.add(node(name, nodes.size(), List.of(className(below)), List.of(), List.of()));
          below = name;
        }
        ends.add(className(below));
      }
      last = "m" + merge;
      nodes.add(node(last, nodes.size(), ends, List.of(), List.of()));
    }
    assertThat(nodes).hasSize(10_001);
    everythingOnASmallStack(nodes);
  }

  /** Each of 5,000 revisions of a line has a labelled child of its own, and depends on another. */
  @Test
  void thousandsOfBranchesNeedNoMoreThanTheyAre() throws Exception {
    List<RevisionNode> nodes = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      List<String> downs = i == 0 ? List.of() : List.of(className("n" + (i - 1)));
      nodes.add(node("n" + i, i, downs, List.of(), List.of()));
      List<String> dependsOn = i == 0 ? List.of() : List.of(className("h" + (i - 1)));
      nodes.add(node("h" + i, i, List.of(className("n" + i)), List.of("branch" + i), dependsOn));
    }
    RevisionGraph graph = RevisionGraph.of(nodes);
    assertThat(graph.problems()).isEmpty();
    assertThat(graph.heads()).hasSize(5_000);
    assertThat(graph.upgrade(Set.of(), "branch4999@head").steps()).hasSize(10_000);
  }

  private static void everythingOnASmallStack(List<RevisionNode> nodes) throws Exception {
    onASmallStack(
        () -> {
          Collections.shuffle(nodes, new Random(1));
          RevisionGraph graph = RevisionGraph.of(nodes);
          assertThat(graph.problems()).isEmpty();
          List<RevisionNode> up = graph.upgrade(Set.of(), "head").steps();
          assertThat(up).hasSameSizeAs(nodes);
          Set<RevisionNode> applied = new HashSet<>(up);
          assertThat(graph.downgrade(applied, "base").steps()).hasSameSizeAs(nodes);
          assertThat(graph.headsOf(applied)).hasSize(1);
          assertThat(graph.missed(applied)).isEmpty();
          assertThat(graph.stamp(applied, List.of("head"))).isEqualTo(applied);
          assertThat(graph.history(applied, ":")).hasSameSizeAs(nodes);
          assertThat(graph.branchLabels()).hasSameSizeAs(nodes);
          return null;
        });
  }

  private static void onASmallStack(Callable<?> work) throws Exception {
    FutureTask<?> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "small stack", 256 * 1024);
    thread.start();
    task.get();
  }
}
