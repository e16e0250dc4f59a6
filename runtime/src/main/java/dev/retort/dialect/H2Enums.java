package dev.retort.dialect;

import dev.retort.op.Assignments;
import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.EnumDefinition;
import dev.retort.op.EnumPosition;
import dev.retort.op.Literal;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import dev.retort.op.Where;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Enums in H2: it has no type of one's own that could change, so the chain alone knows the enum and
 * each column carries its values.
 */
final class H2Enums {

  private final H2Dialect dialect;

  H2Enums(H2Dialect dialect) {
    this.dialect = dialect;
  }

  /** The steps of a change of an enum; null for another object's. */
  @Nullable List<SqlStep> change(Operation.ObjectChange change, Schema before, Problems problems) {
    if (change instanceof Operation.CreateEnum) {
      return List.of();
    } else if (change instanceof Operation.DropEnum drop) {
      Uses.ofEnum(drop, before, problems);
      return List.of();
    } else if (change instanceof Operation.AddEnumValue add) {
      return isKnown(add.name(), before, problems)
          ? restated(add.name(), before, before.after(add, dialect.database()), problems)
          : List.of();
    } else if (change instanceof Operation.RenameEnumValue rename) {
      return isKnown(rename.name(), before, problems)
          ? renameValue(rename, before, problems)
          : List.of();
    }
    return null;
  }

  private boolean isKnown(QualifiedName name, Schema before, Problems problems) {
    boolean known = before.enumOf(name) != null;
    if (!known) {
      problems.add(
          "each column of H2 carries the values of its enum, and no operation of the chain made the"
              + " enum \"%s\": say createEnum(..), or write the statements with execute(..)",
          name);
    }
    return known;
  }

  /** The columns take both values, the rows get the new one, the columns lose the old one. */
  private List<SqlStep> renameValue(
      Operation.RenameEnumValue rename, Schema before, Problems problems) {
    EnumDefinition definition = before.enumOf(rename.name());
    if (definition == null || !definition.values().contains(rename.value())) {
      problems.add("the enum \"%s\" has no value '%s'", rename.name(), rename.value());
      return List.of();
    }
    Schema both =
        before.after(
            new Operation.AddEnumValue(
                rename.name(), rename.newValue(), new EnumPosition(false, rename.value())),
            dialect.database());
    Schema after = before.after(rename, dialect.database());
    List<SqlStep> steps = new ArrayList<>();
    steps.addAll(restated(rename.name(), before, both, problems));
    for (Table table : before.tables()) {
      for (ColumnDefinition column : table.columns()) {
        if (column.type().equals(new ColumnType.EnumOf(rename.name()))) {
          steps.addAll(renamed(table.name(), column, rename, both, problems));
        } else if (Uses.isOf(column.type(), rename.name())) {
          problems.add(
              "H2 has no statement that renames the value '%s' inside the arrays of \"%s.%s\": write"
                  + " the statements with execute(..)",
              rename.value(), table.name(), column.name());
        }
      }
    }
    steps.addAll(restated(rename.name(), before, after, problems));
    return steps;
  }

  /** The rows of a column, and its default. */
  private List<SqlStep> renamed(
      QualifiedName table,
      ColumnDefinition column,
      Operation.RenameEnumValue rename,
      Schema both,
      Problems problems) {
    ColumnDefault value = new ColumnDefault.Value(new Literal(rename.newValue()));
    List<SqlStep> steps = new ArrayList<>();
    steps.add(
        dialect.statements.update(
            new Operation.Update(
                table,
                new Assignments(List.of(new Assignments.Assignment(column.name(), value))),
                new Where(
                    new Sql(
                        dialect.identifier(column.name())
                            + " = "
                            + dialect.literal(new Literal(rename.value()))),
                    List.of()))));
    if (new ColumnDefault.Value(new Literal(rename.value())).equals(column.defaultValue())) {
      steps.addAll(
          dialect.alterColumn(
              new Operation.AlterColumn(
                  table, column.name(), List.of(new ColumnChange.SetDefault(value))),
              both,
              problems));
    }
    return steps;
  }

  /** The columns of an enum with the values that another schema has of it. */
  private List<SqlStep> restated(
      QualifiedName name, Schema columns, Schema values, Problems problems) {
    List<SqlStep> steps = new ArrayList<>();
    for (Table table : columns.tables()) {
      for (ColumnDefinition column : table.columns()) {
        if (Uses.isOf(column.type(), name)) {
          steps.addAll(
              dialect.alterColumn(
                  new Operation.AlterColumn(
                      table.name(),
                      column.name(),
                      List.of(new ColumnChange.SetType(column.type(), null))),
                  values,
                  problems));
        }
      }
    }
    return steps;
  }
}
