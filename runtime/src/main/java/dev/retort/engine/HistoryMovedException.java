package dev.retort.engine;

/**
 * Where each transaction is the lock by itself: another process migrated between the planning and
 * the lock. Nothing was written; plan again.
 */
final class HistoryMovedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HistoryMovedException() {
    super("the history changed since the plan was made", null, false, false);
  }
}
