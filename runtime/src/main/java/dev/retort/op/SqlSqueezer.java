package dev.retort.op;

import dev.retort.op.SqlTokens.Kind;
import dev.retort.op.SqlTokens.Token;

/**
 * Leaves comments and idle white space out of SQL, so that a reformatted statement is the same one.
 * Two statements that mean different things to any database never come out alike.
 */
final class SqlSqueezer {

  private static final String OPERATORS = "+-*/<>=~!@#%^&|?:";

  private SqlSqueezer() {}

  static String squeeze(Sql sql) {
    StringBuilder out = new StringBuilder();
    Token last = null;
    boolean gap = false;
    for (Token token : SqlTokens.of(sql)) {
      if (token.kind() == Kind.SPACE || token.kind() == Kind.COMMENT) {
        gap = true;
        continue;
      }
      if (gap && last != null) {
        out.append(between(last, token));
      }
      out.append(token.text());
      last = token;
      gap = false;
    }
    return out.toString();
  }

  /** What must stand between two tokens that something idle stood between. */
  private static String between(Token left, Token right) {
    if (left.kind() == Kind.OPAQUE) {
      return "\n"; // it may end in what is a comment for some
    }
    if (right.kind() == Kind.OPAQUE) {
      return " ";
    }
    char before = left.text().charAt(left.text().length() - 1);
    char after = right.text().charAt(0);
    boolean words = isWordlike(left, before) && isWordlike(right, after);
    boolean operators = OPERATORS.indexOf(before) >= 0 && OPERATORS.indexOf(after) >= 0;
    boolean unicodeText = before == '&' && (after == '\'' || after == '"'); // U&'..' is one thing
    return words || operators || unicodeText ? " " : "";
  }

  private static boolean isWordlike(Token token, char c) {
    return token.kind() != Kind.SYMBOL || c == '.';
  }
}
