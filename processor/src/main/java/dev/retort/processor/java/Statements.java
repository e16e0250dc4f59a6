package dev.retort.processor.java;

import static dev.retort.processor.java.Elements.dsl;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.EnumPosition;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sequence;
import dev.retort.processor.java.Code.Call;
import dev.retort.processor.java.Code.Fluent;
import dev.retort.processor.java.Code.Text;
import java.util.ArrayList;
import java.util.List;

/** The calls that record operations: what changes the schema here, the rest in {@link Steps}. */
final class Statements {

  private Statements() {}

  /** The statements of one operation: one, unless a constraint needs one of its own. */
  static List<Code> of(Operation operation) {
    if (operation instanceof Operation.AddColumn add) {
      return addColumn(add);
    } else if (operation instanceof Operation.TableChange change) {
      return List.of(table(change));
    } else if (operation instanceof Operation.ObjectChange change) {
      return List.of(object(change));
    }
    return List.of(Steps.of(operation));
  }

  static Call op(String name, Code... arguments) {
    return Call.of(Operations.class, name, arguments);
  }

  // Tables

  private static Code table(Operation.TableChange change) {
    Code table = Values.of(change.table());
    if (change instanceof Operation.CreateTable create) {
      return createTable(create);
    } else if (change instanceof Operation.DropTable) {
      return op("dropTable", table);
    } else if (change instanceof Operation.RenameTable rename) {
      return op("renameTable", table, Values.of(rename.newName()));
    } else if (change instanceof Operation.DropColumn drop) {
      return op("dropColumn", table, Values.of(drop.column()));
    } else if (change instanceof Operation.RenameColumn rename) {
      return op("renameColumn", table, Values.of(rename.column()), Values.of(rename.newName()));
    } else if (change instanceof Operation.AlterColumn alter) {
      return alterColumn(alter);
    } else if (change instanceof Operation.CreateIndex create) {
      return op("createIndex", table, new Elements(change.table()).index(create.index()));
    } else if (change instanceof Operation.DropIndex drop) {
      return drop.concurrently()
          ? op("dropIndex", table, Values.of(drop.index()), dsl("concurrently"))
          : op("dropIndex", table, Values.of(drop.index()));
    } else if (change instanceof Operation.RenameIndex rename) {
      return op("renameIndex", table, Values.of(rename.index()), Values.of(rename.newName()));
    } else if (change instanceof Operation.AddConstraint add) {
      return addConstraint(change.table(), add.constraint());
    } else if (change instanceof Operation.DropConstraint drop) {
      return op("dropConstraint", table, Values.of(drop.constraint()));
    } else if (change instanceof Operation.ValidateConstraint validate) {
      return op("validateConstraint", table, Values.of(validate.constraint()));
    }
    throw unknown(change);
  }

  private static Code addConstraint(QualifiedName table, Constraint constraint) {
    return op("addConstraint", Values.of(table), new Elements(table).constraint(constraint));
  }

  private static Code createTable(Operation.CreateTable create) {
    Elements elements = new Elements(create.table());
    List<Constraint> constraints = create.constraints();
    boolean keyed =
        !constraints.isEmpty() && elements.isAtColumns(constraints.get(0), create.columns());
    int next = keyed ? 1 : 0;
    List<Code> arguments = new ArrayList<>(List.of(Values.of(create.table())));
    for (ColumnDefinition column : create.columns()) {
      List<Constraint> own = elements.atColumn(column, constraints, next);
      next += own.size();
      boolean inKey = keyed && constraints.get(0).keys().contains(column.name());
      arguments.add(Elements.column(column, inKey, own));
    }
    for (Constraint constraint : constraints.subList(next, constraints.size())) {
      arguments.add(elements.constraint(constraint));
    }
    create.indexes().forEach(index -> arguments.add(elements.index(index)));
    if (create.comment() != null) {
      arguments.add(dsl("comment", new Text(create.comment())));
    }
    return op("createTable", arguments.toArray(Code[]::new));
  }

  private static List<Code> addColumn(Operation.AddColumn add) {
    Elements elements = new Elements(add.table());
    List<Constraint> constraints = add.constraints();
    boolean keyed =
        !constraints.isEmpty() && elements.isAtColumns(constraints.get(0), List.of(add.column()));
    int next = keyed ? 1 : 0;
    List<Constraint> own = elements.atColumn(add.column(), constraints, next);
    next += own.size();
    List<Code> statements = new ArrayList<>();
    statements.add(
        op("addColumn", Values.of(add.table()), Elements.column(add.column(), keyed, own)));
    for (Constraint constraint : constraints.subList(next, constraints.size())) {
      statements.add(addConstraint(add.table(), constraint));
    }
    return statements;
  }

