package dev.retort;

import org.jspecify.annotations.Nullable;

/** A downgrade would have to undo what can't be undone; nothing of the run was executed. */
public final class IrreversibleException extends RetortException {

  private static final long serialVersionUID = 1L;

  IrreversibleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
