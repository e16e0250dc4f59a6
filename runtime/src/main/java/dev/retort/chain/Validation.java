package dev.retort.chain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds everything that is wrong with a graph, each thing once, in one order. */
final class Validation {

  private final RevisionGraph graph;
  private final List<ChainProblem> problems = new ArrayList<>();

  private Validation(RevisionGraph graph) {
    this.graph = graph;
  }

  static List<ChainProblem> of(RevisionGraph graph) {
    Validation validation = new Validation(graph);
    validation.duplicates();
    validation.references();
    validation.labels();
    Set<RevisionNode> inCycles = Cycles.report(graph, validation.problems);
    validation.forks(inCycles);
    validation.bases();
    validation.impliedDependencies(inCycles);
    return List.copyOf(validation.problems);
  }

  private void duplicates() {
    same(RevisionNode::className)
        .forEach(nodes -> problems.add(new ChainProblem.DuplicateClass(nodes)));
    Set<List<RevisionNode>> reported = new HashSet<>();
    for (List<RevisionNode> nodes : same(RevisionNode::identity)) {
      if (nodes.stream().map(RevisionNode::className).distinct().count() > 1) {
        reported.add(nodes);
        problems.add(new ChainProblem.DuplicateId(nodes));
      }
    }
    for (List<RevisionNode> nodes : same(node -> node.id().value())) {
      if (nodes.stream().map(RevisionNode::className).distinct().count() > 1
          && !reported.contains(nodes)) {
        problems.add(new ChainProblem.DuplicateId(nodes));
      }
    }
  }

  private Collection<List<RevisionNode>> same(Function<RevisionNode, String> key) {
    return graph.all().stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(nodes -> nodes.size() > 1)
        .toList();
  }

  private void references() {
    for (RevisionNode node : graph.nodes()) {
      references(node, node.downs(), false);
      references(node, node.dependsOn(), true);
    }
  }

  private void references(RevisionNode node, List<String> classNames, boolean isDependsOn) {
    for (String className : new LinkedHashSet<>(classNames)) {
      if (className.equals(node.className())) {
        problems.add(new ChainProblem.SelfReference(node, isDependsOn));
      } else if (graph.byClass(className) == null) {
        problems.add(new ChainProblem.MissingRevision(node, className, isDependsOn));
      }
    }
  }

  private void labels() {
    Map<String, RevisionNode> byId = new HashMap<>();
    graph.nodes().forEach(node -> byId.put(node.id().value(), node));
    Map<String, List<RevisionNode>> byLabel = new LinkedHashMap<>();
    for (RevisionNode node : graph.nodes()) {
      for (String label : node.labels()) {
        byLabel.computeIfAbsent(label, key -> new ArrayList<>()).add(node);
        RevisionNode other = byId.get(label);
        if (other != null) {
          problems.add(new ChainProblem.LabelIsId(node, label, other));
        }
      }
    }
    byLabel.forEach(
        (label, nodes) -> {
          if (nodes.size() > 1) {
            problems.add(new ChainProblem.DuplicateLabel(label, nodes));
          }
        });
  }

  /**
   * A fork: the children of one revision end in different heads, and more than one of the groups
   * that end apart carries no label.
   */
  private void forks(Set<RevisionNode> inCycles) {
    List<RevisionNode> heads = graph.heads();
    if (heads.size() < 2) {
      return;
    }
    Map<RevisionNode, BitSet> ends = ends(heads);
    Set<RevisionNode> labelled = labelled();
    for (RevisionNode node : graph.nodes()) {
      List<RevisionNode> children =
          graph.children(node).stream()
              .filter(child -> !inCycles.contains(child))
              .sorted(RevisionGraph.BY_BIRTH)
              .toList();
      if (children.size() > 1 && !inCycles.contains(node)) {
        List<RevisionNode> unlabelled = new ArrayList<>();
        for (List<RevisionNode> group : apart(children, ends)) {
          if (group.stream().noneMatch(labelled::contains)) {
            unlabelled.add(group.get(0));
          }
        }
        if (unlabelled.size() > 1) {
          problems.add(new ChainProblem.Fork(node, unlabelled));
        }
      }
    }
  }

