package dev.retort.chain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the circles of a graph: one for each knot, the shortest through its first-born. */
final class Cycles {

  private Cycles() {}

  /**
   * Reports a {@link ChainProblem.Cycle} for each knot of revisions that reach each other.
   *
   * @return all revisions in such knots
   */
  static Set<RevisionNode> report(RevisionGraph graph, List<ChainProblem> problems) {
    Set<RevisionNode> inCycles = new HashSet<>();
    for (List<RevisionNode> knot : knots(graph)) {
      inCycles.addAll(knot);
      List<RevisionNode> members = shortest(graph, new HashSet<>(knot), knot.get(0));
      problems.add(new ChainProblem.Cycle(members, throughDependsOn(graph, members)));
    }
    return inCycles;
  }

  private static List<RevisionNode> before(RevisionGraph graph, RevisionNode node) {
    List<RevisionNode> before = new ArrayList<>(graph.down(node));
    before.addAll(graph.dependencies(node));
    return before;
  }

  /** One revision on the way, and what stands before it and was not looked at yet. */
  private record Visit(RevisionNode node, Iterator<RevisionNode> before) {}

  /** Strongly connected components of more than one member (Tarjan's, without recursion). */
  private static List<List<RevisionNode>> knots(RevisionGraph graph) {
    Map<RevisionNode, Integer> index = new HashMap<>();
    Map<RevisionNode, Integer> low = new HashMap<>();
    Deque<RevisionNode> stack = new ArrayDeque<>();
    Set<RevisionNode> onStack = new HashSet<>();
    List<List<RevisionNode>> knots = new ArrayList<>();
    Deque<Visit> path = new ArrayDeque<>();
    for (RevisionNode root : graph.nodes()) {
      RevisionNode begun = index.containsKey(root) ? null : root;
      while (begun != null || !path.isEmpty()) {
        if (begun != null) {
          index.put(begun, index.size());
          low.put(begun, index.size() - 1);
          stack.push(begun);
          onStack.add(begun);
          path.push(new Visit(begun, before(graph, begun).iterator()));
          begun = null;
        }
        Visit visit = path.getFirst();
        RevisionNode node = visit.node();
        if (visit.before().hasNext()) {
          RevisionNode other = visit.before().next();
          if (!index.containsKey(other)) {
            begun = other;
          } else if (onStack.contains(other)) {
            low.merge(node, index.getOrDefault(other, 0), Math::min);
          }
          continue;
        }
        path.pop();
        if (!path.isEmpty()) {
          low.merge(path.getFirst().node(), low.getOrDefault(node, 0), Math::min);
        }
        if (low.getOrDefault(node, 0).equals(index.get(node))) {
          List<RevisionNode> knot = popped(stack, node);
          knot.forEach(onStack::remove);
          if (knot.size() > 1) {
            knot.sort(RevisionGraph.BY_BIRTH);
            knots.add(knot);
          }
        }
      }
    }
    knots.sort(Comparator.comparing(knot -> knot.get(0), RevisionGraph.BY_BIRTH));
    return knots;
  }

  private static List<RevisionNode> popped(Deque<RevisionNode> stack, RevisionNode last) {
    List<RevisionNode> popped = new ArrayList<>();
    RevisionNode member;
    do {
      member = stack.pop();
      popped.add(member);
    } while (!member.equals(last));
    return popped;
  }

  /** The shortest way from a member back to itself, inside its knot. */
  private static List<RevisionNode> shortest(
      RevisionGraph graph, Set<RevisionNode> knot, RevisionNode start) {
    Map<RevisionNode, RevisionNode> cameFrom = new HashMap<>();
    Deque<RevisionNode> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      RevisionNode node = open.poll();
      for (RevisionNode other : before(graph, node)) {
        if (other.equals(start)) {
          List<RevisionNode> members = new ArrayList<>();
          for (RevisionNode each = node; each != null; each = cameFrom.get(each)) {
            members.add(each);
          }
          Collections.reverse(members);
          return members;
        }
        if (knot.contains(other) && !cameFrom.containsKey(other)) {
          cameFrom.put(other, node);
          open.add(other);
        }
      }
    }
    return List.of(start);
  }

  private static boolean throughDependsOn(RevisionGraph graph, List<RevisionNode> members) {
    for (int i = 0; i < members.size(); i++) {
      RevisionNode next = members.get((i + 1) % members.size());
      if (!graph.down(members.get(i)).contains(next)) {
        return true;
      }
    }
    return false;
  }
}
