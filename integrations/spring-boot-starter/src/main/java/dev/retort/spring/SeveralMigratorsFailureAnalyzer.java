package dev.retort.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how to decide who migrates. */
class SeveralMigratorsFailureAnalyzer extends AbstractFailureAnalyzer<SeveralMigratorsException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, SeveralMigratorsException cause) {
    return new FailureAnalysis(cause.getMessage() + ".", cause.wayOut(), cause);
  }
}
