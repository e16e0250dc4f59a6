package dev.retort.dialect;

import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The indexes that MariaDB and MySQL make by themselves: one named like the foreign key where no
 * other serves it. The database takes it away when another comes that serves, but never lets the
 * last one go, so a change that brings or takes an index says both. (The manuals, "Foreign Keys".)
 */
final class MySqlForeignKeyIndexes {

  private final MySqlFamilyDialect dialect;

  MySqlForeignKeyIndexes(MySqlFamilyDialect dialect) {
    this.dialect = dialect;
  }

  /** What an ALTER TABLE that leads from one table to the other says beside its change. */
  List<String> changes(@Nullable Table before, @Nullable Table after) {
    if (before == null || after == null) {
      return List.of();
    }
    List<Constraint.ForeignKey> had = made(before);
    List<Constraint.ForeignKey> has = made(after);
    List<String> changes = new ArrayList<>();
    for (Constraint.ForeignKey key : had) {
      if (!has.contains(key)) {
        changes.add(
            (dialect.hasDropIfExists() ? "DROP INDEX IF EXISTS " : "DROP INDEX ") + name(key));
      }
    }
    for (Constraint.ForeignKey key : has) {
      if (!had.contains(key) && before.constraints().contains(key)) {
        changes.add(
            "ADD INDEX " + name(key) + " (" + dialect.statements.names(key.columns()) + ")");
      }
    }
    return changes;
  }

  /** The foreign keys of a table for which the database has made an index. */
  private List<Constraint.ForeignKey> made(Table table) {
    List<List<Name>> keys =
        new ArrayList<>(
            Stream.concat(
                    table.constraints().stream().map(MySqlColumns::keyOf),
                    table.indexes().stream()
                        .filter(MySqlForeignKeyIndexes::isSorted)
                        .map(MySqlForeignKeyIndexes::columns))
                .toList());
    List<Constraint.ForeignKey> made = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof Constraint.ForeignKey key) {
        if (keys.stream().noneMatch(columns -> beginsWith(columns, key.columns()))) {
          made.add(key);
        }
        keys.add(key.columns());
      }
    }
    return made;
  }

  /** The columns that it begins with: those after an expression serve nothing. */
  private static List<Name> columns(Index index) {
    List<Name> columns = new ArrayList<>();
    for (IndexKey key : index.keys()) {
      if (key.column() == null) {
        break;
      }
      columns.add(key.column());
    }
    return columns;
  }

  private static boolean isSorted(Index index) {
    return index.method() == null || index.method().equalsIgnoreCase("btree");
  }

  private static boolean beginsWith(List<Name> columns, List<Name> first) {
    return columns.size() >= first.size() && columns.subList(0, first.size()).equals(first);
  }

  private String name(Constraint.ForeignKey key) {
    return dialect.identifier(dialect.keys().stored(key));
  }
}
