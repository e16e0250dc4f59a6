package dev.retort.dialect;

/**
 * A value that a database cannot hold: the message says which and why. {@link Dialect#render} makes
 * a problem of it.
 */
public final class UnwritableValueException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public UnwritableValueException(String message) {
    super(message);
  }
}
