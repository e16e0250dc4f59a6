package dev.retort.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits a script into statements, as the database itself would read it: quotes, comments, bodies
 * of functions and triggers, {@code DELIMITER}. What only a database's own client understands is
 * refused.
 *
 * <p>Sources: the lexical chapters of the manuals that {@link LexicalRules} names, and the scripts
 * that have broken splitters over the years (its test holds them).
 */
public final class SqlSplitter {

  /**
   * One statement of a script.
   *
   * @param sql the statement without its terminator; comments inside stay
   * @param line the number of the line where it begins, from 1
   */
  public record Part(String sql, int line) {}

  /** What can't be read, with its line and the way out. */
  public static final class ScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptException(int line, String what) {
      super("line " + line + ": " + what);
    }
  }

  /** Words after END that close something which BEGIN did not open. */
  private static final Set<String> OTHER_ENDS = Set.of("IF", "LOOP", "WHILE", "REPEAT", "FOR");

  private static final Set<String> ROUTINES =
      Set.of("TRIGGER", "FUNCTION", "PROCEDURE", "EVENT", "PACKAGE");

  private final SqlScanner in;
  private final LexicalRules rules;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private String delimiter = ";";
  private int start;
  private int depth;
  private @Nullable String lastWord;

  private SqlSplitter(String text, LexicalRules rules) {
    this.in = new SqlScanner(text, rules);
    this.rules = rules;
  }

  /**
   * Splits.
   *
   * @throws ScriptException for what can't be read: a quote that does not close, a command of a
   *     client
   */
  public static List<Part> split(String text, LexicalRules rules) {
    return new SqlSplitter(text.startsWith("\uFEFF") ? text.substring(1) : text, rules).run();
  }

  private List<Part> run() {
    start = -1;
    while (!in.atEnd()) {
      if (start < 0 && !begins()) {
        continue;
      }
      next();
    }
    if (start >= 0) {
      if (depth > 0) {
        throw new ScriptException(
            in.lineOf(start), "a BEGIN without its END; the statement would be half a body");
      }
      end(in.position());
    }
    return parts;
  }

  /** Looks for the beginning of a statement; false when something before it was passed over. */
  private boolean begins() {
    if (in.skipBlank() || in.skipComment()) {
      return false;
    }
    refuseClientCommands();
    if (in.startsWith(delimiter)) {
      in.skip(delimiter.length());
      return false;
    }
    if (rules.hasDelimiterCommand() && in.isWord("DELIMITER")) {
      delimiter = in.restOfLine().substring("DELIMITER".length()).strip();
      if (delimiter.isEmpty()) {
        throw new ScriptException(in.line(), "DELIMITER without a delimiter");
      }
      in.skipLine();
      return false;
    }
    start = in.position();
    words.clear();
    depth = 0;
    lastWord = null;
    return true;
  }

  private void refuseClientCommands() {
    String line = in.restOfLine().strip();
    String upper = line.toUpperCase(Locale.ROOT);
    if (line.startsWith("\\")) {
      throw new ScriptException(
          in.line(),
          "\"" + line + "\" is a command of psql, which the database does not know; leave it out");
    } else if (line.equals("/")) {
      throw new ScriptException(
          in.line(), "a \"/\" on a line of its own is for Oracle's clients; end statements with ;");
    } else if (upper.equals("GO") || upper.equals("GO;")) {
      throw new ScriptException(
          in.line(), "\"GO\" is for SQL Server's clients; end statements with ;");
    } else if (upper.startsWith("SOURCE ") || line.startsWith(".read ")) {
      throw new ScriptException(
          in.line(),
          "\"" + line + "\" is for a client; call executeScript(..) for the other file as well");
    } else if (line.startsWith(".") && line.length() > 1 && Character.isLetter(line.charAt(1))) {
      throw new ScriptException(
          in.line(),
          "\""
              + line
              + "\" is a command of sqlite3, which the database does not know; leave it out");
    }
  }

  private void next() {
    if (in.skipBlank() || in.skipComment() || in.skipQuoted()) {
      return;
    }
    boolean wholeBody = depth == 0 || !delimiter.equals(";");
    if (wholeBody && in.startsWith(delimiter)) {
      end(in.position());
      in.skip(delimiter.length());
      return;
    }
    String word = in.word();
    if (word == null) {
      if (in.isFirstOfLine() && in.restOfLine().strip().equals("/")) {
        refuseClientCommands();
      }
      in.skip(1);
      return;
    }
    if (in.isFirstOfLine() && in.restOfLine().strip().equalsIgnoreCase("GO")) {
      refuseClientCommands();
    }
    int cut = word.indexOf(delimiter); // DELIMITER $$, whose dollars a name may have
    if (cut > 0) {
      word = word.substring(0, cut);
    }
    in.skip(word.length());
    block(word.toUpperCase(Locale.ROOT));
  }

  /** Counts what a body opens and closes. */
  private void block(String word) {
    if (isBody()) {
      if (word.equals("BEGIN") && opens()) {
        depth++;
      } else if (depth > 0 && word.equals("CASE") && !"END".equals(lastWord)) {
        depth++;
      } else if (depth > 0 && word.equals("END") && !OTHER_ENDS.contains(in.nextWord())) {
        depth--;
      }
    }
    if (words.size() < 40) {
      words.add(word);
    }
    lastWord = word;
  }

  /** Whether this statement may hold others. */
  private boolean isBody() {
    if (rules.blocks() == LexicalRules.Blocks.NONE || !delimiter.equals(";")) {
      return false;
    }
    if (words.isEmpty()) {
      return rules.blocks() == LexicalRules.Blocks.ROUTINE;
    }
    if (!words.get(0).equals("CREATE")) {
      return depth > 0;
    }
    return rules.blocks() == LexicalRules.Blocks.TRIGGER
        ? words.contains("TRIGGER")
        : words.stream().anyMatch(ROUTINES::contains);
  }

  private boolean opens() {
    if (depth > 0) {
      return rules.blocks() != LexicalRules.Blocks.ATOMIC;
    }
    String next = in.nextWord();
    if (words.isEmpty()) {
      return "NOT".equals(next); // BEGIN NOT ATOMIC: a block, not a transaction
    }
    return rules.blocks() != LexicalRules.Blocks.ATOMIC || "ATOMIC".equals(next);
  }

  private void end(int at) {
    String sql = in.text(start, at).strip();
    parts.add(new Part(sql, in.lineOf(start)));
    if (isCopyFromStdin()) {
      throw new ScriptException(
          in.lineOf(start), "COPY .. FROM STDIN needs psql; insert the rows with bulkInsert(..)");
    }
    start = -1;
    depth = 0;
  }

  private boolean isCopyFromStdin() {
    return !words.isEmpty()
        && words.get(0).equals("COPY")
        && words.contains("FROM")
        && words.contains("STDIN");
  }
}
