package dev.retort.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where in a revision a run begins.
 *
 * @param done how many of its steps are done already
 * @param isBegun whether its row says that it is on its way
 * @param progress the last key that is done of the backfill which is the next step, or null
 */
record Start(int done, boolean isBegun, @Nullable String progress) {

  /** At the beginning. */
  static final Start FRESH = new Start(0, false, null);
}
