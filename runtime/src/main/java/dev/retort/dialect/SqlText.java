package dev.retort.dialect;

import dev.retort.op.Literal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** A step as text that stands for itself: its parameters written as literals. */
public final class SqlText {

  /** Rows in one literal INSERT: long enough to be quick, short enough to read. */
  private static final int ROWS_IN_A_STATEMENT = 500;

  /** Characters in one: databases limit a statement, to 16 MB or less. */
  private static final int CHARACTERS_IN_A_STATEMENT = 1_000_000;

  private static final String VALUES = ") VALUES (";

  private SqlText() {}

  /** The statements of a step, without terminators: several where one would be too long. */
  public static List<String> of(SqlStep step, Dialect dialect) {
    if (step.isPlain()) {
      return List.of(step.sql());
    }
    int values = step.sql().lastIndexOf(VALUES);
    Iterator<List<Literal>> rows = step.rows().iterator();
    List<Literal> first = rows.next();
    if (!rows.hasNext()) {
      return List.of(inlined(step.sql(), first, dialect));
    }
    if (values < 0 || !(step.effect() instanceof Effect.Data)) {
      throw new IllegalStateException("only an insert has several rows: " + step.sql());
    }
    String head = step.sql().substring(0, values) + ") VALUES ";
    String row = step.sql().substring(values + VALUES.length() - 1);
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder(head).append(inlined(row, first, dialect));
    int count = 1;
    while (rows.hasNext()) {
      String next = inlined(row, rows.next(), dialect);
      if (count == ROWS_IN_A_STATEMENT
          || statement.length() + next.length() > CHARACTERS_IN_A_STATEMENT) {
        statements.add(statement.toString());
        statement = new StringBuilder(head).append(next);
        count = 1;
      } else {
        statement.append(",\n  ").append(next);
        count++;
      }
    }
    statements.add(statement.toString());
    return statements;
  }

  /** A statement with a literal in the place of each {@code ?}; {@code ??} is one of its own. */
  static String inlined(String sql, List<Literal> params, Dialect dialect) {
    SqlScanner in = new SqlScanner(sql, dialect.lexicalRules());
    StringBuilder text = new StringBuilder();
    Iterator<Literal> values = params.iterator();
    int copied = 0;
    while (!in.atEnd()) {
      if (in.skipBlank() || in.skipComment() || in.skipQuoted()) {
        continue;
      }
      if (in.peek() == '?') {
        text.append(sql, copied, in.position());
        boolean own = in.startsWith("??");
        text.append(own ? "?" : dialect.literal(values.next()));
        in.skip(own ? 2 : 1);
        copied = in.position();
      } else {
        in.skip(1);
      }
    }
    return text.append(sql.substring(copied)).toString();
  }

  /** A statement after which a terminator may stand: not in a comment that ends it. */
  public static String closed(String sql) {
    String last = sql.substring(sql.lastIndexOf('\n') + 1);
    return last.contains("--") || last.contains("#") ? sql + "\n" : sql;
  }

  /**
   * Whether a statement holds a terminator that is not its own end, so that a client which splits
   * at semicolons needs another one.
   */
  public static boolean holdsTerminator(String sql, Dialect dialect) {
    SqlScanner in = new SqlScanner(sql, dialect.lexicalRules());
    while (!in.atEnd()) {
      if (in.skipBlank() || in.skipComment() || in.skipQuoted()) {
        continue;
      }
      if (in.peek() == ';') {
        return true;
      }
      in.skip(1);
    }
    return false;
  }

  /**
   * A statement in which every character of a kind that stands single outside quotes and comments
   * is written otherwise.
   *
   * @param rewrite is told the text from the character on
   */
  public static String rewritten(
      String sql,
      Dialect dialect,
      char character,
      java.util.function.UnaryOperator<String> rewrite) {
    SqlScanner in = new SqlScanner(sql, dialect.lexicalRules());
    StringBuilder text = new StringBuilder();
    int copied = 0;
    while (!in.atEnd()) {
      if (in.skipBlank() || in.skipComment() || in.skipQuoted()) {
        continue;
      }
      boolean doubled = in.startsWith(Character.toString(character).repeat(2));
      if (doubled) {
        in.skip(1);
      } else if (in.peek() == character) {
        text.append(sql, copied, in.position());
        text.append(rewrite.apply(sql.substring(in.position())));
        copied = in.position() + 1;
      }
      in.skip(1);
    }
    return text.append(sql.substring(copied)).toString();
  }

  /** Text as it may stand behind {@code --}: in one line that reads as it stands. */
  public static String comment(String text) {
    return text.codePoints()
        .mapToObj(c -> isUnsafe(c) ? " " : Character.toString(c))
        .collect(Collectors.joining());
  }

  /** What ends a line somewhere, does something to a terminal, or turns the text's direction. */
  private static boolean isUnsafe(int c) {
    boolean joins = c == 0x200c || c == 0x200d; // inside words and emojis
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || (Character.getType(c) == Character.FORMAT && !joins);
  }
}
