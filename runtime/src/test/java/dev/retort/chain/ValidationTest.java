package dev.retort.chain;

import static dev.retort.chain.Graphs.graph;
import static dev.retort.chain.Graphs.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {

  /** Problems in words: kind, and the revisions that it names. */
  private static List<String> problems(RevisionGraph graph) {
    return graph.problems().stream().map(ValidationTest::words).toList();
  }

  private static String words(ChainProblem problem) {
    if (problem instanceof ChainProblem.MissingRevision missing) {
      return missing.node().message()
          + (missing.isDependsOn() ? " depends on missing " : " follows missing ")
          + missing.className();
    } else if (problem instanceof ChainProblem.SelfReference self) {
      return self.node().message()
          + (self.isDependsOn() ? " depends on itself" : " follows itself");
    } else if (problem instanceof ChainProblem.Cycle cycle) {
      return (cycle.throughDependsOn() ? "dependency cycle " : "cycle ") + names(cycle.members());
    } else if (problem instanceof ChainProblem.DuplicateId duplicate) {
      return "one id " + names(duplicate.nodes());
    } else if (problem instanceof ChainProblem.DuplicateClass duplicate) {
      return "one class " + names(duplicate.nodes());
    } else if (problem instanceof ChainProblem.DuplicateLabel duplicate) {
      return "one label " + duplicate.label() + " " + names(duplicate.nodes());
    } else if (problem instanceof ChainProblem.LabelIsId label) {
      return "label of " + label.node().message() + " is id of " + label.other().message();
    } else if (problem instanceof ChainProblem.Fork fork) {
      return "fork at " + fork.parent().message() + ": " + names(fork.children());
    } else if (problem instanceof ChainProblem.SeveralBases bases) {
      return "bases " + names(bases.bases());
    }
    ChainProblem.ImpliedDependsOn implied = (ChainProblem.ImpliedDependsOn) problem;
    return implied.node().message() + " implies " + implied.dependency().message();
  }

  private static String names(List<RevisionNode> nodes) {
    return nodes.stream().map(RevisionNode::message).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a; b<a; c<b| ''",
        "a; b<a; c<a; m<b,c| ''",
        "a; b<gone| b follows missing shop.Gone",
        "a; b<a !gone| b depends on missing shop.Gone",
        "a<a| a follows itself",
        "a !a| a depends on itself",
        "a<c; b<a; c<b| cycle a c b",
        "a !c; b<a; c<b| dependency cycle a c b",
        "r; a<r,c; b<a; c<b; x<c,y; y<x| cycle a c b; cycle x y",
        "a; b<a; c<a| fork at a: b c",
        "a; b<a #l; c<a| ''",
        "a; b<a #l; c<a #r| ''",
        "a; b<a #l; c<a; d<a| fork at a: c d",
        "a; b<a; c<a; l<b #l| ''",
        "a; b<a; c<a; d<a; m<b,c| fork at a: b d",
        "a; b<a; c<a; d<a; m<b,c; n<c,d| fork at c: m n",
        "a; b<a; c<b; d<b; e<a| fork at a: b e; fork at b: c d",
        "a; b| bases a b",
        "a; b #l| ''",
        "a; b; m<a,b| ''",
        "a; b; c; m<a,b| bases a c",
        "a #l; b<a #l| one label l a b",
        "a #l #l| one label l a a",
        "a; b<a !a| b implies a",
        "a; b<a; c<b !a| c implies a",
        "a #l; b #r !a; c<b| ''",
        "a #l; b #r !a; c<b !a| ''",
      })
  void aProblemIsFoundOnce(String graph, String expected) {
    assertThat(String.join("; ", problems(graph(graph.split("; ", -1))))).isEqualTo(expected);
  }

  @Test
  void allProblemsAreFoundTogetherAndInOneOrder() {
    List<RevisionNode> nodes =
        new ArrayList<>(
            nodes("a #l", "b<a", "c<a", "d<gone", "e<e", "f<h", "g<f", "h<g", "i<b #l", "j<c !a"));
    List<String> found = problems(RevisionGraph.of(nodes));
    assertThat(found)
        .containsExactlyInAnyOrder(
            "d follows missing shop.Gone",
            "e follows itself",
            "one label l a i",
            "cycle f h g",
            "j implies a");
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(nodes, new Random(seed));
      assertThat(problems(RevisionGraph.of(nodes))).isEqualTo(found);
    }
  }

  @Test
  void oneIdentityOnTwoRevisionsIsToldOnceAlsoWhenTheIdsDiffer() {
    RevisionNode a = nodes("a").get(0);
    RevisionNode b =
        new RevisionNode(
            new RevisionId("20300101_" + a.hash() + "_b"),
            a.hash(),
            "shop.B",
            List.of("shop.A"),
            List.of(),
            List.of(),
            "b",
            null);
    assertThat(problems(RevisionGraph.of(List.of(b, a)))).containsExactly("one id a b");
    RevisionNode same =
        new RevisionNode(
            a.id(), null, "shop.C", List.of("shop.A"), List.of(), List.of(), "c", null);
    assertThat(problems(RevisionGraph.of(List.of(a, same)))).containsExactly("one id a c");
  }

  @Test
  void oneClassFromTwoPlacesIsToldTheSameWayWhicheverComesFirst() {
    RevisionNode first = nodes("a").get(0);
    RevisionNode second =
        new RevisionNode(
            first.id(),
            first.hash(),
            first.className(),
            List.of("shop.B"),
            List.of(),
            List.of(),
            "other",
            first.birth());
    assertThat(problems(RevisionGraph.of(List.of(first, second))))
        .isEqualTo(problems(RevisionGraph.of(List.of(second, first))))
        .contains("one class a other");
  }

  @Test
  void aLabelThatIsAnIdIsTold() {
    RevisionNode a =
        new RevisionNode(
            new RevisionId("first"), null, "A", List.of(), List.of(), List.of(), "a", null);
    RevisionNode b =
        new RevisionNode(
            new RevisionId("other"),
            null,
            "B",
            List.of("A"),
            List.of("first"),
            List.of(),
            "b",
            null);
    assertThat(problems(RevisionGraph.of(List.of(a, b)))).containsExactly("label of b is id of a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20211128_1430_ae1027a6acf4_create| ae1027a6acf4",
        "ae1027a6acf4| ae1027a6acf4",
        "create_account_table|",
        "202111281430_ae1027a6acf4_create| ae1027a6acf4",
        "ae1027a6acf4_202111281430| ae1027a6acf4",
        "202111281430_123456789012_x| 123456789012",
        "xae1027a6acf4_y|",
      })
  void theHashIsFoundInAnId(String id, String hash) {
    assertThat(new RevisionId(id).hash()).isEqualTo(hash);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Head| is a word with a meaning of its own in targets",
        "a b| contains a blank; letters, digits, '_' and '.' are safe",
        "a@b| contains '@'; letters, digits, '_' and '.' are safe",
        "é| contains 'é'; letters, digits, '_' and '.' are safe",
      })
  void whyATextIsNoId(String id, String why) {
    assertThat(RevisionId.whyIllegal(id)).isEqualTo(why);
    assertThat(RevisionId.whyIllegal("x".repeat(256))).contains("255 are the most");
  }
}
