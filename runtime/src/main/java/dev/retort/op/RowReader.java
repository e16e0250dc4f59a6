package dev.retort.op;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the shapes in which {@code bulkInsert} takes its rows, one after the other. */
final class RowReader {

  private final QualifiedName table;
  private final List<Name> columns;
  private int number;
  private @Nullable Class<?> recordClass;
  private List<Method> accessors = List.of();

  RowReader(QualifiedName table, List<Name> columns) {
    this.table = table;
    this.columns = columns;
  }

  /** The values of the next row, one for each column. */
  List<Literal> read(@Nullable Object row) {
    number++;
    if (row instanceof Map<?, ?> map) {
      return fromMap(map);
    } else if (row instanceof Record record) {
      return fromRecord(record);
    }
    @Nullable Object[] values;
    if (row instanceof Object[] array) {
      values = array;
    } else if (row instanceof List<?> list) {
      values = list.toArray();
    } else {
      throw wrong(
          " is "
              + (row == null ? "null" : "a " + row.getClass().getName())
              + "; give a List, an array, a Map by column name or a record");
    }
    sameLength(table, columns, number, values.length);
    return Literal.all(values);
  }

  private List<Literal> fromMap(Map<?, ?> map) {
    List<Literal> row = new ArrayList<>(columns.size());
    for (Name column : columns) {
      String key = map.containsKey(column.text()) ? column.text() : column.toString();
      if (!map.containsKey(key)) {
        throw wrong(" has no key \"" + column.text() + "\": " + map.keySet());
      }
      row.add(Literal.of(map.get(key)));
    }
    if (map.size() > row.size()) {
      throw wrong(" has keys " + map.keySet() + " beyond the columns " + columns);
    }
    return List.copyOf(row);
  }

  /** Components that no column asks for are left out. */
  private List<Literal> fromRecord(Record record) {
    if (!record.getClass().equals(recordClass)) {
      accessors = columns.stream().map(column -> accessor(record.getClass(), column)).toList();
      recordClass = record.getClass();
    }
    List<Literal> row = new ArrayList<>(columns.size());
    for (Method accessor : accessors) {
      try {
        row.add(Literal.of(accessor.invoke(record)));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalArgumentException(
            rowOf(table, number) + ": " + accessor + " cannot be read", e);
      }
    }
    return List.copyOf(row);
  }

  private Method accessor(Class<?> type, Name column) {
    List<RecordComponent> fitting =
        Arrays.stream(type.getRecordComponents())
            .filter(component -> sameWord(component.getName(), column.text()))
            .toList();
    if (fitting.size() != 1) {
      throw wrong(
          ": the record "
              + type.getSimpleName()
              + (fitting.isEmpty()
                  ? " has no component for the column \"" + column.text() + "\""
                  : " has several components for the column \""
                      + column.text()
                      + "\": "
                      + fitting));
    }
    Method accessor = fitting.get(0).getAccessor();
    try {
      accessor.setAccessible(true);
    } catch (InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          rowOf(table, number)
              + ": the record "
              + type.getName()
              + " cannot be read; make it public in an exported package, or open its package to"
              + " dev.retort.runtime",
          e);
    }
    return accessor;
  }

  /** {@code createdAt} and {@code created_at} are the same word. */
  private static boolean sameWord(String component, String column) {
    return word(component).equals(word(column));
  }

  private static String word(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(rowOf(table, number) + what);
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
