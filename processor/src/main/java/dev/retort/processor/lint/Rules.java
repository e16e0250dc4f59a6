package dev.retort.processor.lint;

import java.util.List;

/** All checks, in the order in which they look. */
final class Rules {

  private Rules() {}

  /** What looks at one operation. */
  static final List<Rule> OF_OPERATIONS = List.of();

  /** What looks at a revision. */
  static final List<RevisionRule> OF_REVISIONS = List.of();
}
