package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param ran the revisions that ran or were stamped, in order
 * @param warnings what somebody should know
 * @param ahead the revisions in the database that the code does not know, above all that it knows
 * @param heads where the database stands now
 * @param duration how long all of it took
 */
public record Outcome(
    List<Ran> ran,
    List<String> warnings,
    List<RevisionId> ahead,
    List<RevisionId> heads,
    Duration duration) {

  /**
   * One revision that ran, or was only declared.
   *
   * @param id its ID
   * @param message its message
   * @param direction which way
   * @param isStamp whether nothing of it ran
   * @param statements how many of its steps ran now
   * @param duration how long they took
   */
  public record Ran(
      RevisionId id,
      String message,
      Direction direction,
      boolean isStamp,
      int statements,
      Duration duration) {

    static Ran ran(RevisionNode node, Direction direction, int statements, Duration duration) {
      return new Ran(node.id(), node.message(), direction, false, statements, duration);
    }

    static Ran stamped(String id, String message, Direction direction) {
      return new Ran(new RevisionId(id), message, direction, true, 0, Duration.ZERO);
    }
  }

  public Outcome {
    ran = List.copyOf(ran);
    warnings = List.copyOf(warnings);
    ahead = List.copyOf(ahead);
    heads = List.copyOf(heads);
  }
}
