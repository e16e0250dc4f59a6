package dev.retort.processor.lint;

import static dev.retort.processor.lint.Warnings.isEmpty;
import static dev.retort.processor.lint.Warnings.isOn;
import static dev.retort.processor.lint.Warnings.isTidied;
import static dev.retort.processor.lint.Warnings.tableWithRows;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.ColumnType.Plain;
import dev.retort.op.Constraint;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import dev.retort.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/** What fails on rows that are there, or fills them without a word. */
final class ExistingRowRules {

  private ExistingRowRules() {}

  static void check(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (!(operation instanceof Operation.TableChange change)) {
      return;
    }
    Table table = tableWithRows(moment, change.table());
    if (table == null) {
      return;
    }
    if (operation instanceof Operation.AddColumn add) {
      addedColumn(moment, table, add.column(), findings);
    } else if (operation instanceof Operation.CreateIndex create) {
      Index index = create.index();
      if (index.isUnique()
          && index.where() == null
          && index.columns().size() == index.keys().size()) {
        unique(moment, table, index.columns(), index.isNullsNotDistinct(), index, findings);
      }
    } else if (operation instanceof Operation.AlterColumn alter) {
      ColumnDefinition column = table.column(alter.column());
      if (column != null) {
        altered(moment, table, column, alter, findings);
      }
    }
    for (Constraint constraint : Warnings.added(operation)) {
      constraint(moment, table, constraint, findings);
    }
  }

  private static void addedColumn(
      Moment moment, Table table, ColumnDefinition column, Findings findings) {
    if (!Warnings.isRequired(column)) {
      return;
    }
    QualifiedName name = table.name();
    String added = "op.addColumn(" + Code.string(name) + ", ";
    Mend mend =
        new Mend()
            .line(added, Code.column(column), Code.sampleDefault(column.type()), ");")
            .line("// or, release 1: its code writes \"" + column.name() + "\"")
            .line(added, Code.column(column.withNullable(true)), ");")
            .line("// release 2")
            .line(filled(moment, table, column))
            .line(setNotNull(name, column.name()));
    findings.add(
        Message.NOT_NULL_WITHOUT_DEFAULT,
        moment.source(),
        column,
        column.name(),
        name,
        effect(moment, column),
        mend);
  }

  /** What becomes of the rows that are there when a NOT NULL column without default comes. */
  private static String effect(Moment moment, ColumnDefinition column) {
    String fails = "fails if the table has rows";
    if (!moment.isDeclared()) {
      return fails + " (MariaDB and MySQL fill them with 0, '' or 0000-00-00 instead)";
    }
    boolean date =
        column.type() == Plain.DATE
            || column.type() == Plain.TIMESTAMP
            || column.type() == Plain.TIMESTAMPTZ;
    boolean fills = isOn(moment, Dsl.MARIADB) || (isOn(moment, Dsl.MYSQL) && !date);
    if (!fills) {
      return fails;
    }
    String value = "what " + Warnings.title(moment) + " takes for empty";
    if (date) {
      value = column.type() == Plain.DATE ? "0000-00-00" : "0000-00-00 00:00:00";
    } else if (Types.isText(column.type())) {
      value = "''";
    } else if (Code.sample("", column.type()).endsWith(", 0)") || column.type() == Plain.BOOLEAN) {
      value = "0";
    }
    return "fills the rows that are there with " + value + " without a word";
  }

