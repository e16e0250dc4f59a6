package dev.retort.op;

/**
 * Leaves comments and idle white space out of SQL, so that a reformatted statement is the same one.
 */
final class SqlSqueezer {

  private final String sql;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private boolean gap;

  private SqlSqueezer(String sql) {
    this.sql = sql;
  }

  static String squeeze(String sql) {
    return new SqlSqueezer(sql).run();
  }

  private String run() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        gap = true;
        at++;
      } else if (sql.startsWith("--", at)) {
        gap = true;
        skipTo("\n", 2);
      } else if (sql.startsWith("/*", at)) {
        gap = true;
        skipTo("*/", 2);
      } else if (c == '\'' || c == '"' || c == '`') {
        int close = sql.indexOf(c, at + 1);
        copyTo(close < 0 ? sql.length() - 1 : close);
      } else if (c == '$' && dollarTag() != null) {
        String tag = dollarTag();
        int end = sql.indexOf(tag, at + tag.length());
        copyTo(end < 0 ? sql.length() - 1 : end + tag.length() - 1);
      } else {
        copyTo(at);
      }
    }
    return out.toString();
  }

  private void skipTo(String end, int from) {
    int found = sql.indexOf(end, at + from);
    at = found < 0 ? sql.length() : found + end.length();
  }

  /** Copies up to and including {@code last}. */
  private void copyTo(int last) {
    if (gap && out.length() > 0 && word(out.charAt(out.length() - 1)) && word(sql.charAt(at))) {
      out.append(' ');
    }
    gap = false;
    int end = Math.min(last + 1, sql.length());
    out.append(sql, at, end);
    at = end;
  }

  private static boolean word(char c) {
    return Character.isLetterOrDigit(c)
        || c == '_'
        || c == '$'
        || c == '\''
        || c == '"'
        || c == '`';
  }

  private @org.jspecify.annotations.Nullable String dollarTag() {
    int end = at + 1;
    while (end < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
      end++;
    }
    boolean tag =
        end < sql.length()
            && sql.charAt(end) == '$'
            && (at + 1 == end || !Character.isDigit(sql.charAt(at + 1)));
    return tag ? sql.substring(at, end + 1) : null;
  }
}
