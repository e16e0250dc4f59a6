package dev.retort.processor.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names in a piece of SQL.
 *
 * @param tables the tables that it reads or changes, as it writes them
 * @param columns the columns of which it is clear whose they are
 */
public record SqlNames(List<TableName> tables, List<ColumnName> columns) {

  /** Nothing is known of it. */
  public static final SqlNames NONE = new SqlNames(List.of(), List.of());

  /**
   * A table.
   *
   * @param schema without quotes, or null
   * @param name without quotes
   * @param isQuoted whether its name stands in quotes
   */
  public record TableName(@Nullable String schema, String name, boolean isQuoted) {}

  /**
   * A column.
   *
   * @param table whose it is
   * @param name without quotes
   * @param isQuoted whether it stands in quotes
   * @param isCertain whether nothing but a column can stand there; else a bare word, which may be
   *     something of the database's own ({@code rowid}, {@code current_user})
   */
  public record ColumnName(TableName table, String name, boolean isQuoted, boolean isCertain) {}

  public SqlNames {
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
  }
}
