package dev.retort.processor.lint;

import dev.retort.op.ColumnType;
import org.jspecify.annotations.Nullable;

/** Which types a foreign key may compare, on each database. */
final class KeyTypes {

  /** Types of one kind can be compared with each other. */
  private enum Kind {
    NUMBER,
    TEXT,
    BOOLEAN,
    MOMENT,
    UUID,
    BYTES
  }

  private KeyTypes() {}

  /**
   * Whether a database surely refuses a foreign key between two types.
   *
   * @param one the type of the column that references
   * @param other the type of the column that is referenced
   */
  static boolean clash(ColumnType one, ColumnType other, String database) {
    Kind left = kind(one);
    Kind right = kind(other);
    if (left == null || right == null) {
      return false;
    }
    return switch (database) {
      case "postgresql" ->
          // it converts the one to the other, and only where nothing can be lost
          left != right || (left == Kind.NUMBER && breadth(one) > breadth(other));
      case "h2" ->
          left != right
              && left != Kind.BYTES
              && right != Kind.BYTES
              && (left == Kind.TEXT
                  ? right == Kind.MOMENT
                  : right != Kind.TEXT || left == Kind.MOMENT);
      case "mariadb", "mysql" -> !isSameToMySql(one, other);
      default -> false; // SQLite compares anything
    };
  }

  /** Whether InnoDB takes two types for one in a foreign key; texts may differ in length. */
  static boolean isSameToMySql(ColumnType one, ColumnType other) {
    Kind left = kind(one);
    Kind right = kind(other);
    if (left == null || right == null) {
      return true; // not sure
    } else if (left == Kind.TEXT && right == Kind.TEXT) {
      return true;
    } else if (left == Kind.BYTES && right == Kind.BYTES) {
      return true;
    }
    return one.equals(other);
  }

  /** Of numbers: what converts without a cast to what is broader. */
  private static int breadth(ColumnType number) {
    if (number instanceof ColumnType.Decimal) {
      return 1;
    }
    return number == ColumnType.Plain.REAL || number == ColumnType.Plain.DOUBLE_PRECISION ? 2 : 0;
  }

  private static @Nullable Kind kind(ColumnType type) {
    if (type instanceof ColumnType.Varchar || type instanceof ColumnType.FixedChar) {
      return Kind.TEXT;
    } else if (type instanceof ColumnType.Decimal) {
      return Kind.NUMBER;
    } else if (type instanceof ColumnType.Varbinary) {
      return Kind.BYTES;
    }
    if (!(type instanceof ColumnType.Plain plain)) {
      return null;
    }
    return switch (plain) {
      case SMALLINT, INTEGER, BIGINT, REAL, DOUBLE_PRECISION -> Kind.NUMBER;
      case TEXT -> Kind.TEXT;
      case BLOB -> Kind.BYTES;
      case BOOLEAN -> Kind.BOOLEAN;
      case DATE, TIMESTAMP, TIMESTAMPTZ -> Kind.MOMENT;
      case UUID -> Kind.UUID;
      case TIME, JSON, JSONB -> null;
    };
  }
}
