package dev.retort;

import org.jspecify.annotations.Nullable;

/**
 * The database and the code tell different stories; the message names both sides and the way out.
 */
public final class DriftException extends RetortException {

  private static final long serialVersionUID = 1L;

  DriftException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
