package dev.retort.chain;

import java.util.ArrayList;
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
    Map<RevisionNode, Set<RevisionNode>> headsOf = new HashMap<>();
    Map<RevisionNode, Boolean> labelled = new HashMap<>();
    List<RevisionNode> order = graph.nodes();
    for (int i = order.size() - 1; i >= 0; i--) {
      RevisionNode node = order.get(i);
      List<RevisionNode> children = graph.children(node);
      Set<RevisionNode> reached;
      if (children.size() == 1) {
        reached = headsOf.getOrDefault(children.get(0), Set.of());
      } else {
        reached = new HashSet<>();
        children.forEach(child -> reached.addAll(headsOf.getOrDefault(child, Set.of())));
        if (children.isEmpty()) {
          reached.add(node);
        }
      }
      headsOf.put(node, reached);
      boolean below = children.stream().anyMatch(child -> labelled.getOrDefault(child, false));
      labelled.put(node, below || !node.labels().isEmpty());
    }
    for (RevisionNode node : order) {
      List<RevisionNode> children =
          graph.children(node).stream()
              .filter(child -> !inCycles.contains(child))
              .sorted(RevisionGraph.BY_BIRTH)
              .toList();
      if (children.size() > 1 && !inCycles.contains(node)) {
        List<RevisionNode> unlabelled = new ArrayList<>();
        for (List<RevisionNode> group : apart(children, headsOf)) {
          if (group.stream().noneMatch(child -> labelled.getOrDefault(child, false))) {
            unlabelled.add(group.get(0));
          }
        }
        if (unlabelled.size() > 1) {
          problems.add(new ChainProblem.Fork(node, unlabelled));
        }
      }
    }
  }

  /** Groups children that come together again below. */
  private static List<List<RevisionNode>> apart(
      List<RevisionNode> children, Map<RevisionNode, Set<RevisionNode>> headsOf) {
    List<List<RevisionNode>> groups = new ArrayList<>();
    List<Set<RevisionNode>> ends = new ArrayList<>();
    for (RevisionNode child : children) {
      List<RevisionNode> group = new ArrayList<>(List.of(child));
      Set<RevisionNode> end = new HashSet<>(headsOf.getOrDefault(child, Set.of()));
      for (int i = groups.size() - 1; i >= 0; i--) {
        if (ends.get(i).stream().anyMatch(end::contains)) {
          group.addAll(0, groups.remove(i));
          end.addAll(ends.remove(i));
        }
      }
      groups.add(group);
      ends.add(end);
    }
    return groups;
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
      if (!node.dependsOn().isEmpty() && !inCycles.contains(node)) {
        Set<RevisionNode> implied = followed(node);
        for (RevisionNode dependency : graph.dependencies(node)) {
          if (implied.contains(dependency)) {
            problems.add(new ChainProblem.ImpliedDependsOn(node, dependency));
          }
        }
      }
    }
  }

  private Set<RevisionNode> followed(RevisionNode node) {
    Set<RevisionNode> reached = new HashSet<>();
    List<RevisionNode> open = new ArrayList<>(graph.down(node));
    while (!open.isEmpty()) {
      RevisionNode next = open.remove(open.size() - 1);
      if (reached.add(next)) {
        open.addAll(graph.down(next));
      }
    }
    return reached;
  }
}
