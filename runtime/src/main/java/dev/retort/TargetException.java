package dev.retort;

import org.jspecify.annotations.Nullable;

/** What was asked for means nothing, or not one thing, in this chain and at this state. */
public final class TargetException extends RetortException {

  private static final long serialVersionUID = 1L;

  TargetException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
