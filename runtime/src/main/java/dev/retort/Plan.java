package dev.retort;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionId;
import java.util.List;

/**
 * What a run would do now. Its {@link #toString} is for a person who decides.
 *
 * @param revisions the revisions that would run, in order; none: nothing is to be done
 */
public record Plan(List<PlannedRevision> revisions) {

  /**
   * One revision that would run.
   *
   * @param id its ID
   * @param message its message
   * @param direction which way it would run
   * @param steps its steps, each a SQL statement or {@code run: name}
   * @param isTransactional whether its steps are one transaction; if not, each is one of its own
   *     and an interrupted run goes on at the step where it was
   * @param losses what loses data, a sentence each; usually none
   */
  public record PlannedRevision(
      RevisionId id,
      String message,
      Direction direction,
      List<String> steps,
      boolean isTransactional,
      List<String> losses) {
    public PlannedRevision {
      steps = List.copyOf(steps);
      losses = List.copyOf(losses);
    }
  }

  public Plan {
    revisions = List.copyOf(revisions);
  }

  /** Whether nothing would run. */
  public boolean isEmpty() {
    return revisions.isEmpty();
  }

  /** What loses data, over all revisions. */
  public List<String> losses() {
    return revisions.stream().flatMap(revision -> revision.losses().stream()).toList();
  }

  @Override
  public String toString() {
    if (revisions.isEmpty()) {
      return "Nothing to do";
    }
    StringBuilder text = new StringBuilder();
    for (PlannedRevision revision : revisions) {
      text.append(text.isEmpty() ? "" : "\n")
          .append(revision.direction() == Direction.UPGRADE ? "-- apply " : "-- revert ")
          .append(revision.id())
          .append(": ")
          .append(revision.message())
          .append(revision.isTransactional() ? " (one transaction)" : " (a transaction a step)");
      revision.losses().forEach(loss -> text.append("\n-- loses data: ").append(loss));
      revision.steps().forEach(step -> text.append('\n').append(step).append(';'));
    }
    return text.toString();
  }
}
