package dev.retort.dialect;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * H2 2.x. Its DDL commits what is open; every ALTER is one statement.
 *
 * <p>Rules are from H2's manual (Commands, Data Types, Advanced) and from runs against 2.4.
 */
public final class H2Dialect implements Dialect {

  private final H2Names names;
  private final Statements statements = new Statements(this);
  private final H2Columns columns;
  private final H2Constraints constraints;

  /** H2 with its default settings, for rendering without a connection. */
  public H2Dialect() {
    this(H2Names.Fold.UPPER, true);
  }

  /**
   * H2 as a connection is set up.
   *
   * @param fold how it stores names that are not quoted ({@code DATABASE_TO_UPPER}, {@code
   *     DATABASE_TO_LOWER})
   * @param caseSensitive whether names that differ in case are two ({@code
   *     CASE_INSENSITIVE_IDENTIFIERS} makes them one)
   */
  public H2Dialect(H2Names.Fold fold, boolean caseSensitive) {
    this.names = new H2Names(fold, caseSensitive);
    this.columns = new H2Columns(names, this, statements);
    this.constraints = new H2Constraints(names, this, statements);
  }

  @Override
  public Database database() {
    return Dsl.H2;
  }

  @Override
  public boolean isDdlTransactional() {
    return false;
  }

  @Override
  public boolean needsSchema() {
    return false;
  }

  @Override
  public String identifier(Name name) {
    return names.identifier(name);
  }

  @Override
  public String stored(Name name) {
    return names.stored(name);
  }

  @Override
  public String literal(Literal literal) {
    return H2Literals.write(literal);
  }

  @Override
  public Rendering render(Operation operation, Schema before) {
    Problems problems = new Problems();
    List<SqlStep> steps = steps(operation, before, problems);
    return problems.found().isEmpty()
        ? new Rendering(steps, List.of())
        : new Rendering(List.of(), problems.found());
  }

  private List<SqlStep> steps(Operation operation, Schema before, Problems problems) {
    if (operation instanceof Operation.Insert insert) {
      return statements.insert(insert);
    } else if (operation instanceof Operation.Update update) {
      return List.of(statements.update(update));
    } else if (operation instanceof Operation.Delete delete) {
      return List.of(statements.delete(delete));
    } else if (operation instanceof Operation.Execute execute) {
      return List.of(Statements.execute(execute));
    } else if (operation instanceof Operation.SchemaChange change) {
      return ddl(change, before, problems);
    }
    throw new IllegalArgumentException("not for a dialect: " + operation);
  }

  private List<SqlStep> ddl(Operation.SchemaChange change, Schema before, Problems problems) {
    if (change instanceof Operation.CreateTable create) {
      return createTable(create, before, problems);
    } else if (change instanceof Operation.DropTable drop) {
      QualifiedName table = drop.table();
      return one("DROP TABLE " + identifier(table), new Effect.DropsTable(table));
    } else if (change instanceof Operation.RenameTable rename) {
      return renameTable(rename, before, problems);
    } else if (change instanceof Operation.AddColumn add) {
      return addColumn(add, before, problems);
    } else if (change instanceof Operation.DropColumn drop) {
      return one(
          statements.alterTable(drop.table()) + "DROP COLUMN " + identifier(drop.column()),
          new Effect.DropsColumn(drop.table(), drop.column()));
    } else if (change instanceof Operation.RenameColumn rename) {
      return renameColumn(rename, before, problems);
    } else if (change instanceof Operation.AlterColumn alter) {
      return columns.alter(alter);
    } else if (change instanceof Operation.CreateIndex create) {
      return List.of(constraints.create(create.table(), create.index(), problems));
    } else if (change instanceof Operation.DropIndex drop) {
      return dropIndex(drop, problems);
    } else if (change instanceof Operation.RenameIndex rename) {
      return renameIndex(rename, problems);
    } else if (change instanceof Operation.AddConstraint add) {
      return addConstraint(add, problems);
    }
    return dropConstraint((Operation.DropConstraint) change, problems);
  }

