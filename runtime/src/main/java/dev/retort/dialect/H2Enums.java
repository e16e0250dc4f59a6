package dev.retort.dialect;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Literal;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Enums in H2, which restates a column's type and its default apart. */
final class H2Enums extends ColumnEnums {

  private final H2Dialect dialect;

  H2Enums(H2Dialect dialect) {
    super(dialect);
    this.dialect = dialect;
  }

  @Override
  List<SqlStep> restated(QualifiedName name, Schema columns, Schema enums, Problems problems) {
    List<SqlStep> steps = new ArrayList<>();
    for (Table table : columns.tables()) {
      for (ColumnDefinition column : table.columns()) {
        if (Uses.isOf(column.type(), name)) {
          steps.addAll(
              altered(
                  table.name(),
                  column,
                  new ColumnChange.SetType(column.type(), null),
                  enums,
                  problems));
        }
      }
    }
    return steps;
  }

  @Override
  List<SqlStep> renamedDefault(
      QualifiedName table,
      ColumnDefinition column,
      Operation.RenameEnumValue rename,
      Schema both,
      Problems problems) {
    ColumnDefault old = new ColumnDefault.Value(new Literal(rename.value()));
    ColumnDefault renamed = new ColumnDefault.Value(new Literal(rename.newValue()));
    return old.equals(column.defaultValue())
        ? altered(table, column, new ColumnChange.SetDefault(renamed), both, problems)
        : List.of();
  }

  private List<SqlStep> altered(
      QualifiedName table,
      ColumnDefinition column,
      ColumnChange change,
      Schema before,
      Problems problems) {
    return dialect.alterColumn(
        new Operation.AlterColumn(table, column.name(), List.of(change)), before, problems);
  }
}
