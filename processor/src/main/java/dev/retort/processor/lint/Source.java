package dev.retort.processor.lint;

import dev.retort.processor.message.Position;
import org.jspecify.annotations.Nullable;

/** The call that an operation was recorded from. */
@FunctionalInterface
public interface Source {

  /** Not compiled now: there is nothing to point at. */
  Source NONE = subject -> Position.NOWHERE;

  /**
   * Where a message about the call stands.
   *
   * @param subject the part of it that is wrong: a name as it was written (a {@link String}), a
   *     value of the vocabulary (a column, a constraint, a row's value); null for the whole call
   * @return the argument that is the subject; the call where none is
   */
  Position at(@Nullable Object subject);
}
