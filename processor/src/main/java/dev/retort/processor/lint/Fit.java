package dev.retort.processor.lint;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnType;
import dev.retort.op.Dsl;
import dev.retort.op.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value surely does not fit a type: its kind, its length, its range. What a database
 * would convert fits; SQLite, which stores anything anywhere, takes all.
 */
final class Fit {

  private static final int SHOWN = 30;

  /** Words that PostgreSQL reads as a day or a time. */
  private static final List<String> MOMENTS =
      List.of(
          "now", "today", "tomorrow", "yesterday", "epoch", "infinity", "-infinity", "allballs");

  private static final List<String> TRUTHS =
      List.of("true", "false", "yes", "no", "on", "off", "1", "0");

  private final ColumnType type;
  private final Dialect dialect;
  private final String database;

  private Fit(ColumnType type, Dialect dialect) {
    this.type = type;
    this.dialect = dialect;
    this.database = dialect.database().name();
  }

  /** What is wrong with a value, as the end of a sentence; null where it fits or may fit. */
  static @Nullable String problem(ColumnType type, Literal literal, Dialect dialect) {
    Object value = literal.value();
    return value == null || dialect.database().equals(Dsl.SQLITE)
        ? null
        : new Fit(type, dialect).of(value);
  }

  /** Whether a type is one whose values are looked at. */
  static boolean isOfType(ColumnType type) {
    return !(type instanceof ColumnType.Raw);
  }

  /** A value as a message shows it. */
  static String shown(Literal literal) {
    String text = literal.toString();
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + ".." : text;
    return literal.value() instanceof String ? "'" + cut + "'" : cut;
  }

  private @Nullable String of(Object value) {
    if (type instanceof ColumnType.Varchar varchar) {
      return text(value, varchar.length());
    } else if (type instanceof ColumnType.FixedChar fixed) {
      return text(value, fixed.length());
    } else if (type instanceof ColumnType.Decimal decimal) {
      return number(value, limit(decimal), decimal.scale());
    } else if (!(type instanceof ColumnType.Plain plain)) {
      boolean isEnum = type instanceof ColumnType.EnumOf;
      boolean isArray = type instanceof ColumnType.ArrayOf;
      return (isEnum || isArray) && isPlainValue(value) && database.equals("postgresql")
          ? "it is no " + (isEnum ? "value of the enum" : "array")
          : null;
    } else {
      return switch (plain) {
        case SMALLINT -> number(value, BigDecimal.valueOf(Short.MAX_VALUE + 1L), 0);
        case INTEGER -> number(value, BigDecimal.valueOf(Integer.MAX_VALUE + 1L), 0);
        case BIGINT -> number(value, BigDecimal.valueOf(2).pow(63), 0);
        case REAL, DOUBLE_PRECISION -> number(value, null, 0);
        case BOOLEAN -> truth(value);
        case UUID -> uuid(value);
        case DATE, TIMESTAMP, TIMESTAMPTZ -> moment(value);
        case TIME -> time(value);
        case BLOB ->
            isPlainValue(value) && database.equals("postgresql") ? "it is no binary string" : null;
        case TEXT, JSON, JSONB -> null;
      };
    }
  }

  private static BigDecimal limit(ColumnType.Decimal decimal) {
    return BigDecimal.TEN.pow(decimal.precision() - decimal.scale());
  }

  /** Blanks at the end are cut off silently, but not by H2. */
  private @Nullable String text(Object value, int length) {
    if (!(value instanceof String || value instanceof Long)) {
      return null;
    }
    String text = value.toString();
    String stripped = database.equals("h2") ? text : text.stripTrailing();
    int has = stripped.codePointCount(0, stripped.length());
    return has > length ? "it has " + has + " characters" : null;
  }

  /**
   * A number, or a text that is one.
   *
   * @param limit what its absolute value must stay below, or null
   */
  private @Nullable String number(Object value, @Nullable BigDecimal limit, int scale) {
    BigDecimal number;
    if (value instanceof Long || value instanceof BigDecimal) {
      number = new BigDecimal(value.toString());
    } else if (value instanceof String text) {
      try {
        number = new BigDecimal(text.strip());
      } catch (NumberFormatException e) {
        boolean isSpecial = text.isBlank() || text.strip().matches("[0-9+-].*|(?i)nan|inf.*");
        return isSpecial ? null : "it is no number";
      }
    } else if (value instanceof Boolean) {
      return database.equals("postgresql") ? "it is no number" : null;
    } else {
      return value instanceof UUID || (isStrict() && !isInexact(value)) ? "it is no number" : null;
    }
    if (limit == null) {
      return null;
    }
    BigDecimal rounded = number.setScale(scale, RoundingMode.HALF_UP).abs();
    boolean isLeast = number.signum() < 0 && scale == 0 && rounded.compareTo(limit) == 0;
    return rounded.compareTo(limit) >= 0 && !isLeast ? "it is out of range" : null;
  }

  private static boolean isInexact(Object value) {
    return value instanceof Float || value instanceof Double || value instanceof List;
  }

  private @Nullable String truth(Object value) {
    if (value instanceof Boolean) {
      return null;
    } else if (!isStrict()) {
      boolean isWord = value instanceof String text && number(text, null, 0) != null;
      return isWord ? "it is neither true nor false, nor 1 or 0" : null;
    } else if (value instanceof String text) {
      String word = text.strip().toLowerCase(Locale.ROOT);
      boolean isOne = !word.isEmpty() && TRUTHS.stream().anyMatch(each -> each.startsWith(word));
      boolean isNumber = word.matches("[0-9+.-].*");
      return isOne || isNumber ? null : "it is neither true nor false";
    }
    boolean isNumber = value instanceof Long || value instanceof BigDecimal;
    return isNumber && database.equals("postgresql")
        ? "PostgreSQL takes true and false, no numbers"
        : null;
  }

  private @Nullable String uuid(Object value) {
    boolean isType =
        isStrict() || (database.equals("mariadb") && dialect.version().isAtLeast(10, 7));
    if (value instanceof UUID || !(value instanceof String text)) {
      return isPlainValue(value) && isType ? "it is no UUID" : null;
    }
    boolean isUuid = text.replaceAll("[{}\\s-]", "").matches("[0-9a-fA-F]{32}");
    return isUuid || !isType ? null : "it is no UUID";
  }

  /** A number or a truth value, which few other types take. */
  private static boolean isPlainValue(Object value) {
    return value instanceof Long || value instanceof Boolean || value instanceof BigDecimal;
  }

  private @Nullable String time(Object value) {
    boolean isNone = isPlainValue(value) || (value instanceof String text && isNoMoment(text));
    return isNone && isStrict() ? "it is no time" : null;
  }

  /** A text without a digit, or of one that can be a day of a month at most. */
  private static boolean isNoMoment(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return word.matches("\\d?\\d|\\D*") && !MOMENTS.contains(word);
  }

  private @Nullable String moment(Object value) {
    boolean isNone =
        (isPlainValue(value) && isStrict())
            || (value instanceof String text && isNoMoment(text))
            // 20260102 is a day to MariaDB and MySQL
            || (value instanceof Long number && number > 0 && number <= 100)
            || Boolean.TRUE.equals(value);
    return isNone ? "it is no date" : null;
  }

  /** Databases that convert between few kinds. */
  private boolean isStrict() {
    return database.equals("postgresql") || database.equals("h2");
  }
}
