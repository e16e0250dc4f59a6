package dev.retort.engine;

import dev.retort.chain.RevisionId;
import org.jspecify.annotations.Nullable;

/**
 * A run that could not go on. {@code dev.retort} turns it into the exception that a caller sees;
 * the message is complete: what is wrong, where, and the way out.
 */
public final class RunFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of failure it is. */
  public enum Kind {
    /** A migration said what can't be done; nothing ran. */
    SCHEMA,
    /** A downgrade would have to undo what can't be undone; nothing ran. */
    IRREVERSIBLE,
    /** The database, or a step in Java, refused. */
    STEP,
    /** The migration lock was not to be had, or was lost. */
    LOCK,
    /** The database and the code tell different stories. */
    DRIFT,
    /** The connection or Retort's own tables failed. */
    DATABASE
  }

  private final Kind kind;
  private final transient @Nullable FailedStep step;

  /**
   * Which step failed.
   *
   * @param revision its revision
   * @param number its number in the revision, from 1
   * @param sql its SQL, or the name of a step in Java
   */
  public record FailedStep(RevisionId revision, int number, String sql) {}

  RunFailure(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, cause, null);
  }

  RunFailure(Kind kind, String message, @Nullable Throwable cause, @Nullable FailedStep step) {
    super(message, cause);
    this.kind = kind;
    this.step = step;
  }

  public Kind kind() {
    return kind;
  }

  /** The step that failed; null for the other kinds. */
  public @Nullable FailedStep step() {
    return step;
  }
}
