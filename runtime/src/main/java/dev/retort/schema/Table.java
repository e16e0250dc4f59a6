package dev.retort.schema;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

  /** The constraints that name a column, checks by the words of their text. */
  List<Constraint> constraintsOn(Name column) {
    return constraints.stream()
        .filter(
            constraint ->
                constraint.keys().contains(column)
                    || (constraint instanceof Constraint.Check check
                        && Mentions.of(this, column, check.condition()))
                    || (constraint instanceof Constraint.Exclude exclude
                        && Stream.concat(
                                exclude.elements().stream(), Stream.ofNullable(exclude.where()))
                            .anyMatch(sql -> Mentions.of(this, column, sql))))
        .toList();
  }

  /** The indexes that name a column, also in the words of their expressions. */
  List<Index> indexesOn(Name column) {
    return indexes.stream()
        .filter(
            index ->
                index.columns().contains(column)
                    || index.include().contains(column)
                    || (index.where() != null && Mentions.of(this, column, index.where()))
                    || index.keys().stream()
                        .anyMatch(
                            key ->
                                key.expression() != null
                                    && Mentions.of(this, column, key.expression())))
        .toList();
  }

  /** The tables that its foreign keys point to. */
  Set<QualifiedName> references() {
    Set<QualifiedName> targets = new HashSet<>();
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.ForeignKey key) {
        targets.add(key.table());
      }
    }
    return targets;
  }

  Table withName(QualifiedName changed) {
    return new Table(changed, columns, constraints, indexes, comment);
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

  /** With a constraint that has looked at all rows. */
  Table withValidConstraint(Name validated) {
    List<Constraint> all = new ArrayList<>(constraints);
    all.replaceAll(each -> validated.equals(each.name()) ? valid(each) : each);
    return withConstraints(all);
  }

  /** A constraint that has looked at all rows. */
  static Constraint valid(Constraint constraint) {
    if (constraint instanceof Constraint.Check check) {
      return new Constraint.Check(check.name(), check.condition(), false);
    }
    return constraint instanceof Constraint.ForeignKey key ? Renaming.valid(key) : constraint;
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
}
