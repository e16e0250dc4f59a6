package dev.retort.dialect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Walks over SQL text token by token, as one database reads it. */
final class SqlScanner {

  private final String text;
  private final LexicalRules rules;
  private int at;

  SqlScanner(String text, LexicalRules rules) {
    this.text = text;
    this.rules = rules;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  int position() {
    return at;
  }

  String text(int from, int to) {
    return text.substring(from, to);
  }

  char peek() {
    return text.charAt(at);
  }

  boolean startsWith(String token) {
    return text.startsWith(token, at);
  }

  void skip(int characters) {
    at = Math.min(text.length(), at + characters);
  }

  int line() {
    return lineOf(at);
  }

  /** The number of a position's line, from 1. */
  int lineOf(int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  String restOfLine() {
    int end = text.indexOf('\n', at);
    return text.substring(at, end < 0 ? text.length() : end);
  }

  void skipLine() {
    skip(restOfLine().length() + 1);
  }

  boolean isFirstOfLine() {
    int begin = text.lastIndexOf('\n', at - 1) + 1;
    return text.substring(begin, at).isBlank();
  }

  boolean skipBlank() {
    int from = at;
    while (!atEnd() && Character.isWhitespace(peek())) {
      at++;
    }
    return at > from;
  }

  /** Passes over a comment, but not over one that MariaDB and MySQL execute. */
  boolean skipComment() {
    if (startsWith("--") && isDashComment()) {
      skipLine();
      return true;
    }
    if (rules.hasHashComments() && startsWith("#")) {
      skipLine();
      return true;
    }
    boolean executed = rules.hasHashComments() && (startsWith("/*!") || startsWith("/*M!"));
    if (!startsWith("/*") || executed) {
      return false;
    }
    int begin = at;
    int depth = 1;
    at += 2;
    while (depth > 0) {
      if (atEnd()) {
        throw new SqlSplitter.ScriptException(lineOf(begin), "a comment /* that does not close");
      }
      if (startsWith("*/")) {
        depth--;
        at += 2;
      } else if (rules.hasNestedComments() && startsWith("/*")) {
        depth++;
        at += 2;
      } else {
        at++;
      }
    }
    return true;
  }

  private boolean isDashComment() {
    return !rules.isDashCommentSpaced()
        || at + 2 >= text.length()
        || Character.isWhitespace(text.charAt(at + 2))
        || Character.isISOControl(text.charAt(at + 2));
  }

  /** Passes over a string, a quoted name, or a dollar-quoted body. */
  boolean skipQuoted() {
    char c = peek();
    if (c == '\'') {
      boolean escapes = rules.hasBackslashEscapes() || (rules.hasEscapeStrings() && isAfterE());
      skipTo(c, escapes, "a string");
      return true;
    } else if (c == '"') {
      skipTo(c, rules.hasBackslashEscapes(), "a \"");
      return true;
    } else if (c == '`' && rules.hasBackticks()) {
      skipTo(c, false, "a `");
      return true;
    } else if (c == '[' && rules.hasBrackets()) {
      skipTo(']', false, "a [");
      return true;
    }
    String tag = rules.hasDollarQuotes() && c == '$' ? dollarTag() : null;
    if (tag == null) {
      return false;
    }
    int end = text.indexOf(tag, at + tag.length());
    if (end < 0) {
      throw new SqlSplitter.ScriptException(line(), "a " + tag + " that does not close");
    }
    at = end + tag.length();
    return true;
  }

  private void skipTo(char close, boolean escapes, String what) {
    int begin = at;
    at++;
    while (true) {
      if (atEnd()) {
        throw new SqlSplitter.ScriptException(lineOf(begin), what + " that does not close");
      }
      char c = peek();
      if (escapes && c == '\\') {
        at += 2;
      } else if (c != close) {
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == close && close != ']') {
        at += 2;
      } else {
        at++;
        return;
      }
    }
  }

  /** {@code E'..'}: an E that is no part of a longer word. */
  private boolean isAfterE() {
    boolean e = at > 0 && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e');
    return e && (at < 2 || !isWordPart(text.charAt(at - 2)));
  }

  private @Nullable String dollarTag() {
    if (at > 0 && isWordPart(text.charAt(at - 1))) {
      return null; // a dollar inside a name
    }
    int end = at + 1;
    while (end < text.length() && isWordPart(text.charAt(end)) && text.charAt(end) != '$') {
      end++;
    }
    boolean closes = end < text.length() && text.charAt(end) == '$';
    boolean number = end > at + 1 && Character.isDigit(text.charAt(at + 1));
    return closes && !number ? text.substring(at, end + 1) : null;
  }

  /** The word that begins here, or null. */
  @Nullable String word() {
    int end = at;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return end == at ? null : text.substring(at, end);
  }

  boolean isWord(String expected) {
    return expected.equalsIgnoreCase(word());
  }

  /** The next word in upper case, over blanks and comments; empty when something else follows. */
  String nextWord() {
    int here = at;
    while (!atEnd() && (skipBlank() || skipComment())) {
      // over what does not count
    }
    String word = atEnd() ? null : word();
    at = here;
    return word == null ? "" : word.toUpperCase(Locale.ROOT);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
