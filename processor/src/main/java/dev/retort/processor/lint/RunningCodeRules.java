package dev.retort.processor.lint;

import static dev.retort.processor.lint.Warnings.isAddedNow;
import static dev.retort.processor.lint.Warnings.isOn;
import static dev.retort.processor.lint.Warnings.tableWithRows;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Dsl;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import dev.retort.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What breaks the code that is still running: between the migration and the end of the last process
 * of the release before, both use one schema.
 */
final class RunningCodeRules {

  private static final String STOPPED = "the application is stopped while it runs";

  private RunningCodeRules() {}

  static void check(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.RenameColumn rename) {
      renamedColumn(moment, rename, findings);
    } else if (operation instanceof Operation.AlterColumn alter) {
      altered(moment, alter, findings);
    } else if (operation instanceof Operation.AddConstraint add) {
      guarded(moment, add, findings);
    } else if (operation instanceof Operation.RenameEnumValue rename) {
      renamedValue(moment, rename, findings);
    }
  }

  /** A table's new name, unless the revision leaves a view under the old one. */
  static void renamedTables(RevisionRule.Whole whole, Findings findings) {
    for (Moment moment : whole.upgrade()) {
      if (moment.operation() instanceof Operation.RenameTable rename
          && tableWithRows(moment, rename.table()) != null
          && whole.after().existence(ObjectKind.VIEW, rename.table()) == Existence.ABSENT
          && whole.after().existence(ObjectKind.TABLE, rename.table()) == Existence.ABSENT) {
        QualifiedName to = rename.table().withName(rename.newName());
        String call =
            "op.renameTable("
                + Code.string(rename.table())
                + ", "
                + Code.string(rename.newName())
                + ");";
        Mend mend = new Mend();
        if (isOn(moment, Dsl.POSTGRESQL, Dsl.MARIADB, Dsl.MYSQL)) { // such a view can be written
          mend.line("// release 1: its code names \"" + to + "\"")
              .line(call)
              .line(
                  "op.createView(",
                  Code.string(rename.table()),
                  ", ",
                  Code.string("SELECT * FROM " + Warnings.sql(moment, to)),
                  ");")
              .line("// release 2")
              .line("op.dropView(", Code.string(rename.table()), ");");
        } else {
          mend.line("// where nothing else runs meanwhile")
              .allowed(Message.RENAMED_TABLE.code(), STOPPED, call);
        }
        findings.add(
            Message.RENAMED_TABLE, moment.source(), null, rename.table(), to, rename.table(), mend);
      }
    }
  }

  private static void renamedColumn(
      Moment moment, Operation.RenameColumn rename, Findings findings) {
    Table table = tableWithRows(moment, rename.table());
    ColumnDefinition column = table == null ? null : table.column(rename.column());
    if (table == null || column == null || isAddedNow(moment, rename.table(), rename.column())) {
      return;
    }
    Name old = rename.column();
    Name to = rename.newName();
    ColumnDefinition anew =
        new ColumnDefinition(to, column.type(), true, null, null, null, column.collation(), null);
    Mend mend = Warnings.moved(moment, table, column, anew, Warnings.sql(moment, old));
    findings.add(Message.RENAMED_COLUMN, moment.source(), null, old, rename.table(), to, old, mend);
  }

  private static void altered(Moment moment, Operation.AlterColumn alter, Findings findings) {
    Table table = tableWithRows(moment, alter.table());
    ColumnDefinition before = table == null ? null : table.column(alter.column());
    ColumnDefinition after = moment.after().column(alter.table(), alter.column());
    if (before == null
        || after == null
        || !Warnings.isRequired(after)
        || Warnings.isRequired(before)) {
      return;
    }
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetNotNull
          && isAddedNow(moment, alter.table(), alter.column())) {
        required(moment, alter.table(), alter.column(), change, findings);
        return;
      } else if (change instanceof ColumnChange.DropDefault) {
        if (isAddedNow(moment, alter.table(), alter.column())) {
          required(moment, alter.table(), alter.column(), change, findings);
        } else {
          droppedDefault(moment, alter, change, findings);
        }
        return;
      }
    }
  }

  private static void required(
      Moment moment, QualifiedName table, Name column, Object subject, Findings findings) {
    Mend mend =
        new Mend()
            .line("// release 1: its code writes \"" + column + "\", which is still nullable")
            .line("// release 2, in a revision of its own")
            .line(
                "op.alterColumn(",
                Code.string(table),
                ", ",
                Code.string(column),
                ", setNotNull());");
    findings.add(Message.REQUIRED_AT_ONCE, moment.source(), subject, column, table, column, mend);
  }

  private static void droppedDefault(
      Moment moment, Operation.AlterColumn alter, ColumnChange change, Findings findings) {
    Mend mend =
        new Mend()
            .line("// release 1: its code gives \"" + alter.column() + "\" a value in each insert")
            .line("// release 2")
            .allowed(
                Message.DROPPED_DEFAULT.code(),
                "every insert names it since release 1",
                "op.alterColumn("
                    + Code.string(alter.table())
                    + ", "
                    + Code.string(alter.column())
                    + ", dropDefault());");
    findings.add(
        Message.DROPPED_DEFAULT, moment.source(), change, alter.column(), alter.table(), mend);
  }

  /** A check that says NOT NULL of a column that this revision adds, whether valid or not. */
  private static void guarded(Moment moment, Operation.AddConstraint add, Findings findings) {
    Table table = tableWithRows(moment, add.table());
    if (table == null || !(add.constraint() instanceof Constraint.Check check)) {
      return;
    }
    for (ColumnDefinition column : table.columns()) {
      if (column.nullable()
          && Warnings.isRequired(column.withNullable(false))
          && isAddedNow(moment, add.table(), column.name())
          && RawSql.of(check.condition()).isNullTest(column.name(), true)) {
        required(moment, add.table(), column.name(), check, findings);
      }
    }
  }

  private static void renamedValue(
      Moment moment, Operation.RenameEnumValue rename, Findings findings) {
    if (moment.before().existence(ObjectKind.ENUM, rename.name()) != Existence.PRESENT
        || isMadeNow(moment, rename.name())) {
      return;
    }
    Mend mend =
        new Mend()
            .line("// release 1: its code knows both values")
            .line(
                "op.addEnumValue(",
                Code.string(rename.name()),
                ", ",
                Code.string(rename.newValue()),
                ");")
            .line("// release 2: its code writes the new one")
            .line("// release 3: a line for each column of that type")
            .line(
                "op.update(\"...\", set(\"...\", ",
                Code.string(rename.newValue()),
                "), where(\"... = ?\", ",
                Code.string(rename.value()),
                "));");
    findings.add(
        Message.RENAMED_ENUM_VALUE,
        moment.source(),
        rename.value(),
        rename.value(),
        rename.name(),
        rename.newValue(),
        mend);
  }

  private static boolean isMadeNow(Moment moment, QualifiedName name) {
    @Nullable Event event = moment.before().event(ObjectKind.ENUM, name);
    return event != null && event.revision().equals(moment.revision().node().className());
  }
}
