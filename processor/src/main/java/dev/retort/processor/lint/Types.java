package dev.retort.processor.lint;

import dev.retort.op.ColumnType;
import dev.retort.op.ColumnType.Plain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of type does to the values that are there, as every database that minds its types
 * does it. A type in a database's own words is not judged.
 */
final class Types {

  private static final List<Plain> INTEGERS = List.of(Plain.SMALLINT, Plain.INTEGER, Plain.BIGINT);

  /** The decimal digits that an integer type holds, all of them and any of them. */
  private static final List<Integer> FULL_DIGITS = List.of(4, 9, 18);

  private static final List<Integer> MOST_DIGITS = List.of(5, 10, 19);

  /** The most characters of the text that a value becomes: with its sign. */
  private static final int UUID_TEXT = 36;

  private static final int DATE_TEXT = 10;

  private static final int LONGEST_OF_ONE_BYTE = 255;

  private Types() {}

  static boolean isText(ColumnType type) {
    return type == Plain.TEXT
        || type instanceof ColumnType.Varchar
        || type instanceof ColumnType.FixedChar;
  }

  private static boolean isInteger(ColumnType type) {
    return INTEGERS.contains(type);
  }

  private static boolean isFloat(ColumnType type) {
    return type == Plain.REAL || type == Plain.DOUBLE_PRECISION;
  }

  private static boolean isRaw(ColumnType type) {
    return type instanceof ColumnType.Raw
        || (type instanceof ColumnType.ArrayOf array && isRaw(array.element()));
  }

  /** What is lost of values without a word, as {@code loses ..}; null where nothing is. */
  static @Nullable String lost(ColumnType from, ColumnType to) {
    if (from instanceof ColumnType.ArrayOf some && to instanceof ColumnType.ArrayOf other) {
      return lost(some.element(), other.element());
    }
    if (to == Plain.DATE && (from == Plain.TIMESTAMP || from == Plain.TIMESTAMPTZ)) {
      return "the time of day";
    } else if (to == Plain.TIME && (from == Plain.TIMESTAMP || from == Plain.TIMESTAMPTZ)) {
      return "the date";
    } else if (to == Plain.BOOLEAN && isInteger(from)) {
      return "which number it was";
    }
    boolean hasFraction =
        isFloat(from) || (from instanceof ColumnType.Decimal decimal && decimal.scale() > 0);
    if (hasFraction && isInteger(to)) {
      return "the digits after the point";
    } else if (to instanceof ColumnType.Decimal less) {
      boolean fewer =
          isFloat(from) || (from instanceof ColumnType.Decimal more && less.scale() < more.scale());
      return fewer ? "the digits after the point that no longer fit" : null;
    }
    boolean inexact =
        (from == Plain.DOUBLE_PRECISION && to == Plain.REAL)
            || ((from == Plain.INTEGER || from == Plain.BIGINT) && to == Plain.REAL)
            || (from == Plain.BIGINT && to == Plain.DOUBLE_PRECISION)
            || (from instanceof ColumnType.Decimal && isFloat(to));
    return inexact ? "the digits that a binary fraction can't hold" : null;
  }

  /**
   * The condition under which a value no longer fits, over a column.
   *
   * @param column the column, as SQL names it
   * @return null where every value fits
   */
  static @Nullable String unfit(ColumnType from, ColumnType to, String column) {
    if (isText(to)) {
      int length = length(to);
      return length < textLength(from)
          ? column + " <> SUBSTR(" + column + ", 1, " + length + ")"
          : null;
    } else if (to instanceof ColumnType.Varbinary bytes) {
      boolean shorter =
          from == Plain.BLOB
              || (from instanceof ColumnType.Varbinary more && more.length() > bytes.length());
      return shorter ? "LENGTH(" + column + ") > " + bytes.length() : null;
    } else if (isInteger(to)) {
      int rank = INTEGERS.indexOf(to);
      boolean less =
          isFloat(from)
              || INTEGERS.indexOf(from) > rank
              || (from instanceof ColumnType.Decimal decimal
                  && decimal.precision() - decimal.scale() > FULL_DIGITS.get(rank));
      return less ? column + " NOT BETWEEN " + range((Plain) to) : null;
    } else if (to instanceof ColumnType.Decimal decimal) {
      int digits = decimal.precision() - decimal.scale();
      boolean less =
          isFloat(from)
              || (isInteger(from) && MOST_DIGITS.get(INTEGERS.indexOf(from)) > digits)
              || (from instanceof ColumnType.Decimal more
                  && more.precision() - more.scale() > digits);
      return less ? "ABS(" + column + ") >= 1" + "0".repeat(digits) : null;
    }
    return null;
  }

