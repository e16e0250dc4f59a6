package dev.retort.processor.evaluate;

/**
 * When to give up on a method.
 *
 * @param steps how many expressions and statements are gone through
 * @param depth how many calls are inside each other
 */
public record Limits(int steps, int depth) {

  /** Enough for what people write, and less than a second. */
  public static final Limits USUAL = new Limits(300_000, 60);
}
