package dev.retort.dialect;

import dev.retort.op.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's literals (its manual, 4.1.2 and 8.5). What its own type does not need is written
 * untyped, so that it takes the type of the column that it goes into: a UUID, an enum's value, JSON
 * and arrays.
 */
final class PostgresLiterals {

  /** 4713 BC, the first year of dates and timestamps. */
  private static final int FIRST_YEAR = -4712;

  private static final int LAST_YEAR_OF_DATES = 5_874_897;
  private static final int LAST_YEAR_OF_TIMESTAMPS = 294_276;

  private PostgresLiterals() {}

  /**
   * Writes a value.
   *
   * @throws UnwritableValueException for what PostgreSQL cannot store
   */
  static String write(Literal literal) {
    @Nullable Object value = literal.value();
    if (value == null) {
      return "NULL";
    } else if (value instanceof Boolean bool) {
      return bool ? "TRUE" : "FALSE";
    } else if (value instanceof BigDecimal || value instanceof Long) {
      return plain(value);
    } else if (value instanceof Float || value instanceof Double) {
      String number = plain(value); // NaN, Infinity and -0 are no numbers of SQL's
      boolean text = number.equals("-0.0") || number.endsWith("N") || number.endsWith("y");
      return text ? quoted(number) : number;
    } else if (value instanceof LocalDate) {
      return "DATE " + quoted(plain(value));
    } else if (value instanceof LocalTime) {
      return "TIME " + quoted(plain(value));
    } else if (value instanceof LocalDateTime) {
      return "TIMESTAMP " + quoted(plain(value));
    } else if (value instanceof OffsetDateTime) {
      return "TIMESTAMPTZ " + quoted(plain(value));
    }
    return quoted(plain(value));
  }

  /**
   * The text of a value as PostgreSQL's input functions read it, without quotes.
   *
   * @throws UnwritableValueException for what PostgreSQL cannot store
   */
  static String plain(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof LocalDate date) {
      return date(date);
    } else if (value instanceof LocalTime time) {
      return time(time);
    } else if (value instanceof LocalDateTime dateTime) {
      return timestamp(dateTime, "");
    } else if (value instanceof OffsetDateTime dateTime) {
      return timestamptz(dateTime);
    } else if (value instanceof Literal.Binary binary) {
      return "\\x" + binary.hex();
    } else if (value instanceof List<?> elements) {
      return array(elements);
    }
    return value instanceof String text ? storable(text) : value.toString();
  }

  /**
   * The text, if PostgreSQL can store it.
   *
   * @throws UnwritableValueException otherwise
   */
  static String storable(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new UnwritableValueException(
          "PostgreSQL cannot store NUL in text, and \"" + shown(text) + "\" holds it");
    }
    return text;
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .limit(60)
        .forEach(
            c -> {
              if (c < ' ') {
                shown.append(digits("\\u%04x", c));
              } else {
                shown.append((char) c);
              }
            });
    return text.length() > 60 ? shown + ".." : shown.toString();
  }

  /**
   * A string: with {@code E} where there is a backslash, which a plain string takes for an escape
   * where {@code standard_conforming_strings} is off, or a control character, which a script would
   * not show.
   */
  static String quoted(String text) {
    boolean escaped = text.chars().anyMatch(c -> c == '\\' || (c < ' ' && c != '\n' && c != '\t'));
    if (!escaped) {
      return "'" + text.replace("'", "''") + "'";
    }
    StringBuilder sql = new StringBuilder("E'");
    text.chars()
        .forEach(
            c -> {
              if (c == '\\' || c == '\'') {
                sql.append((char) c).append((char) c);
              } else if (c < ' ' && c != '\n' && c != '\t') {
                sql.append(digits("\\u%04x", c));
              } else {
                sql.append((char) c);
              }
            });
    return sql.append('\'').toString();
  }

  /** An array as its input function reads it: {@code {"a",NULL}}. */
  private static String array(List<?> elements) {
    return elements.stream()
        .map(element -> element(((Literal) element).value()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String element(@Nullable Object value) {
    if (value == null) {
      return "NULL";
    } else if (value instanceof List<?> inner) {
      return array(inner);
    } else if (value instanceof Long || value instanceof BigDecimal || value instanceof Boolean) {
      return plain(value);
    }
    return '"' + plain(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String date(LocalDate date) {
    if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
      return date.equals(LocalDate.MAX) ? "infinity" : "-infinity"; // as its driver binds them
    }
    return inRange(date, LAST_YEAR_OF_DATES) + era(date);
  }

  private static String time(LocalTime time) {
    String nanos = time.getNano() == 0 ? "" : digits(".%09d", time.getNano());
    return digits("%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond()) + nanos;
  }

  private static String timestamp(LocalDateTime dateTime, String offset) {
    if (dateTime.equals(LocalDateTime.MAX) || dateTime.equals(LocalDateTime.MIN)) {
      return dateTime.equals(LocalDateTime.MAX) ? "infinity" : "-infinity";
    }
    LocalDate date = dateTime.toLocalDate();
    return inRange(date, LAST_YEAR_OF_TIMESTAMPS)
        + " "
        + time(dateTime.toLocalTime())
        + offset
        + era(date);
  }

  /** In UTC: what is stored is the instant, and PostgreSQL takes no offset of 16 hours and more. */
  private static String timestamptz(OffsetDateTime dateTime) {
    if (dateTime.equals(OffsetDateTime.MAX) || dateTime.equals(OffsetDateTime.MIN)) {
      return dateTime.equals(OffsetDateTime.MAX) ? "infinity" : "-infinity";
    }
    inRange(dateTime.toLocalDate(), LAST_YEAR_OF_TIMESTAMPS);
    return timestamp(dateTime.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), "+00");
  }

  private static String inRange(LocalDate date, int lastYear) {
    int year = date.getYear();
    if (year < FIRST_YEAR || year > lastYear) {
      throw new UnwritableValueException(
          "PostgreSQL has no year " + year + ": its years go from 4713 BC to " + lastYear);
    }
    int yearOfEra = year > 0 ? year : 1 - year;
    return digits("%04d-%02d-%02d", yearOfEra, date.getMonthValue(), date.getDayOfMonth());
  }

  /** Not every locale's digits are ASCII. */
  private static String digits(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }

  private static String era(LocalDate date) {
    return date.getYear() > 0 ? "" : " BC";
  }
}
