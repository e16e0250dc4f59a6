package dev.retort.processor.lint;

import dev.retort.dialect.Dialect;
import dev.retort.op.QualifiedName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * @param hasErrors whether one of its operations cannot work
   * @param named the tables and other objects that its operations name, in both directions
   * @param restored what its own downgrade leaves after that; null where it has none, or where not
   *     all of both was understood and without errors
   */
  record Whole(
      RevisionSteps revision,
      List<Moment> upgrade,
      boolean isWhole,
      Knowledge before,
      Knowledge after,
      Dialect dialect,
      boolean isDeclared,
      boolean hasErrors,
      Set<QualifiedName> named,
      @Nullable Knowledge restored) {}

  void check(Whole whole, Findings findings);
}
