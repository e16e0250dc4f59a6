package dev.retort.processor.lint;

import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import dev.retort.op.SqlTokens;
import dev.retort.op.SqlTokens.Kind;
import dev.retort.op.SqlTokens.Token;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a view's query surely tell: the tables it selects from, and columns of theirs.
 * Where the words leave a doubt it says nothing.
 */
final class ViewText {

  /** What may follow a table without being another name for it. */
  private static final Set<String> CLAUSES =
      Set.of(
          "where",
          "join",
          "inner",
          "left",
          "right",
          "full",
          "cross",
          "natural",
          "on",
          "using",
          "group",
          "order",
          "having",
          "limit",
          "offset",
          "fetch",
          "union",
          "intersect",
          "except",
          "window",
          "for",
          "tablesample",
          "straight_join",
          "use",
          "force",
          "ignore",
          "lateral",
          "partition",
          "qualify",
          "minus",
          "with");

  /** A table that is selected from, under a name of the query's own or its own. */
  private record From(QualifiedName table, String alias) {}

  private final List<Token> tokens;
  private final List<From> froms = new ArrayList<>();
  private final Set<Integer> places = new HashSet<>();

  private ViewText(List<Token> tokens) {
    this.tokens = tokens;
  }

  static ViewText of(Sql select) {
    List<Token> tokens =
        SqlTokens.of(select).stream()
            .filter(token -> token.kind() != Kind.SPACE && token.kind() != Kind.COMMENT)
            .toList();
    ViewText text = new ViewText(tokens);
    boolean isClear = tokens.stream().noneMatch(token -> token.kind() == Kind.OPAQUE);
    if (isClear && (tokens.isEmpty() || !text.is(0, "with"))) { // names of WITH hide tables
      text.read();
    }
    return text;
  }

  /** The tables and views that it selects from, as they are written. */
  private Set<QualifiedName> tables() {
    Set<QualifiedName> tables = new LinkedHashSet<>();
    froms.forEach(from -> tables.add(from.table()));
    return tables;
  }

  /** Whether it selects from a table. */
  boolean names(QualifiedName table) {
    return froms.stream().anyMatch(from -> from.table().equals(table));
  }

