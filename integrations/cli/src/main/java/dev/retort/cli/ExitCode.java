package dev.retort.cli;

/** What the process says when it ends. */
final class ExitCode {

  /** It is done, or nothing was to be done. */
  static final int DONE = 0;

  /** It failed, or a person said no. */
  static final int FAILED = 1;

  /** The command line is wrong: an option, a target, or something that it needs is not there. */
  static final int USAGE = 2;

  /**
   * A check answers no: {@code check}, {@code validate}, {@code current --check-heads}, {@code
   * ledger --verify}.
   */
  static final int CHECK_SAYS_NO = 3;

  private ExitCode() {}
}
