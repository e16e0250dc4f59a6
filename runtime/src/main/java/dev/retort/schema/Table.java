package dev.retort.schema;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table at a revision.
 *
 * @param name its name
 * @param columns in order
 * @param constraints each with its name
 * @param indexes each with its name
 * @param comment its comment, or null
 */
public record Table(
    QualifiedName name,
    List<ColumnDefinition> columns,
    List<Constraint> constraints,
    List<Index> indexes,
    @Nullable String comment) {

  public Table {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    indexes = List.copyOf(indexes);
  }

  /** The column of a name, or null. */
  public @Nullable ColumnDefinition column(Name column) {
    return columns.stream().filter(c -> c.name().equals(column)).findFirst().orElse(null);
  }

  /** The constraint of a name, or null. */
  public @Nullable Constraint constraint(Name constraint) {
    return constraints.stream().filter(c -> constraint.equals(c.name())).findFirst().orElse(null);
  }

  /** The index of a name, or null. */
  public @Nullable Index index(Name index) {
    return indexes.stream().filter(i -> index.equals(i.name())).findFirst().orElse(null);
  }

  /** The constraints that mention a column; the text of a check is not looked into. */
  List<Constraint> constraintsOn(Name column) {
    return constraints.stream().filter(c -> columnsOf(c).contains(column)).toList();
  }

  /** The indexes that mention a column; expressions are not looked into. */
  List<Index> indexesOn(Name column) {
    return indexes.stream()
        .filter(i -> i.columns().contains(column) || i.include().contains(column))
        .toList();
  }

  boolean references(QualifiedName target) {
    return constraints.stream()
        .anyMatch(c -> c instanceof Constraint.ForeignKey key && key.table().equals(target));
  }

  Table withColumns(List<ColumnDefinition> changed) {
    return new Table(name, changed, constraints, indexes, comment);
  }

  Table withConstraints(List<Constraint> changed) {
    return new Table(name, columns, changed, indexes, comment);
  }

  Table withIndexes(List<Index> changed) {
    return new Table(name, columns, constraints, changed, comment);
  }

  /** With one constraint more; a unique index that it takes over is no index any more. */
  Table withAddedConstraint(Constraint added) {
    List<Constraint> all = new ArrayList<>(constraints);
    if (added instanceof Constraint.Unique unique && unique.usingIndex() != null) {
      all.add(
          new Constraint.Unique(
              unique.name(),
              unique.columns(),
              unique.isNullsNotDistinct(),
              null,
              unique.isDeferrable(),
              unique.isInitiallyDeferred()));
      return withConstraints(all).withoutIndex(unique.usingIndex());
    }
    all.add(added);
    return withConstraints(all);
  }

  /** With a constraint that has looked at all rows. */
  Table withValidConstraint(Name validated) {
    List<Constraint> all = new ArrayList<>(constraints);
    all.replaceAll(
        each -> {
          if (!validated.equals(each.name())) {
            return each;
          } else if (each instanceof Constraint.Check check) {
            return new Constraint.Check(check.name(), check.condition(), false);
          }
          return each instanceof Constraint.ForeignKey key ? Renaming.valid(key) : each;
        });
    return withConstraints(all);
  }

  Table withoutConstraint(Name gone) {
    return withConstraints(constraints.stream().filter(c -> !gone.equals(c.name())).toList());
  }

  Table withoutIndex(Name gone) {
    return withIndexes(indexes.stream().filter(i -> !gone.equals(i.name())).toList());
  }

  /** Without a column, and without the constraints and indexes that mention it. */
  Table withoutColumn(Name gone) {
    List<Constraint> alsoGone = constraintsOn(gone);
    List<Index> indexesGone = indexesOn(gone);
    return new Table(
        name,
        columns.stream().filter(c -> !c.name().equals(gone)).toList(),
        constraints.stream().filter(c -> !alsoGone.contains(c)).toList(),
        indexes.stream().filter(i -> !indexesGone.contains(i)).toList(),
        comment);
  }

  Table withRenamedColumn(Name from, Name to) {
    List<ColumnDefinition> renamed = new ArrayList<>(columns);
    renamed.replaceAll(column -> Renaming.own(column, from, to));
    return new Table(
        name,
        renamed,
        constraints.stream().map(c -> Renaming.own(c, from, to)).toList(),
        indexes.stream().map(i -> Renaming.own(i, from, to)).toList(),
        comment);
  }

  private static List<Name> columnsOf(Constraint constraint) {
    if (constraint instanceof Constraint.PrimaryKey key) {
      return key.columns();
    } else if (constraint instanceof Constraint.Unique unique) {
      return unique.columns();
    }
    return constraint instanceof Constraint.ForeignKey key ? key.columns() : List.of();
  }
}
