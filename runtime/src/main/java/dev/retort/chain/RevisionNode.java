package dev.retort.chain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One revision as the chain knows it. Revisions name each other by class: an ID may be born after
 * the class that follows it was written.
 *
 * @param id its ID
 * @param hash the part of the ID that is its identity; null when the ID was pinned by hand: then
 *     all of it is
 * @param className its binary class name ({@code shop.Outer$Inner}), unique in a graph
 * @param downs the class names of the revisions that it follows: none for a base, several for a
 *     merge
 * @param labels its branch labels
 * @param dependsOn the class names of the revisions that must be applied before it without being
 *     its downs
 * @param message what it does, in one line
 * @param birth when it was first compiled; null where no ledger tells
 */
public record RevisionNode(
    RevisionId id,
    @Nullable String hash,
    String className,
    List<String> downs,
    List<String> labels,
    List<String> dependsOn,
    String message,
    @Nullable Instant birth) {

  public RevisionNode {
    downs = List.copyOf(downs);
    labels = List.copyOf(labels);
    dependsOn = List.copyOf(dependsOn);
  }

  /** The class's name without package and enclosing classes. */
  public String simpleName() {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }

  /** The ID by which databases know it: equal identities are the same revision. */
  public String identity() {
    return hash != null ? hash : id.value();
  }

  /** By class name alone: nodes are keys of many maps. */
  @Override
  public int hashCode() {
    return className.hashCode();
  }

  @Override
  public String toString() {
    return id.value();
  }
}
