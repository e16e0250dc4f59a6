package dev.retort.cli;

/** A command line that asks for something that is not there; the message says what would be. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
