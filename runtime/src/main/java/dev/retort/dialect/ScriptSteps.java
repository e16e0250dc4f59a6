package dev.retort.dialect;

import dev.retort.op.Literal;
import dev.retort.op.Operation;
import dev.retort.op.Script;
import dev.retort.op.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** SQL of the author's as steps: one statement of {@code execute}, or those of a script. */
final class ScriptSteps {

  private static final int SHOWN = 60;

  private ScriptSteps() {}

  /** The step of {@code execute}. */
  static List<SqlStep> of(Operation.Execute execute, Dialect dialect, Problems problems) {
    SqlStatement statement = execute.statement();
    String written = statement.sql().text();
    String what = "execute(\"" + shown(written) + "\")";
    List<SqlSplitter.Part> parts = split(written, what, dialect, problems);
    if (parts.size() > 1) {
      problems.add(
          "%s holds %d statements, the second being \"%s\"; execute runs one: call it for each, or"
              + " put them into a file for executeScript(..)",
          what, parts.size(), shown(parts.get(1).sql()));
    }
    if (parts.size() != 1) {
      return List.of();
    }
    String sql = parts.get(0).sql();
    List<Literal> params = statement.params();
    int marks = params.isEmpty() ? 0 : marks(sql, dialect.lexicalRules());
    if (marks != params.size()) {
      problems.add("%s has %d ? but is given %d values", what, marks, params.size());
    }
    SqlKind kind = SqlKind.of(sql, dialect.lexicalRules());
    if (kind == SqlKind.STANDS_ALONE
        && dialect.isDdlTransactional()
        && !statement.isOutsideTransaction()) {
      problems.add(
          "%s can't run inside the revision's transaction: say"
              + " execute(sql(\"..\").outsideTransaction())",
          what);
    }
    return step(sql, kind, what, params, statement.isOutsideTransaction(), problems);
  }

  /** The steps of a script. */
  static List<SqlStep> of(Script script, Dialect dialect, Problems problems) {
    String text = script.text(dialect.database());
    if (text == null) {
      problems.add(
          "there is no script %s for this database, only for %s: write %s for it, or one for all",
          script.file(), script.texts().keySet(), ownFile(script.file(), dialect));
      return List.of();
    }
    List<SqlStep> steps = new ArrayList<>();
    for (SqlSplitter.Part part : split(text, script.file(), dialect, problems)) {
      SqlKind kind = SqlKind.of(part.sql(), dialect.lexicalRules());
      boolean outside = kind == SqlKind.STANDS_ALONE && dialect.isDdlTransactional();
      String what = script.file() + " line " + part.line() + " (\"" + shown(part.sql()) + "\")";
      steps.addAll(step(part.sql(), kind, what, List.of(), outside, problems));
    }
    return steps;
  }

  private static String ownFile(String file, Dialect dialect) {
    String stem = file.endsWith(".sql") ? file.substring(0, file.length() - 4) : file;
    return stem + "." + dialect.database() + ".sql";
  }

  private static List<SqlSplitter.Part> split(
      String text, String what, Dialect dialect, Problems problems) {
    try {
      List<SqlSplitter.Part> parts = SqlSplitter.split(text, dialect.lexicalRules());
      if (parts.isEmpty()) {
        problems.add("%s holds no statement", what);
      }
      return parts;
    } catch (SqlSplitter.ScriptException e) {
      problems.add("%s, %s", what, e.getMessage());
      return List.of();
    }
  }

  private static List<SqlStep> step(
      String sql,
      SqlKind kind,
      String what,
      List<Literal> params,
      boolean outside,
      Problems problems) {
    if (kind == SqlKind.TRANSACTION) {
      problems.add(
          "%s begins or ends a transaction, which is Retort's to do: leave it out; each revision is"
              + " one transaction where the database can do that",
          what);
    }
    Effect effect = kind == SqlKind.DATA && !outside ? new Effect.Data() : new Effect.Unknown();
    return List.of(
        new SqlStep(sql, params.isEmpty() ? List.of() : List.of(params), effect, outside));
  }

  /** How many parameters a statement takes; {@code ??} is a question mark of the SQL's own. */
  private static int marks(String sql, LexicalRules rules) {
    SqlScanner in = new SqlScanner(sql, rules);
    int marks = 0;
    while (!in.atEnd()) {
      if (in.skipBlank() || in.skipComment() || in.skipQuoted()) {
        continue;
      }
      if (in.startsWith("??")) {
        in.skip(2);
        continue;
      }
      marks += in.peek() == '?' ? 1 : 0;
      in.skip(1);
    }
    return marks;
  }

  /** The beginning of a text, in one line. */
  private static String shown(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "..";
  }
}
