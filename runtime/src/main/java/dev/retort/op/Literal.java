package dev.retort.op;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value in a row, a default or a parameter: immutable, comparable, and of a kind that every
 * {@code Dialect} knows how to write.
 *
 * <p>{@link #value} is one of: null, {@link Boolean}, {@link Long}, {@link BigDecimal}, {@link
 * Float}, {@link Double}, {@link String}, {@link LocalDate}, {@link LocalTime}, {@link
 * LocalDateTime}, {@link OffsetDateTime}, {@link UUID}, {@link Binary}, or a {@link List} of {@code
 * Literal} (an array).
 *
 * @param value the normalised value, null for SQL's NULL
 */
public record Literal(@Nullable Object value) {

  /**
   * Bytes, as a value that can be compared.
   *
   * @param hex the bytes in lower-case hexadecimal digits
   */
  public record Binary(String hex) {
    public byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  public Literal {
    value = normalised(value);
  }

  /**
   * Takes any value that a row may hold.
   *
   * @throws IllegalArgumentException for a value whose SQL form Retort does not know; the message
   *     names its class and what to give instead
   */
  public static Literal of(@Nullable Object value) {
    return value instanceof Literal literal ? literal : new Literal(value);
  }

  /** {@link #of} for each value; a null array is one NULL, which is what {@code f(null)} means. */
  static List<Literal> all(@Nullable Object @Nullable [] values) {
    if (values == null) {
      return List.of(new Literal(null));
    }
    List<Literal> literals = new ArrayList<>(values.length);
    for (Object value : values) {
      literals.add(of(value));
    }
    return List.copyOf(literals);
  }

  private static @Nullable Object normalised(@Nullable Object value) {
    if (value == null
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof BigDecimal
        || value instanceof Float
        || value instanceof Double
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime
        || value instanceof UUID
        || value instanceof Binary) {
      return value;
    }
    if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    if (value instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    if (value instanceof Character || value instanceof CharSequence) {
      return whole(value.toString());
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Instant instant) {
      return instant.atOffset(ZoneOffset.UTC);
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toOffsetDateTime();
    }
    if (value instanceof java.sql.Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    }
    if (value instanceof java.sql.Time time) {
      return time.toLocalTime();
    }
    if (value instanceof byte[] bytes) {
      return new Binary(HexFormat.of().formatHex(bytes));
    }
    if (value instanceof List<?> elements) {
      List<Literal> literals = new ArrayList<>(elements.size());
      elements.forEach(element -> literals.add(of(element)));
      return List.copyOf(literals);
    }
    if (value.getClass().isArray()) {
      List<Literal> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(of(Array.get(value, i)));
      }
      return List.copyOf(elements);
    }
    throw new IllegalArgumentException(
        "a value of "
            + value.getClass().getName()
            + " has no SQL form; give a String, a number, a Boolean, a java.time value, a UUID,"
            + " a byte[], an enum constant or a List of these"
            + hint(value));
  }

  /** Half a surrogate pair is no text: databases would store a question mark for it. */
  private static String whole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
          throw new IllegalArgumentException(
              "a text has half of a surrogate pair at position " + i + ", which is no character");
        }
        i++;
      }
    }
    return text;
  }

  private static String hint(Object value) {
    if (value instanceof java.util.Date) {
      return " (date.toInstant(), say)";
    } else if (value instanceof Optional) {
      return " (optional.orElse(null), say)";
    }
    return value instanceof Collection
        ? " (a Set, say, has another order each time: List.of(..) keeps one)"
        : "";
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
