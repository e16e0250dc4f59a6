package dev.retort.op;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows to insert: {@code into("account", "name", "email").values("Ann", null).values("Bob",
 * "b@x")}.
 *
 * @param table the table
 * @param columns the columns given, at least one
 * @param values the rows, each as long as {@code columns}
 */
public record Rows(QualifiedName table, List<Name> columns, List<List<Literal>> values) {

  public Rows {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
    for (int i = 0; i < values.size(); i++) {
      RowReader.sameLength(table, columns, i + 1, values.get(i).size());
    }
  }

  /**
   * The rows of {@code into(..)}: none yet.
   *
   * @param table the table
   * @param columns the columns that each row gives
   * @param types their types where {@code table(..)} wrote them out, else empty: then the fold
   *     knows
   */
  public record Into(QualifiedName table, List<Name> columns, List<ColumnType> types) {

    public Into {
      columns = List.copyOf(columns);
      types = List.copyOf(types);
      if (columns.stream().distinct().count() != columns.size()) {
        throw new IllegalArgumentException(
            "into \"" + table + "\" names a column twice: " + columns);
      }
    }

    /**
     * A first row.
     *
     * @param values one for each column, in order; {@code values(null)} is one NULL
     * @throws IllegalArgumentException when their number is not that of the columns, or one has no
     *     SQL form
     */
    public Rows values(@Nullable Object @Nullable ... values) {
      return new Rows(table, columns, List.of()).values(values);
    }
  }

  /**
   * One more row.
   *
   * @param more one value for each column, in order; {@code values(null)} is one NULL
   * @throws IllegalArgumentException when their number is not that of the columns, or one has no
   *     SQL form
   */
  public Rows values(@Nullable Object @Nullable ... more) {
    List<Literal> row = Literal.all(more);
    List<List<Literal>> all = new ArrayList<>(values);
    all.add(row);
    return new Rows(table, columns, all);
  }
}
