package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.NamingConvention;
import dev.retort.op.QualifiedName;
import dev.retort.op.ReferentialAction;
import dev.retort.schema.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How one database's catalogue spells what operations say. One class a database. */
public abstract class Spelling {

  private final Dialect dialect;
  private final String ownSchema;

  /**
   * A spelling.
   *
   * @param ownSchema the connection's schema as it is stored; empty where there are none
   */
  Spelling(Dialect dialect, String ownSchema) {
    this.dialect = dialect;
    this.ownSchema = ownSchema;
  }

  // Names

  /** A name of the chain as the catalogue stores it. */
  public final String stored(Name name) {
    return dialect.stored(
        NamingConvention.cut(
            name, dialect.facts().identifierLimit(), dialect.facts().isLimitInBytes()));
  }

  /** A stored name as the chain would write it. */
  public final String shown(String stored) {
    Name ordinary = Name.of('"' + stored.toLowerCase(Locale.ROOT).replace("\"", "\"\"") + '"');
    Name folded = ordinary.text().matches("[a-z_][a-z0-9_]*") ? bare(ordinary) : ordinary;
    return !folded.exact() && dialect.stored(folded).equals(stored)
        ? folded.text()
        : new Name(stored, true).toString();
  }

  private static Name bare(Name name) {
    return new Name(name.text(), false);
  }

  final String shown(Name name) {
    return shown(stored(name));
  }

  /** A stored schema as it is shown: null for the connection's own. */
  public final @Nullable String schema(@Nullable String stored) {
    return stored == null || stored.equals(ownSchema) ? null : shown(stored);
  }

  final Inventory.Title title(QualifiedName name) {
    Name schema = name.schema();
    return new Inventory.Title(
        schema == null ? null : schema(dialect.stored(schema)), shown(name.name()));
  }

  /** Equal for texts whose names the database takes for the same. */
  String key(String text) {
    return text;
  }

  /** {@link #key} for names of tables and what else stands in a schema. */
  String tableKey(String text) {
    return key(text);
  }

  // What columns are

  /** A type as the catalogue spells it, or null where that is not known for sure. */
  abstract @Nullable String type(ColumnType type, Schema schema);

  /** The type of a column whose rows are numbered. */
  @Nullable String numbered(ColumnType type, Schema schema) {
    return type(type, schema);
  }

  /** Whether the catalogue tells {@code ALWAYS} from {@code BY DEFAULT}. */
  boolean hasIdentityKinds() {
    return true;
  }

  // What hangs on tables

  /** The name of a constraint where the catalogue keeps it, or null. */
  @Nullable String name(Constraint constraint) {
    return shown(java.util.Objects.requireNonNull(constraint.name(), "recorded with its name"));
  }

  /** Whether a unique constraint is nothing but a unique index. */
  boolean isUniqueAnIndex() {
    return false;
  }

  /** What the database does on its own does not count as another action. */
  String action(ReferentialAction action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What stands behind the keys of an index. */
  String more(Index index) {
    return "";
  }

  /** Whether an index of the database can be something that it made for itself. */
  boolean mayBeOwn(Inventory.Part live, Inventory.Table chain, Inventory.Table database) {
    return false;
  }

  /** Whether enums are types of their own. */
  boolean hasEnums() {
    return false;
  }
}
