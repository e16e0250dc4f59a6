package dev.retort.processor.lint;

/** Whether an object is there, as far as the chain tells. */
public enum Existence {
  PRESENT,
  ABSENT,
  /** Something that is not understood may have made or dropped it. */
  UNKNOWN
}
