package dev.retort.dialect;

import dev.retort.op.Literal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The literals of MariaDB and MySQL (their manuals, String, Numeric and Date Literals). */
final class MySqlLiterals {

  private static final int LONGEST_DECIMAL = 65;

  private MySqlLiterals() {}

  /**
   * Writes a value.
   *
   * @param backslashes whether a backslash in a string escapes what follows it
   */
  static String write(Literal literal, boolean backslashes) {
    @Nullable Object value = literal.value();
    if (value == null) {
      return "NULL";
    } else if (value instanceof Boolean bool) {
      return bool ? "TRUE" : "FALSE";
    } else if (value instanceof Long) {
      return value.toString();
    } else if (value instanceof BigDecimal decimal) {
      return decimal(decimal);
    } else if (value instanceof Float number && Math.abs(number) == Float.MAX_VALUE) {
      return floating(Double.toString(number)); // its own digits, read as a DOUBLE, are too many
    } else if (value instanceof Float || value instanceof Double) {
      return floating(value.toString());
    } else if (value instanceof LocalDate date) {
      return "DATE '" + date + "'";
    } else if (value instanceof LocalTime time) {
      return "TIME '" + time(time) + "'";
    } else if (value instanceof LocalDateTime dateTime) {
      return "TIMESTAMP '" + dateTime.toLocalDate() + " " + time(dateTime.toLocalTime()) + "'";
    } else if (value instanceof Literal.Binary binary) {
      return "X'" + binary.hex() + "'";
    }
    return value(value.toString(), backslashes);
  }

  /** Text as a value. */
  private static String value(String value, boolean backslashes) {
    boolean plain = value.chars().noneMatch(c -> c == '\0' || c == '\r' || c == '\u001a');
    return plain || backslashes
        ? text(value, backslashes)
        : "_utf8mb4 X'" + HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)) + "'";
  }

  /**
   * Text where only a plain string may stand: a comment, a value of an enum. A carriage return, a
   * NUL and Control-Z do not come through the command line clients as they are.
   */
  static String text(String value, boolean backslashes) {
    String quoted = value.replace("'", "''");
    return "'"
        + (backslashes
            ? quoted
                .replace("\\", "\\\\")
                .replace("\0", "\\0")
                .replace("\r", "\\r")
                .replace("\u001a", "\\Z")
            : quoted)
        + "'";
  }

  /** More digits than a DECIMAL holds make a DOUBLE: such a number fits no other column. */
  private static String decimal(BigDecimal value) {
    int digits = Math.max(value.precision(), value.scale()) + Math.max(0, -value.scale());
    return digits <= LONGEST_DECIMAL
        ? value.toPlainString()
        : value.unscaledValue() + "E" + -(long) value.scale();
  }

  /** With an exponent, or it would be a DECIMAL. */
  private static String floating(String number) {
    return number.contains("E") ? number : number + "E0";
  }

  /** These databases keep microseconds. */
  private static String time(LocalTime time) {
    int micros = time.getNano() / 1_000;
    String seconds =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
    return micros == 0 ? seconds : seconds + String.format(Locale.ROOT, ".%06d", micros);
  }
}
