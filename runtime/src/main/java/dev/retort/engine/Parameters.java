package dev.retort.engine;

import dev.retort.op.Literal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as JDBC drivers take them. */
final class Parameters {

  private Parameters() {}

  static @Nullable Object jdbc(Literal literal) {
    @Nullable Object value = literal.value();
    if (value instanceof Literal.Binary binary) {
      return binary.bytes();
    }
    if (value instanceof List<?> elements) {
      @Nullable Object[] array = new @Nullable Object[elements.size()];
      for (int i = 0; i < array.length; i++) {
        array[i] = jdbc((Literal) elements.get(i));
      }
      return array;
    }
    return value;
  }
}
