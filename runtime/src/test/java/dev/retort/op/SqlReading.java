package dev.retort.op;

import java.util.ArrayList;
import java.util.List;

/**
 * What two databases that disagree read in a piece of SQL, by the lexical rules of their manuals:
 * the tokens, without white space and comments.
 */
final class SqlReading {

  private final String sql;
  private final boolean mysql;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private SqlReading(String sql, boolean mysql) {
    this.sql = sql;
    this.mysql = mysql;
  }

  /** PostgreSQL's manual, 4.1: comments nest, backslashes count in {@code E'..'} only. */
  static List<String> postgresql(String sql) {
    return new SqlReading(sql, false).read();
  }

  /**
   * MySQL's manual, 11.1 and 11.7: {@code --} needs white space, {@code #} is a comment, comments
   * do not nest, {@code /*!} is code, backslashes escape.
   */
  static List<String> mysql(String sql) {
    return new SqlReading(sql, true).read();
  }

  private List<String> read() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (isLineComment()) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end;
      } else if (sql.startsWith("/*", at)) {
        comment();
      } else if (c == '\'' || c == '"' || (mysql && c == '`')) {
        quoted(c);
      } else if (!mysql && c == '$' && tagEnd() > 0) {
        String tag = sql.substring(at, tagEnd());
        int close = sql.indexOf(tag, at + tag.length());
        take(close < 0 ? sql.length() : close + tag.length());
      } else if (c == '$' && at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1))) {
        int end = at + 1;
        while (end < sql.length() && Character.isDigit(sql.charAt(end))) {
          end++;
        }
        take(end);
      } else if (isWord(c)) {
        boolean number = Character.isDigit(c);
        int end = at;
        while (end < sql.length()
            && isWord(sql.charAt(end))
            && !sql.startsWith(".$", end - 1)
            && !(number && sql.charAt(end) == '$')) {
          end++;
        }
        take(Math.max(end, at + 1));
      } else if (isOperator(c)) {
        int end = at + 1;
        while (end < sql.length() && isOperator(sql.charAt(end)) && !commentBegins(end)) {
          end++;
        }
        take(end);
      } else {
        take(at + 1);
      }
    }
    return tokens;
  }

  private boolean isLineComment() {
    return commentBegins(at) && !sql.startsWith("/*", at);
  }

  private boolean commentBegins(int i) {
    if (sql.startsWith("/*", i)) {
      return true;
    }
    if (!mysql) {
      return sql.startsWith("--", i);
    }
    boolean dashes =
        sql.startsWith("--", i) && (i + 2 == sql.length() || endsMinuses(sql.charAt(i + 2)));
    return dashes || sql.charAt(i) == '#';
  }

  /** White space; and, as Retort has it, what nobody subtracts twice. */
  private static boolean endsMinuses(char c) {
    return Character.isWhitespace(c) || Character.isLetter(c) || c == '-' || c == '=';
  }

  private void comment() {
    if (mysql) {
      boolean code = sql.startsWith("!", at + 2) || sql.startsWith("+", at + 2);
      int close = sql.indexOf("*/", at + 2);
      int end = close < 0 ? sql.length() : close + 2;
      if (code || close < 0) {
        take(end);
      }
      at = end;
      return;
    }
    int depth = 0;
    int i = at;
    while (i < sql.length()) {
      if (sql.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i += 2;
        if (depth == 0) {
          at = i;
          return;
        }
      } else {
        i++;
      }
    }
    take(sql.length());
  }

  private void quoted(char quote) {
    boolean afterE =
        at > 0
            && Character.toLowerCase(sql.charAt(at - 1)) == 'e'
            && (at == 1 || !isWord(sql.charAt(at - 2)));
    boolean escapes = quote != '`' && (mysql || (quote == '\'' && afterE));
    int i = at + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\\' && escapes) {
        i += 2;
      } else if (c == quote && i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
        i += 2;
      } else if (c == quote) {
        // What touches a text from the left (E, U&) belongs to it.
        boolean touches =
            quote != '`' && at > 0 && (isWord(sql.charAt(at - 1)) || sql.charAt(at - 1) == '&');
        tokens.add((touches ? "+" : "") + sql.substring(at, i + 1));
        at = i + 1;
        return;
      } else {
        i++;
      }
    }
    take(sql.length());
  }

  private int tagEnd() {
    int end = at + 1;
    while (end < sql.length()
        && (Character.isLetter(sql.charAt(end)) || (end > at + 1 && isTag(end)))) {
      end++;
    }
    return end < sql.length() && sql.charAt(end) == '$' ? end + 1 : -1;
  }

  private boolean isTag(int i) {
    return Character.isLetterOrDigit(sql.charAt(i)) || sql.charAt(i) == '_';
  }

  private void take(int end) {
    tokens.add(sql.substring(at, end));
    at = end;
  }

  /** A dot holds a number together, so it counts as part of a word here. */
  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.';
  }

  private static boolean isOperator(char c) {
    return "+-*/<>=~!@#%^&|?:".indexOf(c) >= 0;
  }
}
