package dev.retort;

import dev.retort.chain.RevisionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The whole chain, each revision with its state in one database. Its {@link #toString} is a table.
 *
 * @param entries in the order of the chain; what the code does not know comes last
 */
public record History(List<Entry> entries) {

  /** Where a revision stands. */
  public enum State {
    /** It is in the database. */
    APPLIED,
    /** An upgrade to the heads would apply it. */
    PENDING,
    /** It was interrupted while being applied; the next run finishes it. */
    APPLYING,
    /** It was interrupted while being undone; the next run finishes that. */
    REVERTING,
    /** It never ran, though one that follows it is applied. */
    MISSED,
    /** The database has it, the code does not. */
    UNKNOWN
  }

  /**
   * One revision.
   *
   * @param id its ID; the database's where the two differ
   * @param message its message
   * @param state where it stands
   * @param at when it was applied; null when it is not
   * @param by which database user applied it; null when it is not
   * @param duration how long that took; null when it is not, and for a stamp
   */
  public record Entry(
      RevisionId id,
      String message,
      State state,
      @Nullable Instant at,
      @Nullable String by,
      @Nullable Duration duration) {}

  public History {
    entries = List.copyOf(entries);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries) {
      text.append(text.isEmpty() ? "" : "\n")
          .append(
              String.format(Locale.ROOT, "%-9s ", entry.state().name().toLowerCase(Locale.ROOT)))
          .append(entry.id())
          .append("  ")
          .append(entry.message());
      if (entry.at() != null) {
        text.append(" (").append(entry.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        text.append(entry.duration() == null ? "" : ", " + entry.duration().toMillis() + " ms)");
        text.append(entry.duration() == null ? ", stamped)" : "");
      }
    }
    return entries.isEmpty() ? "no revisions" : text.toString();
  }
}
