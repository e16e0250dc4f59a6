package dev.retort.chain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What targets mean: a whole ID or a unique part of it from the front or of its hash, a class name,
 * a label, {@code head}, {@code heads}, {@code base}, {@code current}; counted from with {@code +2}
 * or {@code -1}; at a branch with {@code label@}. As in Alembic, except that {@code -1} on a merge
 * undoes the merge and that nothing is guessed.
 */
final class Targets {

  private final RevisionGraph graph;
  private final Set<RevisionNode> applied;
  private final RevisionNames names;

  Targets(RevisionGraph graph, Set<RevisionNode> applied) {
    this.graph = graph;
    this.applied = applied;
    this.names = new RevisionNames(graph);
  }

  /** The revisions up to which an upgrade goes. */
  List<RevisionNode> upgrade(List<String> targets) {
    List<RevisionNode> nodes = new ArrayList<>();
    for (String text : targets) {
      Target target = Target.parse(text);
      if (target.isBase()) {
        throw target.refused("is no target of an upgrade; downgrade(\"base\") undoes everything");
      } else if (target.isFromCurrent() && target.steps() < 0) {
        throw target.refused("goes down; it is a target of downgrade");
      }
      List<RevisionNode> reached = reached(target);
      if (reached.isEmpty() && target.isRelative()) {
        throw target.refused("is below the first revision; it is a target of downgrade");
      }
      nodes.addAll(reached);
    }
    apart(targets, nodes);
    return nodes;
  }

  /** The revisions that a target names. */
  List<RevisionNode> named(String text) {
    return reached(Target.parse(text));
  }

  /** The revisions that a downgrade undoes. */
  Set<RevisionNode> downgrade(String text) {
    Target target = Target.parse(text);
    if (target.isFromCurrent()) {
      if (target.steps() > 0) {
        throw target.refused("goes up; it is a target of upgrade");
      }
      return lastApplied(target);
    }
    List<RevisionNode> stays = reached(target);
    if (stays.size() > 1) {
      throw target.refused(
          "names several revisions (" + RevisionNames.ids(stays) + "); a downgrade goes to one");
    }
    if (stays.isEmpty() && !target.isBase() && !target.isRelative()) {
      throw target.refused("names no revision");
    }
    RevisionNode node = stays.isEmpty() ? null : stays.get(0);
    if (node != null && !applied.contains(node)) {
      throw target.refused("means " + node.id() + ", which is not applied here");
    }
    List<RevisionNode> undone = node == null ? graph.bases() : graph.children(node);
    Set<RevisionNode> line = line(target);
    if (line != null && undone.size() > 1) {
      undone = undone.stream().filter(line::contains).toList();
      if (undone.isEmpty()) {
        throw target.refused("is not on that branch");
      }
    }
    return appliedFrom(undone);
  }

  /** What a database has after a stamp, which leaves the branches alone that it does not name. */
  Set<RevisionNode> stamp(List<String> texts) {
    if (texts.isEmpty()) {
      throw new UnresolvedTargetException("stamp needs a target: an ID, \"head\" or \"base\"");
    }
    List<RevisionNode> heads = graph.headsOf(applied);
    Set<RevisionNode> stay = new LinkedHashSet<>(heads);
    List<RevisionNode> stamped = new ArrayList<>();
    for (String text : texts) {
      Target target = Target.parse(text);
      List<RevisionNode> reached = reached(target);
      if (target.isBase() && texts.size() > 1) {
        throw target.refused("contradicts the other targets " + texts);
      }
      List<RevisionNode> named = new ArrayList<>(reached);
      if (target.branch() != null) {
        named.add(names.branch(target, target.branch()));
      }
      if (named.isEmpty()) {
        stay.clear();
      }
      Set<RevisionNode> related = graph.withAncestors(named);
      related.addAll(graph.withDescendants(named));
      stay.removeAll(related);
      stamped.addAll(reached);
    }
    apart(texts, stamped);
    stay.addAll(stamped);
    return graph.withAncestors(stay);
  }

