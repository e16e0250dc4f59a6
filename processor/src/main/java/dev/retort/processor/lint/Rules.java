package dev.retort.processor.lint;

import java.util.List;

/** All checks, in the order in which they look. */
final class Rules {

  private Rules() {}

  /** What looks at one operation. */
  static final List<Rule> OF_OPERATIONS =
      List.of(
          Warnings.warning(LossRules::check),
          Warnings.warning(ExistingRowRules::check),
          Warnings.warning(RunningCodeRules::check),
          Warnings.warning(LockRules::check),
          Warnings.warning(StyleRules::check));

  /** What looks at a revision. */
  static final List<RevisionRule> OF_REVISIONS =
      List.of(RunningCodeRules::renamedTables, LockRules::unindexed, StyleRules::severalCommits);
}
