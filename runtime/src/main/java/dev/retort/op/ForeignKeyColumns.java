package dev.retort.op;

import java.util.List;

/**
 * The first half of a foreign key.
 *
 * @param columns the referencing columns
 */
public record ForeignKeyColumns(List<Name> columns) {

  /** The table and columns that the key references, as many columns as reference them. */
  public Constraint.ForeignKey references(String table, String first, String... more) {
    return new Constraint.ForeignKey(
        null,
        columns,
        QualifiedName.of(table),
        Names.of(first, more),
        ReferentialAction.NO_ACTION,
        ReferentialAction.NO_ACTION,
        false,
        false,
        false);
  }
}
