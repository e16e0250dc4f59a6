package dev.retort.schema;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Database;
import dev.retort.op.Name;
import dev.retort.op.Sql;
import dev.retort.op.SqlTokens;
import dev.retort.op.SqlTokens.Kind;
import dev.retort.op.SqlTokens.Token;
import java.util.List;
import java.util.Locale;

/**
 * Where the text of a check, a generated column or an index names a column of its table. Databases
 * keep such text parsed, so a column's new name shows in it; the fold does the same by its words.
 */
final class Mentions {

  private final Table table;
  private final Name column;
  private final List<Token> tokens;

  private Mentions(Table table, Name column, Sql sql) {
    this.table = table;
    this.column = column;
    this.tokens =
        SqlTokens.of(sql).stream()
            .filter(token -> token.kind() != Kind.SPACE && token.kind() != Kind.COMMENT)
            .toList();
  }

  static boolean of(Table table, Name column, Sql sql) {
    Mentions mentions = new Mentions(table, column, sql);
    for (int i = 0; i < mentions.tokens.size(); i++) {
      if (mentions.isMention(i)) {
        return true;
      }
    }
    return false;
  }

  /** The text with the column's new name. */
  static Sql renamed(Table table, Name column, Name to, Sql sql, Database database) {
    Mentions mentions = new Mentions(table, column, sql);
    StringBuilder text = new StringBuilder();
    int i = 0;
    for (Token token : SqlTokens.of(sql)) {
      boolean idle = token.kind() == Kind.SPACE || token.kind() == Kind.COMMENT;
      boolean mention = !idle && mentions.isMention(i);
      text.append(mention ? mentions.written(to, token, database) : token.text());
      i += idle ? 0 : 1;
    }
    return new Sql(text.toString());
  }

  private boolean isMention(int i) {
    Token token = tokens.get(i);
    if (!names(token, column) || is(i + 1, ".") || isTwoColumns()) {
      return false;
    }
    if (is(i - 1, ".")) {
      return i >= 2 && names(tokens.get(i - 2), table.name().name());
    }
    boolean call = token.kind() == Kind.WORD && is(i + 1, "(");
    boolean cast = is(i - 1, ":") || is(i - 1, "AS");
    boolean field = is(i + 1, "FROM"); // EXTRACT(year FROM ..)
    boolean typed = i + 1 < tokens.size() && tokens.get(i + 1).kind() == Kind.TEXT; // DATE '..'
    return !call && !cast && !field && !typed;
  }

  private boolean is(int i, String text) {
    return i >= 0 && i < tokens.size() && tokens.get(i).text().equalsIgnoreCase(text);
  }

  /** Names that differ in case only can't be told apart without knowing the database. */
  private boolean isTwoColumns() {
    return table.columns().stream()
        .map(ColumnDefinition::name)
        .anyMatch(other -> !other.equals(column) && other.text().equalsIgnoreCase(column.text()));
  }

  private static boolean names(Token token, Name name) {
    if (token.kind() == Kind.WORD) {
      return !name.exact() && token.text().equalsIgnoreCase(name.text());
    } else if (token.kind() != Kind.QUOTED) {
      return false;
    }
    String quote = token.text().substring(0, 1);
    String inner =
        token.text().substring(1, token.text().length() - 1).replace(quote + quote, quote);
    return name.exact() ? inner.equals(name.text()) : inner.equalsIgnoreCase(name.text());
  }

  /** The new name: in the way in which the old one was written, where that was in quotes. */
  private String written(Name to, Token old, Database database) {
    if (old.kind() == Kind.WORD || to.exact() != column.exact()) {
      return Quoting.written(to, database);
    }
    boolean upper = !to.exact() && !old.text().equals(old.text().toLowerCase(Locale.ROOT));
    return Quoting.quoted(
        upper ? to.text().toUpperCase(Locale.ROOT) : to.text(), old.text().substring(0, 1));
  }
}
