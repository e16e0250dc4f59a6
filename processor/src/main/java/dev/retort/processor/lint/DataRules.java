package dev.retort.processor.lint;

import dev.retort.op.Assignments;
import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows fit the table that they are put into. */
final class DataRules {

  /** So many rows of a bulk insert are looked at. */
  private static final int MOST_ROWS = 1_000;

  private DataRules() {}

  private static boolean is(Moment moment, String... names) {
    return List.of(names).contains(moment.dialect().database().name());
  }

  // Columns that are left out

  /** An insert leaves out a column that must have a value. */
  static void missing(Moment moment, Findings findings) {
    List<Name> given;
    if (moment.operation() instanceof Operation.Insert insert) {
      given = insert.rows().columns();
    } else if (moment.operation() instanceof Operation.BulkInsert insert) {
      given = insert.rows().into().columns();
    } else {
      return;
    }
    QualifiedName name = ((Operation.DataChange) moment.operation()).table();
    Table table = moment.before().table(name);
    if (table == null || findings.hasErrors()) {
      return; // a column that is misspelled is missing too
    }
    for (ColumnDefinition column : table.columns()) {
      boolean isGiven =
          given.stream().anyMatch(each -> Hints.isOne(each, column.name(), moment.dialect()));
      if (!isGiven && !hasOwnValue(column, table, moment)) {
        findings.add(Message.MISSING_VALUE, moment.source(), null, name, column.name());
      }
    }
  }

  /** Whether the database has a value for a column that is left out, or may have one. */
  private static boolean hasOwnValue(ColumnDefinition column, Table table, Moment moment) {
    boolean isNumbered = is(moment, "sqlite") && isOnlyKey(column.name(), table);
    boolean isFirstValue =
        is(moment, "mariadb", "mysql") && column.type() instanceof ColumnType.EnumOf;
    return column.nullable()
        || column.identity() != null
        || column.generated() != null
        || column.defaultValue() != null
        || column.type() instanceof ColumnType.Raw // serial, and what else has a default
        || isNumbered
        || isFirstValue;
  }

  private static boolean isOnlyKey(Name column, Table table) {
    return table.constraints().stream()
        .anyMatch(
            each ->
                each instanceof Constraint.PrimaryKey key && key.columns().equals(List.of(column)));
  }

  // Values

