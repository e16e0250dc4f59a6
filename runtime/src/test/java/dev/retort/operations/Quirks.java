package dev.retort.operations;

import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.ReferentialAction;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** What a database refuses only when it runs, so that no chain says it. */
final class Quirks {

  private Quirks() {}

  static boolean refuse(Database database, Operation operation, ChainState state) {
    if (!(operation instanceof Operation.TableChange change)) {
      return false;
    }
    Schema schema = state.schema.after(operation, database);
    Table after = schema.table(change.table());
    if (after == null) {
      return false;
    }
    if (database.equals(Dsl.MARIADB)) {
      return actsOnWhatIsComputedFrom(after)
          || numbersWhatIsChecked(after)
          || computesFromChar(after)
          || schema.tables().stream().anyMatch(table -> hashes(table) && refers(table, schema));
    }
    if (database.equals(Dsl.POSTGRESQL)) {
      return hasClassOfAnotherType(after);
    }
    return database.equals(Dsl.H2) && sharesIndex(after);
  }

  /** An operator class of texts stays in an index whose column becomes something else. */
  private static boolean hasClassOfAnotherType(Table table) {
    return table.indexes().stream()
        .flatMap(index -> index.keys().stream())
        .filter(key -> key.column() != null && key.operatorClass() != null)
        .map(key -> table.column(key.column()).type())
        .anyMatch(type -> !(type instanceof ColumnType.Varchar) && type != Dsl.text());
  }

  /**
   * MariaDB has no action of a foreign key on a column that is named in an expression, or NOT NULL.
   */
  private static boolean actsOnWhatIsComputedFrom(Table table) {
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof Constraint.ForeignKey key
          && key.onDelete() == ReferentialAction.SET_NULL
          && key.columns().stream().anyMatch(column -> !table.column(column).nullable())) {
        return true;
      }
      if (constraint instanceof Constraint.ForeignKey key
          && (acts(key.onDelete()) || acts(key.onUpdate()))
          && key.columns().stream().anyMatch(column -> ChainState.isMentioned(table, column))) {
        return true;
      }
    }
    return false;
  }

  private static boolean numbersWhatIsChecked(Table table) {
    return table.columns().stream()
        .anyMatch(
            column -> column.identity() != null && ChainState.isMentioned(table, column.name()));
  }

  /** A key over a long column is a hash, beside which no column of a foreign key can be renamed. */
  private static boolean hashes(Table table) {
    return table.columns().stream()
        .anyMatch(
            column ->
                (column.type() == Dsl.text() || column.type() == Dsl.blob())
                    && ChainState.isInKey(table, column.name()));
  }

  private static boolean refers(Table table, Schema schema) {
    return schema.tables().stream()
        .anyMatch(
            other ->
                other.constraints().stream()
                    .anyMatch(
                        constraint ->
                            constraint instanceof Constraint.ForeignKey key
                                && (other.equals(table) || key.table().equals(table.name()))));
  }

  /** What the blanks at its end are depends on a setting. */
  private static boolean computesFromChar(Table table) {
    return table.columns().stream()
        .anyMatch(
            column ->
                column.type() instanceof ColumnType.FixedChar
                    && ChainState.isMentioned(table, column.name()));
  }

  private static boolean acts(ReferentialAction action) {
    return action == ReferentialAction.CASCADE || action == ReferentialAction.SET_NULL;
  }

  /**
   * When H2 copies a table, a key may take the index of another one, or one that was made by
   * itself, for its own, and does not give it back.
   */
  private static boolean sharesIndex(Table table) {
    List<List<Name>> keys = new ArrayList<>();
    table.constraints().stream()
        .filter(constraint -> !constraint.keys().isEmpty())
        .forEach(constraint -> keys.add(constraint.keys()));
    return table.indexes().stream().map(Index::columns).anyMatch(index -> serves(index, keys, 0))
        || table.constraints().stream()
            .filter(constraint -> !(constraint instanceof Constraint.ForeignKey))
            .map(Constraint::keys)
            .anyMatch(index -> serves(index, keys, 1)); // which is itself among the keys
  }

  private static boolean serves(List<Name> index, List<List<Name>> keys, int times) {
    return keys.stream()
            .filter(key -> index.size() >= key.size() && index.subList(0, key.size()).equals(key))
            .count()
        > times;
  }
}
