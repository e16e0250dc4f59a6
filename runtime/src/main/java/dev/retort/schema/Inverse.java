package dev.retort.schema;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sequence;
import dev.retort.op.Sql;
import dev.retort.op.SqlStatement;
import dev.retort.op.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The inverse of each operation, given the schema that it found. */
final class Inverse {

  private final Schema before;
  private final Database database;

  private Inverse(Schema before, Database database) {
    this.before = before;
    this.database = database;
  }

  static Inversion of(Operation operation, Schema before, Database database) {
    return new Inverse(before, database).of(operation);
  }

  private Inversion of(Operation operation) {
    if (operation instanceof Operation.TableChange change) {
      return ofTableChange(change);
    } else if (operation instanceof Operation.ObjectChange change) {
      return ofObjectChange(change);
    } else if (operation instanceof Operation.SetTimeouts) {
      return new Inversion.Undo(List.of(operation));
    } else if (operation instanceof Operation.On on) {
      return on.database().equals(database)
          ? ofAll(on.operations())
          : new Inversion.Undo(List.of());
    } else if (operation instanceof Operation.Execute execute) {
      Sql reverse = execute.statement().reversedBy();
      return reverse == null
          ? none("what the SQL of execute(..) did is not known; say sql(..).reversedBy(..)")
          : undo(
              new Operation.Execute(
                  new SqlStatement(
                      reverse,
                      List.of(),
                      execute.statement().sql(),
                      execute.statement().isOutsideTransaction())));
    } else if (operation instanceof Operation.Run run) {
      return none("what the step \"" + run.name() + "\" did in Java is not known");
    } else if (operation instanceof Operation.Irreversible irreversible) {
      return new Inversion.None(irreversible.why());
    } else if (operation instanceof Operation.ExecuteScript script) {
      return none("what the script " + script.script().file() + " did is not known");
    } else if (operation instanceof Operation.Insert || operation instanceof Operation.BulkInsert) {
      Operation.DataChange insert = (Operation.DataChange) operation;
      return none("which of the rows now in \"" + insert.table() + "\" it inserted is not known");
    } else if (operation instanceof Operation.DataChange change) {
      return none("the rows of \"" + change.table() + "\" as they were are not known");
    }
    return none("reverseUpgrade() belongs into downgrade");
  }

  private Inversion ofAll(List<Operation> operations) {
    List<Operation> undone = new ArrayList<>();
    for (Inversion inversion : ofAll(operations, before, database)) {
      if (!(inversion instanceof Inversion.Undo undo)) {
        return inversion;
      }
      undone.addAll(0, undo.operations());
    }
    return new Inversion.Undo(undone);
  }

  static List<Inversion> ofAll(List<Operation> operations, Schema before, Database database) {
    List<Inversion> inversions = new ArrayList<>();
    Set<QualifiedName> made = new HashSet<>();
    Schema schema = before;
    for (Operation operation : operations) {
      boolean goesWithItsTable =
          operation instanceof Operation.DataChange change && made.contains(change.table());
      inversions.add(
          goesWithItsTable ? new Inversion.Undo(List.of()) : schema.inverse(operation, database));
      if (operation instanceof Operation.CreateTable create) {
        made.add(create.table());
      } else if (operation instanceof Operation.DropTable drop) {
        made.remove(drop.table());
      } else if (operation instanceof Operation.RenameTable rename && made.remove(rename.table())) {
        made.add(rename.table().withName(rename.newName()));
      }
      schema = schema.after(operation, database);
    }
    return inversions;
  }