  // Tables

  private List<SqlStep> createTable(
      Operation.CreateTable create, Schema before, Problems problems) {
    QualifiedName table = create.table();
    newTable(table, before, problems);
    problems.distinct(
        "columns", create.columns().stream().map(ColumnDefinition::name).toList(), names::key);
    problems.distinct(
        "constraints",
        create.constraints().stream().map(each -> constraints.name(each, problems)).toList(),
        names::key);
    problems.distinct(
        "indexes",
        create.indexes().stream().map(each -> constraints.name(each, problems)).toList(),
        names::key);
    keysOf(create.columns(), create.constraints(), create.indexes(), problems);
    String elements =
        Stream.concat(
                create.columns().stream().map(each -> columns.definition(each, problems)),
                foreignKeysLast(create.constraints())
                    .map(each -> constraints.clause(each, problems)))
            .collect(Collectors.joining(",\n  "));
    List<SqlStep> steps = new ArrayList<>();
    steps.add(
        SqlStep.ddl(
            "CREATE TABLE " + identifier(table) + " (\n  " + elements + "\n)",
            new Effect.CreatesTable(table)));
    for (Index index : create.indexes()) {
      steps.add(constraints.create(table, index, problems));
    }
    if (create.comment() != null) {
      steps.add(
          SqlStep.ddl(
              "COMMENT ON TABLE "
                  + identifier(table)
                  + " IS "
                  + literal(new Literal(create.comment())),
              new Effect.Alters(table)));
    }
    for (ColumnDefinition column : create.columns()) {
      addComment(steps, table, column);
    }
    return steps;
  }

  /** H2 reads the constraints one after the other, and a table may reference a key of its own. */
  private static Stream<Constraint> foreignKeysLast(List<Constraint> constraints) {
    return constraints.stream()
        .sorted(Comparator.comparing(Constraint.ForeignKey.class::isInstance));
  }

  private List<SqlStep> renameTable(
      Operation.RenameTable rename, Schema before, Problems problems) {
    newTable(rename.table().withName(rename.newName()), before, problems);
    return one(
        statements.alterTable(rename.table()) + "RENAME TO " + identifier(rename.newName()),
        new Effect.RenamesTable(rename.table(), rename.newName()));
  }

  private void newTable(QualifiedName table, Schema before, Problems problems) {
    names.checked(table.name(), problems);
    Name twin = names.twin(table.name());
    if (!names.isCaseSensitive()) {
      List<Name> taken =
          before.tables().stream()
              .map(Table::name)
              .filter(other -> Objects.equals(other.schema(), table.schema()))
              .map(QualifiedName::name)
              .toList();
      problems.free("tables", table.name(), taken, names::key);
    } else if (twin != null && before.table(table.withName(twin)) != null) {
      problems.free("tables", table.name(), List.of(twin), names::key);
    }
  }

  // Columns

  private List<SqlStep> addColumn(Operation.AddColumn add, Schema before, Problems problems) {
    newColumn(add.table(), add.column().name(), before, problems);
    keysOf(List.of(add.column()), add.constraints(), List.of(), problems);
    List<SqlStep> steps = new ArrayList<>();
    steps.add(
        SqlStep.ddl(
            statements.alterTable(add.table())
                + "ADD COLUMN "
                + columns.definition(add.column(), problems),
            new Effect.CreatesColumn(add.table(), add.column().name())));
    for (Constraint constraint : add.constraints()) {
      steps.add(addConstraint(add.table(), constraint, problems));
    }
    addComment(steps, add.table(), add.column());
    return steps;
  }

  private List<SqlStep> renameColumn(
      Operation.RenameColumn rename, Schema before, Problems problems) {
    names.checked(rename.newName(), problems);
    newColumn(rename.table(), rename.newName(), before, problems);
    return one(
        statements.alterTable(rename.table())
            + "ALTER COLUMN "
            + identifier(rename.column())
            + " RENAME TO "
            + identifier(rename.newName()),
        new Effect.RenamesColumn(rename.table(), rename.column(), rename.newName()));
  }

