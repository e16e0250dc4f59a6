package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.EnumDefinition;
import dev.retort.schema.Schema;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQLite's catalogue, which keeps types as they were written. */
public final class SqliteSpelling extends Spelling {

  private static final Map<String, String> TYPES =
      Map.of(
          "uuid", "text",
          "json", "text",
          "jsonb", "text",
          "double_precision", "double precision",
          "timestamptz", "timestamp with time zone");

  public SqliteSpelling(Dialect dialect) {
    super(dialect, "", TYPES);
  }

  @Override
  String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  boolean hasIdentityKinds() {
    return false;
  }

  /** Of constraints the pragmas tell no names; those of checks stand in the table's text. */
  @Override
  @Nullable String name(Constraint constraint) {
    return constraint instanceof Constraint.Check ? super.name(constraint) : null;
  }

  @Override
  String enumType(EnumDefinition definition) {
    return "text";
  }

  @Override
  String numbered(ColumnType type, Schema schema) {
    return "integer";
  }

  /** A type in one spelling. */
  public static String canonical(String type) {
    return type.strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .replaceAll("\\s*([(),])\\s*", "$1")
        .replace(",", ", ");
  }
}
