package dev.retort.schema;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import java.util.List;

/** Constraints and indexes with a name or a state changed: what a renaming does to them. */
final class Renaming {

  private final Table table;
  private final Name from;
  private final Name to;
  private final Database database;

  private Renaming(Table table, Name from, Name to, Database database) {
    this.table = table;
    this.from = from;
    this.to = to;
    this.database = database;
  }

  /** A table whose column has a new name, also in the texts of the table's own. */
  static Table column(Table table, Name from, Name to, Database database) {
    Renaming renaming = new Renaming(table, from, to, database);
    return new Table(
        table.name(),
        table.columns().stream().map(renaming::in).toList(),
        table.constraints().stream().map(renaming::in).toList(),
        table.indexes().stream().map(renaming::in).toList(),
        table.comment());
  }

  private ColumnDefinition in(ColumnDefinition column) {
    ColumnDefinition renamed = column.name().equals(from) ? column.withName(to) : column;
    ColumnDefinition.Generated generated = column.generated();
    return generated == null
        ? renamed
        : renamed.withGenerated(
            new ColumnDefinition.Generated(in(generated.expression()), generated.stored()));
  }

  private Constraint in(Constraint constraint) {
    if (constraint instanceof Constraint.PrimaryKey key) {
      return new Constraint.PrimaryKey(key.name(), in(key.columns()));
    } else if (constraint instanceof Constraint.Unique unique) {
      return new Constraint.Unique(
          unique.name(),
          in(unique.columns()),
          unique.isNullsNotDistinct(),
          unique.usingIndex(),
          unique.isDeferrable(),
          unique.isInitiallyDeferred());
    } else if (constraint instanceof Constraint.ForeignKey key) {
      return foreignKey(key, in(key.columns()), key.table(), key.referenced());
    }
    if (constraint instanceof Constraint.Exclude exclude) {
      return new Constraint.Exclude(
          exclude.name(),
          exclude.elements().stream().map(this::in).toList(),
          exclude.method(),
          exclude.where() == null ? null : in(exclude.where()));
    }
    Constraint.Check check = (Constraint.Check) constraint;
    return new Constraint.Check(check.name(), in(check.condition()), check.isNotValid());
  }

  private Index in(Index index) {
    return new Index(
        index.name(),
        index.keys().stream().map(this::in).toList(),
        index.isUnique(),
        index.where() == null ? null : in(index.where()),
        index.method(),
        in(index.include()),
        index.isNullsNotDistinct(),
        index.isConcurrent());
  }

  private IndexKey in(IndexKey key) {
    return new IndexKey(
        from.equals(key.column()) ? to : key.column(),
        key.expression() == null ? null : in(key.expression()),
        key.isDescending(),
        key.nulls(),
        key.operatorClass());
  }

  private List<Name> in(List<Name> columns) {
    return in(columns, from, to);
  }

  private Sql in(Sql text) {
    return Mentions.renamed(table, from, to, text, database);
  }

  private static List<Name> in(List<Name> columns, Name from, Name to) {
    return columns.stream().map(column -> column.equals(from) ? to : column).toList();
  }

  /** A foreign key that points to a column that is renamed. */
  static Constraint.ForeignKey referenced(Constraint.ForeignKey key, Name from, Name to) {
    return foreignKey(key, key.columns(), key.table(), in(key.referenced(), from, to));
  }

  /** A foreign key that points to a table that is renamed. */
  static Constraint.ForeignKey table(Constraint.ForeignKey key, QualifiedName to) {
    return foreignKey(key, key.columns(), to, key.referenced());
  }

  /** A foreign key that has looked at all rows. */
  static Constraint.ForeignKey valid(Constraint.ForeignKey key) {
    return new Constraint.ForeignKey(
        key.name(),
        key.columns(),
        key.table(),
        key.referenced(),
        key.onDelete(),
        key.onUpdate(),
        key.isDeferrable(),
        key.isInitiallyDeferred(),
        false);
  }

  private static Constraint.ForeignKey foreignKey(
      Constraint.ForeignKey key, List<Name> columns, QualifiedName table, List<Name> referenced) {
    return new Constraint.ForeignKey(
        key.name(),
        columns,
        table,
        referenced,
        key.onDelete(),
        key.onUpdate(),
        key.isDeferrable(),
        key.isInitiallyDeferred(),
        key.isNotValid());
  }
}
