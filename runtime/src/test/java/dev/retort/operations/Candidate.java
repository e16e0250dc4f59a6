package dev.retort.operations;

import dev.retort.op.Operation;
import dev.retort.op.Operations;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that may be said next.
 *
 * @param up what it says
 * @param down what undoes it, or null where that is derived
 * @param effect what it does to the rows and to what is known of them, after the fold
 */
record Candidate(List<Operation> up, List<Operation> down, Runnable effect) {

  static Candidate of(Consumer<Operations> up, Runnable effect) {
    return new Candidate(Operations.record(up), null, effect);
  }

  static Candidate of(Consumer<Operations> up) {
    return of(up, () -> {});
  }

  /** What has no derived inverse, and needs none: rows go with their table. */
  static Candidate withoutInverse(Consumer<Operations> up, Runnable effect) {
    return new Candidate(Operations.record(up), List.of(), effect);
  }

  Candidate downBy(Consumer<Operations> down) {
    return new Candidate(up, Operations.record(down), effect);
  }
}
