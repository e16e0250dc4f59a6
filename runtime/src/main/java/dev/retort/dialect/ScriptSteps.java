package dev.retort.dialect;

import dev.retort.op.Operation;
import dev.retort.op.Script;
import dev.retort.op.SqlStatement;
import java.util.List;

/** SQL of the author's as steps. */
final class ScriptSteps {

  private ScriptSteps() {}

  static List<SqlStep> of(Operation.Execute execute, Dialect dialect, Problems problems) {
    SqlStatement statement = execute.statement();
    return List.of(
        new SqlStep(
            statement.sql().text().strip(),
            statement.params().isEmpty() ? List.of() : List.of(statement.params()),
            new Effect.Unknown(),
            statement.isOutsideTransaction()));
  }

  static List<SqlStep> of(Script script, Dialect dialect, Problems problems) {
    problems.add("the script %s can't be split yet", script.file());
    return List.of();
  }
}
