package dev.retort.op;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule that every row of a table obeys.
 *
 * <p>As users write it, its name may be null; in a recorded {@link Operation} it never is (see
 * {@link NamingConvention}).
 */
public sealed interface Constraint extends TableElement {

  /** Its name, or null while the naming convention has not given one. */
  @Nullable Name name();

  /** The same rule under another name. */
  Constraint named(Name newName);

  /** The columns of its table that it is a key over; none for a check. */
  default List<Name> keys() {
    if (this instanceof PrimaryKey key) {
      return key.columns();
    } else if (this instanceof Unique unique) {
      return unique.columns();
    }
    return this instanceof ForeignKey key ? key.columns() : List.of();
  }

  /**
   * {@code PRIMARY KEY (columns)}.
   *
   * @param name its name, or null
   * @param columns in key order, at least one
   */
  record PrimaryKey(@Nullable Name name, List<Name> columns) implements Constraint {
    public PrimaryKey {
      columns = distinct("a primary key", columns);
    }

    public PrimaryKey named(String newName) {
      return named(Name.of(newName));
    }

    @Override
    public PrimaryKey named(Name newName) {
      return new PrimaryKey(newName, columns);
    }
  }

  /**
   * {@code UNIQUE (columns)}.
   *
   * @param name its name, or null
   * @param columns in index order, at least one unless {@code usingIndex} tells them
   * @param isNullsNotDistinct whether two NULLs count as equal
   * @param usingIndex the unique index that becomes the constraint, or null
   * @param isDeferrable whether a transaction may put the check off to its end
   * @param isInitiallyDeferred whether it is put off without being asked
   */
  record Unique(
      @Nullable Name name,
      List<Name> columns,
      boolean isNullsNotDistinct,
      @Nullable Name usingIndex,
      boolean isDeferrable,
      boolean isInitiallyDeferred)
      implements Constraint {
    public Unique {
      columns = distinct("a unique constraint", columns);
    }

    /** Takes two NULLs for equal, so that only one row may hold NULL. */
    public Unique nullsNotDistinct() {
      return new Unique(name, columns, true, usingIndex, isDeferrable, isInitiallyDeferred);
    }

    /**
     * Makes an existing unique index the constraint's own.
     *
     * @param index the index
     */
    public Unique usingIndex(String index) {
      return new Unique(
          name, columns, isNullsNotDistinct, Name.of(index), isDeferrable, isInitiallyDeferred);
    }

    /** Lets a transaction put the check off to its end ({@code SET CONSTRAINTS}). */
    public Unique deferrable() {
      return new Unique(name, columns, isNullsNotDistinct, usingIndex, true, isInitiallyDeferred);
    }

    /** {@link #deferrable()}, and put off without being asked. */
    public Unique initiallyDeferred() {
      return new Unique(name, columns, isNullsNotDistinct, usingIndex, true, true);
    }

    public Unique named(String newName) {
      return named(Name.of(newName));
    }

    @Override
    public Unique named(Name newName) {
      return new Unique(
          newName, columns, isNullsNotDistinct, usingIndex, isDeferrable, isInitiallyDeferred);
    }
  }

  /**
   * {@code CHECK (condition)}.
   *
   * @param name its name, or null
   * @param condition what must not be false of a row
   * @param isNotValid whether the rows that are there go unchecked until {@code validateConstraint}
   */
  record Check(@Nullable Name name, Sql condition, boolean isNotValid) implements Constraint {
    /** Leaves the rows that are there unchecked until {@code validateConstraint}. */
    public Check notValid() {
      return new Check(name, condition, true);
    }

    public Check named(String newName) {
      return named(Name.of(newName));
    }

    @Override
    public Check named(Name newName) {
      return new Check(newName, condition, isNotValid);
    }
  }

