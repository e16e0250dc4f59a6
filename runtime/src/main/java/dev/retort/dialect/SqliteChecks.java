package dev.retort.dialect;

import dev.retort.op.Assignments;
import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import dev.retort.schema.ColumnWords;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must be looked at before SQLite is told, because it would take it and do something else, or
 * because a rebuild from the fold would leave it out silently.
 */
final class SqliteChecks {

  private final Problems problems;
  private boolean badValue;

  SqliteChecks(Problems problems) {
    this.problems = problems;
  }

  void check(Operation operation, Schema schema) {
    if (operation instanceof Operation.TableChange change) {
      tableChange(change, schema);
    } else if (operation instanceof Operation.ObjectChange change) {
      inNoSchema(change.name());
      enumChange(change, schema);
    } else if (operation instanceof Operation.DataChange change) {
      inNoSchema(change.table());
      values(change);
    } else if (operation instanceof Operation.Execute execute) {
      all(execute.statement().params(), "a parameter of execute(..)");
    }
  }

  /** Whether there was a value that SQLite can't store. */
  boolean foundBadValue() {
    return badValue;
  }

  private void inNoSchema(QualifiedName name) {
    if (name.schema() != null) {
      problems.require(Feature.SCHEMA, "\"" + name + "\"");
    }
  }

  // Tables

  private void tableChange(Operation.TableChange change, Schema schema) {
    inNoSchema(change.table());
    Table table = schema.table(change.table());
    if (table == null) {
      spelledAlike(change.table(), schema);
    }
    if (change instanceof Operation.CreateTable create) {
      problems.distinct(
          "columns",
          create.columns().stream().map(ColumnDefinition::name).toList(),
          SqliteNames::folded);
      create.columns().forEach(column -> defaultOf(create.table(), column));
      create.constraints().forEach(this::reference);
    } else if (change instanceof Operation.RenameTable rename) {
      List<Name> others = schema.tables().stream().map(other -> other.name().name()).toList();
      free("tables", rename.table().name(), rename.newName(), others);
    } else if (change instanceof Operation.AddColumn add) {
      if (table != null) {
        free("columns", null, add.column().name(), columnsOf(table));
      }
      defaultOf(add.table(), add.column());
      add.constraints().forEach(this::reference);
    } else if (change instanceof Operation.DropTable drop) {
      notReferenced(drop.table(), null, schema);
    } else if (change instanceof Operation.AddConstraint add) {
      reference(add.constraint());
      addConstraint(add, table);
    } else if (table != null && change instanceof Operation.DropConstraint drop) {
      if (table.constraint(drop.constraint()) == null) {
        problems.add(
            "\"%s\" has no constraint \"%s\" that an operation of the chain made: it has %s",
            drop.table(),
            drop.constraint(),
            table.constraints().stream().map(Constraint::name).toList());
      }
    } else if (table != null && change instanceof Operation.RenameColumn rename) {
      spelledAlike(table, rename.column());
      free("columns", rename.column(), rename.newName(), columnsOf(table));
    } else if (table != null && change instanceof Operation.DropColumn drop) {
      spelledAlike(table, drop.column());
      notReferenced(table.name(), drop.column(), schema);
      notMentioned(table, drop.column());
    } else if (table != null && change instanceof Operation.AlterColumn alter) {
      alterColumn(alter, table);
    }
  }

  /** SQLite takes both spellings for one table; the chain would take them for two. */
  private void spelledAlike(QualifiedName name, Schema schema) {
    for (Table other : schema.tables()) {
      if (SqliteNames.same(other.name().name(), name.name())) {
        problems.add(
            "SQLite takes \"%s\" and \"%s\" for the same table: write it the one way everywhere",
            name, other.name());
      }
    }
  }

  private static List<Name> columnsOf(Table table) {
    return table.columns().stream().map(ColumnDefinition::name).toList();
  }

  /** Whether nothing else has a new name in another spelling. */
  private void free(String what, @Nullable Name old, Name name, List<Name> taken) {
    problems.free(
        what,
        name,
        taken.stream().filter(other -> !other.equals(old)).toList(),
        SqliteNames::folded);
  }

  private void spelledAlike(Table table, Name column) {
    for (ColumnDefinition other : table.columns()) {
      if (!other.name().equals(column) && SqliteNames.same(other.name(), column)) {
        problems.add(
            "SQLite takes \"%s\" and \"%s\" of \"%s\" for the same column: write it the one way"
                + " everywhere",
            column, other.name(), table.name());
      }
    }
  }

  private void reference(Constraint constraint) {
    if (constraint instanceof Constraint.ForeignKey key) {
      inNoSchema(key.table());
    }
  }

  /** Dropping a table deletes its rows first, and what refers to them goes along silently. */
  private void notReferenced(QualifiedName target, @Nullable Name column, Schema schema) {
    for (Table other : schema.tables()) {
      for (Constraint constraint : other.constraints()) {
        if (!other.name().equals(target)
            && constraint instanceof Constraint.ForeignKey key
            && key.table().equals(target)
            && (column == null || key.referenced().contains(column))) {
          problems.add(
              "the foreign key \"%s\" of \"%s\" refers to \"%s\": say dropConstraint(\"%s\", \"%s\")"
                  + " before",
              key.name(),
              other.name(),
              column == null ? target : target + "." + column,
              other.name(),
              key.name());
        }
      }
    }
  }

