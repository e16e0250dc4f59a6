package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnType;
import dev.retort.op.Index;
import dev.retort.schema.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's catalogue; types as its function {@code format_type} tells them. */
public final class PostgresSpelling extends Spelling {

  public PostgresSpelling(Dialect dialect, String ownSchema) {
    super(dialect, ownSchema);
  }

  @Override
  boolean hasEnums() {
    return true;
  }

  @Override
  @Nullable String type(ColumnType type, Schema schema) {
    if (type instanceof ColumnType.Plain plain) {
      return plain(plain);
    } else if (type instanceof ColumnType.Decimal decimal) {
      return "numeric(" + decimal.precision() + "," + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar text) {
      return "character(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varchar text) {
      return "character varying(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varbinary) {
      return "bytea";
    } else if (type instanceof ColumnType.ArrayOf array) {
      String element = type(array.element(), schema);
      return element == null || element.endsWith("[]") ? element : element + "[]";
    } else if (type instanceof ColumnType.EnumOf named) {
      return enumType(title(named.name()));
    }
    return null;
  }

  /** The type that an enum is. */
  public static String enumType(Inventory.Title title) {
    return "enum " + title;
  }

  private static String plain(ColumnType.Plain type) {
    return switch (type) {
      case BLOB -> "bytea";
      case TIME -> "time without time zone";
      case TIMESTAMP -> "timestamp without time zone";
      case TIMESTAMPTZ -> "timestamp with time zone";
      case DOUBLE_PRECISION -> "double precision";
      case SMALLINT, INTEGER, BIGINT, REAL, BOOLEAN, TEXT, DATE, UUID, JSON, JSONB ->
          type.name().toLowerCase(Locale.ROOT);
    };
  }

  @Override
  String more(Index index) {
    return more(
        index.include().stream().map(this::shown).toList(),
        index.method() == null ? "btree" : index.method().toLowerCase(Locale.ROOT),
        index.where() != null);
  }

  /** What stands behind the keys of an index; of a condition only that there is one. */
  public static String more(java.util.List<String> include, String method, boolean isPartial) {
    return (include.isEmpty() ? "" : " include (" + String.join(", ", include) + ")")
        + (method.equals("btree") ? "" : " using " + method)
        + (isPartial ? " where .." : "");
  }
}
