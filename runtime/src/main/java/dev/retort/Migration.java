package dev.retort;

import dev.retort.op.Operations;

/**
 * One change of the schema or its data, and its undoing.
 *
 * <p>Both methods only record what shall happen, and are called again when an interrupted run goes
 * on: they must say the same each time.
 */
public interface Migration {

  /** Says what the revision changes. */
  void upgrade(Operations op);

  /**
   * Says how to undo it. Left out, it is derived: the inverse of every operation of {@link
   * #upgrade}, last first. Where one of them has none (a raw {@code execute}, a {@code delete}), a
   * downgrade over this revision is refused before anything ran.
   */
  default void downgrade(Operations op) {
    op.reverseUpgrade();
  }
}
