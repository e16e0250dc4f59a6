package dev.retort.schema;

import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
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

  /** A constraint of the table whose column is renamed. */
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
    } else if (constraint instanceof Constraint.Check check) {
      return new Constraint.Check(
          check.name(), ColumnWords.renamed(check.condition(), from, to), check.isNotValid());
    }
    Constraint.Exclude exclude = (Constraint.Exclude) constraint;
    return new Constraint.Exclude(
        exclude.name(),
        exclude.elements().stream().map(each -> ColumnWords.renamed(each, from, to)).toList(),
        exclude.method(),
        exclude.where() == null ? null : ColumnWords.renamed(exclude.where(), from, to));
  }

  /** A column of the table, where it is the one that is renamed or is computed from it. */
  static ColumnDefinition own(ColumnDefinition column, Name from, Name to) {
    ColumnDefinition named = column.name().equals(from) ? column.withName(to) : column;
    ColumnDefinition.Generated generated = column.generated();
    return generated == null
        ? named
        : named.withGenerated(
            new ColumnDefinition.Generated(
                ColumnWords.renamed(generated.expression(), from, to), generated.stored()));
  }

  /** A column after a value of an enum got another name. */
  static ColumnDefinition ofValue(ColumnDefinition column, Operation.RenameEnumValue rename) {
    boolean isDefault =
        column.type() instanceof ColumnType.EnumOf named
            && named.name().equals(rename.name())
            && column.defaultValue() instanceof ColumnDefault.Value value
            && rename.value().equals(value.literal().value());
    return isDefault
        ? column.withDefault(new ColumnDefault.Value(new Literal(rename.newValue())))
        : column;
  }

  static Index own(Index index, Name from, Name to) {
    List<IndexKey> keys = new ArrayList<>(index.keys());
    keys.replaceAll(key -> own(key, from, to));
    return new Index(
        index.name(),
        keys,
        index.isUnique(),
        index.where() == null ? null : ColumnWords.renamed(index.where(), from, to),
        index.method(),
        in(index.include(), from, to),
        index.isNullsNotDistinct(),
        index.isConcurrent());
  }

  private static IndexKey own(IndexKey key, Name from, Name to) {
    return new IndexKey(
        from.equals(key.column()) ? to : key.column(),
        key.expression() == null ? null : ColumnWords.renamed(key.expression(), from, to),
        key.isDescending(),
        key.nulls(),
        key.operatorClass());
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
