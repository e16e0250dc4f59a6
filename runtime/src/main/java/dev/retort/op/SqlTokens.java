package dev.retort.op;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits SQL into words, quoted things, symbols, white space and comments, without knowing which
 * database it is for.
 *
 * <p>Databases disagree: {@code 'it\'s'} ends at different places, {@code #} begins a comment or is
 * an operator, comments nest or do not, {@code --1} is a comment or two minuses. Where two of them
 * would read on differently, the rest is one {@link Kind#OPAQUE} token: kept letter by letter,
 * looked into by nobody. So whatever is taken for a comment is one everywhere, and nothing inside
 * quotes is ever taken for code.
 */
public final class SqlTokens {

  /** What a token is. */
  public enum Kind {
    /** White space. */
    SPACE,
    /** A comment, without the line break that ends it. */
    COMMENT,
    /** A name that is not quoted, a keyword, a number. */
    WORD,
    /** Something in double quotes or backticks: a name, in MySQL perhaps a text. */
    QUOTED,
    /** A text in single quotes or in {@code $tag$}. */
    TEXT,
    /** One character of anything else. */
    SYMBOL,
    /** What databases read differently. */
    OPAQUE
  }

  /**
   * A piece of SQL.
   *
   * @param kind what it is
   * @param text its letters; all tokens' texts together are the SQL
   */
  public record Token(Kind kind, String text) {}

  private final String sql;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private SqlTokens(String sql) {
    this.sql = sql;
  }

  /** The tokens of a piece of SQL, in order, nothing left out. */
  public static List<Token> of(Sql sql) {
    SqlTokens tokens = new SqlTokens(sql.text());
    while (tokens.at < tokens.sql.length()) {
      tokens.next();
    }
    return List.copyOf(tokens.tokens);
  }

  private void next() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      add(Kind.SPACE, endOf(Character::isWhitespace, at));
    } else if (sql.startsWith("--", at)) {
      dashes();
    } else if (sql.startsWith("/*", at)) {
      slashStar();
    } else if (c == '\'') {
      quoted(Kind.TEXT, c);
    } else if (c == '"' || c == '`') {
      quoted(Kind.QUOTED, c);
    } else if (c == '#' && !sql.startsWith("#>", at)) {
      rest();
    } else if (c == '$' && tagEnd() > at) {
      String tag = sql.substring(at, tagEnd());
      int close = sql.indexOf(tag, at + tag.length());
      add(Kind.TEXT, close < 0 ? sql.length() : close + tag.length());
    } else if (c == '$' && at + 1 < sql.length() && Character.isDigit(sql.charAt(at + 1))) {
      add(Kind.WORD, endOf(Character::isDigit, at + 1)); // a parameter ends with its number
    } else if (Character.isDigit(c)) {
      add(Kind.WORD, numberEnd());
    } else if (inWord(c)) {
      add(Kind.WORD, endOf(SqlTokens::inWord, at));
    } else {
      add(Kind.SYMBOL, at + 1);
    }
  }

  /**
   * MySQL takes {@code --} for a comment only before white space, and else for two minuses; but
   * nobody subtracts a word so.
   */
  private void dashes() {
    int end = sql.indexOf('\n', at);
    end = end < 0 ? sql.length() : end;
    char after = at + 2 < sql.length() ? sql.charAt(at + 2) : '\n';
    if (Character.isWhitespace(after) || Character.isLetter(after) || "-=".indexOf(after) >= 0) {
      add(Kind.COMMENT, end);
    } else if (sql.substring(at, end).matches("[^'\"`$#\\\\*]*")) {
      add(Kind.OPAQUE, end);
    } else {
      rest();
    }
  }

  /** {@code /*!} and {@code /*+} are no comments: MySQL runs the one and obeys the other. */
  private void slashStar() {
    int close = sql.indexOf("*/", at + 2);
    boolean hint =
        sql.startsWith("!", at + 2) || sql.startsWith("+", at + 2) || sql.startsWith("M!", at + 2);
    int nested = sql.indexOf("/*", at + 2);
    if (close < 0 || (nested >= 0 && nested < close)) {
      rest();
    } else {
      add(hint ? Kind.OPAQUE : Kind.COMMENT, close + 2);
    }
  }

  /**
   * Up to the closing quote. A backslash before a quote escapes it for some databases; only {@code
   * E'..'} tells.
   */
  private void quoted(Kind kind, char quote) {
    boolean escapes = quote == '\'' && at > 0 && isEscapePrefix();
    int backslashes = 0;
    int i = at + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == quote) {
        boolean escaped = backslashes % 2 == 1 && quote != '`';
        if (escaped && !escapes) {
          rest();
          return;
        }
        if (!escaped) {
          if (i + 1 >= sql.length() || sql.charAt(i + 1) != quote) {
            add(kind, i + 1);
            return;
          }
          i++;
        }
      }
      backslashes = c == '\\' ? backslashes + 1 : 0;
      i++;
    }
    rest();
  }

  private boolean isEscapePrefix() {
    Token last = tokens.get(tokens.size() - 1);
    return last.kind() == Kind.WORD && last.text().equalsIgnoreCase("e");
  }

  private void rest() {
    add(Kind.OPAQUE, sql.length());
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(kind, sql.substring(at, end)));
    at = end;
  }

  /** The end of a {@code $tag$} that begins here, or here when none does. */
  private int tagEnd() {
    int end = at + 1;
    if (end < sql.length() && Character.isDigit(sql.charAt(end))) {
      return at;
    }
    end = endOf(c -> Character.isLetterOrDigit(c) || c == '_', end);
    return end < sql.length() && sql.charAt(end) == '$' ? end + 1 : at;
  }

  /** A number takes no dollar along, its exponent neither. */
  private int numberEnd() {
    int end = endOf(c -> c != '$' && (inWord(c) || c == '.'), at);
    boolean exponent =
        "eE".indexOf(sql.charAt(end - 1)) >= 0
            && end + 1 < sql.length()
            && "+-".indexOf(sql.charAt(end)) >= 0
            && Character.isDigit(sql.charAt(end + 1));
    return exponent ? endOf(c -> c != '$' && inWord(c), end + 1) : end;
  }

  private int endOf(java.util.function.IntPredicate inside, int from) {
    int end = from;
    while (end < sql.length() && inside.test(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean inWord(int c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || Character.isSurrogate((char) c);
  }
}
