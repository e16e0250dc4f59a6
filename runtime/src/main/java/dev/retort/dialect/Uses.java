package dev.retort.dialect;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.ColumnWords;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.List;
import java.util.stream.Collectors;

/** What the fold knows to use something that is to go, and no database lets go then. */
final class Uses {

  private Uses() {}

  /** Generated columns that are computed from a column. */
  static void ofColumn(Operation.DropColumn drop, Schema before, Problems problems) {
    Table table = before.table(drop.table());
    List<String> users =
        table == null
            ? List.of()
            : table.columns().stream()
                .filter(other -> !other.name().equals(drop.column()))
                .filter(
                    other ->
                        other.generated() != null
                            && ColumnWords.mention(other.generated().expression(), drop.column()))
                .map(other -> "the computed column \"" + other.name() + "\"")
                .toList();
    if (!users.isEmpty()) {
      problems.add(
          "\"%s.%s\" can't be dropped: %s %s it; drop what uses it before",
          drop.table(),
          drop.column(),
          String.join(", ", users),
          users.size() == 1 ? "uses" : "use");
    }
  }

  /** Columns that are of an enum. */
  static void ofEnum(Operation.DropEnum drop, Schema before, Problems problems) {
    for (Table table : before.tables()) {
      String columns =
          table.columns().stream()
              .filter(column -> isOf(column.type(), drop.name()))
              .map(ColumnDefinition::name)
              .map(name -> "\"" + table.name() + "." + name + "\"")
              .collect(Collectors.joining(", "));
      if (!columns.isEmpty()) {
        problems.add(
            "the enum \"%s\" is the type of %s: drop the column or set another type before",
            drop.name(), columns);
      }
    }
  }

  /** Whether a type is an enum, or an array of it. */
  static boolean isOf(ColumnType type, QualifiedName name) {
    return type instanceof ColumnType.ArrayOf array
        ? isOf(array.element(), name)
        : type.equals(new ColumnType.EnumOf(name));
  }
}
