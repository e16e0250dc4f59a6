package dev.retort.schema;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
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
}
