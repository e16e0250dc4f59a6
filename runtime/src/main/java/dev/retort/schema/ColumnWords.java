package dev.retort.schema;

import dev.retort.op.Name;
import dev.retort.op.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns that an expression over one row names, as far as its words tell: strings, comments,
 * calls, types of casts and collations are no columns.
 */
public final class ColumnWords {

  /** A word of an expression: a bare or quoted name. */
  private record Word(int from, int to, String text, boolean isQuoted) {

    /** Databases fold what is bare; an ordinary name in quotes may be spelled as they fold it. */
    boolean means(Name column) {
      if (column.exact()) {
        return isQuoted && text.equals(column.text());
      }
      return text.equalsIgnoreCase(column.text());
    }
  }

  private final String sql;
  private final List<Word> columns = new ArrayList<>();

  private ColumnWords(Sql sql) {
    this.sql = sql.text();
    read();
  }

  /** Whether an expression names a column. */
  public static boolean mention(Sql sql, Name column) {
    return new ColumnWords(sql).columns.stream().anyMatch(word -> word.means(column));
  }

  /** The expression after a column got another name, as databases carry it along. */
  static Sql renamed(Sql sql, Name from, Name to) {
    ColumnWords words = new ColumnWords(sql);
    StringBuilder renamed = new StringBuilder();
    int copied = 0;
    for (Word word : words.columns) {
      if (word.means(from)) {
        renamed.append(words.sql, copied, word.from).append(spelled(word, from, to));
        copied = word.to;
      }
    }
    return copied == 0 ? sql : new Sql(renamed.append(words.sql.substring(copied)).toString());
  }

  private static String spelled(Word word, Name from, Name to) {
    if (!word.isQuoted && !to.exact()) {
      return to.text();
    }
    boolean upper = !to.exact() && !word.text.equals(from.text());
    String text = upper ? to.text().toUpperCase(Locale.ROOT) : to.text();
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private void read() {
    int at = 0;
    String before = "";
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int end;
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      } else if (sql.startsWith("--", at)) {
        at = after("\n", at + 2);
        continue;
      } else if (sql.startsWith("/*", at)) {
        at = after("*/", at + 2);
        continue;
      } else if (c == '\'') {
        end = after("'", at + 1);
      } else if (c == '"' || c == '`') {
        end = quoted(c, at, before);
      } else if (c == '$' && dollarTag(at) > 0) {
        String tag = sql.substring(at, dollarTag(at));
        end = after(tag, at + tag.length());
      } else if (Character.isJavaIdentifierStart(c) || Character.isDigit(c)) {
        end = bare(at, before);
      } else {
        end = sql.startsWith("::", at) ? at + 2 : at + 1;
      }
      before = sql.substring(at, end);
      at = end;
    }
  }

  private int quoted(char quote, int at, String before) {
    int end = at + 1;
    while (end < sql.length()
        && (sql.charAt(end) != quote || sql.startsWith(String.valueOf(quote).repeat(2), end))) {
      end += sql.charAt(end) == quote ? 2 : 1;
    }
    end = Math.min(end + 1, sql.length());
    String inner = sql.substring(at + 1, Math.max(at + 1, end - 1));
    String text = inner.replace(String.valueOf(quote).repeat(2), String.valueOf(quote));
    add(new Word(at, end, text, true), before);
    return end;
  }

  private int bare(int at, String before) {
    int end = at;
    while (end < sql.length()
        && (Character.isJavaIdentifierPart(sql.charAt(end)) || sql.charAt(end) == '#')) {
      end++;
    }
    if (!Character.isDigit(sql.charAt(at)) && !sql.startsWith("'", end)) { // E'..' is a string
      add(new Word(at, end, sql.substring(at, end), false), before);
    }
    return end;
  }

  private void add(Word word, String before) {
    String last = before.toLowerCase(Locale.ROOT);
    boolean other = last.equals("as") || last.equals("collate") || last.equals("::");
    String rest = sql.substring(word.to).stripLeading();
    if (!other && !rest.startsWith("(") && !rest.startsWith(".")) {
      columns.add(word);
    }
  }

  private int after(String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }

  /** The end of a dollar tag that begins here, or -1. */
  private int dollarTag(int at) {
    int end = at + 1;
    while (end < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
      end++;
    }
    return end < sql.length() && sql.charAt(end) == '$' ? end + 1 : -1;
  }
}
