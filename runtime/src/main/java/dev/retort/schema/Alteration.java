package dev.retort.schema;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Operation;
import java.util.ArrayList;
import java.util.List;

/** What {@code alterColumn} makes of a column, and what makes it the old one again. */
final class Alteration {

  private Alteration() {}

  static ColumnDefinition apply(Operation.AlterColumn alter, ColumnDefinition column) {
    ColumnDefinition changed = column;
    for (ColumnChange change : alter.changes()) {
      changed = apply(change, changed);
    }
    return changed;
  }

  private static ColumnDefinition apply(ColumnChange change, ColumnDefinition column) {
    if (change instanceof ColumnChange.SetType set) {
      return column.withType(set.type());
    } else if (change instanceof ColumnChange.SetNotNull) {
      return column.withNullable(false);
    } else if (change instanceof ColumnChange.DropNotNull) {
      return column.withNullable(true);
    } else if (change instanceof ColumnChange.SetDefault set) {
      return column.withDefault(set.value());
    } else if (change instanceof ColumnChange.DropDefault) {
      return column.withDefault(null);
    }
    return column.withComment(((ColumnChange.SetComment) change).text());
  }

  /** The changes that restore {@code before}, last first. */
  static List<ColumnChange> reverse(Operation.AlterColumn alter, ColumnDefinition before) {
    List<ColumnChange> reversed = new ArrayList<>();
    for (ColumnChange change : alter.changes()) {
      reversed.add(0, reverse(change, before));
    }
    return reversed;
  }

  private static ColumnChange reverse(ColumnChange change, ColumnDefinition before) {
    if (change instanceof ColumnChange.SetType) {
      return new ColumnChange.SetType(before.type(), null);
    } else if (change instanceof ColumnChange.SetNotNull
        || change instanceof ColumnChange.DropNotNull) {
      return before.nullable() ? new ColumnChange.DropNotNull() : new ColumnChange.SetNotNull();
    } else if (change instanceof ColumnChange.SetDefault
        || change instanceof ColumnChange.DropDefault) {
      return before.defaultValue() == null
          ? new ColumnChange.DropDefault()
          : new ColumnChange.SetDefault(before.defaultValue());
    }
    return new ColumnChange.SetComment(before.comment());
  }
}
