package dev.retort.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a target means: a whole ID, a unique part of it from the front or of its hash, a class name,
 * {@code head}, {@code heads}, {@code base}, {@code current}, {@code +2}, {@code -1}, {@code ID+2},
 * {@code ID-1}.
 */
final class Targets {

  private static final Pattern RELATIVE = Pattern.compile("(.*?)([+-])(\\d{1,6})");

  /** Alembic asks for four characters of a part, so that a typing error finds nothing. */
  private static final int SHORTEST_PART = 4;

  private final RevisionGraph graph;
  private final Set<RevisionNode> applied;

  Targets(RevisionGraph graph, Set<RevisionNode> applied) {
    this.graph = graph;
    this.applied = applied;
  }

  /** The revisions up to which an upgrade goes. */
  List<RevisionNode> upgrade(String target) {
    if (target.equals("base")) {
      throw refused(target, "is no target of an upgrade; downgrade(\"base\") undoes everything");
    }
    Matcher relative = RELATIVE.matcher(target);
    if (relative.matches()) {
      int count = Integer.parseInt(relative.group(3));
      boolean forward = relative.group(2).equals("+");
      if (relative.group(1).isEmpty() && !forward) {
        throw refused(target, "goes down; it is a target of downgrade");
      }
      return List.of(moved(target, relative.group(1), forward ? count : -count));
    }
    return absolute(target);
  }

  /** The revisions that a downgrade undoes. */
  Set<RevisionNode> downgrade(String target) {
    if (target.equals("base")) {
      return applied;
    }
    Matcher relative = RELATIVE.matcher(target);
    if (relative.matches()) {
      int count = Integer.parseInt(relative.group(3));
      boolean forward = relative.group(2).equals("+");
      if (!relative.group(1).isEmpty()) {
        return after(target, moved(target, relative.group(1), forward ? count : -count));
      }
      if (forward) {
        throw refused(target, "goes up; it is a target of upgrade");
      }
      return lastApplied(target, count);
    }
    List<RevisionNode> nodes = absolute(target);
    if (nodes.size() != 1) {
      throw refused(target, "names several revisions; a downgrade goes to one");
    }
    return after(target, nodes.get(0));
  }

  /** The revisions that a stamp declares, without their ancestors. */
  List<RevisionNode> stamp(List<String> targets) {
    if (targets.isEmpty()) {
      throw new UnresolvedTargetException("stamp needs a target: an ID, \"head\" or \"base\"");
    }
    if (targets.contains("base")) {
      if (targets.size() > 1) {
        throw refused("base", "contradicts the other targets " + targets);
      }
      return List.of();
    }
    List<RevisionNode> nodes = new ArrayList<>();
    targets.forEach(target -> nodes.addAll(upgrade(target)));
    return nodes;
  }

  private Set<RevisionNode> after(String target, RevisionNode node) {
    if (!applied.contains(node)) {
      throw refused(target, "means " + node.id() + ", which is not applied here");
    }
    return graph.appliedAfter(applied, List.of(node));
  }

  private Set<RevisionNode> lastApplied(String target, int count) {
    Set<RevisionNode> left = new HashSet<>(applied);
    Set<RevisionNode> undone = new HashSet<>();
    for (int i = 0; i < count; i++) {
      List<RevisionNode> heads = graph.headsOf(left);
      if (heads.isEmpty()) {
        throw refused(target, "goes below the base: " + i + " applied revisions can be undone");
      }
      if (heads.size() > 1) {
        throw refused(
            target,
            "is not one thing: there are several heads (" + ids(heads) + "); name a revision");
      }
      left.remove(heads.get(0));
      undone.add(heads.get(0));
    }
    return undone;
  }

  private List<RevisionNode> absolute(String target) {
    return switch (target) {
      case "heads" -> graph.heads();
      case "head" -> {
        List<RevisionNode> heads = graph.heads();
        if (heads.size() > 1) {
          throw refused(
              target,
              "is not one thing: there are several ("
                  + ids(heads)
                  + "); say \"heads\" or name one");
        }
        yield heads;
      }
      case "current" -> graph.headsOf(applied);
      default -> List.of(named(target));
    };
  }

  private RevisionNode moved(String target, String from, int by) {
    List<RevisionNode> start = from.isEmpty() ? graph.headsOf(applied) : absolute(from);
    if (start.size() > 1) {
      throw refused(target, "begins at several heads (" + ids(start) + "); name a revision");
    }
    List<RevisionNode> at = start;
    int steps = 0;
    RevisionNode node = at.isEmpty() ? null : at.get(0);
    while (steps < Math.abs(by)) {
      List<RevisionNode> next;
      if (by > 0) {
        next = node == null ? graph.bases() : graph.children(node);
      } else {
        next = node == null ? List.of() : graph.down(node);
      }
      if (next.isEmpty()) {
        throw refused(target, "goes too far: there are " + steps + " such steps");
      }
      if (next.size() > 1) {
        throw refused(
            target, "comes to several revisions (" + ids(next) + ") on its way; name one");
      }
      node = next.get(0);
      steps++;
    }
    if (node == null) {
      throw refused(target, "means nothing before the first revision");
    }
    return node;
  }

  private RevisionNode named(String target) {
    if (target.isBlank()) {
      throw new UnresolvedTargetException("the target is blank; \"head\" is the newest revision");
    }
    List<RevisionNode> exact =
        graph.nodes().stream()
            .filter(
                node ->
                    node.id().value().equals(target)
                        || node.className().equals(target)
                        || node.simpleName().equals(target))
            .toList();
    List<RevisionNode> found =
        exact.isEmpty() && target.length() >= SHORTEST_PART
            ? graph.nodes().stream().filter(node -> isPart(node, target)).toList()
            : exact;
    if (found.size() > 1) {
      throw refused(target, "is not one revision but " + ids(found));
    }
    if (found.isEmpty()) {
      throw refused(
          target,
          (target.length() < SHORTEST_PART
                  ? "is no revision (a part of an ID needs at least four characters)"
                  : "is no revision")
              + suggestion(target));
    }
    return found.get(0);
  }

  private static boolean isPart(RevisionNode node, String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    String id = node.id().value().toLowerCase(Locale.ROOT);
    return id.startsWith(lower)
        || id.endsWith("_" + lower)
        || (node.hash() != null && node.hash().startsWith(lower));
  }

  private String suggestion(String target) {
    if (graph.nodes().isEmpty()) {
      return ": there are none";
    }
    String lower = target.toLowerCase(Locale.ROOT);
    List<RevisionNode> near =
        graph.nodes().stream()
            .filter(
                node ->
                    node.simpleName().toLowerCase(Locale.ROOT).contains(lower)
                        || node.id().value().toLowerCase(Locale.ROOT).contains(lower))
            .limit(3)
            .toList();
    return near.isEmpty() ? "; history() lists them" : "; did you mean " + ids(near) + "?";
  }

  private static String ids(List<RevisionNode> nodes) {
    return nodes.stream().map(node -> node.id().value()).collect(Collectors.joining(", "));
  }

  private static UnresolvedTargetException refused(String target, String why) {
    return new UnresolvedTargetException("the target \"" + target + "\" " + why);
  }
}
