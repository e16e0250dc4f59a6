package dev.retort.dialect;

import dev.retort.op.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** H2's literals (its manual, SQL Grammar, Literals). */
final class H2Literals {

  private H2Literals() {}

  static String write(Literal literal) {
    @Nullable Object value = literal.value();
    if (value == null) {
      return "NULL";
    } else if (value instanceof Boolean bool) {
      return bool ? "TRUE" : "FALSE";
    } else if (value instanceof Long) {
      return value.toString();
    } else if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof Float number) {
      return "CAST(" + floating(number.toString()) + " AS REAL)";
    } else if (value instanceof Double number) {
      return "CAST(" + floating(number.toString()) + " AS DOUBLE PRECISION)";
    } else if (value instanceof LocalDate date) {
      return "DATE '" + date(date) + "'";
    } else if (value instanceof LocalTime time) {
      return "TIME '" + time(time) + "'";
    } else if (value instanceof LocalDateTime dateTime) {
      return "TIMESTAMP '" + timestamp(dateTime) + "'";
    } else if (value instanceof OffsetDateTime dateTime) {
      return "TIMESTAMP WITH TIME ZONE '"
          + timestamp(dateTime.toLocalDateTime())
          + dateTime.getOffset().getId().replace("Z", "+00:00")
          + "'";
    } else if (value instanceof UUID) {
      return "UUID '" + value + "'";
    } else if (value instanceof Literal.Binary binary) {
      return "X'" + binary.hex() + "'";
    } else if (value instanceof List<?> elements) {
      return elements.stream()
          .map(element -> write((Literal) element))
          .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }
    return text(value.toString());
  }

  /** Text; characters below the blank are written as escapes, so that a script shows them. */
  private static String text(String value) {
    boolean plain = value.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\t');
    if (plain) {
      return "'" + value.replace("'", "''") + "'";
    }
    StringBuilder sql = new StringBuilder("U&'");
    value
        .chars()
        .forEach(
            c -> {
              if (c < ' ') {
                sql.append(String.format(Locale.ROOT, "\\%04x", c));
              } else {
                sql.append(c == '\'' ? "''" : c == '\\' ? "\\\\" : Character.toString((char) c));
              }
            });
    return sql.append('\'').toString();
  }

  private static String floating(String number) {
    return switch (number) {
      case "NaN", "Infinity", "-Infinity" -> "'" + number + "'";
      default -> number;
    };
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
    return time.getNano() == 0
        ? seconds
        : seconds + String.format(Locale.ROOT, ".%09d", time.getNano());
  }

  private static String timestamp(LocalDateTime dateTime) {
    return date(dateTime.toLocalDate()) + " " + time(dateTime.toLocalTime());
  }
}
