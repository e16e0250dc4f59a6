package dev.retort.cli;

import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/** An operation in a few words: what it does, and to what. */
final class Described {

  private static final Set<String> NAMES = Set.of("name", "table", "sql");

  private Described() {}

  /** {@code add column account}, say. */
  static String of(Operation operation) {
    StringJoiner words = new StringJoiner(" ");
    words.add(
        operation
            .getClass()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT));
    for (RecordComponent component : operation.getClass().getRecordComponents()) {
      Object value = value(operation, component);
      if (value instanceof QualifiedName || value instanceof Name || value instanceof String) {
        String text = String.valueOf(value).strip();
        words.add(text.lines().findFirst().orElse("") + (text.contains("\n") ? " .." : ""));
      } else if (value != null && value.getClass().isRecord()) {
        named(value, words);
      }
    }
    return words.toString();
  }

  /** The name of a column, an index or the like. */
  private static void named(Object part, StringJoiner words) {
    for (RecordComponent component : part.getClass().getRecordComponents()) {
      if (NAMES.contains(component.getName())) {
        Object value = value(part, component);
        if (value != null) {
          words.add(String.valueOf(value).strip().lines().findFirst().orElse(""));
        }
      }
    }
  }

  private static Object value(Object record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every component of a record can be read", e);
    }
  }
}
