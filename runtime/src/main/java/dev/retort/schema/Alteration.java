package dev.retort.schema;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** Whether columns of a type keep a collation; of one in the database's own words they may. */
  private static boolean collates(ColumnType type) {
    return type == ColumnType.Plain.TEXT
        || type instanceof ColumnType.Varchar
        || type instanceof ColumnType.FixedChar
        || type instanceof ColumnType.Raw
        || (type instanceof ColumnType.ArrayOf array && collates(array.element()));
  }

  private static ColumnDefinition apply(ColumnChange change, ColumnDefinition column) {
    if (change instanceof ColumnChange.SetType set) {
      boolean collates = collates(set.type());
      return column.withType(set.type()).withCollation(collates ? column.collation() : null);
    } else if (change instanceof ColumnChange.SetNotNull) {
      return column.withNullable(false);
    } else if (change instanceof ColumnChange.DropNotNull) {
      return column.withNullable(true);
    } else if (change instanceof ColumnChange.SetDefault set) {
      return column.withDefault(set.value());
    } else if (change instanceof ColumnChange.DropDefault) {
      return column.withDefault(null);
    }
    if (change instanceof ColumnChange.SetIdentity set) {
      return column.withIdentity(set.identity());
    } else if (change instanceof ColumnChange.DropIdentity) {
      return column.withIdentity(null);
    } else if (change instanceof ColumnChange.SetExpression set) {
      boolean stored = column.generated() == null || column.generated().stored();
      return column.withGenerated(new ColumnDefinition.Generated(set.expression(), stored));
    } else if (change instanceof ColumnChange.DropExpression) {
      return column.withGenerated(null);
    } else if (change instanceof ColumnChange.SetCollation set) {
      return column.withCollation(set.collation());
    }
    return column.withComment(((ColumnChange.SetComment) change).text());
  }

  /** The changes that restore {@code before}, last first; null when one of them can't. */
  static @Nullable List<ColumnChange> reverse(
      Operation.AlterColumn alter, ColumnDefinition before) {
    List<ColumnChange> reversed = new ArrayList<>();
    for (ColumnChange change : alter.changes()) {
      ColumnChange back = reverse(change, before);
      if (back == null) {
        return null;
      }
      reversed.add(0, back);
    }
    boolean lost =
        alter.changes().stream()
            .anyMatch(each -> each instanceof ColumnChange.SetType s && !collates(s.type()));
    if (lost
        && before.collation() != null
        && reversed.stream().noneMatch(ColumnChange.SetCollation.class::isInstance)) {
      reversed.add(new ColumnChange.SetCollation(before.collation()));
    }
    return reversed;
  }

  private static @Nullable ColumnChange reverse(ColumnChange change, ColumnDefinition before) {
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
    if (change instanceof ColumnChange.SetIdentity || change instanceof ColumnChange.DropIdentity) {
      return before.identity() == null
          ? new ColumnChange.DropIdentity()
          : new ColumnChange.SetIdentity(before.identity());
    } else if (change instanceof ColumnChange.SetExpression) {
      return before.generated() == null
          ? null
          : new ColumnChange.SetExpression(before.generated().expression());
    } else if (change instanceof ColumnChange.DropExpression) {
      return null; // no database makes a plain column a generated one
    } else if (change instanceof ColumnChange.SetCollation) {
      return before.collation() == null ? null : new ColumnChange.SetCollation(before.collation());
    }
    return new ColumnChange.SetComment(before.comment());
  }
}