  private Inversion ofTableChange(Operation.TableChange change) {
    QualifiedName name = change.table();
    if (change instanceof Operation.CreateTable) {
      return undo(new Operation.DropTable(name));
    } else if (change instanceof Operation.AddColumn add) {
      return ofAddColumn(add);
    } else if (change instanceof Operation.CreateIndex create) {
      return undo(
          new Operation.DropIndex(name, nameOf(create.index()), create.index().isConcurrent()));
    } else if (change instanceof Operation.AddConstraint add) {
      return ofAddConstraint(name, add.constraint());
    } else if (change instanceof Operation.RenameTable rename) {
      return undo(new Operation.RenameTable(name.withName(rename.newName()), name.name()));
    } else if (change instanceof Operation.RenameColumn rename) {
      return undo(new Operation.RenameColumn(name, rename.newName(), rename.column()));
    } else if (change instanceof Operation.RenameIndex rename) {
      return undo(new Operation.RenameIndex(name, rename.newName(), rename.index()));
    } else if (change instanceof Operation.ValidateConstraint) {
      return new Inversion.Undo(List.of()); // valid rows harm nobody
    }
    Table table = before.table(name);
    return table == null ? unknown("table", name.toString()) : ofLoss(change, table);
  }

  private Inversion ofObjectChange(Operation.ObjectChange change) {
    QualifiedName name = change.name();
    if (change instanceof Operation.CreateSchema create) {
      return undo(new Operation.DropSchema(create.schema()));
    } else if (change instanceof Operation.DropSchema drop) {
      return undo(new Operation.CreateSchema(drop.schema()));
    } else if (change instanceof Operation.CreateSequence) {
      return undo(new Operation.DropSequence(name));
    } else if (change instanceof Operation.CreateView create) {
      return undo(new Operation.DropView(name, create.view().isMaterialized()));
    } else if (change instanceof Operation.CreateEnum) {
      return undo(new Operation.DropEnum(name));
    } else if (change instanceof Operation.RenameEnumValue rename) {
      return undo(new Operation.RenameEnumValue(name, rename.newValue(), rename.value()));
    } else if (change instanceof Operation.AddEnumValue add) {
      return none(
          "rows may hold the value '" + add.value() + "' of the enum \"" + name + "\" by now");
    } else if (change instanceof Operation.DropSequence) {
      Sequence sequence = before.sequence(name);
      return sequence == null
          ? unknown("sequence", name.toString())
          : undo(new Operation.CreateSequence(sequence));
    } else if (change instanceof Operation.DropEnum) {
      EnumDefinition definition = before.enumOf(name);
      return definition == null
          ? unknown("enum", name.toString())
          : undo(new Operation.CreateEnum(definition));
    }
    View view = before.view(name);
    if (view == null) {
      return unknown("view", name.toString());
    }
    return undo(
        change instanceof Operation.ReplaceView
            ? new Operation.ReplaceView(name, view.select())
            : new Operation.CreateView(view));
  }

  /** Operations after which only the fold knows what there was. */
  private Inversion ofLoss(Operation.TableChange change, Table table) {
    QualifiedName name = table.name();
    if (change instanceof Operation.DropTable) {
      return undo(
          new Operation.CreateTable(
              name, table.columns(), table.constraints(), table.indexes(), table.comment()));
    } else if (change instanceof Operation.DropColumn drop) {
      ColumnDefinition column = table.column(drop.column());
      return column == null
          ? unknown("column", name + "." + drop.column())
          : ofDropColumn(table, column);
    } else if (change instanceof Operation.AlterColumn alter) {
      ColumnDefinition column = table.column(alter.column());
      return column == null
          ? unknown("column", name + "." + alter.column())
          : ofAlterColumn(alter, column);
    } else if (change instanceof Operation.DropIndex drop) {
      Index index = table.index(drop.index());
      return index == null
          ? unknown("index", drop.index().toString())
          : undo(
              new Operation.CreateIndex(name, drop.concurrently() ? index.concurrently() : index));
    }
    Operation.DropConstraint drop = (Operation.DropConstraint) change;
    Constraint constraint = table.constraint(drop.constraint());
    return constraint == null
        ? unknown("constraint", drop.constraint().toString())
        : undo(new Operation.AddConstraint(name, constraint));
  }

