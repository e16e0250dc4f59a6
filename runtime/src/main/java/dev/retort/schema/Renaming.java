package dev.retort.schema;

import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Constraints and indexes with a name or a state changed: what a renaming does to them. */
final class Renaming {

  private Renaming() {}

  static List<Name> in(List<Name> columns, Name from, Name to) {
    List<Name> renamed = new ArrayList<>(columns);
    renamed.replaceAll(column -> column.equals(from) ? to : column);
    return renamed;
  }

  /** A constraint of the table whose column is renamed; the text of a check stays as it is. */
  static Constraint own(Constraint constraint, Name from, Name to) {
    if (constraint instanceof Constraint.PrimaryKey key) {
      return new Constraint.PrimaryKey(key.name(), in(key.columns(), from, to));
    } else if (constraint instanceof Constraint.Unique unique) {
      return new Constraint.Unique(
          unique.name(),
          in(unique.columns(), from, to),
          unique.isNullsNotDistinct(),
          unique.usingIndex(),
          unique.isDeferrable(),
          unique.isInitiallyDeferred());
    } else if (constraint instanceof Constraint.ForeignKey key) {
      return foreignKey(key, in(key.columns(), from, to), key.table(), key.referenced());
    }
    return constraint;
  }

  static Index own(Index index, Name from, Name to) {
    List<IndexKey> keys = new ArrayList<>(index.keys());
    keys.replaceAll(
        key ->
            from.equals(key.column())
                ? new IndexKey(to, null, key.isDescending(), key.nulls(), key.operatorClass())
                : key);
    return new Index(
        index.name(),
        keys,
        index.isUnique(),
        index.where(),
        index.method(),
        in(index.include(), from, to),
        index.isNullsNotDistinct(),
        index.isConcurrent());
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
