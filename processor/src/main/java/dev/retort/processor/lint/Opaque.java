package dev.retort.processor.lint;

import dev.retort.op.Operation;
import dev.retort.op.SqlTokens;
import java.util.Locale;
import java.util.Set;

/** SQL and Java of the author's own: what they may have changed of the schema is not known. */
final class Opaque {

  /** What a statement begins with that changes rows and nothing else. */
  private static final Set<String> DATA = Set.of("insert", "update", "delete", "merge", "replace");

  private Opaque() {}

  /** What an operation may have changed that the fold does not see. */
  static Touch touchOf(Operation operation) {
    if (operation instanceof Operation.Execute execute) {
      return DATA.contains(firstWord(execute)) ? Touch.NOTHING : Touch.EVERYTHING;
    }
    return isOpaque(operation) ? Touch.EVERYTHING : Touch.NOTHING;
  }

  /** Whether an operation is not what the vocabulary describes, so that the fold lacks it. */
  static boolean isOpaque(Operation operation) {
    return operation instanceof Operation.Execute
        || operation instanceof Operation.ExecuteScript
        || operation instanceof Operation.Run;
  }

  /** Whether rows of any table may be gone after it. */
  static boolean mayDeleteRows(Operation operation) {
    return isOpaque(operation)
        && !(operation instanceof Operation.Execute execute && firstWord(execute).equals("insert"));
  }

  private static String firstWord(Operation.Execute execute) {
    return SqlTokens.of(execute.statement().sql()).stream()
        .filter(token -> token.kind() != SqlTokens.Kind.SPACE)
        .filter(token -> token.kind() != SqlTokens.Kind.COMMENT)
        .findFirst()
        .map(token -> token.text().toLowerCase(Locale.ROOT))
        .orElse("");
  }
}
