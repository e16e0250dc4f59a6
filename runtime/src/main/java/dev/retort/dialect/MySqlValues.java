package dev.retort.dialect;

import dev.retort.op.Assignments;
import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Literal;
import dev.retort.op.Operation;
import dev.retort.op.Where;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the values of an operation that MariaDB and MySQL cannot hold. */
final class MySqlValues {

  private static final int LAST_YEAR = 9999;

  private MySqlValues() {}

  /**
   * Adds a sentence for each kind of value that there is no literal of. The rows of a bulk insert
   * are not looked at: they may be many, and are looked at as they are sent.
   */
  static void check(Operation operation, String title, Problems problems) {
    values(operation).stream()
        .map(literal -> problem(literal, title))
        .filter(problem -> problem != null)
        .distinct()
        .forEach(problem -> problems.add("%s", problem));
  }

  /** Why the databases cannot hold a value, or null. */
  static @Nullable String problem(Literal literal, String title) {
    Object value = literal.value();
    if ((value instanceof Double number && (number.isNaN() || number.isInfinite()))
        || (value instanceof Float real && (real.isNaN() || real.isInfinite()))) {
      return title + " has no " + value + ": give NULL or a finite number";
    } else if (value instanceof OffsetDateTime) {
      return title
          + " has no timestamps with a time zone ("
          + value
          + "): give a LocalDateTime, in UTC say";
    } else if (value instanceof List<?>) {
      return title + " has no arrays (" + value + "): give JSON as text, or rows of another table";
    }
    int year =
        value instanceof LocalDate date
            ? date.getYear()
            : value instanceof LocalDateTime dateTime ? dateTime.getYear() : 1;
    return year < 0 || year > LAST_YEAR
        ? title + " has no year " + year + " (" + value + "): its dates end with 9999"
        : null;
  }

  private static List<Literal> values(Operation operation) {
    List<Literal> values = new ArrayList<>();
    if (operation instanceof Operation.Insert insert) {
      insert.rows().values().forEach(values::addAll);
    } else if (operation instanceof Operation.Update update) {
      add(values, update.assignments(), update.where());
    } else if (operation instanceof Operation.Backfill backfill) {
      add(values, backfill.assignments(), backfill.where());
    } else if (operation instanceof Operation.Delete delete) {
      values.addAll(delete.where().params());
    } else if (operation instanceof Operation.Execute execute) {
      values.addAll(execute.statement().params());
    } else if (operation instanceof Operation.CreateTable create) {
      addDefaults(values, create.columns());
    } else if (operation instanceof Operation.AddColumn add) {
      addDefaults(values, List.of(add.column()));
    } else if (operation instanceof Operation.AlterColumn alter) {
      for (ColumnChange change : alter.changes()) {
        if (change instanceof ColumnChange.SetDefault set) {
          add(values, set.value());
        }
      }
    }
    return values;
  }

  private static void add(List<Literal> values, Assignments assignments, Where where) {
    assignments.all().forEach(assignment -> add(values, assignment.value()));
    values.addAll(where.params());
  }

  private static void addDefaults(List<Literal> values, Collection<ColumnDefinition> columns) {
    columns.forEach(column -> add(values, column.defaultValue()));
  }

  private static void add(List<Literal> values, @Nullable ColumnDefault value) {
    if (value instanceof ColumnDefault.Value constant) {
      values.add(constant.literal());
    }
  }
}
