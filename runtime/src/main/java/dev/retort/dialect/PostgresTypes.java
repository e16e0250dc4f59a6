package dev.retort.dialect;

import dev.retort.op.ColumnType;
import dev.retort.op.Name;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's names of types (its manual, 8. Data Types), and which of them become which. */
final class PostgresTypes {

  private static final int MOST_DIGITS = 1_000;
  private static final int LONGEST_TEXT = 10_485_760;

  private PostgresTypes() {}

  static String write(ColumnType type, String what, PostgresDialect dialect, Problems problems) {
    if (type instanceof ColumnType.Plain plain) {
      return plain(plain);
    } else if (type instanceof ColumnType.Decimal decimal) {
      limit("decimal", decimal.precision(), MOST_DIGITS, what, problems);
      return "numeric(" + decimal.precision() + ", " + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar text) {
      limit("character", text.length(), LONGEST_TEXT, what, problems);
      return "char(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varchar text) {
      limit("varchar", text.length(), LONGEST_TEXT, what, problems);
      return "varchar(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varbinary) {
      return "bytea"; // it has no limit of its own
    } else if (type instanceof ColumnType.ArrayOf array) {
      return write(array.element(), what, dialect, problems) + "[]";
    } else if (type instanceof ColumnType.EnumOf named) {
      return dialect.identifier(named.name());
    }
    return ((ColumnType.Raw) type).sql().text();
  }

  private static String plain(ColumnType.Plain type) {
    return switch (type) {
      case SMALLINT -> "smallint";
      case INTEGER -> "integer";
      case BIGINT -> "bigint";
      case REAL -> "real";
      case DOUBLE_PRECISION -> "double precision";
      case BOOLEAN -> "boolean";
      case TEXT -> "text";
      case BLOB -> "bytea";
      case DATE -> "date";
      case TIME -> "time";
      case TIMESTAMP -> "timestamp";
      case TIMESTAMPTZ -> "timestamptz";
      case UUID -> "uuid";
      case JSON -> "json";
      case JSONB -> "jsonb";
    };
  }

  private static void limit(String type, int given, int most, String what, Problems problems) {
    if (given > most) {
      problems.add(
          "PostgreSQL's %s goes to %d, and %s asks for %d: say text() or raw(\"numeric\")",
          type, most, what, given);
    }
  }

  /** Whether the database may number the rows of a column of this type. */
  static boolean isNumbered(ColumnType type) {
    return isInteger(type) || type instanceof ColumnType.Raw;
  }

  /**
   * What makes the new value of the old one where PostgreSQL wants to be told, or null where it
   * does it by itself ({@code pg_cast}: an assignment cast) or nothing does. Never a cast that cuts
   * text: {@code CAST(x AS varchar(3))} does, while PostgreSQL by itself refuses.
   */
  static @Nullable String using(
      ColumnType from, ColumnType to, Name column, String type, PostgresDialect dialect) {
    String name = dialect.identifier(column);
    if (from.equals(to) || isText(to) || to instanceof ColumnType.Raw) {
      return null;
    } else if (isText(from)) {
      return name + "::" + type;
    } else if (from instanceof ColumnType.EnumOf) {
      return name + "::text::" + type;
    } else if (from == ColumnType.Plain.BOOLEAN && isInteger(to)) {
      return name + "::integer";
    } else if (isInteger(from) && to == ColumnType.Plain.BOOLEAN) {
      return name + " <> 0";
    }
    boolean arrays =
        from instanceof ColumnType.ArrayOf some
            && to instanceof ColumnType.ArrayOf
            && (isText(some.element()) || some.element() instanceof ColumnType.EnumOf);
    return arrays ? name + "::text[]::" + type : null;
  }

  /** Whether the catalogue keeps a literal of one and a literal of the other alike. */
  static boolean isOneKind(ColumnType one, ColumnType other) {
    return one.equals(other)
        || (one instanceof ColumnType.Varchar && other instanceof ColumnType.Varchar)
        || (one instanceof ColumnType.FixedChar && other instanceof ColumnType.FixedChar)
        || (one instanceof ColumnType.Decimal && other instanceof ColumnType.Decimal);
  }

  static boolean isText(ColumnType type) {
    return type == ColumnType.Plain.TEXT
        || type instanceof ColumnType.Varchar
        || type instanceof ColumnType.FixedChar;
  }

  private static boolean isInteger(ColumnType type) {
    return type == ColumnType.Plain.SMALLINT
        || type == ColumnType.Plain.INTEGER
        || type == ColumnType.Plain.BIGINT;
  }
}
