package dev.retort.processor.java;

import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import dev.retort.processor.java.Code.Call;
import dev.retort.processor.java.Code.Text;
import dev.retort.processor.java.Code.Word;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names and values as expressions of Java that are read back as the same. */
final class Values {

  private Values() {}

  static Code of(Name name) {
    return new Text(name.toString());
  }

  static Code of(QualifiedName name) {
    return new Text(name.toString());
  }

  static Code of(Sql sql) {
    return new Text(sql.text());
  }

  static Code[] names(List<Name> names) {
    return names.stream().map(Values::of).toArray(Code[]::new);
  }

  /** The value as one argument. */
  static Code of(Literal literal) {
    Object value = literal.value();
    if (value == null || value instanceof Boolean) {
      return Word.of(String.valueOf(value));
    } else if (value instanceof String text) {
      return new Text(text);
    } else if (value instanceof Long number) {
      return number(number);
    } else if (value instanceof Double number) {
      return number.isNaN() || number.isInfinite()
          ? Word.of("Double." + constant(number))
          : Word.of(number.toString());
    } else if (value instanceof Float number) {
      return number.isNaN() || number.isInfinite()
          ? Word.of("Float." + constant(number))
          : Word.of(number + "f");
    } else if (value instanceof BigDecimal number) {
      return Call.of(BigDecimal.class, "new", new Text(number.toString()));
    } else if (value instanceof UUID) {
      return Call.of(UUID.class, "fromString", new Text(value.toString()));
    } else if (value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime
        || value instanceof OffsetDateTime) {
      return Call.of(value.getClass(), "parse", new Text(value.toString()));
    } else if (value instanceof Literal.Binary binary) {
      return bytes(binary.bytes());
    }
    List<?> elements = (List<?>) value;
    return list(elements.stream().map(Literal::of).toList());
  }

  /** A list as one argument. */
  static Code list(List<Literal> elements) {
    boolean holdsNull = elements.stream().anyMatch(element -> element.value() == null);
    return holdsNull
        ? Call.of(Arrays.class, "asList", arguments(elements))
        : Call.of(List.class, "of", arguments(elements));
  }

  /** The values as the arguments of {@code Object...}, where a lone {@code null} needs a cast. */
  static Code[] arguments(List<Literal> values) {
    return values.size() == 1 && values.get(0).value() == null
        ? new Code[] {Word.of("(Object) null")}
        : values.stream().map(Values::of).toArray(Code[]::new);
  }

  static Code number(long value) {
    return Word.of(value == (int) value ? Long.toString(value) : value + "L");
  }

  static Code duration(Duration duration) {
    long seconds = duration.getSeconds();
    if (duration.getNano() == 0) {
      return seconds != 0 && seconds % 60 == 0
          ? Call.of(Duration.class, "ofMinutes", number(seconds / 60))
          : Call.of(Duration.class, "ofSeconds", number(seconds));
    }
    return duration.getNano() % 1_000_000 == 0 && Math.abs(seconds) < 1_000_000
        ? Call.of(Duration.class, "ofMillis", number(duration.toMillis()))
        : Call.of(Duration.class, "parse", new Text(duration.toString()));
  }

  private static Code bytes(byte[] bytes) {
    return Word.of(
        bytes.length == 0
            ? "new byte[0]"
            : IntStream.range(0, bytes.length)
                .mapToObj(i -> Byte.toString(bytes[i]))
                .collect(Collectors.joining(", ", "new byte[] {", "}")));
  }

  private static String constant(Number number) {
    double value = number.doubleValue();
    return Double.isNaN(value) ? "NaN" : value > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
  }
}
