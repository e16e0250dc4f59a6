package dev.retort.dialect;

import dev.retort.op.Assignments;
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
 * Enums where the database has no type of one's own that could change: the chain alone knows the
 * enum, and each column carries its values.
 */
abstract class ColumnEnums {

  private final StandardDialect dialect;

  ColumnEnums(StandardDialect dialect) {
    this.dialect = dialect;
  }

  /**
   * The columns of an enum as one schema has them, with the values that another has.
   *
   * @param columns the schema whose columns are restated
   * @param enums the schema that knows the enum's values
   */
  abstract List<SqlStep> restated(
      QualifiedName name, Schema columns, Schema enums, Problems problems);

  /**
   * What a column's default asks for when a value is renamed, before {@link #restated} is last
   * called with the schema after it; nothing where that restates the default as well.
   *
   * @param both the schema whose enum has the old value and the new one
   */
  abstract List<SqlStep> renamedDefault(
      QualifiedName table,
      ColumnDefinition column,
      Operation.RenameEnumValue rename,
      Schema both,
      Problems problems);

  /** The steps of a change of an enum; null for another object's. */
  final @Nullable List<SqlStep> change(
      Operation.ObjectChange change, Schema before, Problems problems) {
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
          "each column of %s carries the values of its enum, and no operation of the chain made the"
              + " enum \"%s\": say createEnum(..), or write the statements with execute(..)",
          dialect.title(), name);
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
    List<SqlStep> steps = new ArrayList<>(restated(rename.name(), before, both, problems));
    for (Table table : before.tables()) {
      for (ColumnDefinition column : table.columns()) {
        if (column.type().equals(new ColumnType.EnumOf(rename.name()))) {
          steps.add(update(table.name(), column, rename));
          steps.addAll(renamedDefault(table.name(), column, rename, both, problems));
        } else if (Uses.isOf(column.type(), rename.name())
            && dialect.facts().has(Feature.ARRAY)) { // else the type was refused
          problems.add(
              "%s has no statement that renames the value '%s' inside the arrays of \"%s.%s\": write"
                  + " the statements with execute(..)",
              dialect.title(), rename.value(), table.name(), column.name());
        }
      }
    }
    steps.addAll(restated(rename.name(), after, after, problems));
    return steps;
  }

  private SqlStep update(
      QualifiedName table, ColumnDefinition column, Operation.RenameEnumValue rename) {
    ColumnDefault value = new ColumnDefault.Value(new Literal(rename.newValue()));
    return dialect.statements.update(
        new Operation.Update(
            table,
            new Assignments(List.of(new Assignments.Assignment(column.name(), value))),
            new Where(
                new Sql(
                    dialect.identifier(column.name())
                        + " = "
                        + dialect.literal(new Literal(rename.value()))),
                List.of())));
  }
}
