package dev.retort.op;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells that an applied revision was edited: a hash over its operations.
 *
 * <p>The same operations give the same digest whatever the database, the dialect or Retort's
 * version: it is taken over a canonical text in which a component that is null, false or an empty
 * list is left out (so that a later version may add components) and SQL stands without white space
 * and comments. It begins with the number of its algorithm: {@code 1:9f86d0..}.
 */
public final class OperationsDigest {

  private static final int ALGORITHM = 1;

  /** The JDK looks them up anew each time that it is asked. */
  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private OperationsDigest() {}

  /** The digest of a revision's operations in one direction. */
  public static String of(List<? extends Operation> operations) {
    StringBuilder text = new StringBuilder();
    operations.forEach(operation -> write(text, operation));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return ALGORITHM + ":" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void write(StringBuilder text, @Nullable Object value) {
    if (isManner(value)) {
      return;
    }
    if (value instanceof Sql sql) {
      quoted(text, squeezed(sql));
    } else if (value instanceof Operation.Run run) {
      text.append("Run(");
      quoted(text, run.name());
      text.append(')');
    } else if (value instanceof BulkRows rows) {
      write(text, rows.into());
      text.append(rows.count()).append(' ').append(rows.hash()).append(' ');
    } else if (value instanceof Script script) {
      script(text, script);
    } else if (value instanceof Literal literal) {
      literal(text, literal);
    } else if (value instanceof Record record) {
      record(text, record);
    } else if (value instanceof List<?> list) {
      text.append('[');
      list.forEach(element -> write(text, element));
      text.append(']');
    } else if (value instanceof Enum<?> constant) {
      text.append(constant.name()).append(' ');
    } else {
      quoted(text, String.valueOf(value));
    }
  }

  private static void script(StringBuilder text, Script script) {
    text.append("Script(");
    new TreeMap<>(script.texts())
        .forEach(
            (database, sql) -> {
              quoted(text, database);
              quoted(text, squeezed(new Sql(sql)));
            });
    text.append(')');
  }

  private static void record(StringBuilder text, Record record) {
    text.append(record.getClass().getSimpleName()).append('(');
    for (Method accessor : ACCESSORS.get(record.getClass())) {
      Object value = value(record, accessor);
      boolean absent =
          value == null
              || value.equals(false)
              || (value instanceof List<?> list && list.isEmpty())
              || isManner(value);
      if (!absent) {
        text.append(accessor.getName()).append('=');
        write(text, value);
      }
    }
    text.append(')');
  }

  /** Tells how something is done, and not what: how long it may wait, in which batches. */
  private static boolean isManner(@Nullable Object value) {
    return value instanceof Operation.SetTimeouts || value instanceof Batches;
  }

  private static @Nullable Object value(Record record, Method accessor) {
    try {
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + accessor + " of " + record, e);
    }
  }

  static void literal(StringBuilder text, Literal literal) {
    Object value = literal.value();
    if (value == null) {
      text.append("null ");
    } else if (value instanceof List<?> elements) {
      write(text, elements);
    } else {
      text.append(value.getClass().getSimpleName());
      quoted(text, text(value));
    }
  }

  /** How a decimal fraction is written out depends on the JDK; its bits don't. */
  private static String text(Object value) {
    if (value instanceof Double number) {
      return Double.toHexString(number);
    }
    return value instanceof Float number ? Float.toHexString(number) : value.toString();
  }

  private static void quoted(StringBuilder text, String value) {
    text.append('"').append(value.length()).append(':').append(value).append('"');
  }

  /**
   * SQL without comments, and with white space only where it separates two words; what stands in
   * quotes (single, double, back, or {@code $tag$}) stays as it is.
   */
  static String squeezed(Sql sql) {
    return SqlSqueezer.squeeze(sql);
  }
}
