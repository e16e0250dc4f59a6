package dev.retort;

import org.jspecify.annotations.Nullable;

/** A migration says what can't be done; nothing of the run was executed. */
public final class SchemaException extends RetortException {

  private static final long serialVersionUID = 1L;

  SchemaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
