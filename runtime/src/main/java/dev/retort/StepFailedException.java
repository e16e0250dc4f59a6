package dev.retort;

import dev.retort.chain.RevisionId;
import org.jspecify.annotations.Nullable;

/**
 * The database, or a step in Java, refused a step. The message says what of the revision is in the
 * database by now and how to go on; the cause is what the driver or the step threw.
 */
public final class StepFailedException extends RetortException {

  private static final long serialVersionUID = 1L;

  private final transient RevisionId revision;
  private final int step;
  private final String sql;

  StepFailedException(
      String message, RevisionId revision, int step, String sql, @Nullable Throwable cause) {
    super(message, cause);
    this.revision = revision;
    this.step = step;
    this.sql = sql;
  }

  /** The revision whose step failed. */
  public RevisionId revision() {
    return revision;
  }

  /** The number of the step in its revision, from 1. */
  public int step() {
    return step;
  }

  /** Its SQL; the name of a step in Java. */
  public String sql() {
    return sql;
  }
}
