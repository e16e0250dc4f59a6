package dev.retort.schema;

import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Index;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sequence;
import dev.retort.op.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the database looks like at a revision, as far as the operations before it tell: an immutable
 * fold. What raw SQL did is not in it, so an operation on a table that it does not know changes
 * nothing here and is no error.
 */
public final class Schema {

  private static final Schema EMPTY =
      new Schema(PersistentMap.empty(), PersistentMap.empty(), OtherObjects.EMPTY);

  private final PersistentMap<QualifiedName, Table> tables;

  /** For each table that foreign keys point to, the tables whose keys they are. */
  private final PersistentMap<QualifiedName, PersistentMap<QualifiedName, QualifiedName>> referents;

  private final OtherObjects objects;

  private Schema(
      PersistentMap<QualifiedName, Table> tables,
      PersistentMap<QualifiedName, PersistentMap<QualifiedName, QualifiedName>> referents,
      OtherObjects objects) {
    this.tables = tables;
    this.referents = referents;
    this.objects = objects;
  }

  /** Before the first revision. */
  public static Schema empty() {
    return EMPTY;
  }

  /** A table, or null when the fold does not know it. */
  public @Nullable Table table(QualifiedName name) {
    return tables.get(name);
  }

  /** All tables, by name. */
  public Collection<Table> tables() {
    return tables.values();
  }

  /** The tables with foreign keys to a table, itself perhaps among them, by name. */
  public Collection<Table> referents(QualifiedName target) {
    List<Table> all = new ArrayList<>();
    for (QualifiedName name : of(referents, target).values()) {
      all.add(Objects.requireNonNull(tables.get(name)));
    }
    return all;
  }

  /** A sequence, or null when the fold does not know it. */
  public @Nullable Sequence sequence(QualifiedName name) {
    return objects.sequences().get(name);
  }

  /** All sequences, by name. */
  public Collection<Sequence> sequences() {
    return objects.sequences().values();
  }

  /** A view, or null when the fold does not know it. */
  public @Nullable View view(QualifiedName name) {
    return objects.views().get(name);
  }

  /** All views, by name. */
  public Collection<View> views() {
    return objects.views().values();
  }

  /** An enum, or null when the fold does not know it. */
  public @Nullable EnumDefinition enumOf(QualifiedName name) {
    return objects.enums().get(name);
  }

  /** All enums, by name. */
  public Collection<EnumDefinition> enums() {
    return objects.enums().values();
  }

  /** All schemas that were created, by name. */
  public Collection<Name> schemas() {
    return objects.schemas().values();
  }

  /** {@link #after(Operation, Database)}, one after the other. */
  public Schema after(List<Operation> operations, Database database) {
    Schema schema = this;
    for (Operation operation : operations) {
      schema = schema.after(operation, database);
    }
    return schema;
  }

  /**
   * The schema after an operation.
   *
   * @param database whose {@code on(..)} blocks count
   */
  public Schema after(Operation operation, Database database) {
    if (operation instanceof Operation.On on) {
      return on.database().equals(database) ? after(on.operations(), database) : this;
    } else if (operation instanceof Operation.CreateTable create) {
      return with(
          new Table(
              create.table(),
              create.columns(),
              create.constraints().stream().map(Table::valid).toList(), // there are no rows yet
              create.indexes().stream().map(Schema::standing).toList(),
              create.comment()));
    }
    if (operation instanceof Operation.ObjectChange change) {
      Schema changed = new Schema(tables, referents, objects.after(change));
      return change instanceof Operation.RenameEnumValue rename
          ? changed.withRenamedDefaults(rename)
          : changed;
    }
    if (!(operation instanceof Operation.TableChange change)) {
      return this;
    }
    Table table = table(change.table());
    return table == null ? this : after(change, table, database);
  }

  private Schema after(Operation.TableChange change, Table table, Database database) {
    if (change instanceof Operation.DropTable) {
      return without(table);
    } else if (change instanceof Operation.RenameTable rename) {
      return renamed(table, table.name().withName(rename.newName()));
    } else if (change instanceof Operation.RenameColumn rename) {
      return with(Renaming.column(table, rename.column(), rename.newName(), database))
          .withReferencesTo(
              table.name(), key -> Renaming.referenced(key, rename.column(), rename.newName()));
    } else if (change instanceof Operation.AddColumn add) {
      Table added = table.withColumns(appended(table.columns(), add.column()));
      for (Constraint constraint : add.constraints()) {
        added = with(added, constraint);
      }
      return with(added);
    } else if (change instanceof Operation.DropColumn drop) {
      return with(table.withoutColumn(drop.column()));
    } else if (change instanceof Operation.AlterColumn alter) {
      List<ColumnDefinition> columns = new ArrayList<>(table.columns());
      columns.replaceAll(
          column ->
              column.name().equals(alter.column()) ? Alteration.apply(alter, column) : column);
      return with(table.withColumns(columns));
    } else if (change instanceof Operation.CreateIndex create) {
      return with(table.withIndexes(appended(table.indexes(), standing(create.index()))));
    } else if (change instanceof Operation.DropIndex drop) {
      return with(table.withoutIndex(drop.index()));
    } else if (change instanceof Operation.RenameIndex rename) {
      List<Index> indexes = new ArrayList<>(table.indexes());
      indexes.replaceAll(
          index -> rename.index().equals(index.name()) ? index.named(rename.newName()) : index);
      return with(table.withIndexes(indexes));
    } else if (change instanceof Operation.AddConstraint add) {
      return with(with(table, add.constraint()));
    } else if (change instanceof Operation.ValidateConstraint validate) {
      return with(table.withValidConstraint(validate.constraint()));
    }
    Operation.DropConstraint drop = (Operation.DropConstraint) change;
    return with(table.withoutConstraint(drop.constraint()));
  }