  /** A value that its column does not take. */
  static void values(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.Insert insert) {
      rows(insert.table(), insert.rows().columns(), insert.rows().values(), moment, findings);
    } else if (operation instanceof Operation.BulkInsert insert) {
      rows(insert.table(), insert.rows().into().columns(), some(insert), moment, findings);
    } else if (operation instanceof Operation.Update update) {
      assignments(update.table(), update.assignments(), moment, findings);
    } else if (operation instanceof Operation.Backfill backfill) {
      assignments(backfill.table(), backfill.assignments(), moment, findings);
    } else if (operation instanceof Operation.CreateTable create) {
      create.columns().forEach(each -> defaultOf(create.table(), each, moment, findings));
    } else if (operation instanceof Operation.AddColumn add) {
      defaultOf(add.table(), add.column(), moment, findings);
    } else if (operation instanceof Operation.AlterColumn alter) {
      ColumnDefinition column = moment.after().column(alter.table(), alter.column());
      if (column != null
          && alter.changes().stream().anyMatch(ColumnChange.SetDefault.class::isInstance)) {
        defaultOf(alter.table(), column, moment, findings);
      }
    }
  }

  private static List<List<Literal>> some(Operation.BulkInsert insert) {
    List<List<Literal>> rows = new ArrayList<>();
    for (List<Literal> row : insert.rows()) {
      rows.add(row);
      if (rows.size() == MOST_ROWS) {
        break;
      }
    }
    return rows;
  }

  private static void rows(
      QualifiedName name,
      List<Name> columns,
      List<List<Literal>> rows,
      Moment moment,
      Findings findings) {
    Table table = moment.before().table(name);
    if (table == null) {
      return;
    }
    for (int i = 0; i < columns.size(); i++) {
      ColumnDefinition column = table.column(columns.get(i));
      if (column == null) {
        continue;
      }
      int at = i;
      List<Literal> values = rows.stream().map(row -> row.get(at)).toList();
      if (isComputed(column, values, moment)) {
        computed(table, column, moment, findings);
        continue;
      }
      for (Literal value : values) {
        if (value(table, column, value, moment, findings)) {
          break; // one of a column is enough
        }
      }
    }
  }

  private static void assignments(
      QualifiedName name, Assignments assignments, Moment moment, Findings findings) {
    Table table = moment.before().table(name);
    if (table == null) {
      return;
    }
    for (Assignments.Assignment each : assignments.all()) {
      ColumnDefinition column = table.column(each.column());
      if (column == null) {
        continue;
      }
      if (isComputed(column, List.of(new Literal(1L)), moment)) {
        computed(table, column, moment, findings);
      } else if (each.value() instanceof ColumnDefault.Value value) {
        value(table, column, value.literal(), moment, findings);
      }
    }
  }

  private static boolean isComputed(ColumnDefinition column, List<Literal> values, Moment moment) {
    if (column.generated() != null) {
      return values.stream().anyMatch(value -> value.value() != null);
    }
    return column.identity() == ColumnDefinition.Identity.ALWAYS
        && is(moment, "postgresql", "h2")
        && !values.isEmpty();
  }

  private static void computed(
      Table table, ColumnDefinition column, Moment moment, Findings findings) {
    findings.add(
        Message.COMPUTED_VALUE,
        moment.source(),
        column.name().toString(),
        table.name(),
        column.name(),
        column.generated() != null ? "a computed column" : "an identity column (always)");
  }

  /** Whether something was found. */
  private static boolean value(
      Table table, ColumnDefinition column, Literal value, Moment moment, Findings findings) {
    if (value.value() == null) {
      boolean isNumbered = is(moment, "sqlite") && isOnlyKey(column.name(), table);
      boolean isFilled = column.identity() != null && !is(moment, "h2", "postgresql");
      if (column.nullable() || isFilled || isNumbered) {
        return false;
      }
      findings.add(
          Message.NULL_VALUE,
          moment.source(),
          column.name().toString(),
          table.name(),
          column.name(),
          moment.operation() instanceof Operation.Update
                  || moment.operation() instanceof Operation.Backfill
              ? "this"
              : "a row");
      return true;
    }
    String problem = problem(column, value, moment);
    if (problem == null) {
      return false;
    }
    findings.add(
        Message.UNFIT_VALUE,
        moment.source(),
        value,
        Fit.shown(value),
        table.name(),
        column.name(),
        TypeWords.of(column.type()),
        problem);
    return true;
  }

  private static void defaultOf(
      QualifiedName table, ColumnDefinition column, Moment moment, Findings findings) {
    if (column.defaultValue() instanceof ColumnDefault.Value value
        && value.literal().value() != null) {
      String problem = problem(column, value.literal(), moment);
      // MariaDB and H2 look at some defaults only when a row takes them.
      if (problem != null && is(moment, "postgresql") && Fit.isOfType(column.type())) {
        findings.add(
            Message.UNFIT_VALUE,
            moment.source(),
            value.literal(),
            Fit.shown(value.literal()),
            table,
            column.name(),
            TypeWords.of(column.type()),
            problem);
      }
    }
  }

  private static @Nullable String problem(ColumnDefinition column, Literal value, Moment moment) {
    if (column.type() instanceof ColumnType.EnumOf named && value.value() instanceof String) {
      EnumDefinition definition =
          moment.before().existence(ObjectKind.ENUM, named.name()) == Existence.PRESENT
              ? moment.before().schema().enumOf(named.name())
              : null;
      return definition != null
              && value.value() instanceof String text
              && !definition.values().contains(text)
          ? "the enum has no such value" + ObjectRules.valueHint(definition, text)
          : null;
    }
    return Fit.problem(column.type(), value, moment.dialect());
  }

  // Rows that are there

  /** A NOT NULL column without a value comes to rows that an earlier step inserted. */
  static void notNullOnRows(Moment moment, Findings findings) {
    if (!(moment.operation() instanceof Operation.AddColumn add)
        || is(moment, "mariadb", "mysql")) { // which fill it silently
      return;
    }
    ColumnDefinition column = add.column();
    String inserted = moment.before().rowsFrom(add.table());
    boolean hasValue =
        column.nullable()
            || column.identity() != null
            || column.generated() != null
            || (column.defaultValue() != null && !isNull(column.defaultValue()))
            || column.type() instanceof ColumnType.Raw;
    if (inserted != null && !hasValue && moment.before().table(add.table()) != null) {
      findings.add(
          Message.NOT_NULL_ON_ROWS,
          moment.source(),
          column,
          add.table(),
          inserted.substring(Math.max(inserted.lastIndexOf('.'), inserted.lastIndexOf('$')) + 1),
          column.name());
    }
  }

  private static boolean isNull(ColumnDefault value) {
    return value instanceof ColumnDefault.Value literal && literal.literal().value() == null;
  }
}