  /** The text of checks, indexes and computed columns that name a column which goes. */
  private void notMentioned(Table table, Name column) {
    List<String> users = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof Constraint.Check check && names(check.condition(), column)) {
        users.add("the check \"" + check.name() + "\"");
      }
    }
    for (Index index : table.indexes()) {
      Stream<@Nullable Sql> texts =
          Stream.concat(Stream.of(index.where()), index.keys().stream().map(IndexKey::expression));
      if (texts.anyMatch(text -> names(text, column))) {
        users.add("the index \"" + index.name() + "\"");
      }
    }
    for (ColumnDefinition other : table.columns()) {
      if (!other.name().equals(column)
          && other.generated() != null
          && names(other.generated().expression(), column)) {
        users.add("the computed column \"" + other.name() + "\"");
      }
    }
    if (!users.isEmpty()) {
      problems.add(
          "\"%s.%s\" can't be dropped: %s %s it; drop what uses it before",
          table.name(), column, String.join(", ", users), users.size() == 1 ? "uses" : "use");
    }
  }

  private static boolean names(@Nullable Sql text, Name column) {
    return text != null && ColumnWords.mention(text, column);
  }

  private void addConstraint(Operation.AddConstraint add, @Nullable Table table) {
    Name name = Objects.requireNonNull(add.constraint().name(), "recorded with its name");
    if (table != null && table.constraint(name) != null) {
      problems.add("\"%s\" has a constraint \"%s\" already", add.table(), name);
    } else if (table != null
        && add.constraint() instanceof Constraint.PrimaryKey
        && SqliteTables.primaryKey(table.constraints()) != null) {
      problems.add("\"%s\" has a primary key already", add.table());
    }
  }

  private void alterColumn(Operation.AlterColumn alter, Table table) {
    ColumnDefinition column = table.column(alter.column());
    String what = "column \"" + alter.table() + "." + alter.column() + "\"";
    if (column == null) {
      problems.add(
          "\"%s\" has no column \"%s\" that an operation of the chain made: it has %s",
          alter.table(),
          alter.column(),
          table.columns().stream().map(ColumnDefinition::name).toList());
      return;
    }
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetDefault set) {
        defaultOf(alter.table(), column.withDefault(set.value()));
      } else if (change instanceof ColumnChange.SetComment) {
        problems.require(Feature.COMMENT, what);
      } else if (change instanceof ColumnChange.DropNotNull && inKey(table, column.name())) {
        problems.add("%s belongs to the primary key, which takes no NULL", what);
      } else if ((change instanceof ColumnChange.SetExpression
              || change instanceof ColumnChange.DropExpression)
          && column.generated() == null) {
        problems.add("%s is not computed, so it has no expression to change", what);
      }
    }
  }

  private static boolean inKey(Table table, Name column) {
    Constraint.PrimaryKey key = SqliteTables.primaryKey(table.constraints());
    return key != null && key.columns().contains(column);
  }

  // Enums

  /** The columns of a table that hold values of an enum. */
  static List<ColumnDefinition> columnsOf(Table table, QualifiedName enumName) {
    return table.columns().stream()
        .filter(
            column ->
                column.type() instanceof ColumnType.EnumOf named && named.name().equals(enumName))
        .toList();
  }

  private void enumChange(Operation.ObjectChange change, Schema schema) {
    EnumDefinition known = schema.enumOf(change.name());
    if (change instanceof Operation.DropEnum drop) {
      Uses.ofEnum(drop, schema, problems);
    } else if (change instanceof Operation.AddEnumValue add) {
      if (isKnown(change.name(), known) && known != null) {
        absent(known, add.value());
        if (add.position() != null) {
          present(known, add.position().value());
        }
      }
    } else if (change instanceof Operation.RenameEnumValue rename
        && isKnown(change.name(), known)
        && known != null) {
      present(known, rename.value());
      absent(known, rename.newValue());
    }
  }

  private boolean isKnown(QualifiedName name, @Nullable EnumDefinition known) {
    if (known == null) {
      problems.add(
          "no operation of the chain made the enum \"%s\", so which columns hold its values is not"
              + " known: say createEnum(..) before",
          name);
    }
    return known != null;
  }

  private void present(EnumDefinition known, String value) {
    if (!known.values().contains(value)) {
      problems.add(
          "the enum \"%s\" has no value '%s': it has %s", known.name(), value, known.values());
    }
  }

  private void absent(EnumDefinition known, String value) {
    if (known.values().contains(value)) {
      problems.add("the enum \"%s\" has the value '%s' already", known.name(), value);
    }
  }

  // Values

  private void values(Operation.DataChange change) {
    String table = "\"" + change.table() + "\"";
    if (change instanceof Operation.Insert insert) {
      insert.rows().values().forEach(row -> all(row, "a row of " + table));
    } else if (change instanceof Operation.Update update) {
      assignments(update.assignments(), table);
      all(update.where().params(), "the update of " + table);
    } else if (change instanceof Operation.Backfill backfill) {
      assignments(backfill.assignments(), table);
      all(backfill.where().params(), "the backfill of " + table);
    } else if (change instanceof Operation.Delete delete) {
      all(delete.where().params(), "the delete of " + table);
    }
  }

  private void assignments(Assignments assignments, String table) {
    for (Assignments.Assignment assignment : assignments.all()) {
      if (assignment.value() instanceof ColumnDefault.Value value) {
        one(value.literal(), "\"" + assignment.column() + "\" of " + table);
      }
    }
  }

  private void defaultOf(QualifiedName table, ColumnDefinition column) {
    if (column.defaultValue() instanceof ColumnDefault.Value value) {
      one(value.literal(), "the default of \"" + table + "." + column.name() + "\"");
    }
  }

  private void all(List<Literal> literals, String what) {
    literals.forEach(literal -> one(literal, what));
  }

  private void one(Literal literal, String what) {
    String problem = SqliteLiterals.problem(literal);
    if (problem != null) {
      problems.add("SQLite can't store a value of %s: it is %s", what, problem);
      badValue = true;
    }
  }
}
