package dev.retort.dialect;

import dev.retort.op.Assignments;
import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Database;
import dev.retort.op.EnumDefinition;
import dev.retort.op.EnumPosition;
import dev.retort.op.Index;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that {@code ALTER TYPE .. ADD VALUE} adds can't be used before its transaction commits
 * (error 55P04). So a value that is added to an enum of the same revision goes into {@code CREATE
 * TYPE}, and a revision that uses a value which it adds is refused when it is planned.
 */
final class PostgresEnums {

  private final PostgresDialect dialect;
  private final Map<QualifiedName, Set<String>> fresh = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private Schema schema;

  PostgresEnums(PostgresDialect dialect, Schema before) {
    this.dialect = dialect;
    this.schema = before;
  }

  /** The operations for this database alone, each added value in its {@code createEnum}. */
  static List<Operation> folded(List<Operation> operations, Database database) {
    List<Operation> folded = new ArrayList<>();
    for (Operation operation : flat(operations, database)) {
      if (!(operation instanceof Operation.AddEnumValue add) || !isFolded(add, folded)) {
        folded.add(operation);
      }
    }
    return folded;
  }

  private static List<Operation> flat(List<Operation> operations, Database database) {
    List<Operation> flat = new ArrayList<>();
    for (Operation operation : operations) {
      if (!(operation instanceof Operation.On on)) {
        flat.add(operation);
      } else if (on.database().equals(database)) {
        flat.addAll(flat(on.operations(), database));
      }
    }
    return flat;
  }

  /** Puts the value into the {@code createEnum} before it, if there is one and it can. */
  private static boolean isFolded(Operation.AddEnumValue add, List<Operation> before) {
    for (int i = before.size() - 1; i >= 0; i--) {
      if (!(before.get(i) instanceof Operation.ObjectChange change)
          || !change.name().equals(add.name())) {
        continue;
      }
      if (!(change instanceof Operation.CreateEnum create)) {
        return false; // renamed values or another definition lie between
      }
      EnumDefinition definition = create.definition();
      EnumPosition position = add.position();
      if (definition.values().contains(add.value())
          || (position != null && !definition.values().contains(position.value()))) {
        return false;
      }
      before.set(i, new Operation.CreateEnum(definition.with(add.value(), position)));
      return true;
    }
    return false;
  }

  /** What uses a value that is added before it in the same transaction, a sentence each. */
  List<String> problems(List<Operation> operations) {
    for (Operation operation : operations) {
      if (!fresh.isEmpty() && !isOutside(operation)) {
        uses(operation);
      }
      if (isOutside(operation)) {
        fresh.clear(); // the transaction before it is committed
      } else if (operation instanceof Operation.AddEnumValue add) {
        fresh.computeIfAbsent(add.name(), name -> new HashSet<>()).add(add.value());
      } else if (operation instanceof Operation.RenameEnumValue rename) {
        fresh.computeIfPresent(
            rename.name(),
            (name, values) -> {
              if (values.remove(rename.value())) {
                values.add(rename.newValue());
              }
              return values;
            });
      }
      schema = schema.after(operation, dialect.database());
    }
    return problems;
  }

  /** Whether an operation stands outside a transaction, which ends the one before it. */
  static boolean isOutside(Operation operation) {
    return operation instanceof Operation.Backfill
        || (operation instanceof Operation.CreateIndex create && create.index().isConcurrent())
        || (operation instanceof Operation.DropIndex drop && drop.concurrently())
        || (operation instanceof Operation.Execute execute
            && execute.statement().isOutsideTransaction())
        || (operation instanceof Operation.CreateTable create
            && create.indexes().stream().anyMatch(Index::isConcurrent));
  }

  private void uses(Operation operation) {
    if (operation instanceof Operation.Insert insert) {
      QualifiedName table = insert.table();
      rows(table, insert.rows().columns(), insert.rows().values(), "insert into");
    } else if (operation instanceof Operation.BulkInsert insert) {
      rows(insert.table(), insert.rows().into().columns(), insert.rows(), "bulkInsert into");
    } else if (operation instanceof Operation.Update update) {
      for (Assignments.Assignment each : update.assignments().all()) {
        ColumnType type = typeOf(update.table(), each.column());
        value(type, each.value(), "update of \"" + update.table() + "\"");
      }
    } else if (operation instanceof Operation.CreateTable create) {
      create.columns().forEach(column -> defaults(create.table(), column));
    } else if (operation instanceof Operation.AddColumn add) {
      defaults(add.table(), add.column());
    } else if (operation instanceof Operation.AlterColumn alter) {
      ColumnType type = typeOf(alter.table(), alter.column());
      for (ColumnChange change : alter.changes()) {
        type = change instanceof ColumnChange.SetType set ? set.type() : type;
      }
      for (ColumnChange change : alter.changes()) {
        if (change instanceof ColumnChange.SetDefault set) {
          value(type, set.value(), defaultOf(alter.table(), alter.column()));
        }
      }
    }
  }

  private void defaults(QualifiedName table, ColumnDefinition column) {
    if (column.defaultValue() != null) {
      value(column.type(), column.defaultValue(), defaultOf(table, column.name()));
    }
  }

  private static String defaultOf(QualifiedName table, Name column) {
    return "default of \"" + table + "." + column + "\"";
  }

  private void rows(
      QualifiedName table, List<Name> columns, Iterable<List<Literal>> rows, String verb) {
    List<Set<String>> values = new ArrayList<>();
    for (Name column : columns) {
      values.add(freshOf(typeOf(table, column)));
    }
    if (values.stream().allMatch(Set::isEmpty)) {
      return;
    }
    Set<String> used = new HashSet<>();
    for (List<Literal> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        used(row.get(i), values.get(i), used);
      }
    }
    used.forEach(value -> problem(value, verb + " \"" + table + "\""));
  }

  private void value(@Nullable ColumnType type, ColumnDefault value, String what) {
    if (value instanceof ColumnDefault.Value literal) {
      Set<String> used = new HashSet<>();
      used(literal.literal(), freshOf(type), used);
      used.forEach(each -> problem(each, what));
    }
  }

  private static void used(Literal literal, Set<String> values, Set<String> used) {
    if (literal.value() instanceof String text && values.contains(text)) {
      used.add(text);
    } else if (literal.value() instanceof List<?> elements) {
      elements.forEach(element -> used((Literal) element, values, used));
    }
  }

  private void problem(String value, String what) {
    problems.add(
        "the "
            + what
            + " uses the enum value '"
            + value
            + "', which this revision adds, and PostgreSQL lets nobody use it before the transaction"
            + " ends: add the value in a revision of its own before this one");
  }

  private @Nullable ColumnType typeOf(QualifiedName name, Name column) {
    Table table = schema.table(name);
    ColumnDefinition definition = table == null ? null : table.column(column);
    return definition == null ? null : definition.type();
  }

  private Set<String> freshOf(@Nullable ColumnType type) {
    if (type instanceof ColumnType.ArrayOf array) {
      return freshOf(array.element());
    }
    return type instanceof ColumnType.EnumOf named
        ? fresh.getOrDefault(named.name(), Set.of())
        : Set.of();
  }
}
