package dev.retort.dialect;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Literal;
import dev.retort.schema.Schema;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** H2's names of types (its manual, Data Types). */
final class H2Types {

  private H2Types() {}

  static String write(
      ColumnType type, String what, Schema schema, H2Dialect dialect, Problems problems) {
    if (type instanceof ColumnType.Plain plain) {
      return plain(plain);
    } else if (type instanceof ColumnType.Decimal decimal) {
      return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar text) {
      return "CHAR(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varchar text) {
      return "VARCHAR(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varbinary bytes) {
      return "VARBINARY(" + bytes.length() + ")";
    } else if (type instanceof ColumnType.ArrayOf array) {
      return write(array.element(), what, schema, dialect, problems) + " ARRAY";
    } else if (type instanceof ColumnType.EnumOf named) {
      EnumDefinition definition = schema.enumOf(named.name());
      if (definition == null) {
        problems.add(
            "no operation of the chain made the enum \"%s\" (%s): say createEnum(..) before",
            named.name(), what);
        return "";
      }
      return definition.values().stream()
          .map(value -> dialect.literal(new Literal(value)))
          .collect(Collectors.joining(", ", "ENUM(", ")"));
    }
    return ((ColumnType.Raw) type).sql().text();
  }

  /**
   * What makes the new values of the old ones where H2 does not convert them by itself: of a CLOB.
   */
  static String using(@Nullable ColumnDefinition column, ColumnType to, H2Dialect dialect) {
    boolean text =
        to == ColumnType.Plain.TEXT
            || to == ColumnType.Plain.JSON
            || to == ColumnType.Plain.JSONB
            || to instanceof ColumnType.Varchar
            || to instanceof ColumnType.FixedChar;
    return column == null || column.type() != ColumnType.Plain.TEXT || text
        ? ""
        : " USING CAST(" + dialect.identifier(column.name()) + " AS VARCHAR)";
  }

  private static String plain(ColumnType.Plain type) {
    return switch (type) {
      case SMALLINT -> "SMALLINT";
      case INTEGER -> "INTEGER";
      case BIGINT -> "BIGINT";
      case REAL -> "REAL";
      case DOUBLE_PRECISION -> "DOUBLE PRECISION";
      case BOOLEAN -> "BOOLEAN";
      // H2's TEXT is an alias of CLOB.
      case TEXT -> "CLOB";
      case BLOB -> "BLOB";
      case DATE -> "DATE";
      // Without a precision H2 keeps whole seconds, and rounds to them.
      case TIME -> "TIME(6)";
      case TIMESTAMP -> "TIMESTAMP";
      case TIMESTAMPTZ -> "TIMESTAMP WITH TIME ZONE";
      case UUID -> "UUID";
      // H2's JSON is stored parsed, which is what PostgreSQL's jsonb means beyond json.
      case JSON, JSONB -> "JSON";
    };
  }
}
