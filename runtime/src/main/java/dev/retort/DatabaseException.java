package dev.retort;

import org.jspecify.annotations.Nullable;

/** The connection or Retort's own tables failed; the cause is the driver's exception. */
public final class DatabaseException extends RetortException {

  private static final long serialVersionUID = 1L;

  DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
