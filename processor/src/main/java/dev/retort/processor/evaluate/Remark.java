package dev.retort.processor.evaluate;

import dev.retort.processor.message.Position;

/**
 * Something to tell about a body.
 *
 * @param kind what sort of thing
 * @param text a sentence without its full stop
 * @param at the expression that it is about
 */
public record Remark(Kind kind, String text, Position at) {

  /** What sort of thing is told. */
  public enum Kind {
    /** The vocabulary refuses a call; the text is its own. */
    REFUSED,
    /** The clock or chance: a plan must be the same each time it is recorded. */
    NOT_REPEATABLE,
    /** The environment, a property, a file: what it is on the machine that runs. */
    ENVIRONMENT,
    /** All else that is not understood. */
    OPAQUE
  }
}
