package dev.retort.processor.lint;

import dev.retort.op.Operation;

/** SQL and Java of the author's own: what they may have changed of the schema is not known. */
final class Opaque {

  private Opaque() {}

  /** Whether an operation is not what the vocabulary describes, so that the fold lacks it. */
  static boolean isOpaque(Operation operation) {
    return operation instanceof Operation.Execute
        || operation instanceof Operation.ExecuteScript
        || operation instanceof Operation.Run;
  }

  /** Whether rows of any table may be gone after it. */
  static boolean mayDeleteRows(Operation operation) {
    return isOpaque(operation)
        && !(operation instanceof Operation.Execute execute
            && RawSql.of(execute.statement().sql()).begins("INSERT"));
  }
}
