package dev.retort.dialect;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.ColumnWords;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Whole tables, and columns that come and go with what hangs on them: one statement each. */
final class MySqlTables {

  private static final int LONGEST_COMMENT = 2048;

  private final MySqlFamilyDialect dialect;

  MySqlTables(MySqlFamilyDialect dialect) {
    this.dialect = dialect;
  }

  /** What stands after the parentheses of CREATE TABLE. */
  String options(Operation.CreateTable create, Problems problems) {
    return create.comment() == null
        ? ""
        : " COMMENT="
            + dialect.columns.comment(
                create.comment(), LONGEST_COMMENT, "table \"" + create.table() + "\"", problems);
  }

  void checkIdentity(
      List<ColumnDefinition> columns,
      @org.jspecify.annotations.Nullable Table table,
      Problems problems) {
    for (ColumnDefinition column : columns) {
      if (column.identity() != null && table != null) {
        dialect.columns.identity(column.name(), table, problems);
        return; // a second one would say the same
      }
    }
  }

  /** With its constraints: AUTO_INCREMENT needs its key at once. */
  List<SqlStep> addColumn(Operation.AddColumn add, Schema before, Problems problems) {
    QualifiedName table = add.table();
    dialect.newColumn(table, add.column().name(), before, problems);
    dialect.checkKeys(List.of(add.column()), add.constraints(), List.of(), problems);
    List<String> changes = new ArrayList<>();
    changes.add("ADD COLUMN " + dialect.column(table, add.column(), before, problems));
    for (Constraint constraint : add.constraints()) {
      changes.add("ADD " + dialect.constraint(table, constraint, problems));
    }
    Schema after = before.after(add, dialect.database());
    Table alone = new Table(table, List.of(add.column()), add.constraints(), List.of(), null);
    Table known = after.table(table);
    checkIdentity(List.of(add.column()), known == null ? alone : known, problems);
    return StandardDialect.one(
        dialect.alter(table) + String.join(", ", changes),
        new Effect.CreatesColumn(table, add.column().name()));
  }

  /**
   * With the constraints and indexes that the fold takes along: the database would refuse some, and
   * of indexes over several columns leave the rest.
   */
  List<SqlStep> dropColumn(Operation.DropColumn drop, Schema before) {
    List<String> changes = new ArrayList<>();
    Table table = before.table(drop.table());
    if (table != null) {
      for (Constraint constraint : table.constraints()) {
        if (goesAlong(constraint, drop.column())
            || (constraint instanceof Constraint.Check check && isShared(check, table, drop))) {
          changes.add(dialect.keys().drop(constraint));
        }
      }
      for (Index index : table.indexes()) {
        if (index.columns().contains(drop.column()) && index.keys().size() > 1) {
          changes.add("DROP INDEX " + dialect.keys().name(index));
        }
      }
    }
    changes.addAll(dialect.keys().beside(drop, before));
    changes.add("DROP COLUMN " + dialect.identifier(drop.column()));
    return StandardDialect.one(
        dialect.alter(drop.table()) + String.join(", ", changes),
        new Effect.DropsColumn(drop.table(), drop.column()));
  }

  /** Whether a check is about the column and others too; the database takes along one about it. */
  private static boolean isShared(Constraint.Check check, Table table, Operation.DropColumn drop) {
    return ColumnWords.mention(check.condition(), drop.column())
        && table.columns().stream()
            .anyMatch(
                other ->
                    !other.name().equals(drop.column())
                        && ColumnWords.mention(check.condition(), other.name()));
  }

  private static boolean goesAlong(Constraint constraint, Name column) {
    if (constraint instanceof Constraint.ForeignKey key) {
      return key.columns().contains(column);
    }
    List<Name> key = MySqlColumns.keyOf(constraint);
    return key.contains(column) && key.size() > 1;
  }
}
