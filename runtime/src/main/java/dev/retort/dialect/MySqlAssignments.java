package dev.retort.dialect;

import dev.retort.op.Assignments;
import dev.retort.op.ColumnDefault;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts what an update sets in order. MariaDB and MySQL evaluate {@code SET} from left to right, so
 * that an expression would see what stands before it, not the old row.
 */
final class MySqlAssignments {

  private MySqlAssignments() {}

  /** The operation with each column set after all that read it. */
  static Operation ordered(Operation operation, String title, Problems problems) {
    if (operation instanceof Operation.Update update) {
      return new Operation.Update(
          update.table(), ordered(update.assignments(), title, problems), update.where());
    } else if (operation instanceof Operation.Backfill backfill) {
      return new Operation.Backfill(
          backfill.table(),
          ordered(backfill.assignments(), title, problems),
          backfill.where(),
          backfill.batches());
    }
    return operation;
  }

  private static Assignments ordered(Assignments assignments, String title, Problems problems) {
    List<Assignments.Assignment> left = new ArrayList<>(assignments.all());
    List<Assignments.Assignment> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      Assignments.Assignment next =
          left.stream().filter(each -> isFree(each, left)).findFirst().orElse(null);
      if (next == null) {
        problems.add(
            "%s sets columns one after the other, and %s are made of each other: keep one of the"
                + " old values in another column first",
            title, left.stream().map(Assignments.Assignment::column).toList());
        return assignments;
      }
      left.remove(next);
      ordered.add(next);
    }
    return new Assignments(ordered);
  }

  private static boolean isFree(
      Assignments.Assignment assignment, List<Assignments.Assignment> others) {
    return others.stream()
        .allMatch(other -> other.equals(assignment) || !reads(other, assignment.column()));
  }

  private static boolean reads(Assignments.Assignment assignment, Name column) {
    return assignment.value() instanceof ColumnDefault.Expression expression
        && Pattern.compile(
                "(?<![\\w$])" + Pattern.quote(column.text()) + "(?![\\w$])",
                Pattern.CASE_INSENSITIVE)
            .matcher(expression.sql().text())
            .find();
  }
}
