package dev.retort.chain;

import java.util.List;

/**
 * What is wrong with a graph of revisions, as data: the processor puts it on the annotation value
 * that caused it, the runtime into a {@code ChainException}.
 */
public sealed interface ChainProblem {

  /** {@code down} or {@code dependsOn} names a class that no revision of the graph is. */
  record MissingRevision(RevisionNode node, String className, boolean isDependsOn)
      implements ChainProblem {}

  /** A revision follows, or depends on, itself. */
  record SelfReference(RevisionNode node, boolean isDependsOn) implements ChainProblem {}

  /**
   * Revisions follow each other in a circle.
   *
   * @param members each one followed by the one it follows (or depends on), beginning with the
   *     first-born; the last leads to the first
   * @param throughDependsOn whether a {@code dependsOn} closes the circle
   */
  record Cycle(List<RevisionNode> members, boolean throughDependsOn) implements ChainProblem {}

  /** Several revisions have one ID, or one identity. */
  record DuplicateId(List<RevisionNode> nodes) implements ChainProblem {}

  /** Several revisions have one class name (one class in two jars). */
  record DuplicateClass(List<RevisionNode> nodes) implements ChainProblem {}

  /** One label stands on several revisions, or twice on one. */
  record DuplicateLabel(String label, List<RevisionNode> nodes) implements ChainProblem {}

  /** A label is the ID of a revision. */
  record LabelIsId(RevisionNode node, String label, RevisionNode other) implements ChainProblem {}

  /**
   * Several revisions follow one, they do not come together again, and their branches have no
   * labels that would make it deliberate.
   */
  record Fork(RevisionNode parent, List<RevisionNode> children) implements ChainProblem {}

  /** Several revisions follow none, and not all of them have labels. */
  record SeveralBases(List<RevisionNode> bases) implements ChainProblem {}

  /** A {@code dependsOn} says what the downs imply already. Harmless: a note. */
  record ImpliedDependsOn(RevisionNode node, RevisionNode dependency) implements ChainProblem {}
}
