package dev.retort.chain;

import static dev.retort.chain.Graphs.graph;
import static dev.retort.chain.Graphs.hash;
import static dev.retort.chain.Graphs.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

  /** a, b, c, d in a line. */
  private final RevisionGraph line = graph("a", "b<a", "c<b", "d<c");

  /** From b one branch to c and d, another to x and y; they meet in m. */
  private final RevisionGraph branches = graph("a", "b<a", "c<b #left", "d<c", "x<b #right", "y<x");

  private static Set<RevisionNode> applied(RevisionGraph graph, String names) {
    return graph.withAncestors(
        graph.nodes().stream()
            .filter(node -> Arrays.asList(names.split(" ")).contains(node.message()))
            .toList());
  }

  private static String names(List<RevisionNode> nodes) {
    return nodes.stream().map(RevisionNode::message).collect(Collectors.joining(" "));
  }

  private static String up(RevisionGraph graph, String applied, String target) {
    return names(graph.upgrade(applied(graph, applied), target).steps());
  }

  private static String down(RevisionGraph graph, String applied, String target) {
    return names(graph.downgrade(applied(graph, applied), target).steps());
  }

  private static String stamped(RevisionGraph graph, String applied, String... targets) {
    return names(graph.headsOf(graph.stamp(applied(graph, applied), List.of(targets))));
  }

  @ParameterizedTest
  @CsvSource({
    "'', head, a b c d",
    "'', heads, a b c d",
    "b, head, c d",
    "d, head, ''",
    "b, current, ''",
    "'', shop.B, a b",
    "'', B, a b",
    "'', +2, a b",
    "b, +1, c",
    "'', B+1, a b c",
    "'', D-2, a b",
    "'', head-1, a b c",
    "a, current+2, b c",
    "'', base+3, a b c",
    "'', +0000000000000000002, a b",
    "d, B, ''",
  })
  void anUpgradeGoesUpTo(String applied, String target, String steps) {
    assertThat(up(line, applied, target)).isEqualTo(steps);
  }

  @Test
  void anIdIsFoundWholeOrByAUniquePart() {
    assertThat(up(line, "", id("c"))).isEqualTo("a b c");
    assertThat(up(line, "", hash("c"))).isEqualTo("a b c");
    assertThat(up(line, "", "20260102_" + hash("c"))).isEqualTo("a b c");
    assertThat(up(line, "", hash("c").toUpperCase(java.util.Locale.ROOT))).isEqualTo("a b c");
    assertThat(up(graph("first", "second<first"), "", "first")).isEqualTo("first");
    assertThat(up(line, "", hash("c") + "-1")).isEqualTo("a b");
  }

  @Test
  void aNestedClassIsFoundByItsSimpleNameAndByItsBinaryName() {
    RevisionGraph graph =
        RevisionGraph.of(
            List.of(
                new RevisionNode(
                    new RevisionId("one"),
                    null,
                    "shop.Outer$Inner",
                    List.of(),
                    List.of(),
                    List.of(),
                    "inner",
                    null)));
    assertThat(up(graph, "", "Inner")).isEqualTo("inner");
    assertThat(up(graph, "", "shop.Outer$Inner")).isEqualTo("inner");
  }

  @Test
  void theWholeIdIsMeantBeforeAnythingElse() {
    RevisionGraph graph =
        RevisionGraph.of(
            List.of(
                pinned("Second", "shop.First", List.of()),
                pinned("other", "shop.Second", List.of("shop.First"))));
    assertThat(up(graph, "", "Second")).isEqualTo("Second");
  }

  private static RevisionNode pinned(String id, String className, List<String> downs) {
    return new RevisionNode(
        new RevisionId(id), null, className, downs, List.of(), List.of(), id, null);
  }

  @ParameterizedTest
  @CsvSource({
    "d, base, d c b a",
    "'', base, ''",
    "d, B, d c",
    "d, D, ''",
    "d, -1, d",
    "c, -3, c b a",
    "d, C-1, d c",
    "d, A-1, d c b a",
    "d, A+1, d c",
    "d, base+1, d c b",
    "c, current-1, c",
  })
  void aDowngradeGoesDownTo(String applied, String target, String steps) {
    assertThat(down(line, applied, target)).isEqualTo(steps);
  }

  @ParameterizedTest
  @CsvSource({
    "'', heads, a b c d x y",
    "'', left@head, a b c d",
    "d, right@head, x y",
    "d, right@+1, x",
    "x, left@+2, c d",
    "'', left@+3, a b c",
    "'', right@base+3, a b x",
    "'', right@heads, a b x y",
    "'', left@head-1, a b c",
    "'', left, a b c",
    "'', left@B, a b",
    "'', Y@head, a b x y",
  })
  void aBranchIsGoneUp(String applied, String target, String steps) {
    assertThat(up(branches, applied, target)).isEqualTo(steps);
  }

  @ParameterizedTest
  @CsvSource({
    "d y, B, y x d c",
    "d y, left@B, d c",
    "d y, D@B, d c",
    "d y, left@-1, d",
    "d y, left@-2, d c",
    "d y, left@base, y x d c b a",
    "d, right@base, d c b a",
    "d x, X, ''",
  })
  void aBranchIsGoneDown(String applied, String target, String steps) {
    assertThat(down(branches, applied, target)).isEqualTo(steps);
  }

  @Test
  void minusOneUndoesAMerge() {
    RevisionGraph merged = graph("a", "b<a", "c<a", "m<b,c", "n<m");
    assertThat(down(merged, "m", "-1")).isEqualTo("m");
    assertThat(down(merged, "n", "-2")).isEqualTo("n m");
    assertThatThrownBy(() -> down(merged, "n", "-3"))
        .hasMessage(
            "the target \"-3\" undoes the merge %s on its way, and then there are several heads (%s,"
                    .formatted(id("m"), id("b"))
                + " %s); name a revision".formatted(id("c")));
  }

  @Test
  void whatOnlyDependsOnTheTargetStays() {
    RevisionGraph graph = graph("a #one", "b<a", "x #two !a", "y<x !b");
    assertThat(down(graph, "b y", "A")).isEqualTo("y b");
    assertThat(down(graph, "b x", "A")).isEqualTo("b");
    assertThat(up(graph, "", "two@head")).isEqualTo("a b x y");
  }

  @ParameterizedTest
  @CsvSource({
    "'', B, b",
    "d, B, b",
    "b, head, d",
    "b, base, ''",
    "b, +1, c",
    "c, -1, b",
    "c, current, c"
  })
  void aStampSetsWhatIsApplied(String applied, String target, String heads) {
    assertThat(stamped(line, applied, target)).isEqualTo(heads);
  }

  @Test
  void aStampLeavesOtherBranchesAlone() {
    assertThat(stamped(branches, "d x", "right@head")).isEqualTo("d y");
    assertThat(stamped(branches, "d y", "left@base")).isEqualTo("y");
    assertThat(stamped(branches, "d y", "B")).isEqualTo("b");
    assertThat(stamped(branches, "", "D", "Y")).isEqualTo("d y");
    assertThat(stamped(branches, "d y", "base")).isEmpty();
  }

  @Test
  void aRangeIsShownNewestFirstWithItsEnds() {
    assertThat(names(line.history(Set.of(), "B:C"))).isEqualTo("c b");
    assertThat(names(line.history(Set.of(), ":B"))).isEqualTo("b a");
    assertThat(names(line.history(Set.of(), ":"))).isEqualTo("d c b a");
    assertThat(names(line.history(applied(line, "c"), "A:current"))).isEqualTo("c b a");
    assertThat(names(branches.history(Set.of(), "left@-1:"))).isEqualTo("d c");
    assertThatThrownBy(() -> line.history(Set.of(), "B"))
        .hasMessageContaining("is not of the form from:to");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| the target is blank; \"head\" is the newest revision",
        "' '| the target is blank; \"head\" is the newest revision",
        "nobody| the target \"nobody\" is no revision; history() lists them",
        "+99999999999| the target \"+99999999999\" goes too far: there are 4 such steps",
        "A+9| the target \"A+9\" goes too far: there are 3 such steps",
        "+0| the target \"+0\" goes nowhere",
        "-1| the target \"-1\" goes down; it is a target of downgrade",
        "base| the target \"base\" is no target of an upgrade; downgrade(\"base\") undoes everything",
        "A-1| the target \"A-1\" is below the first revision; it is a target of downgrade",
        "A-5| the target \"A-5\" goes too far: there is 1 such step",
        "+1x| the target \"+1x\" does not end in a number after '+': write ID+2, say",
        "A+| the target \"A+\" does not end in a number after '+': write ID+2, say",
        "A+1+1| the target \"A+1+1\" does not end in a number after '+': write ID+2, say",
        "A-+1| the target \"A-+1\" does not end in a number after '-': write ID+2, say",
        "A:B| the target \"A:B\" is no revision; history() lists them",
        "@A| the target \"@A\" is not one target at one branch: write label@head, say",
        "A@| the target \"A@\" is not one target at one branch: write label@head, say",
        "A@B@C| the target \"A@B@C\" is not one target at one branch: write label@head, say",
        "no@head| the target \"no@head\" names a branch \"no\", which is no label and no revision; history() lists them",
      })
  void whatMeansNothingIsToldPrecisely(String target, String message) {
    assertThatThrownBy(() -> up(line, "", target))
        .isInstanceOf(UnresolvedTargetException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b|+1|goes up; it is a target of upgrade",
        "b|-3|goes below the base: 2 applied revisions can be undone",
        "b|-99999999999|goes below the base: 2 applied revisions can be undone",
        "b|-0|goes nowhere",
        "''|-1|goes below the base: 0 applied revisions can be undone",
        "b|C|which is not applied here",
        "b|A-2|goes too far: there is 1 such step",
        "b|base+9|goes too far: there are 4 such steps",
      })
  void whatCantBeGoneDownToIsTold(String applied, String target, String message) {
    assertThatThrownBy(() -> down(line, applied, target))
        .isInstanceOf(UnresolvedTargetException.class)
        .hasMessageContaining(message);
  }

  @Test
  void nothingIsGuessedWhereThereAreSeveral() {
    assertThatThrownBy(() -> up(branches, "", "head"))
        .hasMessageContaining("there are several heads (" + id("d") + ", " + id("y") + ")");
    assertThatThrownBy(() -> up(branches, "b", "+1"))
        .hasMessageContaining("comes to several revisions (" + id("c") + ", " + id("x") + ")");
    assertThatThrownBy(() -> up(branches, "d x", "+1"))
        .hasMessageContaining("there are several heads (" + id("d") + ", " + id("x") + ")");
    assertThatThrownBy(() -> down(branches, "d y", "-1"))
        .hasMessageContaining("there are several heads");
    assertThatThrownBy(() -> down(branches, "d y", "heads"))
        .hasMessageContaining("a downgrade goes to one");
    assertThatThrownBy(() -> up(branches, "", "left@Y"))
        .hasMessageContaining("names " + id("y") + ", which is not on that branch");
    assertThatThrownBy(() -> stamped(branches, "", "base", "B"))
        .hasMessageContaining("contradicts the other targets");
    assertThatThrownBy(() -> stamped(branches, "", "B", "D"))
        .hasMessageContaining(id("d") + " stands above " + id("b"));
  }

  @Test
  void anAmbiguousPartIsToldWithWhatItFits() {
    assertThatThrownBy(() -> up(line, "", "2026"))
        .hasMessage(
            "the target \"2026\" is not one revision but "
                + String.join(", ", id("a"), id("b"), id("c"), id("d")));
    RevisionGraph twins =
        RevisionGraph.of(
            List.of(
                pinned("one", "a.Same", List.of()), pinned("two", "b.Same", List.of("a.Same"))));
    assertThatThrownBy(() -> up(twins, "", "Same"))
        .hasMessage("the target \"Same\" is not one revision but one, two");
  }

  @Test
  void aLongListIsCut() {
    String[] lines = new String[20];
    lines[0] = "n0";
    for (int i = 1; i < lines.length; i++) {
      lines[i] = "n" + i + "<n" + (i - 1);
    }
    assertThatThrownBy(() -> up(graph(lines), "", "2026")).hasMessageEndingWith(" and 15 more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "heads", "current", "base+1", "+1", "x", "x@head", "-1", ":"})
  void anEmptyGraphIsNoSurprise(String target) {
    RevisionGraph empty = RevisionGraph.of(List.of());
    assertThat(empty.problems()).isEmpty();
    for (Runnable ask :
        List.<Runnable>of(
            () -> empty.upgrade(Set.of(), target),
            () -> empty.downgrade(new HashSet<>(), target),
            () -> empty.stamp(Set.of(), List.of(target)))) {
      try {
        ask.run();
      } catch (UnresolvedTargetException e) {
        assertThat(e).hasMessageContaining(target);
      }
    }
  }
}
