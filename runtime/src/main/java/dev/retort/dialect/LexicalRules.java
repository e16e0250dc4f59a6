package dev.retort.dialect;

/**
 * How a database reads the text of SQL: what {@link SqlSplitter} must know to find where a
 * statement ends.
 *
 * @param hasDollarQuotes {@code $tag$ .. $tag$} is a string
 * @param hasBackslashEscapes a backslash inside a plain string escapes the next character
 * @param hasEscapeStrings {@code E'..'} is a string with backslash escapes
 * @param hasNestedComments a {@code /*} inside a comment opens another one
 * @param hasHashComments {@code #} begins a comment
 * @param isDashCommentSpaced {@code --} is a comment only before white space
 * @param hasBackticks {@code `name`} is a quoted name
 * @param hasBrackets {@code [name]} is a quoted name
 * @param blocks where {@code BEGIN .. END} holds statements of its own
 * @param hasDelimiterCommand {@code DELIMITER x} changes the terminator
 */
public record LexicalRules(
    boolean hasDollarQuotes,
    boolean hasBackslashEscapes,
    boolean hasEscapeStrings,
    boolean hasNestedComments,
    boolean hasHashComments,
    boolean isDashCommentSpaced,
    boolean hasBackticks,
    boolean hasBrackets,
    Blocks blocks,
    boolean hasDelimiterCommand) {

  /** Where {@code BEGIN .. END} holds statements of its own. */
  public enum Blocks {
    /** Nowhere. */
    NONE,
    /** In {@code BEGIN ATOMIC .. END} of a function or procedure. */
    ATOMIC,
    /** In the body of a trigger. */
    TRIGGER,
    /** In the body of a trigger, function, procedure or event. */
    ROUTINE
  }

  /** H2. */
  public static final LexicalRules H2 =
      new LexicalRules(true, false, false, true, false, false, false, false, Blocks.NONE, false);

  /** PostgreSQL (its manual, 4.1 Lexical Structure; {@code BEGIN ATOMIC} since 14). */
  public static final LexicalRules POSTGRESQL =
      new LexicalRules(true, false, true, true, false, false, false, false, Blocks.ATOMIC, false);

  /** MariaDB and MySQL (their manuals, Comment Syntax and String Literals). */
  public static final LexicalRules MARIADB =
      new LexicalRules(false, true, false, false, true, true, true, false, Blocks.ROUTINE, true);

  /** MariaDB and MySQL under {@code NO_BACKSLASH_ESCAPES}. */
  public static final LexicalRules MARIADB_WITHOUT_BACKSLASHES =
      new LexicalRules(false, false, false, false, true, true, true, false, Blocks.ROUTINE, true);

  /** SQLite (its documentation, SQL Comment Syntax and CREATE TRIGGER). */
  public static final LexicalRules SQLITE =
      new LexicalRules(false, false, false, false, false, false, true, true, Blocks.TRIGGER, false);
}
