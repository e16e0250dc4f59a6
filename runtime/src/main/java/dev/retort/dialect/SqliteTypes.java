package dev.retort.dialect;

import dev.retort.op.ColumnType;

/**
 * SQLite's names of types (its documentation, "Datatypes In SQLite"). SQLite takes any name for a
 * type and makes of it one of five affinities, so what it accepts tells nothing: this table
 * decides. It chooses names that say what is meant, that give the right affinity, and from which
 * drivers tell what to read.
 *
 * <p>SQLite does not keep lengths. A {@code DECIMAL} is a floating-point number: it keeps 15
 * digits, and is best read as one. Dates and times are text in ISO 8601's order (see {@link
 * SqliteLiterals}).
 */
final class SqliteTypes {

  private SqliteTypes() {}

  static String write(ColumnType type, String what, Problems problems) {
    if (type instanceof ColumnType.Plain plain) {
      return plain(plain);
    } else if (type instanceof ColumnType.Decimal decimal) {
      return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar text) {
      return "CHAR(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varchar text) {
      return "VARCHAR(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varbinary) {
      return "BLOB"; // VARBINARY(n) would have numeric affinity
    } else if (type instanceof ColumnType.ArrayOf) {
      problems.require(Feature.ARRAY, what);
      return "TEXT";
    } else if (type instanceof ColumnType.EnumOf) {
      return "TEXT"; // the column carries a CHECK of its values
    }
    return ((ColumnType.Raw) type).sql().text();
  }

  /** Whether the text of a value of the type, given back, is that value again. */
  static boolean isExactAsText(ColumnType type) {
    if (type instanceof ColumnType.Decimal decimal) {
      return decimal.precision() <= SqliteLiterals.EXACT_DIGITS;
    } else if (type instanceof ColumnType.Plain plain) {
      return plain != ColumnType.Plain.REAL
          && plain != ColumnType.Plain.DOUBLE_PRECISION
          && plain != ColumnType.Plain.BLOB;
    }
    return !(type instanceof ColumnType.Varbinary || type instanceof ColumnType.Raw);
  }

  private static String plain(ColumnType.Plain type) {
    return switch (type) {
      case SMALLINT -> "SMALLINT";
      case INTEGER -> "INTEGER";
      case BIGINT -> "BIGINT";
      case REAL -> "REAL";
      case DOUBLE_PRECISION -> "DOUBLE PRECISION";
      case BOOLEAN -> "BOOLEAN";
      case BLOB -> "BLOB";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case TIMESTAMP -> "TIMESTAMP";
      case TIMESTAMPTZ -> "TIMESTAMP WITH TIME ZONE";
      case TEXT, UUID, JSON, JSONB -> "TEXT";
    };
  }
}
