package dev.retort.dialect;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Renders what a revision says of tables in a row. What SQLite's ALTER TABLE can't do, or can do
 * only while a table is empty, waits in a {@link SqliteRebuild} of its table, which takes up
 * whatever else is said of that table, until something comes that must find it done: a change of
 * rows, SQL, a view, the end. So a table is rebuilt once.
 *
 * <p>Operations on other tables overtake a rebuild that waits, but for a drop: they can't depend on
 * it.
 */
final class SqliteRevision {

  private final SqliteDialect dialect;
  private final Problems problems;
  private final SqliteChecks checks;
  private final Map<QualifiedName, SqliteRebuild> waiting = new LinkedHashMap<>();
  private final List<SqlStep> steps = new ArrayList<>();
  private Schema schema;

  SqliteRevision(SqliteDialect dialect, Schema before, Problems problems) {
    this.dialect = dialect;
    this.schema = before;
    this.problems = problems;
    this.checks = new SqliteChecks(problems);
  }

  List<SqlStep> render(List<Operation> operations) {
    for (Operation operation : operations) {
      checks.check(operation, schema);
      if (!checks.foundBadValue()) { // such a value has no SQL, and all of this is refused
        render(operation);
      }
      schema = schema.after(operation, dialect.database());
    }
    if (!checks.foundBadValue()) {
      rebuildWaiting();
    }
    return steps;
  }

  private void render(Operation operation) {
    if (operation instanceof Operation.TableChange change) {
      tableChange(change);
    } else if (!(operation instanceof Operation.ObjectChange change && enumChange(change))) {
      rebuildWaiting();
      plain(operation);
    }
  }

  /** An operation for which SQLite has a statement. */
  private void plain(Operation operation) {
    steps.addAll(dialect.steps(operation, schema, problems));
  }

  private void rebuildWaiting() {
    List<SqliteRebuild> all = new ArrayList<>(waiting.values());
    waiting.clear();
    for (SqliteRebuild rebuild : all) {
      steps.addAll(rebuild.steps(schema, problems));
    }
  }

  private void tableChange(Operation.TableChange change) {
    SqliteRebuild rebuild = waiting.get(change.table());
    if (change instanceof Operation.DropTable) {
      waiting.remove(change.table());
      rebuildWaiting(); // what referred to it may not do so any more
      plain(change);
    } else if (change instanceof Operation.RenameTable rename) {
      renameTable(rename, rebuild);
    } else if (change instanceof Operation.RenameColumn rename) {
      renameColumn(rename, rebuild);
    } else if (change instanceof Operation.CreateIndex create) {
      createIndex(create, rebuild);
    } else if (change instanceof Operation.DropIndex drop) {
      dropIndex(drop, rebuild);
    } else if (change instanceof Operation.RenameIndex rename) {
      renameIndex(rename, rebuild);
    } else if (change instanceof Operation.CreateTable
        || change instanceof Operation.ValidateConstraint // which is refused
        || (rebuild == null && isPlain(change))) {
      plain(change);
    } else {
      rebuilt(change);
    }
  }

  // What needs no rebuild

  /** Whether SQLite has a statement for a change, whatever rows there are. */
  private boolean isPlain(Operation.TableChange change) {
    Table table = schema.table(change.table());
    if (change instanceof Operation.AddColumn add) {
      return isPlain(add, dialect);
    } else if (change instanceof Operation.DropColumn drop) {
      return table == null || isLoose(table, drop.column());
    } else if (change instanceof Operation.AlterColumn alter) {
      return dialect.hasConstraintChanges() && isNullabilityOnly(alter, table);
    } else if (change instanceof Operation.AddConstraint add) {
      return dialect.hasConstraintChanges() && add.constraint() instanceof Constraint.Check;
    }
    Operation.DropConstraint drop = (Operation.DropConstraint) change;
    return dialect.hasConstraintChanges()
        && table != null
        && table.constraint(drop.constraint()) instanceof Constraint.Check;
  }

  /** Whether ADD COLUMN takes a column on a table with rows. */
  static boolean isPlain(Operation.AddColumn add, SqliteDialect dialect) {
    ColumnDefinition column = add.column();
    ColumnDefault value = column.defaultValue();
    boolean constant =
        value == null
            || (value instanceof ColumnDefault.Value literal
                && SqliteLiterals.problem(literal.literal()) == null
                && SqliteLiterals.isWord(literal.literal()));
    boolean filled =
        column.nullable()
            || (value instanceof ColumnDefault.Value literal && literal.literal().value() != null);
    boolean computed = column.generated() != null && column.generated().stored();
    boolean checked =
        column.type() instanceof ColumnType.EnumOf
            || add.constraints().stream().anyMatch(Constraint.Check.class::isInstance);
    return column.identity() == null
        && constant
        && filled
        && !computed
        && (!checked || dialect.checksAddedColumns())
        && add.constraints().stream()
            .allMatch(
                constraint ->
                    constraint instanceof Constraint.Check
                        || (constraint instanceof Constraint.ForeignKey
                            && value == null
                            && column.generated() == null));
  }

  /** Whether nothing that the fold knows holds a column. */
  private static boolean isLoose(Table table, Name column) {
    boolean constrained =
        table.constraints().stream()
            .anyMatch(
                constraint ->
                    constraint instanceof Constraint.PrimaryKey key
                        ? key.columns().contains(column)
                        : constraint instanceof Constraint.Unique unique
                            ? unique.columns().contains(column)
                            : constraint instanceof Constraint.ForeignKey key
                                && key.columns().contains(column));
    return !constrained
        && table.indexes().stream().noneMatch(index -> index.columns().contains(column));
  }

