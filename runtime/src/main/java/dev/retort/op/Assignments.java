package dev.retort.op;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an update sets: {@code set("status", "open").setSql("price", "price * 100")}.
 *
 * @param all in the order written, at least one
 */
public record Assignments(List<Assignment> all) {

  /**
   * One column's new value.
   *
   * @param column the column
   * @param value what it becomes: a value or an expression over the old row
   */
  public record Assignment(Name column, ColumnDefault value) {}

  public Assignments {
    all = List.copyOf(all);
    if (all.stream().map(Assignment::column).distinct().count() != all.size()) {
      throw new IllegalArgumentException(
          "a column is set twice: " + all.stream().map(Assignment::column).toList());
    }
  }

  /** Sets a column to a value. */
  public Assignments set(String column, @Nullable Object value) {
    return and(new Assignment(Name.of(column), new ColumnDefault.Value(Literal.of(value))));
  }

  /** Sets a column to an expression over the old row. */
  public Assignments setSql(String column, String sql) {
    return and(new Assignment(Name.of(column), new ColumnDefault.Expression(new Sql(sql))));
  }

  private Assignments and(Assignment next) {
    List<Assignment> more = new ArrayList<>(all);
    more.add(next);
    return new Assignments(more);
  }
}
