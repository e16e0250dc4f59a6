package dev.retort.processor.lint;

import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import java.util.List;

/** The views that are surely there and surely read something. */
final class Views {

  private Views() {}

  /** Those that select from a table or a view. */
  static List<QualifiedName> of(QualifiedName table, Knowledge known) {
    return known.schema().views().stream()
        .filter(view -> !view.name().equals(table))
        .filter(view -> known.existence(ObjectKind.VIEW, view.name()) == Existence.PRESENT)
        .filter(view -> ViewText.of(view.select()).names(table))
        .map(view -> view.name())
        .toList();
  }

  /** Those that name a column of a table. */
  static List<QualifiedName> of(QualifiedName table, Name column, Knowledge known) {
    Schema schema = known.schema();
    return schema.views().stream()
        .filter(view -> known.existence(ObjectKind.VIEW, view.name()) == Existence.PRESENT)
        .filter(view -> ViewText.of(view.select()).names(table, column, schema))
        .map(view -> view.name())
        .toList();
  }
}