  /**
   * Whether it names a column of a table.
   *
   * @param schema tells whether another table that it selects from may be meant
   */
  boolean names(QualifiedName table, Name column, Schema schema) {
    if (!names(table)) {
      return false;
    }
    Map<String, Set<QualifiedName>> aliases = new HashMap<>();
    for (From from : froms) {
      aliases.computeIfAbsent(from.alias(), key -> new HashSet<>()).add(from.table());
    }
    boolean isAlone =
        tables().stream().allMatch(each -> each.equals(table) || surelyLacks(schema, each, column));
    for (int i = 0; i < tokens.size(); i++) {
      if (places.contains(i) || !means(tokens.get(i), column) || is(i + 1, ".")) {
        continue;
      }
      if (is(i - 1, ".")) {
        String qualifier = i >= 2 ? key(tokens.get(i - 2)) : "";
        if (!is(i - 3, ".") && Set.of(table).equals(aliases.get(qualifier))) {
          return true;
        }
      } else if (isAlone && !is(i + 1, "(") && !isNewName(i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is, or may be, what the query calls a result: {@code AS email}, or a word after. */
  private boolean isNewName(int i) {
    if (i == 0 || is(i - 1, "as")) {
      return true;
    }
    Token before = tokens.get(i - 1);
    boolean afterName = before.kind() != Kind.SYMBOL && !isKeyword(before);
    return afterName || is(i - 1, ")") || is(i - 1, ":");
  }

  private static boolean isKeyword(Token token) {
    return token.kind() == Kind.WORD
        && (CLAUSES.contains(lower(token))
            || Set.of(
                    "select",
                    "distinct",
                    "all",
                    "from",
                    "and",
                    "or",
                    "not",
                    "by",
                    "when",
                    "then",
                    "else",
                    "case",
                    "in",
                    "like",
                    "between",
                    "is",
                    "asc",
                    "desc",
                    "any",
                    "some",
                    "exists",
                    "ilike",
                    "similar",
                    "to")
                .contains(lower(token)));
  }

  private static boolean surelyLacks(Schema schema, QualifiedName name, Name column) {
    Table other = schema.table(name);
    return other != null
        && other.columns().stream()
            .noneMatch(each -> each.name().text().equalsIgnoreCase(column.text()));
  }

  // Reading

  private void read() {
    Deque<Boolean> selects = new ArrayDeque<>(List.of(false));
    for (int i = 0; i < tokens.size(); i++) {
      if (is(i, "(")) {
        selects.push(false);
      } else if (is(i, ")") && selects.size() > 1) {
        selects.pop();
      } else if (is(i, "select")) {
        selects.pop();
        selects.push(true);
      } else if (selects.getFirst() && (is(i, "from") || is(i, "join"))) {
        readTables(i + 1);
      }
    }
  }

  private void readTables(int from) {
    int at = from;
    while (true) {
      if (is(at, "only")) {
        at++;
      }
      QualifiedName name = nameAt(at);
      if (name == null) {
        return;
      }
      int last = at + (name.schema() == null ? 0 : 2);
      for (int i = at; i <= last; i++) {
        places.add(i);
      }
      if (is(last + 1, "(") || is(last + 1, ".")) {
        return; // a function, or a name of three parts
      }
      String alias = key(tokens.get(last));
      int next = last + 1;
      boolean as = is(next, "as");
      next += as ? 1 : 0;
      if (next < tokens.size() && isName(tokens.get(next)) && (as || !isClause(next))) {
        alias = key(tokens.get(next));
        places.add(next);
        next++;
      }
      froms.add(new From(name, alias));
      if (!is(next, ",")) {
        return;
      }
      at = next + 1;
    }
  }

  private boolean isClause(int i) {
    return tokens.get(i).kind() == Kind.WORD && CLAUSES.contains(lower(tokens.get(i)));
  }

  private @Nullable QualifiedName nameAt(int i) {
    Name first = nameOf(i);
    if (first == null || !is(i + 1, ".")) {
      return first == null ? null : new QualifiedName(null, first);
    }
    Name second = nameOf(i + 2);
    return second == null ? null : new QualifiedName(first, second);
  }

  private @Nullable Name nameOf(int i) {
    if (i >= tokens.size() || !isName(tokens.get(i)) || isKeyword(tokens.get(i))) {
      return null;
    }
    Token token = tokens.get(i);
    String text = token.kind() == Kind.WORD ? lower(token) : inner(token);
    if (text.isEmpty()) {
      return null;
    }
    boolean ordinary = token.kind() == Kind.WORD && text.matches("[a-z_][a-z0-9_]*");
    return new Name(text, !ordinary);
  }

  private static boolean isName(Token token) {
    return token.kind() == Kind.QUOTED
        || (token.kind() == Kind.WORD && !Character.isDigit(token.text().charAt(0)));
  }

  private static boolean means(Token token, Name column) {
    if (token.kind() == Kind.WORD) {
      return !column.exact() && token.text().equalsIgnoreCase(column.text());
    }
    return token.kind() == Kind.QUOTED && column.exact() && inner(token).equals(column.text());
  }

  private static String key(Token token) {
    return token.kind() == Kind.WORD ? lower(token) : inner(token);
  }

  private static String inner(Token token) {
    String quote = token.text().substring(0, 1);
    return token.text().substring(1, token.text().length() - 1).replace(quote + quote, quote);
  }

  private static String lower(Token token) {
    return token.text().toLowerCase(Locale.ROOT);
  }

  private boolean is(int i, String text) {
    return i >= 0
        && i < tokens.size()
        && tokens.get(i).kind() != Kind.QUOTED
        && tokens.get(i).text().equalsIgnoreCase(text);
  }
}