  private static void altered(
      Moment moment,
      Table table,
      ColumnDefinition column,
      Operation.AlterColumn alter,
      Findings findings) {
    QualifiedName name = table.name();
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetNotNull) {
        boolean safe =
            !column.nullable()
                || moment.before().isFilled(name, column.name())
                || isTidied(moment, name, List.of(column.name()))
                || isGuarded(table, column.name());
        if (!safe) {
          Mend mend =
              new Mend().line(filled(moment, table, column)).line(setNotNull(name, column.name()));
          findings.add(Message.NULL_ROWS, moment.source(), change, column.name(), name, mend);
        }
      } else if (change instanceof ColumnChange.SetType set && set.using() == null) {
        boolean safe =
            isEmpty(moment, name, column.name())
                || isTidied(moment, name, List.of(column.name()))
                || isOn(moment, Dsl.SQLITE); // which keeps values whatever the type says
        if (!safe) {
          retyped(moment, table, column, set, findings);
        }
      }
    }
  }

  /** Whether a check that looked at all rows says that a column is not NULL. */
  static boolean isGuarded(Table table, Name column) {
    return table.constraints().stream()
        .anyMatch(
            each ->
                each instanceof Constraint.Check check
                    && !check.isNotValid()
                    && RawSql.of(check.condition()).isNullTest(column, true));
  }

  private static void retyped(
      Moment moment,
      Table table,
      ColumnDefinition column,
      ColumnChange.SetType set,
      Findings findings) {
    ColumnType from = column.type();
    ColumnType to = set.type();
    String name = column.name().toString();
    String unfit = Types.unfit(from, to, Warnings.sql(moment, column.name()));
    String retype =
        "op.alterColumn("
            + Code.string(table.name())
            + ", "
            + Code.string(name)
            + ", setType("
            + Code.type(to)
            + "));";
    if (Types.mayNotConvert(from, to)) {
      Mend mend =
          new Mend()
              .line(
                  "op.update(",
                  Code.string(table.name()),
                  ", setSql(",
                  Code.string(name),
                  ", \"...\"), where(\"...\"));")
              .line(retype);
      findings.add(
          Message.UNCONVERTIBLE_VALUES,
          moment.source(),
          set,
          name,
          table.name(),
          Code.type(from),
          Code.type(to),
          mend);
    } else if (unfit != null && !(isOn(moment, Dsl.POSTGRESQL) && isBytes(to))) {
      Mend mend =
          new Mend()
              .line(
                  "// look: SELECT COUNT(*) FROM "
                      + Warnings.sql(moment, table.name())
                      + " WHERE "
                      + unfit)
              .line(
                  "op.update(",
                  Code.string(table.name()),
                  ", setSql(",
                  Code.string(name),
                  ", \"...\"), where(",
                  Code.string(unfit),
                  "));")
              .line(retype);
      findings.add(
          Message.UNFIT_VALUES,
          moment.source(),
          set,
          name,
          table.name(),
          Code.type(from),
          Code.type(to),
          mend);
    }
  }

  private static boolean isBytes(ColumnType type) {
    return type == Plain.BLOB || type instanceof ColumnType.Varbinary;
  }

  private static void constraint(
      Moment moment, Table table, Constraint constraint, Findings findings) {
    if (constraint instanceof Constraint.Unique unique) {
      if (unique.usingIndex() == null) {
        unique(moment, table, unique.columns(), unique.isNullsNotDistinct(), unique, findings);
      }
    } else if (constraint instanceof Constraint.PrimaryKey key) {
      unique(moment, table, key.columns(), true, key, findings);
    } else if (constraint instanceof Constraint.Check check) {
      checked(moment, table, check, findings);
    } else if (constraint instanceof Constraint.ForeignKey key) {
      referencing(moment, table, key, findings);
    }
  }

  private static void unique(
      Moment moment,
      Table table,
      List<Name> columns,
      boolean nullsNotDistinct,
      Object subject,
      Findings findings) {
    QualifiedName name = table.name();
    boolean isAdded = columns.stream().anyMatch(each -> table.column(each) == null);
    boolean isNew =
        moment.operation() instanceof Operation.AddColumn add && isFreeOfValues(add.column());
    boolean safe =
        isNew
            || Warnings.isUnique(table, columns, nullsNotDistinct)
            || isTidied(moment, name, columns)
            || (!nullsNotDistinct && columns.stream().anyMatch(each -> isEmpty(moment, name, each)))
            || (isAdded && !(moment.operation() instanceof Operation.AddColumn));
    if (safe) {
      return;
    }
    String list =
        columns.stream().map(each -> Warnings.sql(moment, each)).collect(Collectors.joining(", "));
    Mend mend =
        new Mend()
            .line(
                "// look: SELECT ",
                list,
                ", COUNT(*) FROM ",
                Warnings.sql(moment, name),
                " GROUP BY ",
                list,
                " HAVING COUNT(*) > 1")
            .line("op.delete(", Code.string(name), ", where(\"...\"));");
    findings.add(
        Message.DUPLICATE_ROWS, moment.source(), subject, Warnings.quoted(columns), name, mend);
  }

  /** Whether a column that is added holds NULL, or another number, in each row. */
  private static boolean isFreeOfValues(ColumnDefinition column) {
    return (column.nullable() && column.defaultValue() == null && column.generated() == null)
        || column.identity() != null
        || (!column.nullable() && column.defaultValue() == null); // NOT_NULL_WITHOUT_DEFAULT
  }

  private static void checked(
      Moment moment, Table table, Constraint.Check check, Findings findings) {
    QualifiedName name = table.name();
    RawSql condition = RawSql.of(check.condition());
    List<Name> columns = Warnings.mentioned(table, check.condition());
    boolean isNotNull = columns.stream().anyMatch(each -> condition.isNullTest(each, true));
    boolean holdsForNull = !condition.words().contains("NULL") && condition.isClear();
    boolean ofNewColumn = moment.operation() instanceof Operation.AddColumn && columns.isEmpty();
    boolean safe =
        check.isNotValid()
            || ofNewColumn // its default is what the author has in mind
            || (holdsForNull
                && !columns.isEmpty()
                && columns.stream().allMatch(each -> isEmpty(moment, name, each)))
            || (isNotNull
                && columns.stream()
                    .allMatch(
                        each -> moment.before().isFilled(name, each) || !nullable(table, each)))
            || isTidied(moment, name, columns);
    if (!safe) {
      Mend mend =
          new Mend()
              .line(
                  "// look: SELECT COUNT(*) FROM ",
                  Warnings.sql(moment, name),
                  " WHERE NOT (",
                  check.condition().text(),
                  ")")
              .line(
                  "op.update(",
                  Code.string(name),
                  ", setSql(",
                  Code.string(columns.isEmpty() ? "..." : columns.get(0)),
                  ", \"...\"), where(",
                  Code.string("NOT (" + check.condition().text() + ")"),
                  "));");
      findings.add(Message.REFUSED_ROWS, moment.source(), check, name, check.condition(), mend);
    }
  }

  private static boolean nullable(Table table, Name column) {
    ColumnDefinition definition = table.column(column);
    return definition == null || definition.nullable();
  }

  private static void referencing(
      Moment moment, Table table, Constraint.ForeignKey key, Findings findings) {
    QualifiedName name = table.name();
    boolean ofNewColumn =
        moment.operation() instanceof Operation.AddColumn add && isFreeOfValues(add.column());
    boolean safe =
        key.isNotValid()
            || ofNewColumn
            || key.columns().stream().anyMatch(each -> isEmpty(moment, name, each))
            || hasEqualKey(table, key)
            || isTidied(moment, name, key.columns())
            || isTidied(moment, key.table(), key.referenced())
            || insertsInto(moment, key.table());
    if (safe) {
      return;
    }
    String join =
        "NOT EXISTS (SELECT 1 FROM "
            + key.table()
            + " parent WHERE "
            + pairs(moment, name, key)
            + ")";
    String condition =
        key.columns().stream()
                .map(each -> Warnings.sql(moment, each) + " IS NOT NULL AND ")
                .collect(Collectors.joining())
            + join;
    ColumnDefinition first = table.column(key.columns().get(0));
    boolean clears = first != null && first.nullable();
    Mend mend =
        new Mend()
            .line(
                clears
                    ? "op.update("
                        + Code.string(name)
                        + ", set("
                        + Code.string(key.columns().get(0))
                        + ", null), where("
                        + Code.string(condition)
                        + "));"
                    : "op.delete(" + Code.string(name) + ", where(" + Code.string(join) + "));");
    findings.add(
        Message.ORPHANED_ROWS,
        moment.source(),
        key,
        Warnings.quoted(key.columns()),
        name,
        key.table(),
        mend);
  }

  private static String pairs(Moment moment, QualifiedName table, Constraint.ForeignKey key) {
    StringBuilder pairs = new StringBuilder();
    for (int i = 0; i < key.columns().size(); i++) {
      pairs.append(i == 0 ? "" : " AND ");
      pairs.append("parent.").append(Warnings.sql(moment, key.referenced().get(i))).append(" = ");
      pairs.append(Warnings.sql(moment, table.name())).append('.');
      pairs.append(Warnings.sql(moment, key.columns().get(i)));
    }
    return pairs.toString();
  }

  /** Whether the rows obey already: the same key under another name. */
  private static boolean hasEqualKey(Table table, Constraint.ForeignKey key) {
    return table.constraints().stream()
        .anyMatch(
            each ->
                each instanceof Constraint.ForeignKey other
                    && !other.isNotValid()
                    && other.columns().equals(key.columns())
                    && other.table().equals(key.table())
                    && other.referenced().equals(key.referenced()));
  }

  /** Whether the revision itself brings rows of the other table. */
  private static boolean insertsInto(Moment moment, QualifiedName table) {
    return moment.earlier().stream()
        .anyMatch(
            each ->
                (each instanceof Operation.Insert || each instanceof Operation.BulkInsert)
                    && ((Operation.DataChange) each).table().equals(table));
  }

  /** What gives the rows of a column that hold NULL a value. */
  private static String filled(Moment moment, Table table, ColumnDefinition column) {
    return Warnings.fill(
        table,
        Code.sample(Code.string(column.name()), column.type()),
        Warnings.sql(moment, column.name()) + " IS NULL");
  }

  private static String setNotNull(QualifiedName table, Name column) {
    return "op.alterColumn(" + Code.string(table) + ", " + Code.string(column) + ", setNotNull());";
  }
}
