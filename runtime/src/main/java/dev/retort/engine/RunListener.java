package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import java.time.Duration;

/**
 * Is told how a run goes on; called in the migrating thread, so it should return soon.
 *
 * <p>What it throws ends the run and reaches the caller: what was done stays, the lock is given
 * back, and the next run goes on at that step.
 */
public interface RunListener {

  /** A revision begins, or goes on after an interruption. */
  default void revisionStarted(RevisionNode revision, Direction direction) {}

  /**
   * A step begins.
   *
   * @param number its number in the revision, from 1
   * @param of how many the revision has
   * @param sql its SQL, or the name of a step in Java
   */
  default void stepStarted(RevisionNode revision, int number, int of, String sql) {}

  /**
   * A batch of a backfill is committed.
   *
   * @param number the step's number in the revision, from 1
   * @param key the last key that is done, as text
   * @param rows how many rows this run has updated by now
   */
  default void batchFinished(RevisionNode revision, int number, String key, long rows) {}

  /**
   * A step waited too long for a lock, and is tried again after a pause.
   *
   * @param number its number in the revision, from 1
   * @param attempt how often it was tried by now, from 1
   */
  default void stepRetried(RevisionNode revision, int number, int attempt) {}

  /** A revision is done. */
  default void revisionFinished(RevisionNode revision, Direction direction, Duration duration) {}
}
