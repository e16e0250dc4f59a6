package dev.retort.processor.evaluate;

import dev.retort.processor.lint.Source;
import dev.retort.processor.message.Position;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A revision's class.
 *
 * @param type the class
 */
record ClassSource(TypeElement type) implements Source {

  @Override
  public Position at(@Nullable Object subject) {
    return new Position(type, null, null);
  }
}
