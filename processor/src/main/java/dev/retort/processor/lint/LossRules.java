package dev.retort.processor.lint;

import static dev.retort.processor.lint.Warnings.isAddedNow;
import static dev.retort.processor.lint.Warnings.tableWithRows;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** What loses data that no downgrade brings back. */
final class LossRules {

  private LossRules() {}

  static void check(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.DropTable drop) {
      droppedTable(moment, drop, findings);
    } else if (operation instanceof Operation.DropColumn drop) {
      droppedColumn(moment, drop, findings);
    } else if (operation instanceof Operation.Delete delete) {
      deletedRows(moment, delete, findings);
    } else if (operation instanceof Operation.AlterColumn alter) {
      cutValues(moment, alter, findings);
    }
  }

  private static void droppedTable(Moment moment, Operation.DropTable drop, Findings findings) {
    Table table = tableWithRows(moment, drop.table());
    if (table != null) {
      Mend mend =
          new Mend()
              .line("// release 1: no code names \"" + drop.table() + "\" any more")
              .line("// release 2")
              .allowed(
                  Message.DROPPED_TABLE.code(),
                  "no code has read it since release 1",
                  "op.dropTable(" + Code.string(drop.table()) + ");");
      findings.add(Message.DROPPED_TABLE, moment.source(), null, drop.table(), mend);
    }
  }

  private static void droppedColumn(Moment moment, Operation.DropColumn drop, Findings findings) {
    Table table = tableWithRows(moment, drop.table());
    ColumnDefinition column = table == null ? null : table.column(drop.column());
    if (table == null || column == null || isAddedNow(moment, drop.table(), drop.column())) {
      return;
    }
    droppedAlong(moment, table, drop, findings);
    String place = Code.string(drop.table()) + ", " + Code.string(drop.column());
    Mend mend = new Mend().line("// release 1: no code names \"" + drop.column() + "\" any more");
    if (Warnings.isRequired(column)) { // its code leaves the column out of inserts
      mend.line("op.alterColumn(", place, ", dropNotNull());");
    }
    mend.line("// release 2")
        .allowed(
            Message.DROPPED_COLUMN.code(),
            "no code has read it since release 1",
            "op.dropColumn(" + place + ");");
    findings.add(Message.DROPPED_COLUMN, moment.source(), null, drop.column(), drop.table(), mend);
  }

  /**
   * Indexes over several columns that PostgreSQL drops with one of them, and that MariaDB and MySQL
   * make shorter, without a word.
   */
  private static void droppedAlong(
      Moment moment, Table table, Operation.DropColumn drop, Findings findings) {
    boolean isPostgres = Warnings.isOn(moment, Dsl.POSTGRESQL);
    if (!isPostgres && !Warnings.isOn(moment, Dsl.MARIADB, Dsl.MYSQL)) {
      return;
    }
    for (Index index : table.indexes()) {
      List<IndexKey> others = new ArrayList<>(index.keys());
      others.removeIf(key -> drop.column().equals(key.column()));
      boolean isOver =
          others.size() < index.keys().size()
              && !others.isEmpty()
              && others.stream().allMatch(key -> key.column() != null)
              && index.where() == null
              && index.include().isEmpty();
      if (isOver) {
        Index rest =
            new Index(
                null,
                others,
                index.isUnique(),
                null,
                index.method(),
                List.of(),
                index.isNullsNotDistinct(),
                isPostgres);
        Mend mend =
            new Mend()
                .line(
                    "op.createIndex(",
                    Code.string(table.name()),
                    ", ",
                    Code.index(table.name(), rest),
                    ");");
        findings.add(
            Message.DROPPED_ALONG,
            moment.source(),
            null,
            drop.column(),
            table.name(),
            isPostgres ? "takes along" : "takes it out of",
            Warnings.nameOf(table.name(), index),
            mend);
      }
    }
  }

  private static void deletedRows(Moment moment, Operation.Delete delete, Findings findings) {
    if (delete.where().condition() == null && tableWithRows(moment, delete.table()) != null) {
      Mend mend = new Mend().line("op.delete(", Code.string(delete.table()), ", where(\"...\"));");
      findings.add(Message.DELETED_ALL_ROWS, moment.source(), null, delete.table(), mend);
    }
  }

  private static void cutValues(Moment moment, Operation.AlterColumn alter, Findings findings) {
    Table table = tableWithRows(moment, alter.table());
    ColumnDefinition column = table == null ? null : table.column(alter.column());
    if (table == null
        || column == null
        || Warnings.isEmpty(moment, alter.table(), alter.column())
        || Warnings.isOn(moment, Dsl.SQLITE)) { // which keeps values whatever the type says
      return;
    }
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetType set && set.using() == null) {
        String lost = Types.lost(column.type(), set.type());
        if (lost != null) {
          findings.add(
              Message.CUT_VALUES,
              moment.source(),
              set,
              alter.column(),
              alter.table(),
              Code.type(column.type()),
              Code.type(set.type()),
              lost,
              besides(moment, table, column, set));
        }
      }
    }
  }

  private static Mend besides(
      Moment moment, Table table, ColumnDefinition column, ColumnChange.SetType set) {
    QualifiedName name = table.name();
    Name other = Warnings.beside(column.name(), "_new");
    ColumnDefinition anew =
        new ColumnDefinition(other, set.type(), true, null, null, null, null, null);
    return new Mend()
        .line("op.addColumn(", Code.string(name), ", ", Code.column(anew), ");")
        .line(Warnings.fill(moment, table, other, Warnings.sql(moment, column.name())));
  }
}
