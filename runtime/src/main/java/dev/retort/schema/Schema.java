package dev.retort.schema;

import dev.retort.op.Database;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database looks like at a revision, as far as the operations before it tell: an immutable
 * fold. What raw SQL did is not in it, so an operation on a table that it does not know changes
 * nothing here and is no error.
 */
public final class Schema {

  private static final Schema EMPTY = new Schema();

  private Schema() {}

  /** Before the first revision. */
  public static Schema empty() {
    return EMPTY;
  }

  /**
   * The schema after an operation.
   *
   * @param database whose {@code on(..)} blocks count
   */
  public Schema after(Operation operation, Database database) {
    throw new UnsupportedOperationException();
  }

  /** {@link #after(Operation, Database)}, one after the other. */
  public Schema after(List<Operation> operations, Database database) {
    throw new UnsupportedOperationException();
  }

  /** A table, or null when the fold does not know it. */
  public @Nullable Table table(QualifiedName name) {
    throw new UnsupportedOperationException();
  }

  /** All tables, by name. */
  public Collection<Table> tables() {
    throw new UnsupportedOperationException();
  }

  /** What undoes an operation that finds this schema. */
  public Inversion inverse(Operation operation, Database database) {
    throw new UnsupportedOperationException();
  }
}
