package dev.retort.chain;

/** A target that means nothing, or not one thing, in this graph and at this state. */
public final class UnresolvedTargetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnresolvedTargetException(String message) {
    super(message);
  }
}
