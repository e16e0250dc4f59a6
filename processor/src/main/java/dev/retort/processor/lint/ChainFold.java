package dev.retort.processor.lint;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.op.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a chain for one kind of database, with the rules or without them.
 *
 * <p>A revision finds what its ancestors left: those that it follows and those that it depends on.
 * Where several come together, the branches are run in both orders.
 */
final class ChainFold {

  private final RevisionGraph graph;
  private final Map<String, RevisionSteps> revisions;
  private final Dialect dialect;
  private final @Nullable Asking asking;
  private final Map<RevisionNode, Knowledge> before = new HashMap<>();
  private final Map<RevisionNode, Knowledge> after = new HashMap<>();
  private final List<Finding> found = new ArrayList<>();

  /**
   * Folds.
   *
   * @param asking how the rules are asked; null when they are not
   */
  ChainFold(
      RevisionGraph graph,
      Map<String, RevisionSteps> revisions,
      Dialect dialect,
      @Nullable Asking asking) {
    this.graph = graph;
    this.revisions = revisions;
    this.dialect = dialect;
    this.asking = asking;
    run();
  }

  boolean isAsked() {
    return asking != null;
  }

  /** What the rules found, in the order of the chain. */
  List<Finding> findings() {
    return found;
  }

  /** What each revision finds. */
  Map<RevisionNode, Knowledge> before() {
    return before;
  }

  /** What each revision leaves. */
  Map<RevisionNode, Knowledge> after() {
    return after;
  }

  private void run() {
    for (RevisionNode node : graph.ordered(graph.nodes())) {
      RevisionSteps revision = revisions.get(node.className());
      Knowledge known = before(node);
      before.put(node, known);
      if (revision == null) {
        after.put(node, known.touched(Touch.EVERYTHING));
        continue;
      }
      after.put(node, new RevisionWalk(revision, dialect, known, asking, found).run());
    }
  }

  /**
   * What a revision finds: what its first parent left, and then what the ancestors of its others
   * did that are not the first one's.
   */
  private Knowledge before(RevisionNode node) {
    List<RevisionNode> parents = new ArrayList<>(graph.down(node));
    parents.addAll(graph.dependencies(node));
    return together(parents, revisions.get(node.className()));
  }

  /** What all heads leave together. */
  Knowledge last() {
    return together(graph.heads(), null);
  }

  private Knowledge together(List<RevisionNode> parents, @Nullable RevisionSteps merge) {
    if (parents.isEmpty()) {
      return Knowledge.empty(dialect);
    }
    Knowledge known = Objects.requireNonNull(after.get(parents.get(0)));
    if (parents.size() == 1) {
      return known;
    }
    for (int i = 1; i < parents.size(); i++) {
      Set<RevisionNode> one = graph.withAncestors(parents.subList(0, i));
      Set<RevisionNode> other = graph.withAncestors(List.of(parents.get(i)));
      List<Finding> conflicts = new ArrayList<>();
      Set<QualifiedName> named = new LinkedHashSet<>();
      Knowledge otherLast = fold(without(other, one), known, conflicts, named);
      if (merge != null
          && asking != null
          && merge.isSource()
          && !other.containsAll(one)
          && !one.containsAll(other)) {
        String otherName = parents.get(i).simpleName();
        String oneName = parents.get(i - 1).simpleName();
        Branches branches = new Branches(merge, found);
        if (!branches.conflict(oneName, conflicts)) {
          Knowledge known2 = Objects.requireNonNull(after.get(parents.get(i)));
          Knowledge otherFirst = fold(without(one, other), known2, conflicts, named);
          if (!branches.conflict(otherName, conflicts)) {
            branches.difference(otherLast, otherFirst, named);
          }
        }
      }
      known = otherLast;
    }
    return known;
  }

  private static Set<RevisionNode> without(Set<RevisionNode> some, Set<RevisionNode> others) {
    Set<RevisionNode> left = new LinkedHashSet<>(some);
    left.removeAll(others);
    return left;
  }

  /**
   * What revisions leave on top of others than their own ancestors.
   *
   * @param conflicts gets what fails there
   * @param named gets what their operations name
   */
  private Knowledge fold(
      Set<RevisionNode> nodes,
      Knowledge before,
      List<Finding> conflicts,
      Set<QualifiedName> named) {
    Knowledge known = before;
    for (RevisionNode node : graph.ordered(nodes)) {
      RevisionSteps revision = revisions.get(node.className());
      if (revision == null) {
        known = known.touched(Touch.EVERYTHING);
      } else {
        RevisionWalk walk = new RevisionWalk(revision, dialect, known, asking, conflicts);
        known = walk.upgrade();
        named.addAll(walk.named());
      }
    }
    return known;
  }
}
