package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnType;
import dev.retort.op.EnumDefinition;
import dev.retort.op.ReferentialAction;
import dev.retort.schema.Schema;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** H2's catalogue; types as its function {@code DATA_TYPE_SQL} tells them. */
public final class H2Spelling extends Spelling {

  private final boolean caseSensitive;

  /**
   * A spelling.
   *
   * @param caseSensitive whether names that differ in case are two
   */
  public H2Spelling(Dialect dialect, String ownSchema, boolean caseSensitive) {
    super(dialect, ownSchema);
    this.caseSensitive = caseSensitive;
  }

  @Override
  String key(String text) {
    return caseSensitive ? text : text.toLowerCase(Locale.ROOT);
  }

  /** H2 knows one of them only. */
  @Override
  String action(ReferentialAction action) {
    return action == ReferentialAction.RESTRICT ? "no action" : super.action(action);
  }

  @Override
  @Nullable String type(ColumnType type, Schema schema) {
    if (type instanceof ColumnType.Plain plain) {
      return plain(plain);
    } else if (type instanceof ColumnType.Decimal decimal) {
      return decimal(decimal.precision(), decimal.scale());
    } else if (type instanceof ColumnType.FixedChar text) {
      return "character(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varchar text) {
      return "character varying(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varbinary bytes) {
      return "binary varying(" + bytes.length() + ")";
    } else if (type instanceof ColumnType.ArrayOf array) {
      String element = type(array.element(), schema);
      return element == null ? null : element + " array";
    } else if (type instanceof ColumnType.EnumOf named) {
      EnumDefinition definition = schema.enumOf(named.name());
      return definition == null
          ? null
          : definition.values().stream()
              .map(value -> "'" + value.replace("'", "''") + "'")
              .collect(Collectors.joining(", ", "enum(", ")"));
    }
    return null;
  }

  static String decimal(int precision, int scale) {
    return "decimal(" + precision + ", " + scale + ")";
  }

  private static String plain(ColumnType.Plain type) {
    return switch (type) {
      case TEXT -> "character large object";
      case BLOB -> "binary large object";
      case TIME -> "time(6)";
      case TIMESTAMP -> "timestamp";
      case TIMESTAMPTZ -> "timestamp with time zone";
      case JSON, JSONB -> "json";
      case DOUBLE_PRECISION -> "double precision";
      case SMALLINT, INTEGER, BIGINT, REAL, BOOLEAN, DATE, UUID ->
          type.name().toLowerCase(Locale.ROOT);
    };
  }

  /** What {@code DATA_TYPE_SQL} says, in one spelling; the values of an enum stay as they are. */
  public static String canonical(String type) {
    if (type.startsWith("ENUM(")) {
      int end = type.lastIndexOf(')') + 1; // an array of them has more behind it
      return "enum("
          + type.substring("ENUM(".length(), end)
          + type.substring(end).toLowerCase(Locale.ROOT);
    }
    String lower = type.toLowerCase(Locale.ROOT).replace("numeric(", "decimal(");
    return lower.replaceAll("decimal\\((\\d+)\\)", "decimal($1, 0)");
  }
}
