package dev.retort.chain;

/** Which way a revision is run. */
public enum Direction {
  UPGRADE,
  DOWNGRADE
}
