package dev.retort.op;

import org.jspecify.annotations.Nullable;

/** One thing that {@code alterColumn} changes. */
public sealed interface ColumnChange {

  /**
   * Another type.
   *
   * @param type the new type
   * @param using the expression that makes the new value of the old row, or null for a plain cast
   */
  record SetType(ColumnType type, @Nullable Sql using) implements ColumnChange {
    /**
     * Says how the rows that are there get their new value.
     *
     * @param expression an expression over the row: {@code "price * 100"}
     */
    public SetType using(String expression) {
      return new SetType(type, new Sql(expression));
    }
  }

  /** No NULL from now on; a row that holds one makes the step fail. */
  record SetNotNull() implements ColumnChange {}

  /** NULL is allowed from now on. */
  record DropNotNull() implements ColumnChange {}

  /**
   * Another default, for rows inserted from now on.
   *
   * @param value a value or an expression
   */
  record SetDefault(ColumnDefault value) implements ColumnChange {}

  /** No default from now on. */
  record DropDefault() implements ColumnChange {}

  /**
   * The database numbers the rows from now on.
   *
   * @param identity how it treats a value that an insert brings
   */
  record SetIdentity(ColumnDefinition.Identity identity) implements ColumnChange {}

  /** The database no longer numbers the rows. */
  record DropIdentity() implements ColumnChange {}

  /**
   * Computed from another expression, by which the rows that are there are computed anew. The
   * column is generated already.
   *
   * @param expression the new expression
   */
  record SetExpression(Sql expression) implements ColumnChange {}

  /** A plain column from now on; it keeps the values that were computed. */
  record DropExpression() implements ColumnChange {}

  /**
   * Another collation.
   *
   * @param collation the collation's name as the database spells it
   */
  record SetCollation(String collation) implements ColumnChange {}

  /**
   * Another comment.
   *
   * @param text the comment, or null for none
   */
  record SetComment(@Nullable String text) implements ColumnChange {}
}
