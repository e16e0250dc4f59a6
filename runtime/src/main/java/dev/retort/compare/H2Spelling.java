package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.op.EnumDefinition;
import java.util.Locale;
import java.util.Map;

/** H2's catalogue; types as its function {@code DATA_TYPE_SQL} tells them. */
public final class H2Spelling extends Spelling {

  private static final Map<String, String> TYPES =
      Map.of(
          "text", "character large object",
          "blob", "binary large object",
          "time", "time(6)",
          "timestamptz", "timestamp with time zone",
          "jsonb", "json",
          "double_precision", "double precision",
          "char", "character",
          "varchar", "character varying",
          "varbinary", "binary varying");

  private final boolean caseSensitive;

  /**
   * A spelling.
   *
   * @param caseSensitive whether names that differ in case are two
   */
  public H2Spelling(Dialect dialect, String ownSchema, boolean caseSensitive) {
    super(dialect, ownSchema, TYPES);
    this.caseSensitive = caseSensitive;
  }

  @Override
  String key(String text) {
    return caseSensitive ? text : text.toLowerCase(Locale.ROOT);
  }

  /** RESTRICT and none are one. */
  @Override
  public String action(String action) {
    String known = super.action(action);
    return known.equals("restrict") ? "no action" : known;
  }

  @Override
  String enumType(EnumDefinition definition) {
    StringBuilder type = new StringBuilder("enum(");
    for (String value : definition.values()) {
      type.append(type.length() > "enum(".length() ? ", '" : "'");
      type.append(value.replace("'", "''")).append('\'');
    }
    return type.append(')').toString();
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