  /**
   * {@code FOREIGN KEY (columns) REFERENCES table (referenced)}.
   *
   * @param name its name, or null
   * @param columns the referencing columns
   * @param table the referenced table
   * @param referenced the referenced columns, as many as {@code columns}
   * @param onDelete what happens when the referenced row goes
   * @param onUpdate what happens when its key changes
   * @param isDeferrable whether a transaction may put the check off to its end
   * @param isInitiallyDeferred whether it is put off without being asked
   * @param isNotValid whether the rows that are there go unchecked until {@code validateConstraint}
   */
  record ForeignKey(
      @Nullable Name name,
      List<Name> columns,
      QualifiedName table,
      List<Name> referenced,
      ReferentialAction onDelete,
      ReferentialAction onUpdate,
      boolean isDeferrable,
      boolean isInitiallyDeferred,
      boolean isNotValid)
      implements Constraint {
    public ForeignKey {
      columns = distinct("a foreign key", columns);
      referenced = distinct("the columns that a foreign key references", referenced);
      if (columns.size() != referenced.size()) {
        throw new IllegalArgumentException(
            "the foreign key " + columns + " references " + referenced + ": give as many of each");
      }
    }

    public ForeignKey onDelete(ReferentialAction action) {
      return new ForeignKey(
          name,
          columns,
          table,
          referenced,
          action,
          onUpdate,
          isDeferrable,
          isInitiallyDeferred,
          isNotValid);
    }

    public ForeignKey onUpdate(ReferentialAction action) {
      return new ForeignKey(
          name,
          columns,
          table,
          referenced,
          onDelete,
          action,
          isDeferrable,
          isInitiallyDeferred,
          isNotValid);
    }

    /** Lets a transaction put the check off to its end ({@code SET CONSTRAINTS}). */
    public ForeignKey deferrable() {
      return new ForeignKey(
          name,
          columns,
          table,
          referenced,
          onDelete,
          onUpdate,
          true,
          isInitiallyDeferred,
          isNotValid);
    }

    /** {@link #deferrable()}, and put off without being asked. */
    public ForeignKey initiallyDeferred() {
      return new ForeignKey(
          name, columns, table, referenced, onDelete, onUpdate, true, true, isNotValid);
    }

    /** Leaves the rows that are there unchecked until {@code validateConstraint}. */
    public ForeignKey notValid() {
      return new ForeignKey(
          name,
          columns,
          table,
          referenced,
          onDelete,
          onUpdate,
          isDeferrable,
          isInitiallyDeferred,
          true);
    }

    public ForeignKey named(String newName) {
      return named(Name.of(newName));
    }

    @Override
    public ForeignKey named(Name newName) {
      return new ForeignKey(
          newName,
          columns,
          table,
          referenced,
          onDelete,
          onUpdate,
          isDeferrable,
          isInitiallyDeferred,
          isNotValid);
    }
  }

  /**
   * {@code EXCLUDE}: no two rows of which all the comparisons are true.
   *
   * @param name its name, or null
   * @param elements each an expression {@code WITH} an operator: {@code room WITH =}
   * @param method the access method of its index, {@code gist} if not said
   * @param where the condition of the rows that it is about, or null for all
   */
  record Exclude(@Nullable Name name, List<Sql> elements, String method, @Nullable Sql where)
      implements Constraint {
    public Exclude {
      elements = List.copyOf(elements);
    }

    /** Uses another access method for its index. */
    public Exclude using(String accessMethod) {
      return new Exclude(name, elements, accessMethod, where);
    }

    /** Is only about the rows of which the condition is true. */
    public Exclude where(String condition) {
      return new Exclude(name, elements, method, new Sql(condition));
    }

    public Exclude named(String newName) {
      return named(Name.of(newName));
    }

    @Override
    public Exclude named(Name newName) {
      return new Exclude(newName, elements, method, where);
    }
  }

  private static List<Name> distinct(String what, List<Name> columns) {
    if (columns.stream().distinct().count() != columns.size()) {
      throw new IllegalArgumentException(what + " names a column twice: " + columns);
    }
    return List.copyOf(columns);
  }
}
