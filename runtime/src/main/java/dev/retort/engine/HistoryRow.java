package dev.retort.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the history table: a revision that is applied, or on its way.
 *
 * @param id the revision's ID when it was applied
 * @param parents the IDs of its downs and dependencies then
 * @param message its message then
 * @param state where it stands
 * @param step the step that was begun last, from 0
 * @param isStepDone whether that step is known to be done
 * @param stepText that step's text, as far as it is kept, or null
 * @param stepHash that step's hash, or null
 * @param doneHash the hash over the steps before it, or null
 * @param seen what the database session kept from before it, or null where names tell enough
 * @param progress how far the backfill that was begun last came: the last key that is done, or null
 * @param isFailed whether that step is known to have failed, and so not to be done
 * @param digest the operations digest of its upgrade
 * @param kind {@code run} or {@code stamp}
 * @param at when it was applied, or when it began
 * @param by the database user
 * @param millis how long it took; null while it is on its way, and for a stamp
 */
public record HistoryRow(
    String id,
    List<String> parents,
    String message,
    State state,
    int step,
    boolean isStepDone,
    @Nullable String stepText,
    @Nullable String stepHash,
    @Nullable String doneHash,
    @Nullable String seen,
    @Nullable String progress,
    boolean isFailed,
    String digest,
    String kind,
    Instant at,
    String by,
    @Nullable Long millis) {

  /** Where a revision stands in a database. */
  public enum State {
    APPLYING,
    REVERTING,
    APPLIED
  }

  /**
   * How many steps are done when a step is known not to be, since the run itself saw it fail: one
   * that was begun before it was left behind as done.
   *
   * @param failed the number of the step that failed
   */
  int doneBefore(int failed) {
    return step == failed && !isStepDone ? step - 1 : step;
  }
}