  private static String range(Plain integer) {
    return switch (integer) {
      case SMALLINT -> Short.MIN_VALUE + " AND " + Short.MAX_VALUE;
      case INTEGER -> Integer.MIN_VALUE + " AND " + Integer.MAX_VALUE;
      default -> Long.MIN_VALUE + " AND " + Long.MAX_VALUE;
    };
  }

  private static int length(ColumnType text) {
    if (text instanceof ColumnType.Varchar some) {
      return some.length();
    }
    return text instanceof ColumnType.FixedChar fixed ? fixed.length() : Integer.MAX_VALUE;
  }

  /** How long a value's text may become; 0 where that is not known. */
  private static int textLength(ColumnType type) {
    if (isText(type)) {
      return length(type);
    } else if (isInteger(type)) {
      return MOST_DIGITS.get(INTEGERS.indexOf(type)) + 1;
    } else if (type == Plain.JSON || type == Plain.JSONB) {
      return Integer.MAX_VALUE;
    } else if (type == Plain.UUID) {
      return UUID_TEXT;
    }
    return type == Plain.DATE ? DATE_TEXT : 0;
  }

  /** Whether it depends on the value whether it can be converted at all: texts that are numbers. */
  static boolean mayNotConvert(ColumnType from, ColumnType to) {
    if (isRaw(from) || isRaw(to) || to == Plain.BLOB || to instanceof ColumnType.Varbinary) {
      return false;
    } else if (from instanceof ColumnType.ArrayOf some && to instanceof ColumnType.ArrayOf other) {
      return mayNotConvert(some.element(), other.element());
    }
    return (isText(from) && !isText(to)) || (to instanceof ColumnType.EnumOf && !from.equals(to));
  }

  /**
   * Whether PostgreSQL changes the type without writing the table anew (its manual, ALTER TABLE).
   */
  static boolean isInPlaceOnPostgres(ColumnType from, ColumnType to) {
    boolean sameBytes =
        (from == Plain.BLOB || from instanceof ColumnType.Varbinary)
            && (to == Plain.BLOB || to instanceof ColumnType.Varbinary);
    boolean zone =
        (from == Plain.TIMESTAMP || from == Plain.TIMESTAMPTZ)
            && (to == Plain.TIMESTAMP || to == Plain.TIMESTAMPTZ); // it is, under UTC
    return from.equals(to)
        || isRaw(from)
        || isRaw(to)
        || sameBytes
        || zone
        || (from instanceof ColumnType.Varchar && to == Plain.TEXT)
        || isLongerVarchar(from, to)
        || (from instanceof ColumnType.Decimal less
            && to instanceof ColumnType.Decimal more
            && less.scale() == more.scale()
            && less.precision() <= more.precision());
  }

  /**
   * Whether MariaDB and MySQL change the type without copying the table (their manuals, Online DDL:
   * a longer {@code VARCHAR} as long as its length takes as many bytes to tell; four bytes a
   * character are assumed).
   */
  static boolean isInPlaceOnMySql(ColumnType from, ColumnType to) {
    boolean json =
        (from == Plain.JSON || from == Plain.JSONB) && (to == Plain.JSON || to == Plain.JSONB);
    boolean longer =
        (isLongerVarchar(from, to) && isToldAlike(4 * length(from), 4 * length(to)))
            || (from instanceof ColumnType.Varbinary less
                && to instanceof ColumnType.Varbinary more
                && less.length() <= more.length()
                && isToldAlike(less.length(), more.length()));
    return from.equals(to) || isRaw(from) || isRaw(to) || json || longer;
  }

  /** Whether two lengths in bytes take one byte each to tell, or two each. */
  private static boolean isToldAlike(int less, int more) {
    return less > LONGEST_OF_ONE_BYTE || more <= LONGEST_OF_ONE_BYTE;
  }

  private static boolean isLongerVarchar(ColumnType from, ColumnType to) {
    return from instanceof ColumnType.Varchar less
        && to instanceof ColumnType.Varchar more
        && less.length() <= more.length();
  }
}
