package dev.retort.operations;

import dev.retort.dialect.Dialect;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import java.util.List;
import java.util.Random;

/**
 * Valid chains, by the generator of the runtime's tests ({@link RandomChain}, which sees to it that
 * each operation is possible where those before it led).
 */
public final class RandomRevisions {

  /**
   * One revision of a chain.
   *
   * @param up what it says
   * @param down what it says to be undone, or null where that is derived
   */
  public record Revision(List<Operation> up, List<Operation> down) {}

  private RandomRevisions() {}

  /**
   * The revisions of a chain, each after the one before it.
   *
   * @param seed the same seed, the same chain
   * @param choices how many operations are tried
   */
  public static List<Revision> of(long seed, int choices, Dialect dialect) {
    List<Long> all = new Random(seed).longs(choices).boxed().toList();
    return RandomChain.of(all, dialect, "").revisions.stream()
        .map(revision -> new Revision(revision.up(), revision.down()))
        .toList();
  }

  /** Says operations that are recorded already. */
  public static void say(Operations op, List<Operation> operations) {
    RandomChain.say(op, operations);
  }
}
