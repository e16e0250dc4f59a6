package dev.retort.engine;

import dev.retort.dialect.Effect;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the database itself says is there: settles a step whose outcome a crash left unknown. */
public interface Catalogue {

  boolean hasTable(QualifiedName table) throws SQLException;

  boolean hasColumn(QualifiedName table, Name column) throws SQLException;

  boolean hasIndex(QualifiedName table, Name index) throws SQLException;

  boolean hasConstraint(QualifiedName table, Name constraint) throws SQLException;

  boolean hasObject(Effect.ObjectKind kind, QualifiedName object) throws SQLException;

  /**
   * A hash over the catalogue's own text: compared with an earlier one of the same database, never
   * with a fold (databases rewrite what they are told).
   *
   * @param table of one table, or null for the whole schema
   */
  String fingerprint(@Nullable QualifiedName table) throws SQLException;
}