  private void newColumn(QualifiedName table, Name column, Schema before, Problems problems) {
    Table known = before.table(table);
    if (known != null) {
      List<Name> taken = known.columns().stream().map(ColumnDefinition::name).toList();
      problems.free("columns", column, taken, names::key);
    }
  }

  private void addComment(List<SqlStep> steps, QualifiedName table, ColumnDefinition column) {
    if (column.comment() != null) {
      steps.add(
          SqlStep.ddl(
              columns.comment(table, column.name(), column.comment()), new Effect.Alters(table)));
    }
  }

  /** H2 indexes no CLOB and no BLOB, and so has no keys over them. */
  private static void keysOf(
      List<ColumnDefinition> columns,
      List<Constraint> constraints,
      List<Index> indexes,
      Problems problems) {
    List<Name> keys = new ArrayList<>();
    constraints.forEach(constraint -> keys.addAll(constraint.keys()));
    indexes.forEach(index -> keys.addAll(index.columns()));
    for (ColumnDefinition column : columns) {
      boolean large =
          column.type() == ColumnType.Plain.TEXT || column.type() == ColumnType.Plain.BLOB;
      if (large && keys.contains(column.name())) {
        problems.add(
            "H2 indexes no %s, so column \"%s\" can be in no key and no index: make it %s",
            column.type() == ColumnType.Plain.TEXT ? "CLOB (text())" : "BLOB",
            column.name(),
            column.type() == ColumnType.Plain.TEXT ? "varchar(..)" : "varbinary(..)");
      }
    }
  }

  // Indexes and constraints

  private List<SqlStep> dropIndex(Operation.DropIndex drop, Problems problems) {
    if (drop.concurrently()) {
      H2Constraints.concurrently(problems);
    }
    Name index = names.cut(drop.index(), problems);
    return one(
        "DROP INDEX " + identifier(drop.table().withName(index)),
        new Effect.DropsIndex(drop.table(), index));
  }

  private List<SqlStep> renameIndex(Operation.RenameIndex rename, Problems problems) {
    Name index = names.cut(rename.index(), problems);
    Name newName = names.cut(rename.newName(), problems);
    return one(
        "ALTER INDEX "
            + identifier(rename.table().withName(index))
            + " RENAME TO "
            + identifier(newName),
        new Effect.RenamesIndex(rename.table(), index, newName));
  }

  /** H2 makes no primary key of a column that takes NULL. */
  private List<SqlStep> addConstraint(Operation.AddConstraint add, Problems problems) {
    List<SqlStep> steps = new ArrayList<>();
    if (add.constraint() instanceof Constraint.PrimaryKey key) {
      for (Name column : key.columns()) {
        steps.addAll(
            columns.alter(
                new Operation.AlterColumn(
                    add.table(), column, List.of(new ColumnChange.SetNotNull()))));
      }
    }
    steps.add(addConstraint(add.table(), add.constraint(), problems));
    return steps;
  }

  private SqlStep addConstraint(QualifiedName table, Constraint constraint, Problems problems) {
    return SqlStep.ddl(
        statements.alterTable(table) + "ADD " + constraints.clause(constraint, problems),
        new Effect.CreatesConstraint(table, constraints.name(constraint, problems)));
  }

  private List<SqlStep> dropConstraint(Operation.DropConstraint drop, Problems problems) {
    Name constraint = names.cut(drop.constraint(), problems);
    return one(
        statements.alterTable(drop.table()) + "DROP CONSTRAINT " + identifier(constraint),
        new Effect.DropsConstraint(drop.table(), constraint));
  }

  private static List<SqlStep> one(String sql, Effect.Definition effect) {
    return List.of(SqlStep.ddl(sql, effect));
  }
}
