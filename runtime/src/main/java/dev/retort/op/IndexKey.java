package dev.retort.op;

import org.jspecify.annotations.Nullable;

/**
 * One thing that an index sorts by: a column or an expression (exactly one of them is not null).
 *
 * @param column the column, or null
 * @param expression the expression, or null
 * @param isDescending whether the largest comes first
 * @param nulls where NULLs stand, or null for the database's own choice
 * @param operatorClass the operator class by the database's name for it, or null
 */
public record IndexKey(
    @Nullable Name column,
    @Nullable Sql expression,
    boolean isDescending,
    @Nullable Nulls nulls,
    @Nullable String operatorClass) {

  /** Where NULLs stand in the order. */
  public enum Nulls {
    FIRST,
    LAST
  }

  public IndexKey {
    if ((column == null) == (expression == null)) {
      throw new IllegalArgumentException("an index key is either a column or an expression");
    }
  }

  /** Sorts the largest first. */
  public IndexKey desc() {
    return new IndexKey(column, expression, true, nulls, operatorClass);
  }

  public IndexKey nullsFirst() {
    return new IndexKey(column, expression, isDescending, Nulls.FIRST, operatorClass);
  }

  public IndexKey nullsLast() {
    return new IndexKey(column, expression, isDescending, Nulls.LAST, operatorClass);
  }

  /** Compares by an operator class, by the database's name for it. */
  public IndexKey operatorClass(String name) {
    return new IndexKey(column, expression, isDescending, nulls, name);
  }
}
