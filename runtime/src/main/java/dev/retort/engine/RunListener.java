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

  /** A revision is done. */
  default void revisionFinished(RevisionNode revision, Direction direction, Duration duration) {}
}