  private Inversion ofAlterColumn(Operation.AlterColumn alter, ColumnDefinition column) {
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetType set && set.using() != null) {
        return none(
            "how the values that using(\"" + set.using() + "\") made turn back is not known");
      }
    }
    List<ColumnChange> reversed = Alteration.reverse(alter, column);
    return reversed == null
        ? none(
            "what column \""
                + alter.table()
                + "."
                + alter.column()
                + "\" was can't be had back by altering it")
        : undo(new Operation.AlterColumn(alter.table(), alter.column(), reversed));
  }

  /**
   * A primary key made its columns NOT NULL, and a constraint took the index that it was made of.
   */
  private Inversion ofAddConstraint(QualifiedName name, Constraint constraint) {
    List<Operation> undone = new ArrayList<>();
    undone.add(new Operation.DropConstraint(name, nameOf(constraint)));
    Table table = before.table(name);
    if (constraint instanceof Constraint.PrimaryKey key && table != null) {
      for (ColumnDefinition column : table.columns()) {
        if (column.nullable() && key.columns().contains(column.name())) {
          undone.add(
              new Operation.AlterColumn(
                  name, column.name(), List.of(new ColumnChange.DropNotNull())));
        }
      }
    } else if (constraint instanceof Constraint.Unique unique && unique.usingIndex() != null) {
      Index index = table == null ? null : table.index(unique.usingIndex());
      if (index == null) {
        return unknown("index", unique.usingIndex().toString());
      }
      undone.add(new Operation.CreateIndex(name, index));
    }
    return new Inversion.Undo(undone);
  }

  private Inversion ofDropColumn(Table table, ColumnDefinition column) {
    List<Operation> undone = new ArrayList<>();
    List<Constraint> others = new ArrayList<>(table.constraintsOn(column.name()));
    List<Constraint> keys =
        others.stream().filter(constraint -> isKeyOf(column, constraint)).toList();
    others.removeAll(keys);
    undone.add(new Operation.AddColumn(table.name(), column, keys));
    for (Constraint constraint : others) {
      undone.add(new Operation.AddConstraint(table.name(), constraint));
    }
    for (Index index : table.indexesOn(column.name())) {
      undone.add(new Operation.CreateIndex(table.name(), index));
    }
    return new Inversion.Undo(undone);
  }

  /**
   * Constraints that were added with a column go before it: not every database takes them along.
   * Its own keys go with it: where they are what numbers it, it can't be without them.
   */
  private static Inversion ofAddColumn(Operation.AddColumn add) {
    List<Operation> undone = new ArrayList<>();
    for (Constraint constraint : add.constraints()) {
      if (!isKeyOf(add.column(), constraint)) {
        undone.add(0, new Operation.DropConstraint(add.table(), nameOf(constraint)));
      }
    }
    undone.add(new Operation.DropColumn(add.table(), add.column().name()));
    return new Inversion.Undo(undone);
  }

  private static boolean isKeyOf(ColumnDefinition column, Constraint constraint) {
    return !(constraint instanceof Constraint.ForeignKey)
        && constraint.keys().equals(List.of(column.name()));
  }

  private static Name nameOf(Constraint constraint) {
    return Objects.requireNonNull(constraint.name(), "recorded constraints have names");
  }

  private static Name nameOf(Index index) {
    return Objects.requireNonNull(index.name(), "recorded indexes have names");
  }

  private static Inversion undo(Operation operation) {
    return new Inversion.Undo(List.of(operation));
  }

  private static Inversion unknown(String what, String name) {
    return none(
        "the "
            + what
            + " \""
            + name
            + "\" was not made by an operation before it, so what it was"
            + " is not known");
  }

  private static Inversion none(String why) {
    return new Inversion.None(why + "; write downgrade(..) by hand, or op.irreversible(why)");
  }
}
