package dev.retort.processor.lint;

import dev.retort.dialect.Dialect;
import java.util.List;

/** A check of a revision as a whole. */
@FunctionalInterface
interface RevisionRule {

  /**
   * A revision on one kind of database.
   *
   * @param revision the revision
   * @param upgrade its operations, {@code On} blocks resolved, each with what it finds and leaves
   * @param isWhole whether all of {@code upgrade} was understood
   * @param before what it finds
   * @param after what it leaves
   * @param dialect the database
   * @param isDeclared whether the user named the databases
   */
  record Whole(
      RevisionSteps revision,
      List<Moment> upgrade,
      boolean isWhole,
      Knowledge before,
      Knowledge after,
      Dialect dialect,
      boolean isDeclared) {}

  void check(Whole whole, Findings findings);
}
