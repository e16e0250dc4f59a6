package dev.retort.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The revisions and what follows what. Immutable; the same for any order of the nodes given.
 *
 * <p>A graph may be wrong in any number of ways: it is built all the same, and {@link #problems()}
 * tells all of them. Everything works without recursion, in linear time.
 */
public final class RevisionGraph {

  /** By birth (none at last), then by ID: the order of revisions that nothing else orders. */
  static final Comparator<RevisionNode> BY_BIRTH =
      Comparator.comparing(
              RevisionNode::birth,
              Comparator.nullsLast(Comparator.<java.time.Instant>naturalOrder()))
          .thenComparing(RevisionNode::id)
          .thenComparing(RevisionNode::className);

  private final List<RevisionNode> all;
  private final Map<String, RevisionNode> byClass = new HashMap<>();
  private final Map<RevisionNode, List<RevisionNode>> downs = new HashMap<>();
  private final Map<RevisionNode, List<RevisionNode>> dependencies = new HashMap<>();
  private final Map<RevisionNode, List<RevisionNode>> children = new HashMap<>();
  private final List<RevisionNode> order;
  private final Map<RevisionNode, Integer> position = new HashMap<>();

  private RevisionGraph(Collection<RevisionNode> nodes) {
    all = nodes.stream().sorted(BY_BIRTH).toList();
    for (RevisionNode node : all) {
      byClass.putIfAbsent(node.className(), node);
    }
    for (RevisionNode node : byClass.values()) {
      downs.put(node, known(node, node.downs()));
      dependencies.put(node, known(node, node.dependsOn()));
      children.put(node, new ArrayList<>());
    }
    for (RevisionNode node : all) {
      if (node.equals(byClass.get(node.className()))) {
        for (RevisionNode down : down(node)) {
          children(down).add(node);
        }
      }
    }
    order = sorted();
    for (int i = 0; i < order.size(); i++) {
      position.put(order.get(i), i);
    }
  }

  /** Builds a graph of any nodes. */
  public static RevisionGraph of(Collection<RevisionNode> nodes) {
    return new RevisionGraph(nodes);
  }

  /** Everything that is wrong with it, each thing once; empty when it can be run. */
  public List<ChainProblem> problems() {
    return Validation.of(this);
  }

  /** All revisions as given, also those that share a class name; by birth, then ID. */
  List<RevisionNode> all() {
    return all;
  }

  /** The revisions: topological, then by birth, then by ID. Members of a cycle come last. */
  public List<RevisionNode> nodes() {
    return order;
  }

  /** The revision of a binary class name, or null. */
  public @Nullable RevisionNode byClass(String className) {
    return byClass.get(className);
  }

  /** The revisions that this one follows; what it names and nobody knows is left out. */
  public List<RevisionNode> down(RevisionNode node) {
    return downs.getOrDefault(node, List.of());
  }

  /** The revisions that this one depends on without following them. */
  public List<RevisionNode> dependencies(RevisionNode node) {
    return dependencies.getOrDefault(node, List.of());
  }

  /** The revisions that follow this one. */
  public List<RevisionNode> children(RevisionNode node) {
    return children.getOrDefault(node, new ArrayList<>());
  }

  /** The revisions that none follows, in order. */
  public List<RevisionNode> heads() {
    return order.stream().filter(node -> children(node).isEmpty()).toList();
  }

  /** The revisions that follow none, in order. */
  public List<RevisionNode> bases() {
    return order.stream().filter(node -> node.downs().isEmpty()).toList();
  }

  /** Some revisions in the order of {@link #nodes()}. */
  public List<RevisionNode> ordered(Collection<RevisionNode> some) {
    return some.stream().sorted(Comparator.comparing(this::position)).toList();
  }

  private int position(RevisionNode node) {
    Integer found = position.get(node);
    return found == null ? Integer.MAX_VALUE : found;
  }

  /** Some revisions and all that they follow or depend on. */
  public Set<RevisionNode> withAncestors(Collection<RevisionNode> some) {
    Set<RevisionNode> reached = new HashSet<>();
    List<RevisionNode> open = new ArrayList<>(some);
    while (!open.isEmpty()) {
      RevisionNode node = open.remove(open.size() - 1);
      if (reached.add(node)) {
        open.addAll(down(node));
        open.addAll(dependencies(node));
      }
    }
    return reached;
  }

  /** The revisions among some that no other of them follows, in order. */
  public List<RevisionNode> headsOf(Set<RevisionNode> some) {
    Set<RevisionNode> followed = new HashSet<>();
    for (RevisionNode node : some) {
      followed.addAll(down(node));
    }
    return ordered(some.stream().filter(node -> !followed.contains(node)).toList());
  }

  /** Revisions that are not applied though one that follows or depends on them is, in order. */
  public List<RevisionNode> missed(Set<RevisionNode> applied) {
    Set<RevisionNode> missed = withAncestors(applied);
    missed.removeAll(applied);
    return ordered(missed);
  }

  /**
   * What an upgrade runs.
   *
   * @param applied the revisions that a database has
   * @throws UnresolvedTargetException when the target means nothing here
   */
  public Route upgrade(Set<RevisionNode> applied, String target) {
    Set<RevisionNode> wanted = withAncestors(new Targets(this, applied).upgrade(target));
    wanted.removeAll(applied);
    return new Route(Direction.UPGRADE, ordered(wanted));
  }

  /**
   * What a downgrade runs: everything applied that follows the target or depends on it.
   *
   * @param applied the revisions that a database has
   * @throws UnresolvedTargetException when the target means nothing here
   */
  public Route downgrade(Set<RevisionNode> applied, String target) {
    List<RevisionNode> undone =
        new ArrayList<>(ordered(new Targets(this, applied).downgrade(target)));
    Collections.reverse(undone);
    return new Route(Direction.DOWNGRADE, undone);
  }

  /**
   * What a database has after a stamp: the targets and all that they follow.
   *
   * @param applied the revisions that it has now
   * @throws UnresolvedTargetException when a target means nothing here
   */
  public Set<RevisionNode> stamp(Set<RevisionNode> applied, List<String> targets) {
    return withAncestors(new Targets(this, applied).stamp(targets));
  }

  /**
   * Where a script begins and what it runs.
   *
   * @param applied the revisions that are applied where it begins
   * @param route what it runs
   */
  public record Range(Set<RevisionNode> applied, Route route) {
    public Range {
      applied = Set.copyOf(applied);
    }
  }

  /**
   * What a range means: {@code from:to}, upwards or, where {@code to} lies below {@code from},
   * downwards. Left out, {@code from} is the base and {@code to} is the head; a range without a
   * colon begins at the base.
   *
   * @throws UnresolvedTargetException when one of the two means nothing
   */
  public Range range(String range) {
    int colon = range.indexOf(':');
    String from = colon < 0 ? "base" : range.substring(0, colon).strip();
    String to = range.substring(colon + 1).strip();
    Set<RevisionNode> applied =
        from.isEmpty() || from.equals("base")
            ? Set.of()
            : withAncestors(new Targets(this, Set.of()).upgrade(from));
    if (to.equals("base")) {
      return new Range(applied, downgrade(applied, to));
    }
    Route up = upgrade(applied, to.isEmpty() ? "head" : to);
    return new Range(
        applied, up.steps().isEmpty() && !applied.isEmpty() ? downgrade(applied, to) : up);
  }

  /** The applied revisions that follow or depend on one of some, themselves left out. */
  Set<RevisionNode> appliedAfter(Set<RevisionNode> applied, Collection<RevisionNode> some) {
    Set<RevisionNode> after = new HashSet<>(some);
    for (RevisionNode node : ordered(applied)) {
      if (down(node).stream().anyMatch(after::contains)
          || dependencies(node).stream().anyMatch(after::contains)) {
        after.add(node);
      }
    }
    some.forEach(after::remove);
    after.retainAll(applied);
    return after;
  }

  private List<RevisionNode> known(RevisionNode node, List<String> classNames) {
    List<RevisionNode> found = new ArrayList<>();
    for (String className : classNames) {
      RevisionNode other = byClass.get(className);
      if (other != null && !other.equals(node)) {
        found.add(other);
      }
    }
    return found;
  }

  private List<RevisionNode> sorted() {
    Map<RevisionNode, Integer> waiting = new HashMap<>();
    Map<RevisionNode, List<RevisionNode>> followers = new HashMap<>();
    PriorityQueue<RevisionNode> ready = new PriorityQueue<>(BY_BIRTH);
    for (RevisionNode node : byClass.values()) {
      Set<RevisionNode> before = new HashSet<>(down(node));
      before.addAll(dependencies(node));
      waiting.put(node, before.size());
      if (before.isEmpty()) {
        ready.add(node);
      }
      for (RevisionNode each : before) {
        followers.computeIfAbsent(each, key -> new ArrayList<>()).add(node);
      }
    }
    List<RevisionNode> sorted = new ArrayList<>(byClass.size());
    while (!ready.isEmpty()) {
      RevisionNode node = ready.poll();
      sorted.add(node);
      waiting.remove(node);
      for (RevisionNode follower : followers.getOrDefault(node, List.of())) {
        if (waiting.merge(follower, -1, Integer::sum) == 0) {
          ready.add(follower);
        }
      }
    }
    waiting.keySet().stream().sorted(BY_BIRTH).forEach(sorted::add);
    return List.copyOf(sorted);
  }
}
