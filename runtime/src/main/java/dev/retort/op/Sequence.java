package dev.retort.op;

import org.jspecify.annotations.Nullable;

/**
 * A sequence, as {@code createSequence} takes it: {@code
 * sequence("invoice_number").startWith(1000)}.
 *
 * @param name its name
 * @param start its first value
 * @param increment what each value adds, not 0
 * @param min the least value, or null for the database's own
 * @param max the greatest value, or null for the database's own
 * @param cache how many values a session takes at once, at least 1
 * @param isCycling whether it begins anew at its end
 */
public record Sequence(
    QualifiedName name,
    long start,
    long increment,
    @Nullable Long min,
    @Nullable Long max,
    int cache,
    boolean isCycling) {

  public Sequence {
    if (increment == 0) {
      throw new IllegalArgumentException("the sequence \"" + name + "\" increments by 0");
    }
    if (cache < 1) {
      throw new IllegalArgumentException("the sequence \"" + name + "\" caches " + cache);
    }
    if ((min != null && start < min) || (max != null && start > max)) {
      throw new IllegalArgumentException(
          "the sequence \"" + name + "\" starts with " + start + ", outside its own limits");
    }
  }

  public Sequence startWith(long value) {
    return new Sequence(name, value, increment, min, max, cache, isCycling);
  }

  public Sequence incrementBy(long step) {
    return new Sequence(name, start, step, min, max, cache, isCycling);
  }

  public Sequence minValue(long least) {
    return new Sequence(name, start, increment, least, max, cache, isCycling);
  }

  public Sequence maxValue(long greatest) {
    return new Sequence(name, start, increment, min, greatest, cache, isCycling);
  }

  /** How many values a session takes at once. */
  public Sequence cache(int values) {
    return new Sequence(name, start, increment, min, max, values, isCycling);
  }

  /** Begins anew at its end. */
  public Sequence cycle() {
    return new Sequence(name, start, increment, min, max, cache, true);
  }
}
