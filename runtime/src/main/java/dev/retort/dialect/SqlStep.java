package dev.retort.dialect;

import dev.retort.op.Literal;
import java.util.List;

/**
 * One statement, as the journal counts them.
 *
 * @param sql the statement without a terminator
 * @param rows the values of its {@code ?}, a list for each execution; none: it has no parameters
 *     and {@code ?} means nothing
 * @param effect what it does
 * @param isOutsideTransaction whether it must run outside a transaction
 */
public record SqlStep(
    String sql, List<List<Literal>> rows, Effect effect, boolean isOutsideTransaction) {

  public SqlStep {
    rows = List.copyOf(rows);
  }

  /** A statement that defines the schema. */
  static SqlStep ddl(String sql, Effect.Definition effect) {
    return new SqlStep(sql, List.of(), effect, false);
  }

  /** A statement that changes rows. */
  static SqlStep data(String sql, List<List<Literal>> rows) {
    return new SqlStep(sql, rows, new Effect.Data(), false);
  }
}
