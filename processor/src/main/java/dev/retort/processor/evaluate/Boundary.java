package dev.retort.processor.evaluate;

import com.sun.source.tree.Tree;
import dev.retort.op.Rows;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.BaseStream;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Values on their way into the vocabulary, which knows no classes that are compiled only now. */
final class Boundary {

  private Boundary() {}

  /** Arguments as the real method takes them. */
  static List<@Nullable Object> toVocabulary(
      Interpreter interpreter,
      Executable real,
      List<@Nullable Object> arguments,
      Tree at,
      Frame frame) {
    List<@Nullable Object> given = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Object argument = arguments.get(i);
      if (i == 1 && real.getName().equals("bulkInsert") && given.get(0) instanceof Rows.Into into) {
        List<?> rows = rows(interpreter, into, argument, at, frame);
        given.add(
            BaseStream.class.isAssignableFrom(real.getParameterTypes()[1]) ? rows.stream() : rows);
      } else {
        given.add(plain(argument, real.getParameterTypes()[i]));
      }
    }
    return given;
  }

  private static @Nullable Object plain(@Nullable Object value, Class<?> type) {
    if (type.isArray() && value instanceof Object[] array && !type.isInstance(value)) {
      Object copy = Array.newInstance(type.getComponentType(), array.length);
      for (int i = 0; i < array.length; i++) {
        Array.set(copy, i, plain(array[i], type.getComponentType()));
      }
      return copy;
    }
    return plain(value);
  }

  /** Constants of enums as their names, which is what the vocabulary makes of them. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Instance instance && instance.constant() != null) {
      return instance.constant();
    } else if (value instanceof Object[] array && value.getClass().equals(Object[].class)) {
      Object[] copy = new Object[array.length];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = plain(array[i]);
      }
      return copy;
    } else if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      list.forEach(each -> copy.add(plain(each)));
      return copy;
    } else if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, each) -> copy.put(plain(key), plain(each)));
      return copy;
    }
    return value;
  }

  private static List<@Nullable Object> rows(
      Interpreter interpreter, Rows.Into into, @Nullable Object rows, Tree at, Frame frame) {
    List<@Nullable Object> list = new ArrayList<>();
    if (rows instanceof BaseStream<?, ?> stream) {
      stream.iterator().forEachRemaining(list::add);
    } else if (rows instanceof Iterable<?> iterable) {
      iterable.forEach(list::add);
    } else {
      throw new NotKnown(interpreter.opaque(frame, at, Interpreter.valueOf(at)));
    }
    Opaque opaque = interpreter.unknowns().opaqueIn(list);
    if (opaque != null) {
      throw new NotKnown(opaque);
    }
    for (int i = 0; i < list.size(); i++) {
      Object row = list.get(i);
      list.set(
          i,
          row instanceof Instance instance && instance.isRecord()
              ? row(interpreter, into, instance, i + 1, at, frame)
              : plain(row));
    }
    return list;
  }

  /** A record as a map: its components by the columns that they fill. */
  private static Map<String, @Nullable Object> row(
      Interpreter interpreter, Rows.Into into, Instance row, int number, Tree at, Frame frame) {
    List<RecordComponentElement> components =
        ElementFilter.recordComponentsIn(row.type().getEnclosedElements());
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    into.columns()
        .forEach(
            column -> {
              List<RecordComponentElement> fitting =
                  components.stream()
                      .filter(each -> word(each.getSimpleName()).equals(word(column.text())))
                      .toList();
              if (fitting.size() != 1) {
                throw new IllegalArgumentException(
                    "row "
                        + number
                        + " of the insert into \""
                        + into.table()
                        + "\": the record "
                        + row.type().getSimpleName()
                        + (fitting.isEmpty()
                            ? " has no component for the column \"" + column.text() + "\""
                            : " has several components for the column \"" + column.text() + "\""));
              }
              Object value =
                  interpreter
                      .calls()
                      .onInstance(fitting.get(0).getAccessor(), row, List.of(), at, frame, 0);
              if (value instanceof Opaque opaque) {
                throw new NotKnown(opaque);
              }
              map.put(column.text(), plain(value));
            });
    return map;
  }

  private static String word(CharSequence name) {
    return name.toString().replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** What the vocabulary says, with the user's names for things. */
  static String text(Throwable refusal) {
    String text = String.valueOf(refusal.getMessage());
    return text.replace(Instance.class.getName(), "this class");
  }
}