  private static boolean isNullabilityOnly(Operation.AlterColumn alter, @Nullable Table table) {
    return table != null
        && alter.changes().stream()
            .allMatch(
                change ->
                    change instanceof ColumnChange.SetNotNull
                        || change instanceof ColumnChange.DropNotNull);
  }

  // What a rebuild that waits must know

  /** The table changes its name where it stands: views and foreign keys to it are carried along. */
  private void renameTable(Operation.RenameTable rename, @Nullable SqliteRebuild rebuild) {
    if (rebuild != null && !rebuild.copiesAsItIs()) {
      rebuildWaiting();
    }
    plain(rename);
    SqliteRebuild waits = waiting.remove(rename.table());
    if (waits != null) {
      QualifiedName renamed = rename.table().withName(rename.newName());
      waiting.put(renamed, waits.renamed(renamed));
    }
  }

  private void renameColumn(Operation.RenameColumn rename, @Nullable SqliteRebuild rebuild) {
    if (rebuild != null && !rebuild.takesRenamed(rename.column(), rename.newName())) {
      rebuildWaiting();
    } else if (rebuild != null) {
      rebuild.rename(rename.column(), rename.newName());
    }
    plain(rename);
  }

  private void createIndex(Operation.CreateIndex create, @Nullable SqliteRebuild rebuild) {
    Name name = Objects.requireNonNull(create.index().name(), "recorded indexes have names");
    if (rebuild != null) {
      dialect.createIndex(create.table(), create.index(), problems); // for what it lacks
      return;
    }
    if (waiting.values().stream().anyMatch(other -> other.holdsIndex(name))) {
      rebuildWaiting(); // index names are one space
    }
    plain(create);
  }

  private void dropIndex(Operation.DropIndex drop, @Nullable SqliteRebuild rebuild) {
    Table table = schema.table(drop.table());
    boolean comes =
        rebuild != null
            && table != null
            && table.index(drop.index()) != null
            && !rebuild.holdsIndex(drop.index());
    if (!comes) {
      plain(drop);
      if (rebuild != null) {
        rebuild.dropIndex(drop.index());
      }
    }
  }

  private void renameIndex(Operation.RenameIndex rename, @Nullable SqliteRebuild rebuild) {
    Table table = schema.table(rename.table());
    Index index = table == null ? null : table.index(rename.index());
    if (index == null) {
      problems.add(
          "SQLite renames an index by making it anew, and no operation of the chain made \"%s\" on"
              + " \"%s\": say dropIndex(..) and createIndex(..)",
          rename.index(), rename.table());
    } else if (rebuild == null) {
      plain(rename);
    }
  }

  // What a rebuild takes up

  private void rebuilt(Operation.TableChange change) {
    Table table = schema.table(change.table());
    if (table == null) {
      problems.add(
          "SQLite can't do this to \"%s\" but by building it anew (%s), and no operation of the chain"
              + " made it, so what it is made of is not known: do it by hand in SQL",
          change.table(), named(change));
      return;
    }
    if (change instanceof Operation.AddColumn add) {
      rebuildOf(table).add(add.column());
    } else if (change instanceof Operation.DropColumn drop) {
      dropColumn(table, drop.column());
    } else if (change instanceof Operation.AlterColumn alter) {
      alterColumn(table, alter);
    } else {
      rebuildOf(table);
    }
  }

  private SqliteRebuild rebuildOf(Table table) {
    return waiting.computeIfAbsent(table.name(), name -> new SqliteRebuild(dialect, table));
  }

  private void dropColumn(Table table, Name column) {
    SqliteRebuild rebuild = rebuildOf(table);
    if (rebuild.isLastCopied(column)) {
      waiting.remove(table.name());
      steps.addAll(rebuild.steps(schema, problems));
      rebuild = rebuildOf(table);
    }
    rebuild.drop(column);
  }

  private void alterColumn(Table table, Operation.AlterColumn alter) {
    ColumnDefinition column = table.column(alter.column());
    if (column == null) {
      return; // told by the checks
    }
    SqliteRebuild rebuild = rebuildOf(table);
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetType set && set.using() != null) {
        if (!rebuild.finds(set.using())) {
          waiting.remove(table.name());
          steps.addAll(rebuild.steps(schema, problems));
          rebuild = rebuildOf(table);
        }
        rebuild.compute(column.name(), "(" + set.using() + ")");
      } else if (change instanceof ColumnChange.SetType) {
        rebuild.touch(column.name());
      } else if (change instanceof ColumnChange.DropExpression) {
        rebuild.keep(column.name());
      } else if (change instanceof ColumnChange.SetExpression) {
        rebuild.touch(column.name());
      }
    }
  }

  // Enums: the columns carry their values

  /** Whether it was about an enum. */
  private boolean enumChange(Operation.ObjectChange change) {
    if (change instanceof Operation.RenameEnumValue rename) {
      for (Table table : schema.tables()) {
        for (ColumnDefinition column : SqliteChecks.columnsOf(table, rename.name())) {
          rebuildOf(table)
              .computeFrom(
                  column.name(),
                  old ->
                      "CASE "
                          + old
                          + " WHEN "
                          + text(rename.value())
                          + " THEN "
                          + text(rename.newValue())
                          + " ELSE "
                          + old
                          + " END");
        }
      }
      return true;
    } else if (change instanceof Operation.AddEnumValue add) {
      for (Table table : schema.tables()) {
        if (!SqliteChecks.columnsOf(table, add.name()).isEmpty()) {
          rebuildOf(table);
        }
      }
      return true;
    }
    return change instanceof Operation.CreateEnum || change instanceof Operation.DropEnum;
  }

  private String text(String value) {
    return dialect.literal(new Literal(value));
  }

  private static String named(Operation.TableChange change) {
    String name = change.getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
