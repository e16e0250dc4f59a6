package dev.retort.dialect;

import dev.retort.op.ColumnType;
import dev.retort.op.EnumDefinition;
import dev.retort.schema.Schema;
import java.util.Locale;
import java.util.stream.Collectors;

/** The types of MariaDB and MySQL (their manuals, Data Types). */
final class MySqlTypes {

  private static final int LONGEST_CHAR = 255;

  /** What a row holds in bytes, which is the most that one column can have. */
  private static final int LONGEST_VARCHAR = 65_532;

  private static final int MOST_DIGITS = 65;

  private MySqlTypes() {}

  /**
   * Writes a type.
   *
   * @param what the column, for problems
   */
  static String write(
      ColumnType type, String what, Schema schema, MySqlFamilyDialect dialect, Problems problems) {
    if (type instanceof ColumnType.Plain plain) {
      return plain(plain, what, dialect, problems);
    } else if (type instanceof ColumnType.Decimal decimal) {
      if (decimal.precision() > MOST_DIGITS || decimal.scale() > dialect.mostDecimals()) {
        problems.add(
            "%s allows decimal(%d, %d) at most, not decimal(%d, %d) (%s)",
            dialect.title(),
            MOST_DIGITS,
            dialect.mostDecimals(),
            decimal.precision(),
            decimal.scale(),
            what);
      }
      return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar text) {
      String wayOut = "say varchar(" + text.length() + ")";
      return "CHAR(" + length("character", text.length(), LONGEST_CHAR, what, wayOut, problems);
    } else if (type instanceof ColumnType.Varchar text) {
      return "VARCHAR(" + length("varchar", text.length(), LONGEST_VARCHAR, what, TEXT, problems);
    } else if (type instanceof ColumnType.Varbinary bytes) {
      String wayOut = "say blob()";
      return "VARBINARY("
          + length("varbinary", bytes.length(), LONGEST_VARCHAR, what, wayOut, problems);
    } else if (type instanceof ColumnType.ArrayOf) {
      problems.require(Feature.ARRAY, what);
      return "";
    } else if (type instanceof ColumnType.EnumOf named) {
      return enumOf(named, what, schema, dialect, problems);
    }
    return ((ColumnType.Raw) type).sql().text();
  }

  private static final String TEXT = "say text()";

  private static String length(
      String type, int length, int most, String what, String wayOut, Problems problems) {
    if (length > most) {
      problems.add("%s(%d) is too long (%s), %d is the most: %s", type, length, what, most, wayOut);
    }
    return length + ")";
  }

  private static String plain(
      ColumnType.Plain type, String what, MySqlFamilyDialect dialect, Problems problems) {
    return switch (type) {
      case SMALLINT -> "SMALLINT";
      case INTEGER -> "INT";
      case BIGINT -> "BIGINT";
      // REAL is a DOUBLE here.
      case REAL -> "FLOAT";
      case DOUBLE_PRECISION -> "DOUBLE";
      case BOOLEAN -> "BOOLEAN";
      // TEXT and BLOB end with 64 kB.
      case TEXT -> "LONGTEXT";
      case BLOB -> "LONGBLOB";
      case DATE -> "DATE";
      // Without a precision they keep whole seconds.
      case TIME -> "TIME(6)";
      // TIMESTAMP ends in 2038 and turns with the session's time zone.
      case TIMESTAMP -> "DATETIME(6)";
      case TIMESTAMPTZ -> {
        problems.require(Feature.TIMESTAMPTZ, what);
        yield "";
      }
      case UUID -> dialect.uuid();
      case JSON, JSONB -> "JSON";
    };
  }

  private static String enumOf(
      ColumnType.EnumOf type,
      String what,
      Schema schema,
      MySqlFamilyDialect dialect,
      Problems problems) {
    EnumDefinition definition = schema.enumOf(type.name());
    if (definition == null) {
      problems.add(
          "no operation of the chain made the enum \"%s\" (%s): say createEnum(..) before",
          type.name(), what);
      return "";
    }
    for (String value : definition.values()) {
      if (value.endsWith(" ")) {
        problems.add(
            "%s takes the blanks off the end of the enum value '%s' (%s): leave them out",
            dialect.title(), value, what);
      }
    }
    return definition.values().stream()
        .map(dialect::text)
        .collect(Collectors.joining(", ", "ENUM(", ")"));
  }

  /** How the text of a key becomes the key, for comparing it with the column. */
  static String key(ColumnType type) {
    if (type instanceof ColumnType.Decimal decimal) {
      return "CAST(? AS DECIMAL(" + decimal.precision() + ", " + decimal.scale() + "))";
    } else if (type instanceof ColumnType.Plain plain) {
      return switch (plain) {
        case SMALLINT, INTEGER, BIGINT, BOOLEAN -> "CAST(? AS SIGNED)";
        case DATE -> "CAST(? AS DATE)";
        case TIME -> "CAST(? AS TIME(6))";
        case TIMESTAMP -> "CAST(? AS DATETIME(6))";
        // A text is compared by the column's collation, which a CAST would take from it.
        default -> "?";
      };
    } else if (type instanceof ColumnType.Raw raw) {
      String name = raw.sql().text().strip().toLowerCase(Locale.ROOT);
      if (name.matches("(tiny|small|medium|big)?int\\b.*")) {
        return name.contains("unsigned") ? "CAST(? AS UNSIGNED)" : "CAST(? AS SIGNED)";
      }
    }
    return "?";
  }

  /** Whether the keys of a type are bytes that no text holds. */
  static boolean isBinary(ColumnType type) {
    return type == ColumnType.Plain.BLOB
        || type instanceof ColumnType.Varbinary
        || (type instanceof ColumnType.Raw raw
            && raw.sql().text().toLowerCase(Locale.ROOT).matches("\\s*(var)?binary\\b.*"));
  }

  /** Whether a type is stored beside the row, so that a key takes a prefix of it only. */
  static boolean isLong(ColumnType type) {
    return type == ColumnType.Plain.TEXT
        || type == ColumnType.Plain.BLOB
        || type == ColumnType.Plain.JSON
        || type == ColumnType.Plain.JSONB
        || (type instanceof ColumnType.Raw raw
            && raw.sql()
                .text()
                .toLowerCase(Locale.ROOT)
                .matches("\\s*((tiny|medium|long)?(text|blob)|json)\\b.*"));
  }
}