  private static Code alterColumn(Operation.AlterColumn alter) {
    if (alter.changes().isEmpty()) {
      throw new IllegalArgumentException(
          "alterColumn of \"" + alter.table() + "." + alter.column() + "\" changes nothing");
    }
    List<Code> arguments = new ArrayList<>();
    arguments.add(Values.of(alter.table()));
    arguments.add(Values.of(alter.column()));
    alter.changes().forEach(change -> arguments.add(change(change)));
    return op("alterColumn", arguments.toArray(Code[]::new));
  }

  private static Code change(ColumnChange change) {
    if (change instanceof ColumnChange.SetType set) {
      Fluent code = Fluent.of(dsl("setType", Elements.type(set.type())));
      return set.using() == null ? code.end() : code.then("using", Values.of(set.using())).end();
    } else if (change instanceof ColumnChange.SetNotNull) {
      return dsl("setNotNull");
    } else if (change instanceof ColumnChange.DropNotNull) {
      return dsl("dropNotNull");
    } else if (change instanceof ColumnChange.SetDefault set) {
      return set.value() instanceof ColumnDefault.Value value
          ? dsl("setDefault", Values.of(value.literal()))
          : dsl("setDefaultSql", Values.of(((ColumnDefault.Expression) set.value()).sql()));
    } else if (change instanceof ColumnChange.DropDefault) {
      return dsl("dropDefault");
    } else if (change instanceof ColumnChange.SetIdentity set) {
      return dsl(
          set.identity() == ColumnDefinition.Identity.ALWAYS ? "setIdentityAlways" : "setIdentity");
    } else if (change instanceof ColumnChange.DropIdentity) {
      return dsl("dropIdentity");
    } else if (change instanceof ColumnChange.SetExpression set) {
      return dsl("setExpression", Values.of(set.expression()));
    } else if (change instanceof ColumnChange.DropExpression) {
      return dsl("dropExpression");
    } else if (change instanceof ColumnChange.SetCollation set) {
      return dsl("setCollation", new Text(set.collation()));
    }
    String comment = ((ColumnChange.SetComment) change).text();
    return dsl("setComment", comment == null ? Code.Word.of("null") : new Text(comment));
  }

  // Other objects

  private static Code object(Operation.ObjectChange change) {
    Code name = Values.of(change.name());
    if (change instanceof Operation.CreateSchema create) {
      return op("createSchema", Values.of(create.schema()));
    } else if (change instanceof Operation.DropSchema drop) {
      return op("dropSchema", Values.of(drop.schema()));
    } else if (change instanceof Operation.CreateSequence create) {
      return createSequence(create.sequence());
    } else if (change instanceof Operation.DropSequence) {
      return op("dropSequence", name);
    } else if (change instanceof Operation.CreateView create) {
      return op(
          create.view().isMaterialized() ? "createMaterializedView" : "createView",
          name,
          Values.of(create.view().select()));
    } else if (change instanceof Operation.ReplaceView replace) {
      return op("replaceView", name, Values.of(replace.select()));
    } else if (change instanceof Operation.DropView drop) {
      return op(drop.materialized() ? "dropMaterializedView" : "dropView", name);
    } else if (change instanceof Operation.CreateEnum create) {
      List<Code> arguments = new ArrayList<>(List.of(name));
      create.definition().values().forEach(value -> arguments.add(new Text(value)));
      return op("createEnum", arguments.toArray(Code[]::new));
    } else if (change instanceof Operation.DropEnum) {
      return op("dropEnum", name);
    } else if (change instanceof Operation.AddEnumValue add) {
      EnumPosition position = add.position();
      return position == null
          ? op("addEnumValue", name, new Text(add.value()))
          : op(
              "addEnumValue",
              name,
              new Text(add.value()),
              dsl(position.isBefore() ? "before" : "after", new Text(position.value())));
    } else if (change instanceof Operation.RenameEnumValue rename) {
      return op("renameEnumValue", name, new Text(rename.value()), new Text(rename.newValue()));
    }
    throw unknown(change);
  }

  private static Code createSequence(Sequence sequence) {
    Fluent code = Fluent.of(dsl("sequence", Values.of(sequence.name())));
    code.when(sequence.start() != 1, "startWith", Values.number(sequence.start()));
    code.when(sequence.increment() != 1, "incrementBy", Values.number(sequence.increment()));
    if (sequence.min() != null) {
      code.then("minValue", Values.number(sequence.min()));
    }
    if (sequence.max() != null) {
      code.then("maxValue", Values.number(sequence.max()));
    }
    code.when(sequence.cache() != 1, "cache", Values.number(sequence.cache()));
    code.when(sequence.isCycling(), "cycle");
    Code all = code.end();
    return op("createSequence", all instanceof Call ? Values.of(sequence.name()) : all);
  }

  static IllegalArgumentException unknown(Operation operation) {
    return new IllegalArgumentException(
        "no Java is known for " + operation.getClass().getSimpleName());
  }
}
