package dev.retort.processor.lint;

import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import dev.retort.op.SqlTokens;
import dev.retort.op.SqlTokens.Kind;
import dev.retort.op.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a piece of SQL tell without parsing it. Where databases would read it
 * differently it tells nothing.
 */
final class RawSql {

  private final List<Token> tokens;
  private final boolean isClear;

  private RawSql(List<Token> all) {
    tokens =
        all.stream()
            .filter(each -> each.kind() != Kind.SPACE && each.kind() != Kind.COMMENT)
            .toList();
    isClear = tokens.stream().noneMatch(each -> each.kind() == Kind.OPAQUE);
  }

  static RawSql of(Sql sql) {
    return new RawSql(SqlTokens.of(sql));
  }

  /** Whether its first word is this. */
  boolean begins(String word) {
    return is(0, word);
  }

  /**
   * Whether it says no more than that a column is NULL, or is not: {@code email IS NULL}, also in
   * parentheses.
   */
  boolean isNullTest(Name column, boolean not) {
    int from = 0;
    int to = tokens.size();
    while (from < to && is(from, "(") && is(to - 1, ")")) {
      from++;
      to--;
    }
    List<String> rest = not ? List.of("IS", "NOT", "NULL") : List.of("IS", "NULL");
    return isClear
        && to - from == rest.size() + 1
        && names(tokens.get(from), column)
        && words(from + 1, to).equals(rest);
  }

  /** The table of {@code UPDATE table SET ..}; null for anything else. */
  @Nullable QualifiedName updated() {
    return isClear && is(0, "UPDATE") ? table(1) : null;
  }

  /** Whether an update gives all rows, or all that have none, a value for a column. */
  boolean fills(Name column) {
    int set = indexOf("SET", 0);
    int where = indexOf("WHERE", set);
    int end = is(tokens.size() - 1, ";") ? tokens.size() - 1 : tokens.size();
    boolean isSimple =
        set > 0
            && set + 3 < tokens.size()
            && names(tokens.get(set + 1), column)
            && is(set + 2, "=")
            && !is(set + 3, "NULL")
            && indexOf("FROM", 0) < 0
            && indexOf("LIMIT", 0) < 0;
    return isSimple
        && (where < 0 || new RawSql(tokens.subList(where + 1, end)).isNullTest(column, false));
  }

  boolean mentions(Name name) {
    return tokens.stream().anyMatch(each -> names(each, name));
  }

  /** Its words in upper case; everything else as it is written. */
  List<String> words() {
    return words(0, tokens.size());
  }

  boolean isClear() {
    return isClear;
  }

  /** A token as it was written. */
  String text(int i) {
    return tokens.get(i).text();
  }

  /** The name that begins at a token, with its schema; null where none does. */
  @Nullable QualifiedName table(int at) {
    Name first = name(at);
    if (first == null) {
      return null;
    }
    Name second = is(at + 1, ".") ? name(at + 2) : null;
    return second == null ? new QualifiedName(null, first) : new QualifiedName(first, second);
  }

  private @Nullable Name name(int at) {
    if (at >= tokens.size()) {
      return null;
    }
    Token token = tokens.get(at);
    if (token.kind() == Kind.WORD) {
      return Name.of(token.text().toLowerCase(Locale.ROOT));
    } else if (token.kind() == Kind.QUOTED && token.text().length() > 2) {
      String inner = token.text().substring(1, token.text().length() - 1);
      boolean ordinary = inner.matches("[a-z_][a-z0-9_]*");
      return ordinary ? Name.of(inner) : new Name(inner, true);
    }
    return null;
  }

  private static boolean names(Token token, Name name) {
    if (token.kind() == Kind.WORD) {
      return !name.exact() && token.text().equalsIgnoreCase(name.text());
    }
    return token.kind() == Kind.QUOTED
        && token.text().length() > 2
        && token.text().substring(1, token.text().length() - 1).equalsIgnoreCase(name.text());
  }

  private boolean is(int at, String text) {
    return at >= 0 && at < tokens.size() && tokens.get(at).text().equalsIgnoreCase(text);
  }

  private int indexOf(String word, int from) {
    for (int i = Math.max(0, from); i < tokens.size(); i++) {
      if (tokens.get(i).kind() == Kind.WORD && is(i, word)) {
        return i;
      }
    }
    return -1;
  }

  private List<String> words(int from, int to) {
    List<String> words = new ArrayList<>();
    for (Token token : tokens.subList(from, to)) {
      words.add(token.kind() == Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : token.text());
    }
    return words;
  }
}
