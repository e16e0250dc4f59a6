package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.schema.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SQLite's catalogue, which keeps types as they were written. */
public final class SqliteSpelling extends Spelling {

  public SqliteSpelling(Dialect dialect) {
    super(dialect, "");
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
  String more(Index index) {
    return more(index.where() != null);
  }

  /** What stands behind the keys of an index; of a condition only that there is one. */
  public static String more(boolean isPartial) {
    return isPartial ? " where .." : "";
  }

  @Override
  @Nullable String type(ColumnType type, Schema schema) {
    if (type instanceof ColumnType.Plain plain) {
      return plain(plain);
    } else if (type instanceof ColumnType.Decimal decimal) {
      return "decimal(" + decimal.precision() + ", " + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar text) {
      return "char(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varchar text) {
      return "varchar(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varbinary) {
      return "blob";
    }
    return type instanceof ColumnType.EnumOf ? "text" : null;
  }

  private static String plain(ColumnType.Plain type) {
    return switch (type) {
      case TEXT, UUID, JSON, JSONB -> "text";
      case DOUBLE_PRECISION -> "double precision";
      case TIMESTAMPTZ -> "timestamp with time zone";
      case SMALLINT, INTEGER, BIGINT, REAL, BOOLEAN, BLOB, DATE, TIME, TIMESTAMP ->
          type.name().toLowerCase(Locale.ROOT);
    };
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
