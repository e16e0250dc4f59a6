package dev.retort.op;

/**
 * A piece of SQL that the author wrote and Retort passes on: an expression, a condition, a
 * statement.
 *
 * <p>It is a type of its own so that the operations digest can leave its white space and comments
 * out (see {@link OperationsDigest}) and no one mistakes it for a name or a literal.
 *
 * @param text the SQL as written, never blank
 */
public record Sql(String text) {
  public Sql {
    if (text.isBlank()) {
      throw new IllegalArgumentException("SQL must not be blank");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
