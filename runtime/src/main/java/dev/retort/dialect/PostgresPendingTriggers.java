package dev.retort.dialect;

import dev.retort.op.ColumnChange;
import dev.retort.op.Constraint;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a deferred foreign key looks at when the transaction ends, and changes of their table
 * that come before: PostgreSQL refuses those ("pending trigger events", {@code CheckTableNotInUse}
 * in its source).
 */
final class PostgresPendingTriggers {

  /** For each table that rows were inserted into, its deferred key. */
  private final Map<QualifiedName, Constraint.ForeignKey> pending = new HashMap<>();

  private final List<String> problems = new ArrayList<>();
  private Schema schema;

  private PostgresPendingTriggers(Schema before) {
    this.schema = before;
  }

  /** What fails for it, a sentence each. */
  static List<String> problems(List<Operation> operations, Schema before, Dialect dialect) {
    if (operations.stream().noneMatch(PostgresPendingTriggers::inserts)) {
      return List.of();
    }
    PostgresPendingTriggers triggers = new PostgresPendingTriggers(before);
    for (Operation operation : operations) {
      triggers.look(operation);
      triggers.schema = triggers.schema.after(operation, dialect.database());
    }
    return triggers.problems;
  }

  private static boolean inserts(Operation operation) {
    return (operation instanceof Operation.Insert insert && !insert.rows().values().isEmpty())
        || (operation instanceof Operation.BulkInsert bulk && bulk.rows().count() > 0);
  }

  private void look(Operation operation) {
    if (inserts(operation)) {
      QualifiedName table = ((Operation.DataChange) operation).table();
      Constraint.ForeignKey key = deferredKey(schema.table(table));
      if (key != null) {
        pending.put(table, key);
      }
    } else if (mayEndWaiting(operation)) {
      pending.clear();
    } else if (operation instanceof Operation.TableChange change && isRefused(change)) {
      Constraint.ForeignKey key = pending.remove(change.table());
      if (key != null) {
        problems.add(
            "\""
                + change.table()
                + "\" can't change in the transaction that inserts rows into it: its foreign key"
                + (key.name() == null ? "" : " \"" + key.name() + "\"")
                + " is deferred and looks at them only at the end. Insert them in a revision of"
                + " their own");
      }
    }
  }

  private static Constraint.@Nullable ForeignKey deferredKey(@Nullable Table table) {
    if (table != null) {
      for (Constraint constraint : table.constraints()) {
        if (constraint instanceof Constraint.ForeignKey key && key.isInitiallyDeferred()) {
          return key;
        }
      }
    }
    return null;
  }

  /** What stands outside the transaction, and what may say {@code SET CONSTRAINTS}. */
  private static boolean mayEndWaiting(Operation operation) {
    return operation instanceof Operation.Execute
        || operation instanceof Operation.ExecuteScript
        || operation instanceof Operation.On
        || PostgresEnums.isOutside(operation);
  }

  private static boolean isRefused(Operation.TableChange change) {
    return change instanceof Operation.AddColumn
        || change instanceof Operation.DropColumn
        || change instanceof Operation.AddConstraint
        || change instanceof Operation.DropConstraint
        || change instanceof Operation.DropTable
        || change instanceof Operation.CreateIndex
        || (change instanceof Operation.AlterColumn alter
            && !alter.changes().stream().allMatch(ColumnChange.SetComment.class::isInstance));
  }
}
