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
          DatabaseRules::impossible);

  /** What looks at a revision. */
  static final List<RevisionRule> OF_REVISIONS =
      List.of(
          DatabaseRules::impossibleTogether,
          UseRules::renamedUnderView,
          InverseRules::noInverse,
          InverseRules::notRestored);
}
