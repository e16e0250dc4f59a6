package dev.retort.op;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as users write it: {@code column("email", varchar(254)).nullable().unique()}.
 *
 * <p>A column is NOT NULL unless {@link #nullable()} is said. Immutable: every call gives a new
 * value.
 */
public final class Column implements TableElement {

  private final ColumnDefinition definition;
  private final boolean primaryKey;
  private final List<Constraint> constraints;

  private Column(ColumnDefinition definition, boolean primaryKey, List<Constraint> constraints) {
    this.definition = definition;
    this.primaryKey = primaryKey;
    this.constraints = List.copyOf(constraints);
  }

  static Column of(String name, ColumnType type) {
    return new Column(
        new ColumnDefinition(Name.of(name), type, false, null, null, null, null, null),
        false,
        List.of());
  }

  /** What the column is, without its constraints. */
  public ColumnDefinition definition() {
    return definition;
  }

  /** Whether it belongs to the primary key. */
  public boolean isPrimaryKey() {
    return primaryKey;
  }

  /** The constraints written at the column, unnamed; not the primary key. */
  public List<Constraint> constraints() {
    return constraints;
  }

  /** Takes NULL. */
  public Column nullable() {
    return with(definition.withNullable(true));
  }

  /** Belongs to the primary key; several such columns make a composite key in the order written. */
  public Column primaryKey() {
    return new Column(definition, true, constraints);
  }

  /** No two rows hold the same value. */
  public Column unique() {
    return with(new Constraint.Unique(null, List.of(definition.name()), false, null, false, false));
  }

  /** The database numbers its rows unless an insert brings a value. */
  public Column identity() {
    return with(definition.withIdentity(ColumnDefinition.Identity.BY_DEFAULT));
  }

  /** Only the database numbers its rows. */
  public Column identityAlways() {
    return with(definition.withIdentity(ColumnDefinition.Identity.ALWAYS));
  }

  /**
   * What an insert that leaves it out gives it.
   *
   * @param value a value ({@code defaultValue("now()")} is the text), see {@link Literal#of}
   */
  public Column defaultValue(@Nullable Object value) {
    return with(definition.withDefault(new ColumnDefault.Value(Literal.of(value))));
  }

  /**
   * What an insert that leaves it out gives it.
   *
   * @param sql an expression: {@code defaultSql("current_timestamp")}
   */
  public Column defaultSql(String sql) {
    return with(definition.withDefault(new ColumnDefault.Expression(new Sql(sql))));
  }

  /** Is computed when a row is written, and kept. */
  public Column generatedStored(String sql) {
    return with(definition.withGenerated(new ColumnDefinition.Generated(new Sql(sql), true)));
  }

  /** Is computed when a row is read. */
  public Column generatedVirtual(String sql) {
    return with(definition.withGenerated(new ColumnDefinition.Generated(new Sql(sql), false)));
  }

  /** Holds a key of another table. */
  public Column references(String table, String column) {
    return references(table, column, ReferentialAction.NO_ACTION);
  }

  /**
   * Holds a key of another table.
   *
   * @param onDelete what happens to this row when the referenced one goes
   */
  public Column references(String table, String column, ReferentialAction onDelete) {
    return with(
        new Constraint.ForeignKey(
            null,
            List.of(definition.name()),
            QualifiedName.of(table),
            List.of(Name.of(column)),
            onDelete,
            ReferentialAction.NO_ACTION,
            false,
            false,
            false));
  }

  /** Every row obeys a condition. */
  public Column check(String sql) {
    return with(new Constraint.Check(null, new Sql(sql), false));
  }

  /** Sorts and compares by a collation, by the database's name for it. */
  public Column collate(String name) {
    return with(definition.withCollation(name));
  }

  public Column comment(String text) {
    return with(definition.withComment(text));
  }

  private Column with(ColumnDefinition changed) {
    return new Column(changed, primaryKey, constraints);
  }

  private Column with(Constraint added) {
    List<Constraint> all = new ArrayList<>(constraints);
    all.add(added);
    return new Column(definition, primaryKey, all);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Column that
        && definition.equals(that.definition)
        && primaryKey == that.primaryKey
        && constraints.equals(that.constraints);
  }

  @Override
  public int hashCode() {
    return definition.hashCode();
  }

  @Override
  public String toString() {
    return "column " + definition.name();
  }
}
