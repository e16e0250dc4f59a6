package dev.retort.schema;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sequence;
import dev.retort.op.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the database looks like at a revision, as far as the operations before it tell: an immutable
 * fold. What raw SQL did is not in it, so an operation on a table that it does not know changes
 * nothing here and is no error.
 */
public final class Schema {

  private static final Schema EMPTY = new Schema(PersistentMap.empty(), OtherObjects.EMPTY);

  private final PersistentMap<QualifiedName, Table> tables;
  private final OtherObjects objects;

  private Schema(PersistentMap<QualifiedName, Table> tables, OtherObjects objects) {
    this.tables = tables;
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
              create.constraints(),
              create.indexes(),
              create.comment()));
    }
    if (operation instanceof Operation.ObjectChange change) {
      Schema changed = new Schema(tables, objects.after(change));
      return change instanceof Operation.RenameEnumValue rename
          ? changed.withRenamedDefaults(rename)
          : changed;
    }
    if (!(operation instanceof Operation.TableChange change)) {
      return this;
    }
    Table table = table(change.table());
    return table == null ? this : after(change, table);
  }

  private Schema after(Operation.TableChange change, Table table) {
    if (change instanceof Operation.DropTable) {
      return new Schema(tables.without(table.name()), objects);
    } else if (change instanceof Operation.RenameTable rename) {
      return renamed(table, table.name().withName(rename.newName()));
    } else if (change instanceof Operation.RenameColumn rename) {
      return with(table.withRenamedColumn(rename.column(), rename.newName()))
          .withReferencesTo(
              table.name(), key -> Renaming.referenced(key, rename.column(), rename.newName()));
    } else if (change instanceof Operation.AddColumn add) {
      return with(
          table
              .withColumns(appended(table.columns(), add.column()))
              .withConstraints(appendedAll(table.constraints(), add.constraints())));
    } else if (change instanceof Operation.DropColumn drop) {
      return with(table.withoutColumn(drop.column()));
    } else if (change instanceof Operation.AlterColumn alter) {
      List<ColumnDefinition> columns = new ArrayList<>(table.columns());
      columns.replaceAll(
          column ->
              column.name().equals(alter.column()) ? Alteration.apply(alter, column) : column);
      return with(table.withColumns(columns));
    } else if (change instanceof Operation.CreateIndex create) {
      return with(table.withIndexes(appended(table.indexes(), create.index())));
    } else if (change instanceof Operation.DropIndex drop) {
      return with(table.withoutIndex(drop.index()));
    } else if (change instanceof Operation.RenameIndex rename) {
      List<Index> indexes = new ArrayList<>(table.indexes());
      indexes.replaceAll(
          index -> rename.index().equals(index.name()) ? index.named(rename.newName()) : index);
      return with(table.withIndexes(indexes));
    } else if (change instanceof Operation.AddConstraint add) {
      return with(table.withAddedConstraint(add.constraint()));
    } else if (change instanceof Operation.ValidateConstraint validate) {
      return with(table.withValidConstraint(validate.constraint()));
    }
    Operation.DropConstraint drop = (Operation.DropConstraint) change;
    return with(table.withoutConstraint(drop.constraint()));
  }

  /** What undoes an operation that finds this schema; an {@code On} is undone inside itself. */
  public Inversion inverse(Operation operation, Database database) {
    return Inverse.of(operation, this, database);
  }

  private Schema with(Table table) {
    return new Schema(tables.with(table.name(), table), objects);
  }

  private Schema renamed(Table table, QualifiedName to) {
    Schema without = new Schema(tables.without(table.name()), objects);
    return without
        .with(new Table(to, table.columns(), table.constraints(), table.indexes(), table.comment()))
        .withReferencesTo(table.name(), key -> Renaming.table(key, to));
  }

  /** Rewrites the foreign keys of all tables that point to one. */
  private Schema withReferencesTo(
      QualifiedName target, java.util.function.UnaryOperator<Constraint.ForeignKey> rewrite) {
    PersistentMap<QualifiedName, Table> changed = tables;
    for (Table table : tables()) {
      if (table.references(target)) {
        List<Constraint> constraints = new ArrayList<>(table.constraints());
        constraints.replaceAll(
            constraint ->
                constraint instanceof Constraint.ForeignKey key && key.table().equals(target)
                    ? rewrite.apply(key)
                    : constraint);
        changed = changed.with(table.name(), table.withConstraints(constraints));
      }
    }
    return new Schema(changed, objects);
  }

  /** A column's default that is a value of an enum is renamed with it. */
  private Schema withRenamedDefaults(Operation.RenameEnumValue rename) {
    PersistentMap<QualifiedName, Table> changed = tables;
    for (Table table : tables()) {
      List<ColumnDefinition> columns = new ArrayList<>(table.columns());
      columns.replaceAll(column -> Renaming.ofValue(column, rename));
      if (!columns.equals(table.columns())) {
        changed = changed.with(table.name(), table.withColumns(columns));
      }
    }
    return new Schema(changed, objects);
  }

  private static <T> List<T> appended(List<T> list, T more) {
    return appendedAll(list, List.of(more));
  }

  private static <T> List<T> appendedAll(List<T> list, List<? extends T> more) {
    List<T> all = new ArrayList<>(list);
    all.addAll(more);
    return all;
  }
}
