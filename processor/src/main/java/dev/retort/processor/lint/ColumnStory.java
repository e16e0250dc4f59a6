package dev.retort.processor.lint;

/**
 * What the chain did to a column that it added to a table with rows, or whose rows it changed.
 *
 * @param addedIn the binary class name of the revision that added it to its table; empty where it
 *     came with the table
 * @param rows what its rows hold, as far as the chain tells
 */
public record ColumnStory(String addedIn, Rows rows) {

  /** What the rows of a column hold. */
  public enum Rows {
    /** NULL, all of them: no step has written it yet. */
    NULL,
    /** Some hold a value, some perhaps none. */
    MIXED,
    /** A value, all of them: a default or an update gave it. */
    FILLED
  }
}
