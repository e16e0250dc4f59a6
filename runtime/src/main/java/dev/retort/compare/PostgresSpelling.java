package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.op.EnumDefinition;
import java.util.Map;

/** PostgreSQL's catalogue; types as its function {@code format_type} tells them. */
public final class PostgresSpelling extends Spelling {

  private static final Map<String, String> TYPES =
      Map.of(
          "blob", "bytea",
          "time", "time without time zone",
          "timestamp", "timestamp without time zone",
          "timestamptz", "timestamp with time zone",
          "double_precision", "double precision",
          "decimal", "numeric",
          "char", "character",
          "varchar", "character varying");

  public PostgresSpelling(Dialect dialect, String ownSchema) {
    super(dialect, ownSchema, TYPES);
  }

  @Override
  boolean hasEnums() {
    return true;
  }

  /** One of arrays is an array. */
  @Override
  String array(String element) {
    return element.endsWith("[]") ? element : element + "[]";
  }

  @Override
  String enumType(EnumDefinition definition) {
    return enumType(title(definition.name()));
  }

  /** The type that an enum is. */
  public static String enumType(Inventory.Title title) {
    return "enum " + title;
  }

  /** What {@code format_type} says, in one spelling. */
  public static String canonical(String type) {
    return type.replace(",", ", ");
  }
}
