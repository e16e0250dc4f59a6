package dev.retort;

import org.jspecify.annotations.Nullable;

/**
 * The revisions on the class path make no chain that can be run; the message lists all that is
 * wrong.
 */
public final class ChainException extends RetortException {

  private static final long serialVersionUID = 1L;

  ChainException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
