package dev.retort.processor.entity;

import dev.retort.op.ColumnType;
import dev.retort.op.ColumnType.Plain;
import dev.retort.processor.entity.EntityColumn.Kind;
import java.util.Set;

/**
 * Which values surely don't fit into a column. Of dates and times nothing is said: SQLite keeps
 * them as texts or numbers, and MySQL takes texts for them.
 */
final class Misfits {

  private static final Set<ColumnType> NUMBERS =
      Set.of(Plain.SMALLINT, Plain.INTEGER, Plain.BIGINT, Plain.REAL, Plain.DOUBLE_PRECISION);

  private Misfits() {}

  static boolean isMisfit(Kind kind, ColumnType column) {
    return switch (kind) {
      case TEXT -> isNumber(column) || column == Plain.BOOLEAN;
      case NUMBER -> isText(column) || column == Plain.UUID;
      case OTHER -> false;
    };
  }

  /** Whether a column is a text of fewer characters. */
  static boolean isShorter(ColumnType column, int length) {
    return (column instanceof ColumnType.Varchar text && text.length() < length)
        || (column instanceof ColumnType.FixedChar fixed && fixed.length() < length)
        || (column instanceof ColumnType.Varbinary bytes && bytes.length() < length);
  }

  static String words(Kind kind) {
    return kind == Kind.TEXT ? "text" : "a number";
  }

  private static boolean isNumber(ColumnType type) {
    return NUMBERS.contains(type) || type instanceof ColumnType.Decimal;
  }

  private static boolean isText(ColumnType type) {
    return type == Plain.TEXT
        || type instanceof ColumnType.Varchar
        || type instanceof ColumnType.FixedChar;
  }
}
