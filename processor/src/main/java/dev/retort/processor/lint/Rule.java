package dev.retort.processor.lint;

/** A check of one operation: a pure function of what it finds, does and leaves. */
@FunctionalInterface
interface Rule {

  /** Adds what is wrong with an operation, or may hurt. */
  void check(Moment moment, Findings findings);
}
