package dev.retort.processor.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * How a statement ended.
 *
 * @param way how
 * @param label of a {@code break} or {@code continue}; null for the nearest
 * @param value of a {@code return} or {@code yield}
 */
record Completion(Way way, @Nullable String label, @Nullable Object value) {

  /** The ways (JLS 14.1); a {@code throw} is {@link Thrown}. */
  enum Way {
    NEXT,
    BREAK,
    CONTINUE,
    RETURN,
    YIELD
  }

  static final Completion NEXT = new Completion(Way.NEXT, null, null);

  boolean isAbrupt() {
    return way != Way.NEXT;
  }

  /** Whether it is a {@code break} or {@code continue} that means a loop. */
  boolean means(Way asked, @Nullable String loop) {
    return way == asked && (label == null || label.equals(loop));
  }
}
