package dev.retort.processor.lint;

import dev.retort.op.ColumnType;
import java.util.Locale;

/** A column's type as people say it. */
public final class TypeWords {

  private TypeWords() {}

  /** {@code varchar(20)}, {@code double precision}. */
  public static String of(ColumnType type) {
    if (type instanceof ColumnType.Plain plain) {
      return plain.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    } else if (type instanceof ColumnType.Decimal decimal) {
      return "decimal(" + decimal.precision() + ", " + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar fixed) {
      return "character(" + fixed.length() + ")";
    } else if (type instanceof ColumnType.Varchar varchar) {
      return "varchar(" + varchar.length() + ")";
    } else if (type instanceof ColumnType.Varbinary varbinary) {
      return "varbinary(" + varbinary.length() + ")";
    } else if (type instanceof ColumnType.ArrayOf array) {
      return "array of " + of(array.element());
    } else if (type instanceof ColumnType.EnumOf named) {
      return "enum " + named.name();
    }
    return ((ColumnType.Raw) type).sql().text();
  }
}
