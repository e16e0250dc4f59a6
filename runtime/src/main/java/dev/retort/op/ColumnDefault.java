package dev.retort.op;

/** What a column holds where an insert leaves it out: a value, or an expression. */
public sealed interface ColumnDefault {

  /**
   * The same value for each row.
   *
   * @param literal the value
   */
  record Value(Literal literal) implements ColumnDefault {}

  /**
   * An expression that the database evaluates for each row.
   *
   * @param sql the expression, without {@code DEFAULT}
   */
  record Expression(Sql sql) implements ColumnDefault {}
}
