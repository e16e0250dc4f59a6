package dev.retort;

import org.jspecify.annotations.Nullable;

/**
 * Anything that Retort refuses or that fails while it works. The message is complete: what is
 * wrong, where, and the way out.
 */
public abstract sealed class RetortException extends RuntimeException
    permits ChainException,
        TargetException,
        SchemaException,
        IrreversibleException,
        StepFailedException,
        LockTimeoutException,
        DriftException,
        DatabaseException {

  private static final long serialVersionUID = 1L;

  RetortException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
