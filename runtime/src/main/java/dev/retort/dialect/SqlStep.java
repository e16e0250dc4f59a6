package dev.retort.dialect;

import dev.retort.op.BulkRows;
import dev.retort.op.Literal;
import java.util.List;

/**
 * One statement, as the journal counts them.
 *
 * @param sql the statement without a terminator
 * @param rows the values of its {@code ?}, a list for each execution: a list, or {@link BulkRows};
 *     none: it has no parameters and {@code ?} means nothing
 * @param effect what it does
 * @param isOutsideTransaction whether it must run outside a transaction
 */
public record SqlStep(
    String sql, Iterable<List<Literal>> rows, Effect effect, boolean isOutsideTransaction) {

  /** A statement that defines the schema. */
  public static SqlStep ddl(String sql, Effect effect) {
    return new SqlStep(sql, List.of(), effect, false);
  }

  /** A statement that changes rows. */
  public static SqlStep data(String sql, List<List<Literal>> rows) {
    return new SqlStep(sql, List.copyOf(rows), new Effect.Data(), false);
  }

  /** The same statement outside a transaction. */
  public SqlStep outsideTransaction() {
    return new SqlStep(sql, rows, effect, true);
  }

  /** Whether it has no parameters. */
  public boolean isPlain() {
    return rows instanceof List<?> list && list.isEmpty();
  }
}
