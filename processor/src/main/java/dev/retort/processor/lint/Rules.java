package dev.retort.processor.lint;

import java.util.List;

/** All checks, in the order in which they look. */
final class Rules {

  private Rules() {}

  /** What looks at one operation. */
  static final List<Rule> OF_OPERATIONS =
      List.of(
          ObjectRules::unknownTable,
          ObjectRules::duplicateTable,
          ObjectRules::schemas,
          ObjectRules::views,
          ObjectRules::sequences,
          ObjectRules::enums,
          PartRules::unknownColumn,
          PartRules::duplicateColumn,
          PartRules::unknownIndex,
          PartRules::unknownConstraint,
          PartRules::takenNames,
          UseRules::dropped,
          UseRules::retyped,
          KeyRules::foreignKeys,
          KeyRules::retyped,
          DataRules::missing,
          DataRules::values,
          DataRules::notNullOnRows,
          SqlRules::names,
          DatabaseRules::impossible,
          Warnings.warning(LossRules::check),
          Warnings.warning(ExistingRowRules::check),
          Warnings.warning(RunningCodeRules::check),
          Warnings.warning(LockRules::check),
          Warnings.warning(StyleRules::check));

  /** What looks at a revision. */
  static final List<RevisionRule> OF_REVISIONS =
      List.of(
          DatabaseRules::impossibleTogether,
          UseRules::renamedUnderView,
          InverseRules::noInverse,
          InverseRules::notRestored,
          RunningCodeRules::renamedTables,
          LockRules::unindexed,
          StyleRules::severalCommits);
}
