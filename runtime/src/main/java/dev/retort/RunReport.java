package dev.retort;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionId;
import java.time.Duration;
import java.util.List;

/**
 * What a run did. Its {@link #toString} is for a log.
 *
 * @param revisions the revisions that ran, in order; none when there was nothing to do
 * @param current where the database stands now
 * @param ahead the revisions in the database that the code does not know, above all that it knows;
 *     usually none
 * @param warnings what somebody should know; usually none
 * @param duration how long all of it took
 */
public record RunReport(
    List<Ran> revisions,
    List<RevisionId> current,
    List<RevisionId> ahead,
    List<String> warnings,
    Duration duration) {

  /**
   * One revision that ran, or was stamped.
   *
   * @param id its ID
   * @param message its message
   * @param direction which way it ran
   * @param isStamp whether it was only declared to be applied, or not to be any more: nothing ran
   * @param statements how many steps ran
   * @param duration how long they took
   */
  public record Ran(
      RevisionId id,
      String message,
      Direction direction,
      boolean isStamp,
      int statements,
      Duration duration) {

    @Override
    public String toString() {
      boolean up = direction == Direction.UPGRADE;
      String revision = id + " (" + message + ")";
      if (isStamp) {
        return (up ? "stamped   " : "unstamped ") + revision;
      }
      return (up ? "applied  " : "reverted ")
          + revision
          + ", "
          + counted(statements, "statement")
          + ", "
          + duration.toMillis()
          + " ms";
    }
  }

  public RunReport {
    revisions = List.copyOf(revisions);
    current = List.copyOf(current);
    ahead = List.copyOf(ahead);
    warnings = List.copyOf(warnings);
  }

  /** Whether nothing was to be done. */
  public boolean isEmpty() {
    return revisions.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    String at =
        current.isEmpty()
            ? "base"
            : String.join(", ", current.stream().map(RevisionId::value).toList());
    if (revisions.isEmpty()) {
      text.append("Nothing to do: the database is at ").append(at);
    } else {
      text.append(revisions.get(0).isStamp() ? "Stamped " : "Ran ")
          .append(counted(revisions.size(), "revision"))
          .append(" in ")
          .append(duration.toMillis())
          .append(" ms; the database is at ")
          .append(at);
      revisions.forEach(ran -> text.append("\n  ").append(ran));
    }
    warnings.forEach(warning -> text.append("\n  warning: ").append(warning));
    return text.toString();
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
