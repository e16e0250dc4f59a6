package dev.retort.dialect;

import dev.retort.op.BulkRows;

/** Steps as lines that people read: how a review shows them, and a run compares with it. */
public final class ReviewText {

  /** Stands before what shares a transaction. */
  public static final String INSIDE = comment("in a transaction:");

  /** Stands before what has none. */
  public static final String OUTSIDE = comment("outside a transaction:");

  /** Stands where there is no step. */
  public static final String NOTHING = comment("nothing");

  /** In a comment that stands for something which nobody could review. */
  public static final String UNKNOWN = "known only when it runs";

  /** More rows than that are counted, not written. */
  private static final int ROWS = 100;

  private ReviewText() {}

  /** A statement, whole lines; a comment where it can't be written. */
  public static String of(SqlStep step, Dialect dialect) {
    StringBuilder text = new StringBuilder();
    if (step.rows() instanceof BulkRows rows && rows.count() > ROWS) {
      text.append(comment(rows.count() + " rows, SHA-256 " + rows.hash() + ":"));
      text.append(comment(step.sql()));
      return text.toString();
    }
    if (step.effect() instanceof Effect.Batched) {
      text.append(comment("a run does this in batches, each committed by itself"));
    }
    try {
      for (String sql : SqlText.of(step, dialect)) {
        if (SqlText.holdsTerminator(sql, dialect)) {
          text.append(comment("one statement, whose semicolons are its own"));
        }
        text.append(statement(sql));
      }
    } catch (UnwritableValueException e) {
      return impossible(dialect, String.valueOf(e.getMessage()));
    }
    return text.toString();
  }

  /** A step in Java. */
  public static String run(String name) {
    return comment("in Java: run(\"" + name + "\", ..)");
  }

  /** Something that a database can't do. */
  public static String impossible(Dialect dialect, String why) {
    return comment(dialect.database() + " can't do it: " + why);
  }

  /** Text as comments, a line for each of its own. */
  public static String comment(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.split("\\R", -1)) {
      lines.append(("-- " + SqlText.comment(line)).stripTrailing()).append('\n');
    }
    return lines.toString();
  }

  /** A statement with its terminator. */
  public static String statement(String sql) {
    return SqlText.closed(sql) + ";\n";
  }
}
