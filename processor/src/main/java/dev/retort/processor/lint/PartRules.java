package dev.retort.processor.lint;

import dev.retort.op.Assignments;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.processor.message.Message;
import dev.retort.schema.Table;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is named of a table is there, and what is added is not: columns, indexes, constraints. */
final class PartRules {

  private PartRules() {}

  // Columns

  /** A column that is changed, indexed, constrained, referenced or written. */
  static void unknownColumn(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.DropColumn drop) {
      columns(drop.table(), List.of(drop.column()), moment, findings);
    } else if (operation instanceof Operation.RenameColumn rename) {
      columns(rename.table(), List.of(rename.column()), moment, findings);
    } else if (operation instanceof Operation.AlterColumn alter) {
      columns(alter.table(), List.of(alter.column()), moment, findings);
    } else if (operation instanceof Operation.CreateIndex create) {
      columns(create.table(), create.index().columns(), moment, findings);
      columns(create.table(), create.index().include(), moment, findings);
    } else if (operation instanceof Operation.AddConstraint add) {
      columns(add.table(), add.constraint().keys(), moment, findings);
    } else if (operation instanceof Operation.Insert insert) {
      columns(insert.table(), insert.rows().columns(), moment, findings);
    } else if (operation instanceof Operation.BulkInsert insert) {
      columns(insert.table(), insert.rows().into().columns(), moment, findings);
    } else if (operation instanceof Operation.Update update) {
      columns(update.table(), targets(update.assignments()), moment, findings);
    } else if (operation instanceof Operation.Backfill backfill) {
      columns(backfill.table(), targets(backfill.assignments()), moment, findings);
      if (backfill.batches().key() != null) {
        columns(backfill.table(), List.of(backfill.batches().key()), moment, findings);
      }
    }
    for (Constraint constraint : ObjectRules.constraints(operation)) {
      if (constraint instanceof Constraint.ForeignKey key) {
        Table target = moment.after().table(key.table());
        if (target != null && !ObjectRules.looksLater(moment)) {
          columns(target, key.referenced(), moment.after(), moment, findings);
        }
      }
    }
  }

  private static List<Name> targets(Assignments assignments) {
    return assignments.all().stream().map(Assignments.Assignment::column).toList();
  }

  private static void columns(
      QualifiedName name, List<Name> columns, Moment moment, Findings findings) {
    Table table = moment.before().table(name);
    if (table != null) {
      columns(table, columns, moment.before(), moment, findings);
    }
  }

  private static void columns(
      Table table, List<Name> columns, Knowledge known, Moment moment, Findings findings) {
    List<Name> there = table.columns().stream().map(ColumnDefinition::name).toList();
    for (Name column : columns) {
      if (there.stream().noneMatch(each -> Hints.isOne(each, column, moment.dialect()))) {
        findings.add(
            Message.UNKNOWN_COLUMN,
            moment.source(),
            column.toString(),
            table.name(),
            column,
            Hints.of(known.event(ObjectKind.COLUMN, table.name(), column), column, there));
      }
    }
  }

  /** A column that is added, or another one renamed to, twice. */
  static void duplicateColumn(Moment moment, Findings findings) {
    if (moment.operation() instanceof Operation.AddColumn add) {
      free(add.table(), add.column().name(), add.column(), moment, findings);
    } else if (moment.operation() instanceof Operation.RenameColumn rename) {
      free(rename.table(), rename.newName(), rename.newName().toString(), moment, findings);
    }
  }

  private static void free(
      QualifiedName table, Name column, Object subject, Moment moment, Findings findings) {
    if (moment.before().column(table, column) != null) {
      findings.add(
          Message.DUPLICATE_COLUMN,
          moment.source(),
          subject,
          table,
          column,
          Hints.origin(moment.before().event(ObjectKind.COLUMN, table, column)));
    }
  }

  // Indexes

  /** An index that is dropped, renamed, or made a constraint's own. */
  static void unknownIndex(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.DropIndex drop) {
      index(drop.table(), drop.index(), moment, findings);
    } else if (operation instanceof Operation.RenameIndex rename) {
      index(rename.table(), rename.index(), moment, findings);
    } else if (operation instanceof Operation.AddConstraint add
        && add.constraint() instanceof Constraint.Unique unique
        && unique.usingIndex() != null) {
      index(add.table(), unique.usingIndex(), moment, findings);
    }
  }

  private static void index(QualifiedName name, Name index, Moment moment, Findings findings) {
    Table table = moment.before().table(name);
    if (table == null || hasIndex(table, index, moment) || hidesParts(table)) {
      return;
    }
    boolean isConstraint = table.constraint(index) != null;
    if (isConstraint && isMySql(moment)) {
      return; // there the one is the other
    }
    List<Name> there = table.indexes().stream().map(Index::name).map(PartRules::named).toList();
    String owner = owner(ObjectKind.INDEX, name.withName(index), name, true, moment.before());
    String hint = Hints.of(moment.before().event(ObjectKind.INDEX, name, index), index, there);
    if (isConstraint) {
      hint = "; that is a constraint: say dropConstraint(\"" + name + "\", \"" + index + "\")";
    } else if (owner != null) {
      hint = "; " + owner + " has one of that name";
    }
    findings.add(Message.UNKNOWN_INDEX, moment.source(), index.toString(), name, index, hint);
  }

  private static boolean hasIndex(Table table, Name index, Moment moment) {
    return table.indexes().stream()
        .anyMatch(each -> Hints.isOne(named(each.name()), index, moment.dialect()));
  }

  // Constraints

  /** A constraint that is dropped or validated. */
  static void unknownConstraint(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.DropConstraint drop) {
      constraint(drop.table(), drop.constraint(), moment, findings);
    } else if (operation instanceof Operation.ValidateConstraint validate) {
      constraint(validate.table(), validate.constraint(), moment, findings);
    }
  }

  private static void constraint(
      QualifiedName name, Name constraint, Moment moment, Findings findings) {
    Table table = moment.before().table(name);
    if (table == null || hidesParts(table)) {
      return;
    }
    List<Name> there =
        table.constraints().stream().map(Constraint::name).map(PartRules::named).toList();
    if (there.stream().anyMatch(each -> Hints.isOne(each, constraint, moment.dialect()))) {
      return;
    }
    boolean isIndex = table.index(constraint) != null;
    if (isIndex && isMySql(moment)) {
      return;
    }
    findings.add(
        Message.UNKNOWN_CONSTRAINT,
        moment.source(),
        constraint.toString(),
        name,
        constraint,
        isIndex
            ? "; that is an index: say dropIndex(\"" + name + "\", \"" + constraint + "\")"
            : Hints.of(
                moment.before().event(ObjectKind.CONSTRAINT, name, constraint), constraint, there));
  }

  /**
   * Whether a table may have keys that the chain does not see: {@code raw("serial primary key")}.
   */
  static boolean hidesParts(Table table) {
    return table.columns().stream().anyMatch(each -> each.type() instanceof ColumnType.Raw);
  }

  // Names that are taken

  /** An index or a constraint whose name is taken where the database has one space for both. */
  static void takenNames(Moment moment, Findings findings) {
    Operation operation = moment.operation();
    if (operation instanceof Operation.CreateTable create) {
      create.constraints().forEach(each -> free(create.table(), each, moment, findings));
      create.indexes().forEach(each -> free(create.table(), each, moment, findings));
    } else if (operation instanceof Operation.AddColumn add) {
      add.constraints().forEach(each -> free(add.table(), each, moment, findings));
    } else if (operation instanceof Operation.AddConstraint add) {
      free(add.table(), add.constraint(), moment, findings);
    } else if (operation instanceof Operation.CreateIndex create) {
      free(create.table(), create.index(), moment, findings);
    } else if (operation instanceof Operation.RenameIndex rename) {
      String owner = ownerOfIndex(rename.table(), rename.newName(), moment);
      taken(Message.DUPLICATE_INDEX, rename.newName(), owner, moment, findings);
    }
  }

  private static void free(QualifiedName table, Index index, Moment moment, Findings findings) {
    Name name = named(index.name());
    taken(Message.DUPLICATE_INDEX, name, ownerOfIndex(table, name, moment), moment, findings);
  }

  private static @Nullable String ownerOfIndex(QualifiedName table, Name name, Moment moment) {
    Knowledge known = moment.before();
    QualifiedName full = table.withName(name);
    String owner = owner(ObjectKind.INDEX, full, table, !isMySql(moment), known);
    Table here = known.table(table);
    if (owner == null
        && isMySql(moment)
        && here != null
        && here.constraint(name) instanceof Constraint.Unique) {
      return "\"" + table + "\""; // a unique constraint is an index there
    }
    return owner == null && moment.dialect().database().equals(Dsl.POSTGRESQL)
        ? ownerOfKey(full, table, known)
        : owner;
  }

  private static void free(
      QualifiedName table, Constraint constraint, Moment moment, Findings findings) {
    Name name = named(constraint.name());
    QualifiedName full = table.withName(name);
    Knowledge known = moment.before();
    String owner = null;
    switch (moment.dialect().database().name()) {
      case "h2" -> owner = owner(ObjectKind.CONSTRAINT, full, table, true, known);
      case "postgresql" -> {
        owner = owner(ObjectKind.CONSTRAINT, full, table, false, known);
        if (owner == null && makesIndex(constraint)) {
          boolean isUsed = constraint instanceof Constraint.Unique u && name.equals(u.usingIndex());
          owner = isUsed ? null : owner(ObjectKind.INDEX, full, table, true, known);
          owner = owner == null ? ownerOfKey(full, table, known) : owner;
        }
      }
      case "sqlite" -> {
        return; // names of constraints are a comment there
      }
      default -> {
        Table here = known.table(table);
        Constraint same = here == null ? null : here.constraint(name);
        if (same != null
            && same.getClass().equals(constraint.getClass())
            && !(constraint instanceof Constraint.PrimaryKey)) {
          owner = "\"" + table + "\"";
        } else if (here != null
            && constraint instanceof Constraint.Unique
            && here.index(name) != null) {
          owner = "\"" + table + "\"";
        }
      }
    }
    taken(Message.DUPLICATE_CONSTRAINT, name, owner, moment, findings);
  }

  private static boolean makesIndex(Constraint constraint) {
    return constraint instanceof Constraint.PrimaryKey
        || constraint instanceof Constraint.Unique
        || constraint instanceof Constraint.Exclude;
  }

  /** The table of a constraint that is an index to PostgreSQL, whose names are a schema's. */
  private static @Nullable String ownerOfKey(
      QualifiedName full, QualifiedName table, Knowledge known) {
    String owner = owner(ObjectKind.CONSTRAINT, full, table, true, known);
    if (owner == null) {
      return null;
    }
    return known.schema().tables().stream()
            .filter(each -> Objects.equals(each.name().schema(), full.schema()))
            .map(each -> each.constraint(full.name()))
            .anyMatch(each -> each != null && makesIndex(each))
        ? owner
        : null;
  }

  /**
   * The table that surely has a name, in quotes.
   *
   * @param isWide whether names are the schema's, else the table's
   */
  private static @Nullable String owner(
      ObjectKind kind, QualifiedName full, QualifiedName table, boolean isWide, Knowledge known) {
    String owner = known.ownerOf(kind, full);
    if (owner == null) {
      return null;
    }
    QualifiedName name = QualifiedName.of(owner.substring(1, owner.length() - 1));
    boolean isSure = known.existence(ObjectKind.TABLE, name) == Existence.PRESENT;
    return isSure && (isWide || name.equals(table)) ? owner : null;
  }

  private static void taken(
      Message message, Name name, @Nullable String owner, Moment moment, Findings findings) {
    if (owner != null) {
      findings.add(message, moment.source(), name.toString(), name, owner);
    }
  }

  static boolean isMySql(Moment moment) {
    return Set.of(Dsl.MARIADB, Dsl.MYSQL).contains(moment.dialect().database());
  }

  private static Name named(@Nullable Name name) {
    return Objects.requireNonNull(name, "recorded constraints and indexes have names");
  }
}