  /** Which heads each revision leads to; revisions of one line share the set. */
  private Map<RevisionNode, BitSet> ends(List<RevisionNode> heads) {
    Map<RevisionNode, BitSet> ends = new HashMap<>();
    for (int i = 0; i < heads.size(); i++) {
      BitSet own = new BitSet();
      own.set(i);
      ends.put(heads.get(i), own);
    }
    List<RevisionNode> order = graph.nodes();
    for (int i = order.size() - 1; i >= 0; i--) {
      List<RevisionNode> children = graph.children(order.get(i));
      if (children.size() == 1) {
        ends.put(order.get(i), ends.getOrDefault(children.get(0), new BitSet()));
      } else if (!children.isEmpty()) {
        BitSet all = new BitSet();
        children.forEach(child -> all.or(ends.getOrDefault(child, new BitSet())));
        ends.put(order.get(i), all);
      }
    }
    return ends;
  }

  /** The revisions that carry a label, or that one with a label follows. */
  private Set<RevisionNode> labelled() {
    Set<RevisionNode> labelled = new HashSet<>();
    List<RevisionNode> order = graph.nodes();
    for (int i = order.size() - 1; i >= 0; i--) {
      RevisionNode node = order.get(i);
      if (!node.labels().isEmpty() || graph.children(node).stream().anyMatch(labelled::contains)) {
        labelled.add(node);
      }
    }
    return labelled;
  }

  /** Groups children that lead to a head in common, directly or by way of others. */
  private static Collection<List<RevisionNode>> apart(
      List<RevisionNode> children, Map<RevisionNode, BitSet> ends) {
    int[] group = new int[children.size()];
    Map<Integer, Integer> byHead = new HashMap<>();
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
      BitSet heads = ends.getOrDefault(children.get(i), new BitSet());
      for (int head = heads.nextSetBit(0); head >= 0; head = heads.nextSetBit(head + 1)) {
        Integer other = byHead.putIfAbsent(head, i);
        if (other != null) {
          group[root(group, i)] = root(group, other);
        }
      }
    }
    Map<Integer, List<RevisionNode>> groups = new LinkedHashMap<>();
    for (int i = 0; i < group.length; i++) {
      groups.computeIfAbsent(root(group, i), key -> new ArrayList<>()).add(children.get(i));
    }
    return groups.values();
  }

  /** The first of a group, with shorter ways for whoever asks next. */
  private static int root(int[] group, int member) {
    int at = member;
    while (group[at] != at) {
      group[at] = group[group[at]];
      at = group[at];
    }
    return at;
  }

  /** Several bases whose chains never meet, and more than one of which carries no label. */
  private void bases() {
    Map<RevisionNode, RevisionNode> component = new HashMap<>();
    List<RevisionNode> unlabelled = new ArrayList<>();
    for (RevisionNode base : graph.bases()) {
      if (component.containsKey(base)) {
        continue;
      }
      boolean labelled = false;
      List<RevisionNode> open = new ArrayList<>(List.of(base));
      component.put(base, base);
      while (!open.isEmpty()) {
        RevisionNode node = open.remove(open.size() - 1);
        labelled |= !node.labels().isEmpty();
        List<RevisionNode> near = new ArrayList<>(graph.children(node));
        near.addAll(graph.down(node));
        for (RevisionNode each : near) {
          if (component.putIfAbsent(each, base) == null) {
            open.add(each);
          }
        }
      }
      if (!labelled) {
        unlabelled.add(base);
      }
    }
    if (unlabelled.size() > 1) {
      problems.add(new ChainProblem.SeveralBases(unlabelled));
    }
  }

  private void impliedDependencies(Set<RevisionNode> inCycles) {
    for (RevisionNode node : graph.nodes()) {
      List<RevisionNode> dependencies = graph.dependencies(node);
      if (!dependencies.isEmpty() && !inCycles.contains(node)) {
        Set<RevisionNode> implied = followed(node, dependencies);
        for (RevisionNode dependency : dependencies) {
          if (implied.contains(dependency)) {
            problems.add(new ChainProblem.ImpliedDependsOn(node, dependency));
          }
        }
      }
    }
  }

  /** What a revision follows, no further back than the first of what it depends on. */
  private Set<RevisionNode> followed(RevisionNode node, List<RevisionNode> dependencies) {
    int first = dependencies.stream().mapToInt(graph::position).min().orElse(0);
    Set<RevisionNode> reached = new HashSet<>();
    List<RevisionNode> open = new ArrayList<>(graph.down(node));
    while (!open.isEmpty()) {
      RevisionNode next = open.remove(open.size() - 1);
      if (graph.position(next) >= first && reached.add(next)) {
        open.addAll(graph.down(next));
      }
    }
    return reached;
  }
}
