package dev.retort.processor.lint;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.UnwritableValueException;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What a declared database, in its version, cannot do. The words are the dialect's: a run would
 * refuse with the same.
 */
final class DatabaseRules {

  private DatabaseRules() {}

  /** What the database lacks for an operation, and names that it does not take. */
  static void impossible(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (!moment.isDeclared() || findings.hasErrors() || isNoStep(operation)) {
      return;
    }
    boolean isSure = isSure(operation, moment.before());
    if (!isSure && moment.dialect().needsSchema(operation)) {
      return;
    }
    Schema schema = isSure ? moment.before().schema() : Schema.empty();
    for (String problem : problems(moment.dialect(), operation, schema)) {
      findings.add(Message.IMPOSSIBLE, moment.source(), null, problem);
    }
  }

  private static boolean isNoStep(Operation operation) {
    return operation instanceof Operation.ReverseUpgrade
        || operation instanceof Operation.Irreversible
        || operation instanceof Operation.SetTimeouts
        || operation instanceof Operation.Run
        || operation instanceof Operation.On;
  }

  /** Whether what the dialect may look at in the schema is as the chain tells. */
  private static boolean isSure(Operation operation, Knowledge known) {
    if (operation instanceof Operation.TableChange change) {
      return known.existence(ObjectKind.TABLE, change.table()) != Existence.UNKNOWN
          && !known.isEverythingTouched();
    } else if (operation instanceof Operation.DataChange change) {
      return known.existence(ObjectKind.TABLE, change.table()) != Existence.UNKNOWN;
    } else if (operation instanceof Operation.ObjectChange change) {
      QualifiedName name = change.name();
      return known.existence(ObjectKind.TABLE, name) != Existence.UNKNOWN
          && !known.isEverythingTouched();
    }
    return true;
  }

  private static List<String> problems(Dialect dialect, Operation operation, Schema before) {
    try {
      return dialect.render(operation, before).problems();
    } catch (UnwritableValueException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  /** What the database cannot do of the operations together though it can do each by itself. */
  static void impossibleTogether(RevisionRule.Whole whole, Findings findings) {
    Dialect dialect = whole.dialect();
    if (!whole.isDeclared() || whole.before().isEverythingTouched()) {
      return;
    }
    List<Operation> operations = new ArrayList<>();
    whole.upgrade().forEach(moment -> operations.add(moment.operation()));
    Schema before = whole.before().schema();
    List<String> told = dialect.problems(dialect.arranged(operations), before);
    for (int i = 1; !told.isEmpty() && i <= operations.size(); i++) {
      List<String> more = dialect.problems(dialect.arranged(operations.subList(0, i)), before);
      for (String problem : more) {
        if (told.contains(problem)) {
          Moment moment = whole.upgrade().get(i - 1);
          findings.add(Message.IMPOSSIBLE, moment.source(), null, problem);
        }
      }
      told = told.stream().filter(problem -> !more.contains(problem)).toList();
    }
  }
}
