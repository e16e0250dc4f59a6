package dev.retort.op;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    RowReader.sameLength(table, columns, values.size() + 1, row.size());
    List<List<Literal>> all = new ArrayList<>(values);
    all.add(row);
    return new Rows(table, columns, all);
  }

  /** Reads the shapes in which {@code bulkInsert} takes a row. */
  static final class RowReader {

    static List<Literal> read(Into into, int number, @Nullable Object row) {
      if (row instanceof Map<?, ?> map) {
        return fromMap(into, number, map);
      }
      if (row instanceof Record record) {
        return fromRecord(into, number, record);
      }
      @Nullable Object[] values;
      if (row instanceof Object[] array) {
        values = array;
      } else if (row instanceof Collection<?> list) {
        values = list.toArray();
      } else {
        throw new IllegalArgumentException(
            rowOf(into.table(), number)
                + " is "
                + (row == null ? "null" : "a " + row.getClass().getName())
                + "; give a List, an array, a Map by column name or a record");
      }
      sameLength(into.table(), into.columns(), number, values.length);
      return Literal.all(values);
    }

    private static List<Literal> fromMap(Into into, int number, Map<?, ?> map) {
      List<Literal> row = new ArrayList<>();
      for (Name column : into.columns()) {
        String key = map.containsKey(column.text()) ? column.text() : column.toString();
        if (!map.containsKey(key)) {
          throw new IllegalArgumentException(
              rowOf(into.table(), number)
                  + " has no key \""
                  + column.text()
                  + "\": "
                  + map.keySet());
        }
        row.add(Literal.of(map.get(key)));
      }
      if (map.size() > row.size()) {
        throw new IllegalArgumentException(
            rowOf(into.table(), number)
                + " has keys "
                + map.keySet()
                + " beyond the columns "
                + into.columns());
      }
      return List.copyOf(row);
    }

    private static List<Literal> fromRecord(Into into, int number, Record record) {
      var components = record.getClass().getRecordComponents();
      List<Literal> row = new ArrayList<>();
      for (Name column : into.columns()) {
        boolean found = false;
        for (var component : components) {
          if (squeezed(component.getName()).equals(squeezed(column.text()))) {
            try {
              var accessor = component.getAccessor();
              accessor.setAccessible(true);
              row.add(Literal.of(accessor.invoke(record)));
              found = true;
            } catch (ReflectiveOperationException e) {
              throw new IllegalArgumentException(
                  rowOf(into.table(), number) + ": " + component + " cannot be read", e);
            }
          }
        }
        if (!found) {
          throw new IllegalArgumentException(
              rowOf(into.table(), number)
                  + ": the record "
                  + record.getClass().getSimpleName()
                  + " has no component for the column \""
                  + column.text()
                  + "\"");
        }
      }
      return List.copyOf(row);
    }

    /** {@code createdAt} and {@code created_at} are the same word. */
    private static String squeezed(String name) {
      return name.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    }

    static void sameLength(QualifiedName table, List<Name> columns, int number, int given) {
      if (given != columns.size()) {
        throw new IllegalArgumentException(
            rowOf(table, number)
                + " has "
                + given
                + (given == 1 ? " value" : " values")
                + " for the "
                + columns.size()
                + (columns.size() == 1 ? " column " : " columns ")
                + columns
                + (columns.size() == 1
                    ? "; to give an array as one value, write (Object) array or List.of(..)"
                    : ""));
      }
    }

    private static String rowOf(QualifiedName table, int number) {
      return "row " + number + " of the insert into \"" + table + "\"";
    }
  }
}
