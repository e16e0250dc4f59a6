package dev.retort.op;

/** Says {@code concurrently()} where it stands alone. */
public enum Concurrently {
  CONCURRENTLY
}
