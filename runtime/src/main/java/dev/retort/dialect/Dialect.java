package dev.retort.dialect;

import dev.retort.op.Database;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;

/** How one kind of database, in one version, says things. Immutable. */
public interface Dialect {

  /** The kind of database. */
  Database database();

  /** Whether DDL is part of the surrounding transaction (else it commits it). */
  boolean isDdlTransactional();

  /** Whether {@link #render} looks at the schema; where not, the chain need not be folded. */
  boolean needsSchema();

  /**
   * The SQL of an operation; what the database cannot do is a problem in the result, never less
   * SQL.
   *
   * @param operation anything but {@code On}, {@code ReverseUpgrade}, {@code Irreversible} and
   *     {@code Run}, which the planner has dealt with
   * @param before the schema that the operation finds
   * @throws IllegalArgumentException for one of those four
   */
  Rendering render(Operation operation, Schema before);

  /** A name as SQL writes it: bare, or quoted where it is exact or reserved. */
  String identifier(Name name);

  /** A qualified name as SQL writes it. */
  default String identifier(QualifiedName name) {
    return name.schema() == null
        ? identifier(name.name())
        : identifier(name.schema()) + "." + identifier(name.name());
  }

  /** The name as the catalogue stores it. */
  String stored(Name name);

  /** A value as SQL writes it. */
  String literal(Literal literal);
}