  /** An index as it stands: how it was built is no part of it. */
  private static Index standing(Index index) {
    return new Index(
        index.name(),
        index.keys(),
        index.isUnique(),
        index.where(),
        index.method(),
        index.include(),
        index.isNullsNotDistinct(),
        false);
  }

  /** The columns of a primary key are NOT NULL; an index that becomes a constraint is gone. */
  private static Table with(Table table, Constraint constraint) {
    if (constraint instanceof Constraint.PrimaryKey key) {
      List<ColumnDefinition> columns = new ArrayList<>(table.columns());
      columns.replaceAll(
          column -> key.columns().contains(column.name()) ? column.withNullable(false) : column);
      return table.withColumns(columns).withConstraints(appended(table.constraints(), key));
    } else if (constraint instanceof Constraint.Unique unique && unique.usingIndex() != null) {
      Constraint standing =
          new Constraint.Unique(
              unique.name(),
              unique.columns(),
              unique.isNullsNotDistinct(),
              null,
              unique.isDeferrable(),
              unique.isInitiallyDeferred());
      return table
          .withoutIndex(unique.usingIndex())
          .withConstraints(appended(table.constraints(), standing));
    }
    return table.withConstraints(appended(table.constraints(), constraint));
  }

  /** What undoes an operation that finds this schema; an {@code On} is undone inside itself. */
  public Inversion inverse(Operation operation, Database database) {
    return Inverse.of(operation, this, database);
  }

  /**
   * What undoes each of several operations that run one after the other, in their order. Rows put
   * into a table that one of them made go with the table.
   */
  public List<Inversion> inverses(List<Operation> operations, Database database) {
    return Inverse.ofAll(operations, this, database);
  }

  private Schema with(Table table) {
    return new Schema(
        tables.with(table.name(), table), referentsAfter(tables.get(table.name()), table), objects);
  }

  private Schema without(Table table) {
    return new Schema(tables.without(table.name()), referentsAfter(table, null), objects);
  }

  private PersistentMap<QualifiedName, PersistentMap<QualifiedName, QualifiedName>> referentsAfter(
      @Nullable Table before, @Nullable Table after) {
    Set<QualifiedName> gone = before == null ? Set.of() : before.references();
    Set<QualifiedName> come = after == null ? Set.of() : after.references();
    var changed = referents;
    for (QualifiedName target : gone) {
      if (before != null && !come.contains(target)) {
        changed = changed.with(target, of(changed, target).without(before.name()));
      }
    }
    for (QualifiedName target : come) {
      if (after != null && !gone.contains(target)) {
        changed = changed.with(target, of(changed, target).with(after.name(), after.name()));
      }
    }
    return changed;
  }

  private static PersistentMap<QualifiedName, QualifiedName> of(
      PersistentMap<QualifiedName, PersistentMap<QualifiedName, QualifiedName>> referents,
      QualifiedName target) {
    PersistentMap<QualifiedName, QualifiedName> found = referents.get(target);
    return found == null ? PersistentMap.empty() : found;
  }

  private Schema renamed(Table table, QualifiedName to) {
    return without(table)
        .with(table.withName(to))
        .withReferencesTo(table.name(), key -> Renaming.table(key, to));
  }

  /** A default that names a value of an enum goes along when the value is renamed. */
  private Schema withRenamedDefaults(Operation.RenameEnumValue rename) {
    Schema schema = this;
    for (Table table : tables()) {
      List<ColumnDefinition> columns = new ArrayList<>(table.columns());
      columns.replaceAll(
          column ->
              isOf(column.type(), rename.name())
                      && column.defaultValue() instanceof ColumnDefault.Value value
                  ? column.withDefault(new ColumnDefault.Value(renamed(value.literal(), rename)))
                  : column);
      if (!columns.equals(table.columns())) {
        schema = schema.with(table.withColumns(columns));
      }
    }
    return schema;
  }

  private static boolean isOf(ColumnType type, QualifiedName name) {
    return type instanceof ColumnType.ArrayOf array
        ? isOf(array.element(), name)
        : type.equals(new ColumnType.EnumOf(name));
  }

  private static Literal renamed(Literal literal, Operation.RenameEnumValue rename) {
    if (literal.value() instanceof List<?> elements) {
      return Literal.of(
          elements.stream().map(element -> renamed((Literal) element, rename)).toList());
    }
    return rename.value().equals(literal.value()) ? new Literal(rename.newValue()) : literal;
  }

  /** Rewrites the foreign keys of all tables that point to one. */
  private Schema withReferencesTo(
      QualifiedName target, UnaryOperator<Constraint.ForeignKey> rewrite) {
    Schema changed = this;
    for (QualifiedName referent : of(referents, target).values()) {
      Table table = Objects.requireNonNull(changed.table(referent));
      List<Constraint> constraints = new ArrayList<>(table.constraints());
      constraints.replaceAll(
          constraint ->
              constraint instanceof Constraint.ForeignKey key && key.table().equals(target)
                  ? rewrite.apply(key)
                  : constraint);
      changed = changed.with(table.withConstraints(constraints));
    }
    return changed;
  }

  private static <T> List<T> appended(List<T> list, T more) {
    List<T> all = new ArrayList<>(list);
    all.add(more);
    return all;
  }
}
