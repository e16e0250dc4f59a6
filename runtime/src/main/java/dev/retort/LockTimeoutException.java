package dev.retort;

import org.jspecify.annotations.Nullable;

/** The migration lock was not to be had in time, or was lost; the message says who holds it. */
public final class LockTimeoutException extends RetortException {

  private static final long serialVersionUID = 1L;

  LockTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
