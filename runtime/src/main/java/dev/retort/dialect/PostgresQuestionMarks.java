package dev.retort.dialect;

import dev.retort.op.Assignments;
import dev.retort.op.ColumnDefault;
import dev.retort.op.Operation;
import dev.retort.op.Sql;
import dev.retort.op.Where;
import java.util.List;

/**
 * {@code ?} as an operator ({@code tags ? 'new'} of {@code jsonb}) in statements that have
 * parameters too: its driver wants it doubled there. Only what can hold no parameter is touched.
 */
final class PostgresQuestionMarks {

  private static final Dialect DIALECT = new PostgresDialect();

  private PostgresQuestionMarks() {}

  /** An update whose condition has parameters, and so its assignments no {@code ?} of theirs. */
  static Operation.Update doubled(Operation.Update update) {
    return update.where().params().isEmpty()
        ? update
        : new Operation.Update(update.table(), doubled(update.assignments()), update.where());
  }

  /** A backfill: it always has parameters, the keys. */
  static Operation.Backfill doubled(Operation.Backfill backfill) {
    Where where = backfill.where();
    if (where.condition() != null && where.params().isEmpty()) {
      where = new Where(doubled(where.condition()), List.of());
    }
    return new Operation.Backfill(
        backfill.table(), doubled(backfill.assignments()), where, backfill.batches());
  }

  private static Assignments doubled(Assignments assignments) {
    return new Assignments(
        assignments.all().stream()
            .map(
                each ->
                    each.value() instanceof ColumnDefault.Expression expression
                        ? new Assignments.Assignment(
                            each.column(), new ColumnDefault.Expression(doubled(expression.sql())))
                        : each)
            .toList());
  }

  private static Sql doubled(Sql sql) {
    try {
      return new Sql(SqlText.rewritten(sql.text(), DIALECT, '?', from -> "??"));
    } catch (SqlSplitter.ScriptException e) {
      return sql; // a quote that does not close: the database says it better
    }
  }
}
