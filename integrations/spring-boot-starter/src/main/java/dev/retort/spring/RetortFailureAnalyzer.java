package dev.retort.spring;

import dev.retort.DatabaseException;
import dev.retort.DriftException;
import dev.retort.LockTimeoutException;
import dev.retort.RetortException;
import dev.retort.StepFailedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** What went wrong and the way out, instead of a stack trace: Retort's messages have both. */
class RetortFailureAnalyzer extends AbstractFailureAnalyzer<RetortException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, RetortException cause) {
    return new FailureAnalysis(
        "Retort could not bring the database to where the code is: " + cause.getMessage(),
        action(cause),
        cause);
  }

  /** What the message can't know: that this is an application, and its properties. */
  private static String action(RetortException cause) {
    if (cause instanceof LockTimeoutException) {
      return "Start it again when the other instance is done, or let it wait longer with"
          + " retort.migration-lock-timeout.";
    } else if (cause instanceof DriftException) {
      return "Do what stands behind each revision above. What is only pending is applied at a start"
          + " with retort.mode=apply.";
    } else if (cause instanceof DatabaseException) {
      return "Look whether the user of spring.datasource, or of retort.datasource, may create tables"
          + " in the schema.";
    } else if (cause instanceof StepFailedException) {
      return "Mend the revision, or what it finds in the database, and start again: it goes on"
          + " there.";
    }
    return "Mend the revisions and compile them again.";
  }
}
