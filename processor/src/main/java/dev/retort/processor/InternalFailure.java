package dev.retort.processor;

/** An exception as one line: a user never sees a stack trace. */
final class InternalFailure {

  private InternalFailure() {}

  /** What it says. */
  static String text(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElseThrow().strip();
  }

  /** What was thrown, what it says, and where it comes from: what a report of it needs. */
  static String textAndPlace(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e.getClass().getName()
        + (e.getMessage() == null ? "" : ": " + text(e))
        + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
