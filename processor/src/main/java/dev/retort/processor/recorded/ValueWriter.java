package dev.retort.processor.recorded;

import dev.retort.op.BulkRows;
import dev.retort.op.Operation;
import dev.retort.op.Rows;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of the vocabulary as text: {@code DropColumn(QualifiedName(~ Name("account"
 * false)) Name("email" false))}. The same value gives the same text; ASCII only.
 */
final class ValueWriter {

  static final String PACKAGE = "dev.retort.op.";

  private final StringBuilder text = new StringBuilder();

  private ValueWriter() {}

  static String write(@Nullable Object value) {
    ValueWriter writer = new ValueWriter();
    writer.value(value);
    return writer.text.toString();
  }

  private void value(@Nullable Object value) {
    if (value == null) {
      text.append('~');
    } else if (value instanceof Boolean || value instanceof Integer) {
      text.append(value);
    } else if (value instanceof String string) {
      quoted(string);
    } else if (value instanceof Enum<?> constant) {
      text.append(nameOf(constant.getDeclaringClass())).append('.').append(constant.name());
    } else if (value instanceof List<?> list) {
      text.append('[');
      all(list);
      text.append(']');
    } else if (value instanceof Map<?, ?> map) {
      text.append('{');
      new TreeMap<>(map)
          .forEach(
              (key, each) -> {
                text.append(text.charAt(text.length() - 1) == '{' ? "" : " ");
                value(key);
                text.append(' ');
                value(each);
              });
      text.append('}');
    } else if (value instanceof Operation.BulkInsert insert) {
      value(new Operation.Insert(withoutRows(insert.rows())));
    } else if (value instanceof Operation.Run run) {
      text.append("Operation$Run(");
      quoted(run.name());
      text.append(" ~)");
    } else if (value instanceof Record record) {
      record(record);
    } else { // what a literal or a duration holds
      text.append('<').append(value.getClass().getName()).append(' ');
      quoted(
          value instanceof Double number
              ? Double.toHexString(number)
              : value instanceof Float number ? Float.toHexString(number) : value.toString());
      text.append('>');
    }
  }

  /** Many rows are not kept: to whoever reads this, it counts that there are some. */
  private static Rows withoutRows(BulkRows rows) {
    return new Rows(rows.into().table(), rows.into().columns(), List.of());
  }

  private void all(List<?> list) {
    for (int i = 0; i < list.size(); i++) {
      text.append(i == 0 ? "" : " ");
      value(list.get(i));
    }
  }

  private void record(Record record) {
    text.append(nameOf(record.getClass())).append('(');
    RecordComponent[] components = record.getClass().getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      text.append(i == 0 ? "" : " ");
      value(component(record, components[i]));
    }
    text.append(')');
  }

  private static @Nullable Object component(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component + " of " + record, e);
    }
  }

  private static String nameOf(Class<?> type) {
    return type.getName().substring(PACKAGE.length());
  }

  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        text.append('\\').append('u');
        text.append(Character.forDigit(c >> 12, 16)).append(Character.forDigit(c >> 8 & 15, 16));
        text.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
