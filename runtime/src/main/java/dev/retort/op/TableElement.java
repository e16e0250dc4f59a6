package dev.retort.op;

/** What stands between the parentheses of {@code createTable}. */
public sealed interface TableElement permits Column, Constraint, Index, TableElement.Comment {

  /**
   * The table's comment.
   *
   * @param text the comment
   */
  record Comment(String text) implements TableElement {}
}
