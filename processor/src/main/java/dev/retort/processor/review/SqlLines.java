package dev.retort.processor.review;

import dev.retort.dialect.SqlText;

/** Lines of a script. */
final class SqlLines {

  private SqlLines() {}

  /** Text as comments, a line for each of its own. */
  static String comment(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.split("\\R", -1)) {
      lines.append(("-- " + SqlText.comment(line)).stripTrailing()).append('\n');
    }
    return lines.toString();
  }

  /** A statement with its terminator. */
  static String statement(String sql) {
    return SqlText.closed(sql) + ";\n";
  }
}
