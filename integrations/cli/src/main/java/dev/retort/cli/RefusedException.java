package dev.retort.cli;

import org.jspecify.annotations.Nullable;

/** What a command could not or would not do. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }

  RefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
