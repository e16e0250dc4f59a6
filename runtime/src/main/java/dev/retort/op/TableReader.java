package dev.retort.op;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what stands between the parentheses of {@code createTable} and {@code addColumn} into
 * operations: columns apart from their constraints, every constraint and index with its name.
 */
final class TableReader {

  private final QualifiedName table;
  private final List<ColumnDefinition> columns = new ArrayList<>();
  private final List<Name> primaryKey = new ArrayList<>();
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<Index> indexes = new ArrayList<>();
  private @Nullable String comment;

  private TableReader(QualifiedName table) {
    this.table = table;
  }

  static Operation.CreateTable read(QualifiedName table, TableElement first, TableElement... more) {
    TableReader reader = new TableReader(table);
    reader.add(first);
    for (TableElement element : more) {
      reader.add(element);
    }
    return reader.createTable();
  }

  static Operation.AddColumn addColumn(QualifiedName table, Column column) {
    TableReader reader = new TableReader(table);
    reader.column(column);
    reader.finishPrimaryKey();
    for (Constraint constraint : reader.constraints) {
      if (constraint instanceof Constraint.PrimaryKey key) {
        reader.notNullable(key);
      }
    }
    return new Operation.AddColumn(table, column.definition(), reader.constraints);
  }

  private void add(TableElement element) {
    if (element instanceof Column column) {
      column(column);
    } else if (element instanceof Constraint constraint) {
      constraint(NamingConvention.named(table, constraint));
    } else if (element instanceof Index index) {
      indexes.add(NamingConvention.named(table, index));
    } else if (element instanceof TableElement.Comment text) {
      if (comment != null) {
        throw new IllegalArgumentException("table \"" + table + "\" has two comments");
      }
      comment = text.text();
    }
  }

  private void column(Column column) {
    ColumnDefinition definition = column.definition();
    if (column.isPrimaryKey()) {
      primaryKey.add(definition.name());
    }
    if (definition.generated() != null
        && (definition.defaultValue() != null || definition.identity() != null)) {
      throw new IllegalArgumentException(
          "column \""
              + definition.name()
              + "\" is generated and so has no default and no identity");
    }
    if (definition.identity() != null && definition.defaultValue() != null) {
      throw new IllegalArgumentException(
          "column \"" + definition.name() + "\" is an identity and so has no default");
    }
    if (definition.identity() != null && definition.nullable()) {
      throw new IllegalArgumentException(
          "column \""
              + definition.name()
              + "\" is an identity and so never NULL: drop .nullable()");
    }
    if (columns.stream().anyMatch(other -> other.name().equals(definition.name()))) {
      throw new IllegalArgumentException(
          "table \"" + table + "\" has column \"" + definition.name() + "\" twice");
    }
    columns.add(definition);
    int checks = 0;
    for (Constraint constraint : column.constraints()) {
      constraint(
          constraint instanceof Constraint.Check check
              ? check.named(NamingConvention.columnCheck(table, definition.name(), ++checks))
              : NamingConvention.named(table, constraint));
    }
  }

  private void constraint(Constraint constraint) {
    constraints.add(constraint);
  }

  private void finishPrimaryKey() {
    if (!primaryKey.isEmpty()) {
      if (constraints.stream().anyMatch(Constraint.PrimaryKey.class::isInstance)) {
        throw new IllegalArgumentException(
            "table \"" + table + "\" has two primary keys: one at its columns and one of its own");
      }
      constraints.add(
          0, NamingConvention.named(table, new Constraint.PrimaryKey(null, primaryKey)));
    }
  }

  private Operation.CreateTable createTable() {
    finishPrimaryKey();
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("table \"" + table + "\" has no column");
    }
    Set<Name> names = new HashSet<>();
    for (ColumnDefinition column : columns) {
      names.add(column.name());
    }
    Set<Name> taken = new HashSet<>();
    boolean keyed = false;
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.PrimaryKey key) {
        if (keyed) {
          throw new IllegalArgumentException("table \"" + table + "\" has two primary keys");
        }
        keyed = true;
        notNullable(key);
      }
      once(taken, constraint.name());
      known(names, constraint.keys(), "constraint", constraint.name());
    }
    for (Index index : indexes) {
      once(taken, index.name());
      known(names, index.columns(), "index", index.name());
      known(names, index.include(), "index", index.name());
    }
    return new Operation.CreateTable(table, columns, constraints, indexes, comment);
  }

  private void notNullable(Constraint.PrimaryKey key) {
    for (ColumnDefinition column : columns) {
      if (column.nullable() && key.columns().contains(column.name())) {
        throw new IllegalArgumentException(
            "column \"" + column.name() + "\" is nullable and in the primary key: drop one");
      }
    }
  }

  private void once(Set<Name> taken, @Nullable Name name) {
    if (name != null && !taken.add(name)) {
      throw new IllegalArgumentException(
          "table \""
              + table
              + "\" has two constraints or indexes named \""
              + name
              + "\"; give one .named(..) or drop it");
    }
  }

  private void known(Set<Name> names, List<Name> used, String what, @Nullable Name of) {
    for (Name column : used) {
      if (!names.contains(column)) {
        throw new IllegalArgumentException(
            what
                + " \""
                + of
                + "\" names column \""
                + column
                + "\", which table \""
                + table
                + "\" does not have: "
                + columns.stream().map(ColumnDefinition::name).toList());
      }
    }
  }
}
