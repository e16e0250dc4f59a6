package dev.retort.processor.recorded;

import dev.retort.op.JavaStep;
import dev.retort.op.Literal;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ValueWriter} wrote. */
final class ValueReader {

  private static final Map<String, Function<String, Object>> VALUES =
      Map.ofEntries(
          entry(Long.class, Long::valueOf),
          entry(BigDecimal.class, BigDecimal::new),
          entry(Float.class, Float::valueOf),
          entry(Double.class, Double::valueOf),
          entry(LocalDate.class, LocalDate::parse),
          entry(LocalTime.class, LocalTime::parse),
          entry(LocalDateTime.class, LocalDateTime::parse),
          entry(OffsetDateTime.class, OffsetDateTime::parse),
          entry(Duration.class, Duration::parse),
          entry(UUID.class, UUID::fromString));

  /** Reflection costs, and a compilation reads thousands of values of a few classes. */
  private static final ClassValue<Constructor<?>> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          Class<?>[] parameters =
              Arrays.stream(type.getRecordComponents())
                  .map(component -> component.getType())
                  .toArray(Class<?>[]::new);
          try {
            return type.getDeclaredConstructor(parameters);
          } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is not as it was written", e);
          }
        }
      };

  private final Map<String, Class<?>> classes = new HashMap<>();
  private final String text;
  private int at;

  private ValueReader(String text) {
    this.text = text;
  }

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException when the text is none, or one that another version wrote
   */
  static @Nullable Object read(String text) {
    ValueReader reader = new ValueReader(text);
    try {
      Object value = reader.value();
      if (reader.at < text.length()) {
        throw reader.malformed();
      }
      return value;
    } catch (StringIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("it ends too early", e);
    }
  }

  private static Map.Entry<String, Function<String, Object>> entry(
      Class<?> type, Function<String, Object> parse) {
    return Map.entry(type.getName(), parse);
  }

  private @Nullable Object value() {
    char c = text.charAt(at);
    if (c == '~') {
      at++;
      return null;
    } else if (c == '"') {
      return string();
    } else if (c == '[') {
      return all(']');
    } else if (c == '{') {
      Map<Object, Object> map = new LinkedHashMap<>();
      List<@Nullable Object> entries = all('}');
      for (int i = 0; i < entries.size(); i += 2) {
        map.put(String.valueOf(entries.get(i)), String.valueOf(entries.get(i + 1)));
      }
      return map;
    } else if (c == '<') {
      at++;
      String type = word();
      expect(' ');
      String value = string();
      expect('>');
      Function<String, Object> parse = VALUES.get(type);
      if (parse == null) {
        throw new IllegalArgumentException("no value is of " + type);
      }
      return parse.apply(value);
    }
    String word = word();
    if (word.equals("true") || word.equals("false")) {
      return Boolean.valueOf(word);
    } else if (Character.isDigit(word.charAt(0)) || word.charAt(0) == '-') {
      return Integer.valueOf(word);
    }
    int dot = word.indexOf('.');
    return dot >= 0
        ? constant(word.substring(0, dot), word.substring(dot + 1))
        : record(type(word));
  }

  private Object constant(String type, String name) {
    for (Object constant : type(type).getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(type + " has no constant " + name);
  }

  private Object record(Class<?> type) {
    @Nullable Object[] parts = all(')').toArray();
    if (type.getSimpleName().equals("Run")) {
      parts[1] = (JavaStep) connection -> {}; // what it does in Java is in its class alone
    }
    if (type.equals(Literal.class)) {
      return Literal.of(parts[0]);
    }
    try {
      return CONSTRUCTORS.get(type).newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " is not as it was written", e);
    }
  }

  private Class<?> type(String name) {
    return classes.computeIfAbsent(
        name,
        key -> {
          try {
            Class<?> type = Class.forName(ValueWriter.PACKAGE + key);
            if (type.isRecord() || type.isEnum()) {
              return type;
            }
          } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException("the vocabulary has no " + key, e);
          }
          throw new IllegalArgumentException(key + " is no record");
        });
  }

  private List<@Nullable Object> all(char end) {
    List<@Nullable Object> values = new ArrayList<>();
    at++;
    while (text.charAt(at) != end) {
      if (!values.isEmpty()) {
        expect(' ');
      }
      values.add(value());
    }
    at++;
    return values;
  }

  private String word() {
    int from = at;
    while (at < text.length() && " ()[]{}<>\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == from) {
      throw malformed();
    }
    return text.substring(from, at);
  }

  private String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\' && text.charAt(at) == 'u') {
        value.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
        at += 5;
      } else {
        value.append(c == '\\' ? text.charAt(at++) : c);
      }
    }
    at++;
    return value.toString();
  }

  private void expect(char c) {
    if (text.charAt(at) != c) {
      throw malformed();
    }
    at++;
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("it is not understood at character " + at);
  }
}
