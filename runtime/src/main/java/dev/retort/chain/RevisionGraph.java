package dev.retort.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
          .thenComparing(RevisionNode::className)
          .thenComparing(node -> String.join(" ", node.downs()));

  private final List<RevisionNode> all;
  private final Map<String, RevisionNode> byClass = new HashMap<>();
  private final Map<RevisionNode, List<RevisionNode>> downs = new HashMap<>();
  private final Map<RevisionNode, List<RevisionNode>> dependencies = new HashMap<>();
  private final Map<RevisionNode, List<RevisionNode>> children = new HashMap<>();
  private final Map<RevisionNode, List<RevisionNode>> dependents = new HashMap<>();
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
    }
    for (RevisionNode node : all) {
      if (node.equals(byClass.get(node.className()))) {
        down(node).forEach(down -> added(children, down, node));
        dependencies(node).forEach(before -> added(dependents, before, node));
      }
    }
    children.replaceAll((node, following) -> List.copyOf(following));
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
    return children.getOrDefault(node, List.of());
  }

  private List<RevisionNode> dependents(RevisionNode node) {
    return dependents.getOrDefault(node, List.of());
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

  /** Its place in {@link #nodes()}. */
  int position(RevisionNode node) {
    Integer found = position.get(node);
    return found == null ? Integer.MAX_VALUE : found;
  }

  /** Some revisions and all that they follow or depend on. */
  public Set<RevisionNode> withAncestors(Collection<RevisionNode> some) {
    return reached(some, this::down, this::dependencies);
  }

  /** Some revisions and all that follow or depend on them. */
  Set<RevisionNode> withDescendants(Collection<RevisionNode> some) {
    return reached(some, this::children, this::dependents);
  }

  /** A revision, all that it follows and all that follow it, dependencies aside. */
  Set<RevisionNode> line(RevisionNode node) {
    Set<RevisionNode> line = reached(List.of(node), this::down, none -> List.of());
    line.addAll(reached(List.of(node), this::children, none -> List.of()));
    return line;
  }

  private static Set<RevisionNode> reached(
      Collection<RevisionNode> some,
      Function<RevisionNode, List<RevisionNode>> one,
      Function<RevisionNode, List<RevisionNode>> other) {
    Set<RevisionNode> reached = new HashSet<>();
    List<RevisionNode> open = new ArrayList<>(some);
    while (!open.isEmpty()) {
      RevisionNode node = open.remove(open.size() - 1);
      if (reached.add(node)) {
        open.addAll(one.apply(node));
        open.addAll(other.apply(node));
      }
    }
    return reached;
  }

  /** The revisions among some that no other of them follows or depends on, in order. */
  public List<RevisionNode> headsOf(Set<RevisionNode> some) {
    Set<RevisionNode> followed = new HashSet<>();
    for (RevisionNode node : some) {
      followed.addAll(down(node));
      followed.addAll(dependencies(node));
    }
    return ordered(some.stream().filter(node -> !followed.contains(node)).toList());
  }

  /**
   * The labels of each revision's branch: a label holds for all that follow the revision that has
   * it, and back to where the branch begins.
   */
  public Map<RevisionNode, Set<String>> branchLabels() {
    Map<RevisionNode, Set<String>> labels = new HashMap<>();
    for (RevisionNode node : order) {
      Set<String> all = labels.computeIfAbsent(node, key -> new TreeSet<>());
      all.addAll(node.labels());
      down(node).forEach(down -> all.addAll(labels.getOrDefault(down, Set.of())));
    }
    for (RevisionNode labelled : order) {
      RevisionNode node = labelled.labels().isEmpty() ? null : labelled;
      while (node != null
          && down(node).size() < 2
          && children(node).size() + dependents(node).size() < 2) {
        labels.computeIfAbsent(node, key -> new TreeSet<>()).addAll(labelled.labels());
        node = down(node).isEmpty() ? null : down(node).get(0);
      }
    }
    return labels;
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
    return upgrade(applied, List.of(target));
  }

  /**
   * What an upgrade to several targets runs.
   *
   * @param applied the revisions that a database has
   * @throws UnresolvedTargetException when a target means nothing here, or one stands above another
   */
  public Route upgrade(Set<RevisionNode> applied, List<String> targets) {
    Set<RevisionNode> wanted = withAncestors(new Targets(this, applied).upgrade(targets));
    wanted.removeAll(applied);
    return new Route(Direction.UPGRADE, ordered(wanted));
  }

  /**
   * What a downgrade runs: everything applied that follows the target, and what depends on that.
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
   * What a database has after a stamp: the targets and all that they follow, and the branches that
   * no target stands on.
   *
   * @param applied the revisions that it has now
   * @throws UnresolvedTargetException when a target means nothing here, or two contradict each
   *     other
   */
  public Set<RevisionNode> stamp(Set<RevisionNode> applied, List<String> targets) {
    return new Targets(this, applied).stamp(targets);
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
            : withAncestors(new Targets(this, Set.of()).upgrade(List.of(from)));
    if (to.equals("base")) {
      return new Range(applied, downgrade(applied, to));
    }
    Route up = upgrade(applied, to.isEmpty() ? "head" : to);
    return new Range(
        applied, up.steps().isEmpty() && !applied.isEmpty() ? downgrade(applied, to) : up);
  }

  /**
   * The revisions of a range, the newest first.
   *
   * @param applied the revisions that a database has, for {@code current}
   * @param range {@code from:to}, both included; {@code :} is all
   * @throws UnresolvedTargetException when it is no range, or an end of it means nothing here
   */
  public List<RevisionNode> history(Set<RevisionNode> applied, String range) {
    return new Targets(this, applied).history(range);
  }

  /**
   * The revisions that a target names, in its order; none is the state before the first one.
   *
   * @param applied the revisions that a database has, for targets that count from there
   * @throws UnresolvedTargetException when the target means nothing here
   */
  public List<RevisionNode> resolve(Set<RevisionNode> applied, String target) {
    return new Targets(this, applied).named(target);
  }

  private static void added(
      Map<RevisionNode, List<RevisionNode>> map, RevisionNode key, RevisionNode value) {
    map.computeIfAbsent(key, none -> new ArrayList<>()).add(value);
  }

  private List<RevisionNode> known(RevisionNode node, List<String> classNames) {
    List<RevisionNode> found = new ArrayList<>();
    for (String className : new LinkedHashSet<>(classNames)) {
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