  /** The revisions of {@code from:to}, both included, the newest first; either may be missing. */
  List<RevisionNode> history(String range) {
    int colon = range.indexOf(':');
    if (colon < 0 || range.indexOf(':', colon + 1) >= 0) {
      throw new UnresolvedTargetException(
          "the range \"" + range + "\" is not of the form from:to (each may be left out)");
    }
    Target from = colon == 0 ? null : Target.parse(range.substring(0, colon));
    Target to = colon == range.length() - 1 ? null : Target.parse(range.substring(colon + 1));
    Set<RevisionNode> line = from == null ? null : line(from);
    List<RevisionNode> upper = to == null ? onLine(graph.heads(), line) : fromHeads(to);
    Set<RevisionNode> shown = graph.withAncestors(upper);
    List<RevisionNode> lower = from == null ? List.of() : fromHeads(from);
    if (!lower.isEmpty()) {
      shown.retainAll(graph.withDescendants(lower));
    } else if (line != null) {
      shown.retainAll(graph.withDescendants(onLine(graph.bases(), line)));
    }
    List<RevisionNode> newestFirst = new ArrayList<>(graph.ordered(shown));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  /** In a range there is no database to count from: {@code label@-2} counts from the head. */
  private List<RevisionNode> fromHeads(Target target) {
    if (!target.isFromCurrent()) {
      return reached(target);
    }
    RevisionNode head = onlyOne(target, onLine(graph.heads(), line(target)));
    RevisionNode node = walk(target, head, null);
    return node == null ? List.of() : List.of(node);
  }

  /** The revisions that a target names; none is the state before the first one. */
  private List<RevisionNode> reached(Target target) {
    Set<RevisionNode> line = line(target);
    if (!target.isRelative()) {
      return absolute(target, line);
    }
    RevisionNode start;
    if (target.isFromCurrent()) {
      start = onlyOne(target, currentOn(line));
    } else {
      // Counting up, the branch says where to go, not where to begin.
      start = onlyOne(target, absolute(target, target.steps() > 0 ? null : line));
    }
    RevisionNode node = walk(target, start, line);
    return node == null ? List.of() : List.of(node);
  }

  private List<RevisionNode> absolute(Target target, @Nullable Set<RevisionNode> line) {
    return switch (target.symbol()) {
      case "base" -> List.of();
      case "heads" -> onLine(graph.heads(), line);
      case "current" -> currentOn(line);
      case "head" -> {
        List<RevisionNode> heads = onLine(graph.heads(), line);
        if (heads.size() > 1) {
          throw target.refused(
              "is not one thing: there are several heads ("
                  + RevisionNames.ids(heads)
                  + "); say \"heads\", or name one or a branch (label@head)");
        }
        yield heads;
      }
      default -> List.of(names.one(target, target.symbol(), line));
    };
  }

  /** Up or down; null is the state before the first revision. */
  private @Nullable RevisionNode walk(
      Target target, @Nullable RevisionNode start, @Nullable Set<RevisionNode> line) {
    RevisionNode node = start;
    for (int steps = 0; steps < Math.abs(target.steps()); steps++) {
      List<RevisionNode> next;
      if (target.steps() > 0) {
        next = onLine(node == null ? graph.bases() : graph.children(node), line);
      } else {
        next = node == null ? List.of() : graph.down(node);
      }
      if (next.size() > 1) {
        throw target.refused(
            "comes to several revisions (" + RevisionNames.ids(next) + ") on its way; name one");
      }
      boolean toBase = target.steps() < 0 && node != null && next.isEmpty();
      if (next.isEmpty() && !toBase) {
        throw target.refused(
            "goes too far: there "
                + (steps == 1 ? "is 1 such step" : "are " + steps + " such steps"));
      }
      node = toBase ? null : next.get(0);
    }
    return node;
  }

  /** The last applied revisions of one line; a merge can only be the last of them. */
  private Set<RevisionNode> lastApplied(Target target) {
    Set<RevisionNode> line = line(target);
    int count = -target.steps();
    RevisionNode node = onlyOne(target, currentOn(line));
    List<RevisionNode> undone = new ArrayList<>();
    while (undone.size() < count) {
      if (node == null) {
        throw target.refused(
            "goes below the base: "
                + (undone.size() == 1 ? "1 applied revision" : undone.size() + " applied revisions")
                + " can be undone");
      }
      undone.add(node);
      List<RevisionNode> downs = onLine(graph.down(node), line);
      if (downs.size() > 1 && undone.size() < count) {
        throw target.refused(
            "undoes the merge "
                + node.id()
                + " on its way, and then there are several heads ("
                + RevisionNames.ids(downs)
                + "); name a revision");
      }
      node = downs.isEmpty() ? null : downs.get(0);
    }
    return appliedFrom(undone);
  }

  /** Some revisions and all that follow or depend on them, as far as they are applied. */
  private Set<RevisionNode> appliedFrom(List<RevisionNode> some) {
    Set<RevisionNode> undone = graph.withDescendants(some);
    undone.retainAll(applied);
    return undone;
  }

  /** Where the database stands on a line, also where another branch's head depends on it. */
  private List<RevisionNode> currentOn(@Nullable Set<RevisionNode> line) {
    List<RevisionNode> heads = onLine(graph.headsOf(applied), line);
    if (line == null || !heads.isEmpty()) {
      return heads;
    }
    Set<RevisionNode> there = new HashSet<>(applied);
    there.retainAll(line);
    return graph.headsOf(there);
  }

  private static @Nullable RevisionNode onlyOne(Target target, List<RevisionNode> nodes) {
    if (nodes.size() > 1) {
      throw target.refused(
          "is not one thing: there are several heads ("
              + RevisionNames.ids(nodes)
              + "); name a revision, or a branch with label@");
    }
    return nodes.isEmpty() ? null : nodes.get(0);
  }

  /** What a branch is: a revision, what it follows and what follows it; null without a branch. */
  private @Nullable Set<RevisionNode> line(Target target) {
    return target.branch() == null ? null : graph.line(names.branch(target, target.branch()));
  }

  private static List<RevisionNode> onLine(
      List<RevisionNode> nodes, @Nullable Set<RevisionNode> line) {
    return line == null ? nodes : nodes.stream().filter(line::contains).toList();
  }

  /** One target below another says nothing, or the opposite. */
  private void apart(List<String> texts, List<RevisionNode> nodes) {
    if (texts.size() < 2) {
      return;
    }
    for (RevisionNode node : nodes) {
      Set<RevisionNode> below = graph.withAncestors(List.of(node));
      for (RevisionNode other : nodes) {
        if (!other.equals(node) && below.contains(other)) {
          throw new UnresolvedTargetException(
              "the targets "
                  + texts
                  + " contradict each other: "
                  + node.id()
                  + " stands above "
                  + other.id());
        }
      }
    }
  }
}
