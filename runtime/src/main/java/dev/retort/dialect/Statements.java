package dev.retort.dialect;

import dev.retort.op.Assignments;
import dev.retort.op.ColumnDefault;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Rows;
import dev.retort.op.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that all SQL databases say alike, in the spelling of one dialect. */
final class Statements {

  /** Rows in one literal INSERT: long enough to be quick, short enough to read in a log. */
  private static final int ROWS_IN_A_STATEMENT = 500;

  private final Dialect dialect;

  Statements(Dialect dialect) {
    this.dialect = dialect;
  }

  List<SqlStep> insert(Operation.Insert insert) {
    Rows rows = insert.rows();
    String head =
        "INSERT INTO "
            + dialect.identifier(rows.table())
            + " ("
            + names(rows.columns())
            + ") VALUES ";
    List<SqlStep> steps = new ArrayList<>();
    List<List<Literal>> values = rows.values();
    for (int from = 0; from < values.size(); from += ROWS_IN_A_STATEMENT) {
      int to = Math.min(from + ROWS_IN_A_STATEMENT, values.size());
      steps.add(
          SqlStep.data(
              head
                  + values.subList(from, to).stream()
                      .map(this::row)
                      .collect(Collectors.joining(", ")),
              List.of()));
    }
    return steps;
  }

  /**
   * Many rows, one execution each.
   *
   * @param marks how each column's parameter is written, in order: {@code ?}, or with a cast
   */
  SqlStep bulkInsert(Operation.BulkInsert insert, List<String> marks) {
    Rows.Into into = insert.rows().into();
    return new SqlStep(
        "INSERT INTO "
            + dialect.identifier(into.table())
            + " ("
            + names(into.columns())
            + ") VALUES ("
            + String.join(", ", marks)
            + ")",
        insert.rows(),
        new Effect.Data(),
        false);
  }

  SqlStep update(Operation.Update update) {
    return conditioned(
        "UPDATE " + dialect.identifier(update.table()) + " SET " + set(update.assignments()),
        update.where());
  }

  /**
   * An update in batches along a key.
   *
   * @param key the key's column
   * @param cast what makes a key of its text, with {@code ?} for the text: {@code CAST(? AS
   *     BIGINT)}
   */
  SqlStep backfill(Operation.Backfill backfill, Name key, String cast) {
    String table = dialect.identifier(backfill.table());
    String column = dialect.identifier(key);
    Where where = backfill.where();
    String update = "UPDATE " + table + " SET " + set(backfill.assignments());
    String batch =
        update + " WHERE " + (where.condition() == null ? "" : "(" + where.condition() + ") AND ");
    // Not MAX(k): what can be sorted need not have one (a UUID in PostgreSQL).
    String last = "SELECT k FROM (SELECT " + column + " AS k FROM " + table;
    String limit =
        " ORDER BY "
            + column
            + " LIMIT "
            + backfill.batches().rows()
            + ") AS batch ORDER BY k DESC LIMIT 1";
    return new SqlStep(
        update + (where.condition() == null ? "" : " WHERE " + where.condition()),
        where.params().isEmpty() ? List.of() : List.of(where.params()),
        new Effect.Batched(
            backfill.table(),
            last + limit,
            last + " WHERE " + column + " > " + cast + limit,
            batch + column + " <= " + cast,
            batch + column + " > " + cast + " AND " + column + " <= " + cast,
            backfill.batches().pause()),
        true);
  }

  private String set(Assignments assignments) {
    return assignments.all().stream().map(this::assignment).collect(Collectors.joining(", "));
  }

  SqlStep delete(Operation.Delete delete) {
    return conditioned("DELETE FROM " + dialect.identifier(delete.table()), delete.where());
  }

  String names(Collection<Name> names) {
    return names.stream().map(dialect::identifier).collect(Collectors.joining(", "));
  }

  String alterTable(QualifiedName table) {
    return "ALTER TABLE " + dialect.identifier(table) + " ";
  }

  /** A default or an assigned value. */
  String value(ColumnDefault value) {
    return value instanceof ColumnDefault.Value literal
        ? dialect.literal(literal.literal())
        : ((ColumnDefault.Expression) value).sql().text();
  }

  private static SqlStep conditioned(String sql, Where where) {
    String whole = where.condition() == null ? sql : sql + " WHERE " + where.condition();
    return SqlStep.data(whole, where.params().isEmpty() ? List.of() : List.of(where.params()));
  }

  private String assignment(Assignments.Assignment assignment) {
    return dialect.identifier(assignment.column()) + " = " + value(assignment.value());
  }

  private String row(List<Literal> row) {
    return row.stream().map(dialect::literal).collect(Collectors.joining(", ", "(", ")"));
  }
}
