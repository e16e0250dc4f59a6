package dev.retort.dialect;

import dev.retort.op.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's values (its documentation, "Literal Values" and "Date And Time Functions"): what a value
 * becomes there, and how that is written. A statement with literals and one with parameters store
 * the same.
 *
 * <p>Booleans are 1 and 0; a date is {@code 2024-05-17}, a time {@code 08:30:00}, a timestamp
 * {@code 2024-05-17 08:30:00} (with milliseconds where it has any, and with {@code T} instead of
 * the blank where it is finer than that, because sqlite-jdbc reads nothing else back right); a
 * timestamp with time zone is its instant in UTC.
 */
public final class SqliteLiterals {

  /** Decimal digits that a {@code REAL} keeps whatever they are. */
  static final int EXACT_DIGITS = 15;

  private static final int NANOS_OF_MILLI = 1_000_000;

  private SqliteLiterals() {}

  /** What hinders SQLite from storing a value as it is, or null. */
  static @Nullable String problem(Literal literal) {
    @Nullable Object value = literal.value();
    if (value instanceof List) {
      return "an array: SQLite has none; give its text (JSON, say)";
    } else if ((value instanceof Double number && number.isNaN())
        || (value instanceof Float real && real.isNaN())) {
      return "NaN: SQLite stores NULL for it; give null if that is meant";
    } else if (value instanceof BigDecimal decimal && number(decimal) == null) {
      return decimal.toPlainString()
          + ": it keeps 15 digits of a decimal; give the text of it to a column of text()";
    } else if (value instanceof String text && hasLoneSurrogate(text)) {
      return "text with half a surrogate pair, which has no UTF-8 form";
    }
    return null;
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /**
   * The value as SQLite stores it: null, a {@link Long}, a {@link Double}, a {@link String} or a
   * {@code byte[]}.
   *
   * @throws IllegalArgumentException for what it can't store
   */
  public static @Nullable Object stored(Literal literal) {
    String problem = problem(literal);
    if (problem != null) {
      throw new IllegalArgumentException("SQLite can't store " + problem);
    }
    @Nullable Object value = literal.value();
    if (value instanceof Boolean bool) {
      return bool ? 1L : 0L;
    } else if (value instanceof BigDecimal decimal) {
      return number(decimal);
    } else if (value instanceof Float number) {
      return Double.valueOf(number.toString()); // 0.1f is 0.1
    } else if (value instanceof LocalDate date) {
      return date(date);
    } else if (value instanceof LocalTime time) {
      return time(time);
    } else if (value instanceof LocalDateTime dateTime) {
      return timestamp(dateTime);
    } else if (value instanceof OffsetDateTime dateTime) {
      return timestamp(dateTime.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "+00:00";
    } else if (value instanceof UUID) {
      return value.toString();
    } else if (value instanceof Literal.Binary binary) {
      return binary.bytes();
    }
    return value;
  }

  static String write(Literal literal) {
    Object value = stored(literal);
    if (value == null) {
      return "NULL";
    } else if (value instanceof Double number) {
      return number.isInfinite() ? (number > 0 ? "9e999" : "-9e999") : number.toString();
    } else if (value instanceof byte[] bytes) {
      return "X'" + HexFormat.of().formatHex(bytes) + "'";
    }
    return value instanceof Long ? value.toString() : text((String) value);
  }

  /** Whether {@link #write} writes it as one word, else as an expression in parentheses. */
  static boolean isWord(Literal literal) {
    return !write(literal).startsWith("(");
  }

  /** The number that reads back as the same decimal, or null. */
  private static @Nullable Object number(BigDecimal decimal) {
    if (decimal.stripTrailingZeros().scale() <= 0
        && decimal.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
      return decimal.longValueExact();
    }
    double number = decimal.doubleValue();
    boolean same =
        !Double.isInfinite(number)
            && decimal.stripTrailingZeros().precision() <= EXACT_DIGITS
            && new BigDecimal(Double.toString(number)).compareTo(decimal) == 0;
    return same ? number : null;
  }

  /**
   * Text. Control characters that the command-line client or SQLite's own parser (NUL) would not
   * read as they are, stand as marks that are replaced: {@code replace('a<13>', '<13>', char(13))}.
   */
  private static String text(String value) {
    List<Integer> controls =
        value.chars().filter(c -> c < ' ' && c != '\n' && c != '\t').distinct().boxed().toList();
    String open = "<";
    while (!value.equals(marked(value, controls, open, true))) {
      open += "<";
    }
    String sql = "'" + marked(value, controls, open, false).replace("'", "''") + "'";
    for (int c : controls) {
      sql = "replace(" + sql + ", '" + open + c + ">', char(" + c + "))";
    }
    return controls.isEmpty() ? sql : "(" + sql + ")";
  }

  /** The text with marks for control characters; or with them taken back, if that is the same. */
  private static String marked(String value, List<Integer> controls, String open, boolean back) {
    String text = value;
    for (int c : controls) {
      text = text.replace(Character.toString(c), open + c + ">");
    }
    if (back) {
      for (int c : controls) {
        text = text.replace(open + c + ">", Character.toString(c));
      }
    }
    return text;
  }

  private static String date(LocalDate date) {
    int year = date.getYear();
    return (year < 0 ? "-" : "")
        + String.format(
            Locale.ROOT,
            "%04d-%02d-%02d",
            Math.abs(year),
            date.getMonthValue(),
            date.getDayOfMonth());
  }

  private static String time(LocalTime time) {
    String seconds =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    int nanos = time.getNano();
    if (nanos == 0) {
      return seconds;
    }
    return seconds
        + (nanos % NANOS_OF_MILLI == 0
            ? String.format(Locale.ROOT, ".%03d", nanos / NANOS_OF_MILLI)
            : String.format(Locale.ROOT, ".%09d", nanos));
  }

  private static String timestamp(LocalDateTime dateTime) {
    String time = time(dateTime.toLocalTime());
    boolean fine = time.length() > "00:00:00.000".length();
    return date(dateTime.toLocalDate()) + (fine ? "T" : " ") + time;
  }
}
