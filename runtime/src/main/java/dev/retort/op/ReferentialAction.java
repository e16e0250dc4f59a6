package dev.retort.op;

/** What happens to a referencing row when the row that it references goes or changes its key. */
public enum ReferentialAction {
  /** An error at the end of the statement; SQL's default. */
  NO_ACTION,
  /** An error at once. */
  RESTRICT,
  /** It goes too (or takes the new key). */
  CASCADE,
  /** Its columns become NULL. */
  SET_NULL,
  /** Its columns take their default. */
  SET_DEFAULT
}
