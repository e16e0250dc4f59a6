package dev.retort.processor.lint;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Dsl;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be there is there, and what is made is not there yet: tables, views, enums and so on.
 */
final class ObjectRules {

  private ObjectRules() {}

  /** A table that is changed, filled or referenced. */
  static void unknownTable(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.TableChange change
        && !(change instanceof Operation.CreateTable)) {
      table(change.table(), moment.before(), moment, findings);
    } else if (operation instanceof Operation.DataChange change) {
      table(change.table(), moment.before(), moment, findings);
    }
    for (Constraint constraint : constraints(operation)) {
      if (constraint instanceof Constraint.ForeignKey key && !looksLater(moment)) {
        table(key.table(), moment.after(), moment, findings);
      }
    }
  }

  /** Whether an operation is about tables only: some others work on views, here or there. */
  private static boolean needsTable(Operation operation, Moment moment) {
    return (operation instanceof Operation.DropTable
            && !moment.dialect().database().equals(Dsl.H2)) // which drops the view
        || operation instanceof Operation.AddColumn
        || operation instanceof Operation.DropColumn
        || operation instanceof Operation.AddConstraint
        || operation instanceof Operation.DropConstraint;
  }

  /**
   * Whether the database looks at what a foreign key references only when rows come: then it may be
   * made after it. Where no database is declared, the others must be able to run the chain too.
   */
  static boolean looksLater(Moment moment) {
    return moment.isDeclared() && moment.dialect().database().equals(Dsl.SQLITE);
  }

  /** The constraints that an operation makes. */
  static List<Constraint> constraints(Operation operation) {
    if (operation instanceof Operation.CreateTable create) {
      return create.constraints();
    } else if (operation instanceof Operation.AddColumn add) {
      return add.constraints();
    }
    return operation instanceof Operation.AddConstraint add ? List.of(add.constraint()) : List.of();
  }

  private static void table(QualifiedName name, Knowledge known, Moment moment, Findings findings) {
    if (known.existence(ObjectKind.TABLE, name) != Existence.ABSENT) {
      return;
    }
    Existence view = known.existence(ObjectKind.VIEW, name);
    if (view == Existence.PRESENT && needsTable(moment.operation(), moment)) {
      findings.add(
          Message.UNKNOWN_TABLE,
          moment.source(),
          name.toString(),
          name,
          moment.operation() instanceof Operation.DropTable
              ? "; it is a view, which dropView(..) drops"
              : "; it is a view");
    }
    if (view != Existence.ABSENT || hasTwin(name, known)) {
      return;
    }
    Event event = known.event(ObjectKind.TABLE, name);
    String hint = Hints.of(event, name, tables(known.schema()));
    findings.add(
        Message.UNKNOWN_TABLE,
        moment.source(),
        name.toString(),
        name,
        hint.isEmpty()
            ? ": no revision creates it. Let a base revision create it (a database that has had it"
                + " longer is stamped with that), or say @Allow(value = \"SC01\", because = \"..\")"
            : hint);
  }

  /** Whether a table or view that is there may be meant though its name is written differently. */
  private static boolean hasTwin(QualifiedName name, Knowledge known) {
    return known.schema().tables().stream()
            .anyMatch(other -> Hints.mayBeOne(name, other.name(), known.dialect()))
        || known.schema().views().stream()
            .anyMatch(other -> Hints.mayBeOne(name, other.name(), known.dialect()));
  }

  private static List<QualifiedName> tables(Schema schema) {
    return schema.tables().stream().map(Table::name).toList();
  }

  /** A table or view that is made twice. */
  static void duplicateTable(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.CreateTable create) {
      free(create.table(), moment, findings);
    } else if (operation instanceof Operation.RenameTable rename) {
      free(rename.table().withName(rename.newName()), moment, findings);
    } else if (operation instanceof Operation.CreateView create) {
      free(create.name(), moment, findings);
    }
  }

  private static void free(QualifiedName name, Moment moment, Findings findings) {
    Knowledge known = moment.before();
    for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.VIEW)) {
      if (known.existence(kind, name) == Existence.PRESENT) {
        findings.add(
            kind == ObjectKind.TABLE ? Message.DUPLICATE_TABLE : Message.DUPLICATE_VIEW,
            moment.source(),
            moment.operation() instanceof Operation.RenameTable
                ? name.name().toString()
                : name.toString(),
            name,
            Hints.origin(known.event(kind, name)));
      }
    }
  }

  /** A schema that is made or dropped twice; others than the chain's own may well be there. */
  static void schemas(Moment moment, Findings findings) {
    Knowledge known = moment.before();
    if (moment.operation() instanceof Operation.CreateSchema create
        && known.existence(ObjectKind.SCHEMA, create.name()) == Existence.PRESENT) {
      findings.add(
          Message.DUPLICATE_SCHEMA,
          moment.source(),
          create.schema().toString(),
          create.schema(),
          Hints.origin(known.event(ObjectKind.SCHEMA, create.name())));
    } else if (moment.operation() instanceof Operation.DropSchema drop
        && known.existence(ObjectKind.SCHEMA, drop.name()) == Existence.ABSENT) {
      Event event = known.event(ObjectKind.SCHEMA, drop.name());
      if (event != null && event.isGone()) {
        findings.add(
            Message.UNKNOWN_SCHEMA,
            moment.source(),
            drop.schema().toString(),
            drop.schema(),
            "; it was " + event.words());
      }
    }
  }

  /** Views that are dropped or replaced. */
  static void views(Moment moment, Findings findings) {
    // CREATE OR REPLACE makes what is not there
    if (moment.operation() instanceof Operation.DropView drop
        && isAbsent(ObjectKind.VIEW, drop.name(), views(moment.before()), moment)) {
      findings.add(
          Message.UNKNOWN_VIEW,
          moment.source(),
          drop.name().toString(),
          drop.name(),
          Hints.of(
              moment.before().event(ObjectKind.VIEW, drop.name()),
              drop.name(),
              views(moment.before())));
    }
  }

  private static List<QualifiedName> views(Knowledge known) {
    return known.schema().views().stream().map(view -> view.name()).toList();
  }

  /** Sequences that are dropped, or made twice. */
  static void sequences(Moment moment, Findings findings) {
    Knowledge known = moment.before();
    List<QualifiedName> there =
        known.schema().sequences().stream().map(sequence -> sequence.name()).toList();
    if (moment.operation() instanceof Operation.DropSequence drop
        && isAbsent(ObjectKind.SEQUENCE, drop.name(), there, moment)) {
      findings.add(
          Message.UNKNOWN_SEQUENCE,
          moment.source(),
          drop.name().toString(),
          drop.name(),
          Hints.of(known.event(ObjectKind.SEQUENCE, drop.name()), drop.name(), there));
    } else if (moment.operation() instanceof Operation.CreateSequence create
        && known.existence(ObjectKind.SEQUENCE, create.name()) == Existence.PRESENT) {
      findings.add(
          Message.DUPLICATE_SEQUENCE,
          moment.source(),
          create.sequence(),
          create.name(),
          Hints.origin(known.event(ObjectKind.SEQUENCE, create.name())));
    }
  }

  private static boolean isAbsent(
      ObjectKind kind, QualifiedName name, Collection<QualifiedName> there, Moment moment) {
    return moment.before().existence(kind, name) == Existence.ABSENT
        && there.stream().noneMatch(other -> Hints.mayBeOne(name, other, moment.dialect()));
  }

  /** Enums that are changed, dropped, the type of a column, or made twice; and their values. */
  static void enums(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    Knowledge known = moment.before();
    boolean isType = moment.dialect().database().equals(Dsl.POSTGRESQL); // else columns carry it
    boolean isChecked = isType || moment.dialect().database().equals(Dsl.SQLITE);
    if (operation instanceof Operation.CreateEnum create) {
      if (isType && known.existence(ObjectKind.ENUM, create.name()) == Existence.PRESENT) {
        findings.add(
            Message.DUPLICATE_ENUM,
            moment.source(),
            create.name().toString(),
            create.name(),
            Hints.origin(known.event(ObjectKind.ENUM, create.name())));
      }
    } else if (isType && operation instanceof Operation.DropEnum drop) {
      known(drop.name(), moment, findings);
    } else if (isChecked && operation instanceof Operation.AddEnumValue add) {
      EnumDefinition definition = known(add.name(), moment, findings);
      if (definition != null) {
        absent(definition, add.value(), moment, findings);
        if (add.position() != null) {
          present(definition, add.position().value(), moment, findings);
        }
      }
    } else if (isChecked && operation instanceof Operation.RenameEnumValue rename) {
      EnumDefinition definition = known(rename.name(), moment, findings);
      if (definition != null) {
        present(definition, rename.value(), moment, findings);
        absent(definition, rename.newValue(), moment, findings);
      }
    }
    for (QualifiedName name : typesOf(operation)) {
      known(name, moment, findings);
    }
  }

  private static List<QualifiedName> typesOf(Operation operation) {
    List<ColumnType> types = new ArrayList<>();
    if (operation instanceof Operation.CreateTable create) {
      create.columns().stream().map(ColumnDefinition::type).forEach(types::add);
    } else if (operation instanceof Operation.AddColumn add) {
      types.add(add.column().type());
    } else if (operation instanceof Operation.AlterColumn alter) {
      alter.changes().stream()
          .filter(ColumnChange.SetType.class::isInstance)
          .forEach(change -> types.add(((ColumnChange.SetType) change).type()));
    }
    List<QualifiedName> names = new ArrayList<>();
    for (ColumnType type : types) {
      ColumnType inner = type;
      while (inner instanceof ColumnType.ArrayOf array) {
        inner = array.element();
      }
      if (inner instanceof ColumnType.EnumOf named && !names.contains(named.name())) {
        names.add(named.name());
      }
    }
    return names;
  }

  /** The enum of a name, if it is sure; adds a finding if it is surely absent. */
  private static @Nullable EnumDefinition known(
      QualifiedName name, Moment moment, Findings findings) {
    Knowledge known = moment.before();
    List<QualifiedName> there = known.schema().enums().stream().map(EnumDefinition::name).toList();
    if (isAbsent(ObjectKind.ENUM, name, there, moment)) {
      String hint = Hints.of(known.event(ObjectKind.ENUM, name), name, there);
      findings.add(
          Message.UNKNOWN_ENUM,
          moment.source(),
          name.toString(),
          name,
          hint.isEmpty() ? "; create it before: op.createEnum(\"" + name + "\", ..)" : hint);
    }
    return known.existence(ObjectKind.ENUM, name) == Existence.PRESENT
        ? known.schema().enumOf(name)
        : null;
  }

  private static void present(
      EnumDefinition definition, String value, Moment moment, Findings findings) {
    if (!definition.values().contains(value)) {
      findings.add(
          Message.UNKNOWN_ENUM_VALUE,
          moment.source(),
          value,
          definition.name(),
          value,
          valueHint(definition, value));
    }
  }

  /** What an enum has instead of a value. */
  static String valueHint(EnumDefinition definition, String value) {
    String hint = Hints.didYouMean(value, definition.values()).replace('"', '\'');
    return hint.isEmpty() ? "; it has '" + String.join("', '", definition.values()) + "'" : hint;
  }

  private static void absent(
      EnumDefinition definition, String value, Moment moment, Findings findings) {
    if (definition.values().contains(value)) {
      findings.add(Message.DUPLICATE_ENUM_VALUE, moment.source(), value, definition.name(), value);
    }
  }
}
