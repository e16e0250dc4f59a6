package dev.retort.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the first words of an author's SQL tell about it. No parser: it knows comments, quotes and
 * words, and where it does not know it says {@link Kind#OTHER}.
 */
final class RawSql {

  /** What a statement does to the transaction that it stands in, and to a crash in the middle. */
  enum Kind {
    /** Changes rows and nothing else: rolls back with its transaction. */
    DATA,
    /** Changes the catalogue, or something that a second run leaves as it is. */
    DEFINITION,
    /** Ends or begins a transaction. */
    TRANSACTION,
    /** Changes where the session looks for names, and so what later statements mean. */
    NAMES,
    /** Calls, scripts, several statements at once, queries: anything. */
    OTHER
  }

  private static final int WORDS = 6;

  private static final Set<String> DATA = Set.of("insert", "update", "delete", "merge", "replace");
  private static final Set<String> DEFINITION =
      Set.of("create", "alter", "drop", "grant", "revoke", "comment", "analyze", "set");
  private static final Set<String> TRANSACTION =
      Set.of("commit", "rollback", "savepoint", "release", "abort");
  private static final Set<String> BEGIN =
      Set.of("", "transaction", "work", "deferred", "immediate", "exclusive");
  private static final Set<String> NAMES = Set.of("schema", "schema_search_path", "search_path");

  /** What follows {@code ALTER TABLE t DROP} where it is no column. */
  private static final Set<String> NO_COLUMN =
      Set.of("constraint", "primary", "foreign", "index", "key", "check");

  private final String sql;
  private final List<String> words = new ArrayList<>();
  private boolean several;

  private RawSql(String sql) {
    this.sql = sql;
    read();
  }

  static RawSql of(String sql) {
    return new RawSql(sql);
  }

  Kind kind() {
    String first = word(0);
    if (several) {
      return Kind.OTHER;
    } else if (TRANSACTION.contains(first)
        || (first.equals("begin") && BEGIN.contains(word(1)))
        || (first.equals("start") && word(1).equals("transaction"))
        || (first.equals("prepare") && word(1).equals("commit"))
        || (first.equals("set") && word(1).equals("autocommit"))) {
      return Kind.TRANSACTION;
    } else if (first.equals("use") || (first.equals("set") && NAMES.contains(word(1)))) {
      return Kind.NAMES;
    } else if (DATA.contains(first)) {
      return Kind.DATA;
    }
    return DEFINITION.contains(first) ? Kind.DEFINITION : Kind.OTHER;
  }

  /** Whether it is {@code ALTER TABLE .. DROP [COLUMN] ..}. */
  boolean dropsColumn() {
    int drop = words.indexOf("drop");
    return word(0).equals("alter")
        && word(1).equals("table")
        && drop > 1
        && !NO_COLUMN.contains(word(drop + 1));
  }

  /** Whether it says a word anywhere outside of quotes and comments. */
  boolean says(Set<String> any) {
    return words.stream().anyMatch(any::contains);
  }

  /** The first words, for a message. */
  String head() {
    return String.join(" ", words.subList(0, Math.min(2, words.size()))).toUpperCase(Locale.ROOT);
  }

  private String word(int i) {
    return i < words.size() && i < WORDS ? words.get(i) : "";
  }

  private void read() {
    boolean ended = false;
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int next = skipped(at);
      if (next == at && !Character.isWhitespace(c) && c != ';') {
        several |= ended;
      }
      if (next > at) {
        if (c == '"' || c == '`' || c == '\'' || c == '$') {
          several |= ended;
          words.add(sql.substring(at, next));
        }
        at = next;
      } else if (Character.isLetter(c) || c == '_') {
        int end = at;
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
          end++;
        }
        words.add(sql.substring(at, end).toLowerCase(Locale.ROOT));
        at = end;
      } else {
        ended |= c == ';';
        at++;
      }
    }
  }

  /** The end of the comment or of what is quoted that begins here; here where nothing does. */
  private int skipped(int at) {
    char c = sql.charAt(at);
    if (sql.startsWith("--", at)) {
      return after("\n", at + 2);
    } else if (sql.startsWith("/*", at)) {
      return afterComment(at);
    } else if (sql.startsWith("$$", at)) {
      return after("$$", at + 2);
    }
    return c == '\'' || c == '"' || c == '`' ? after(String.valueOf(c), at + 1) : at;
  }

  private int afterComment(int start) {
    int depth = 0;
    int at = start;
    while (at < sql.length()) {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        at += 2;
        if (--depth == 0) {
          return at;
        }
      } else {
        at++;
      }
    }
    return at;
  }

  private int after(String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }
}
