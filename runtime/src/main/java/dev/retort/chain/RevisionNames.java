package dev.retort.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds revisions by what people call them. */
final class RevisionNames {

  /** Shorter IDs are only known whole, as in Alembic. */
  private static final int SHORTEST_ID_WITH_PARTS = 4;

  /** As many as an error lists. */
  private static final int LISTED = 5;

  private final RevisionGraph graph;

  RevisionNames(RevisionGraph graph) {
    this.graph = graph;
  }

  /** The revision of a label, or of a name: what a branch is called after. */
  RevisionNode branch(Target target, String name) {
    List<RevisionNode> found = found(name, null);
    if (found.size() != 1) {
      throw target.refused(
          found.isEmpty()
              ? "names a branch \"" + name + "\", which is no label and no revision" + near(name)
              : "names a branch \"" + name + "\", which is not one revision but " + ids(found));
    }
    return found.get(0);
  }

  /**
   * The one revision of a name.
   *
   * @param line the revisions that the target's branch allows, or null for all
   */
  RevisionNode one(Target target, String name, @Nullable Set<RevisionNode> line) {
    List<RevisionNode> found = found(name, line);
    if (found.size() > 1) {
      throw target.refused("is not one revision but " + ids(found));
    }
    if (!found.isEmpty()) {
      return found.get(0);
    }
    List<RevisionNode> elsewhere = line == null ? List.of() : found(name, null);
    throw target.refused(
        elsewhere.isEmpty()
            ? "is no revision" + near(name)
            : "names " + ids(elsewhere) + ", which is not on that branch");
  }

  private List<RevisionNode> found(String name, @Nullable Set<RevisionNode> line) {
    String lower = name.toLowerCase(Locale.ROOT);
    List<Predicate<RevisionNode>> ways =
        List.of(
            node -> node.id().value().equals(name),
            node -> node.labels().contains(name),
            node -> node.className().equals(name),
            node -> node.simpleName().equals(name),
            node -> isPart(node, lower));
    for (Predicate<RevisionNode> way : ways) {
      List<RevisionNode> found = new ArrayList<>();
      for (RevisionNode node : graph.nodes()) {
        if (way.test(node) && (line == null || line.contains(node))) {
          found.add(node);
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** From the front of the ID or of its hash, or all of its slug. */
  private static boolean isPart(RevisionNode node, String part) {
    String id = node.id().value().toLowerCase(Locale.ROOT);
    if (id.length() < SHORTEST_ID_WITH_PARTS) {
      return false;
    }
    return id.startsWith(part)
        || id.endsWith("_" + part)
        || (node.hash() != null && node.hash().startsWith(part));
  }

  private String near(String name) {
    if (graph.nodes().isEmpty()) {
      return ": there are none";
    }
    String lower = name.toLowerCase(Locale.ROOT);
    List<RevisionNode> near =
        graph.nodes().stream()
            .filter(
                node ->
                    node.simpleName().toLowerCase(Locale.ROOT).contains(lower)
                        || node.id().value().toLowerCase(Locale.ROOT).contains(lower)
                        || node.labels().stream().anyMatch(label -> label.equalsIgnoreCase(name)))
            .limit(3)
            .toList();
    return near.isEmpty() ? "; history() lists them" : "; did you mean " + ids(near) + "?";
  }

  static String ids(List<RevisionNode> nodes) {
    String listed =
        nodes.stream()
            .limit(LISTED)
            .map(node -> node.id().value())
            .collect(Collectors.joining(", "));
    return nodes.size() <= LISTED ? listed : listed + " and " + (nodes.size() - LISTED) + " more";
  }
}
