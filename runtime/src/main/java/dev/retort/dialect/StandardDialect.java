package dev.retort.dialect;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.NamingConvention;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Rows;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What SQL databases say alike. A dialect says what its database lacks in {@link #facts}, names its
 * types, and overrides what it spells otherwise; what it does not override is standard SQL.
 *
 * <p>Each method gets the {@link Problems} of the operation: it adds what the database cannot do
 * and returns what it can, which is thrown away then.
 */
public abstract class StandardDialect implements Dialect {

  // Each keeps the dialect and asks it nothing before it is whole.
  @SuppressWarnings("this-escape")
  final Statements statements = new Statements(this);

  @SuppressWarnings("this-escape")
  private final StandardConstraints constraints = new StandardConstraints(this);

  @SuppressWarnings("this-escape")
  private final StandardObjects objects = new StandardObjects(this);

  /** For subclasses. */
  protected StandardDialect() {}

  /** The database's name as people write it: {@code PostgreSQL 14}. */
  protected abstract String title();

  /**
   * A type as this database writes it; what it has none of is a problem.
   *
   * @param what the column, for the problem
   * @param schema knows the enums
   */
  protected abstract String type(ColumnType type, String what, Schema schema, Problems problems);

  /** {@code ?} as the key of a backfill is bound: always as text. */
  protected String keyParameter(ColumnType type, Schema schema, Problems problems) {
    return "CAST(? AS " + type(type, "the key of a backfill", schema, problems) + ")";
  }

  @Override
  public boolean needsSchema(Operation operation) {
    if (operation instanceof Operation.BulkInsert insert) {
      return insert.rows().into().types().isEmpty();
    } else if (operation instanceof Operation.AlterColumn alter) {
      return alter.changes().stream()
          .anyMatch(
              change ->
                  change instanceof ColumnChange.SetCollation
                      || change instanceof ColumnChange.SetIdentity
                      || (change instanceof ColumnChange.SetType set && isEnum(set.type())));
    } else if (operation instanceof Operation.CreateTable create) {
      return create.columns().stream().anyMatch(column -> isEnum(column.type()));
    }
    return operation instanceof Operation.Backfill
        || operation instanceof Operation.DropColumn
        || operation instanceof Operation.DropEnum
        || operation instanceof Operation.AddEnumValue
        || operation instanceof Operation.RenameEnumValue
        || (operation instanceof Operation.AddColumn add && isEnum(add.column().type()));
  }

  private static boolean isEnum(ColumnType type) {
    return type instanceof ColumnType.EnumOf
        || (type instanceof ColumnType.ArrayOf array && isEnum(array.element()));
  }

  @Override
  public Rendering render(Operation operation, Schema before) {
    Problems problems = new Problems(title(), facts());
    List<SqlStep> steps = List.of();
    try {
      steps = steps(operation, before, problems);
    } catch (UnwritableValueException e) {
      problems.add("%s", e.getMessage());
    }
    List<String> found = problems.found();
    return found.isEmpty() ? new Rendering(steps, found) : new Rendering(List.of(), found);
  }

  final List<SqlStep> steps(Operation operation, Schema before, Problems problems) {
    if (operation instanceof Operation.TableChange change) {
      return tableChange(change, before, problems);
    } else if (operation instanceof Operation.ObjectChange change) {
      return objectChange(change, before, problems);
    } else if (operation instanceof Operation.Insert insert) {
      return statements.insert(insert);
    } else if (operation instanceof Operation.BulkInsert insert) {
      return List.of(statements.bulkInsert(insert, parameters(insert.rows().into(), before)));
    } else if (operation instanceof Operation.Update update) {
      return List.of(statements.update(update));
    } else if (operation instanceof Operation.Delete delete) {
      return List.of(statements.delete(delete));
    } else if (operation instanceof Operation.Backfill backfill) {
      return backfill(backfill, before, problems);
    } else if (operation instanceof Operation.Execute execute) {
      return execute(execute, problems);
    } else if (operation instanceof Operation.ExecuteScript script) {
      return ScriptSteps.of(script.script(), this, problems);
    }
    throw new IllegalArgumentException("not for a dialect: " + operation);
  }

  /** What {@code execute} comes to. */
  protected List<SqlStep> execute(Operation.Execute execute, Problems problems) {
    return ScriptSteps.of(execute, this, problems);
  }

  private List<SqlStep> backfill(Operation.Backfill backfill, Schema before, Problems problems) {
    Table table = before.table(backfill.table());
    Name key = backfill.batches().key();
    if (key == null && table != null) {
      List<Name> primary =
          table.constraints().stream()
              .filter(Constraint.PrimaryKey.class::isInstance)
              .flatMap(each -> ((Constraint.PrimaryKey) each).columns().stream())
              .toList();
      key = primary.size() == 1 ? primary.get(0) : null;
    }
    ColumnDefinition column = table == null || key == null ? null : table.column(key);
    if (key == null || column == null) {
      problems.add(
          "backfill of \"%s\" needs a key to go along, and %s: say batchesOf(%d).by(\"column\") with"
              + " a column that is unique and NOT NULL and that an operation of the chain made",
          backfill.table(),
          table == null
              ? "no operation of the chain made that table"
              : key == null
                  ? "its primary key is not one column"
                  : "it has no column \"" + key + "\"",
          backfill.batches().rows());
      return List.of();
    }
    Name along = key;
    if (backfill.assignments().all().stream().anyMatch(each -> each.column().equals(along))) {
      problems.add(
          "backfill of \"%s\" sets \"%s\", the key that it goes along, and would meet rows again:"
              + " say update(..), or batchesOf(%d).by(\"column\") with another key",
          backfill.table(), key, backfill.batches().rows());
      return List.of();
    }
    return List.of(
        statements.backfill(backfill, key, keyParameter(column.type(), before, problems)));
  }

  /** How the parameters of a bulk insert are written; {@code ?} unless a type asks for a cast. */
  private List<String> parameters(Rows.Into into, Schema before) {
    Table table = before.table(into.table());
    List<String> marks = new ArrayList<>();
    for (int i = 0; i < into.columns().size(); i++) {
      ColumnDefinition column = table == null ? null : table.column(into.columns().get(i));
      ColumnType type =
          !into.types().isEmpty() ? into.types().get(i) : column == null ? null : column.type();
      marks.add(type == null ? "?" : parameter(type, before));
    }
    return marks;
  }

  /** {@code ?} as a value of a type is bound. */
  protected String parameter(ColumnType type, Schema schema) {
    return "?";
  }

  // Tables

  /** A change of a table. */
  protected List<SqlStep> tableChange(
      Operation.TableChange change, Schema before, Problems problems) {
    QualifiedName table = change.table();
    if (change instanceof Operation.CreateTable create) {
      return createTable(create, before, problems);
    } else if (change instanceof Operation.DropTable) {
      return one("DROP TABLE " + identifier(table), new Effect.DropsTable(table));
    } else if (change instanceof Operation.RenameTable rename) {
      return renameTable(rename, before, problems);
    } else if (change instanceof Operation.AddColumn add) {
      return addColumn(add, before, problems);
    } else if (change instanceof Operation.DropColumn drop) {
      Uses.ofColumn(drop, before, problems);
      return one(
          alter(table) + "DROP COLUMN " + identifier(drop.column()),
          new Effect.DropsColumn(table, drop.column()));
    } else if (change instanceof Operation.RenameColumn rename) {
      newColumn(table, rename.newName(), before, problems);
      return one(
          alter(table) + renameColumn(rename, problems),
          new Effect.RenamesColumn(table, rename.column(), rename.newName()));
    } else if (change instanceof Operation.AlterColumn alter) {
      return alterColumn(alter, before, problems);
    } else if (change instanceof Operation.CreateIndex create) {
      return createIndex(table, create.index(), problems);
    } else if (change instanceof Operation.DropIndex drop) {
      return dropIndex(drop, before, problems);
    } else if (change instanceof Operation.RenameIndex rename) {
      return renameIndex(rename, before, problems);
    } else if (change instanceof Operation.AddConstraint add) {
      return addConstraint(table, add.constraint(), before, problems);
    } else if (change instanceof Operation.DropConstraint drop) {
      return dropConstraint(drop, before, problems);
    }
    return validateConstraint((Operation.ValidateConstraint) change, before, problems);
  }

  protected List<SqlStep> createTable(
      Operation.CreateTable create, Schema before, Problems problems) {
    QualifiedName table = create.table();
    newTable(table, before, problems);
    problems.distinct(
        "columns", create.columns().stream().map(ColumnDefinition::name).toList(), this::keyOfPart);
    problems.distinct(
        "constraints", create.constraints().stream().map(this::nameOf).toList(), this::keyOfPart);
    problems.distinct(
        "indexes", create.indexes().stream().map(this::nameOf).toList(), this::keyOfPart);
    checkKeys(create.columns(), create.constraints(), create.indexes(), problems);
    String elements =
        Stream.of(
                create.columns().stream().map(column -> column(table, column, before, problems)),
                foreignKeysLast(create.constraints())
                    .map(constraint -> constraint(table, constraint, problems)),
                create.indexes().stream()
                    .filter(index -> isIndexInTable())
                    .map(index -> indexInTable(index, problems)))
            .flatMap(Function.identity())
            .collect(Collectors.joining(",\n  "));
    List<SqlStep> steps = new ArrayList<>();
    steps.add(
        SqlStep.ddl(
            "CREATE TABLE "
                + identifier(table)
                + " (\n  "
                + elements
                + "\n)"
                + tableOptions(create, problems),
            new Effect.CreatesTable(table)));
    if (!isIndexInTable()) {
      for (Index index : create.indexes()) {
        steps.addAll(createIndex(table, index, problems));
      }
    }
    steps.addAll(comments(create, problems));
    return steps;
  }

  /** Whether indexes stand in CREATE TABLE, as {@link #indexInTable} writes them. */
  protected boolean isIndexInTable() {
    return false;
  }

  /** An index as it stands in CREATE TABLE, where it does. */
  protected String indexInTable(Index index, Problems problems) {
    throw new UnsupportedOperationException("CREATE TABLE holds no indexes here");
  }

  /** Constraints are read one after the other, and a table may reference a key of its own. */
  private static Stream<Constraint> foreignKeysLast(List<Constraint> constraints) {
    return constraints.stream()
        .sorted(Comparator.comparing(Constraint.ForeignKey.class::isInstance));
  }

  final void newTable(QualifiedName table, Schema before, Problems problems) {
    problems.checked(table.name());
    Name twin = twin(table.name());
    if (!isCaseSensitive()) {
      List<Name> taken =
          before.tables().stream()
              .map(Table::name)
              .filter(other -> Objects.equals(other.schema(), table.schema()))
              .map(QualifiedName::name)
              .toList();
      problems.free("tables", table.name(), taken, this::key);
    } else if (twin != null && before.table(table.withName(twin)) != null) {
      problems.free("tables", table.name(), List.of(twin), this::key);
    }
  }

  final void newColumn(QualifiedName table, Name column, Schema before, Problems problems) {
    Table known = before.table(table);
    if (known != null) {
      List<Name> taken = known.columns().stream().map(ColumnDefinition::name).toList();
      problems.free("columns", column, taken, this::keyOfPart);
    }
  }

  /** Looks whether columns may stand in the keys and indexes that name them. */
  protected void checkKeys(
      List<ColumnDefinition> columns,
      List<Constraint> constraints,
      List<Index> indexes,
      Problems problems) {}

  /** Whether names that differ in case are two. */
  protected boolean isCaseSensitive() {
    return true;
  }

  /** Equal for names that the database takes for one. */
  protected final String key(Name name) {
    String stored = stored(name);
    return isCaseSensitive() ? stored : stored.toUpperCase(Locale.ROOT);
  }

  /** Whether names of columns, constraints and indexes that differ in case are two. */
  protected boolean isCaseSensitiveInTable() {
    return isCaseSensitive();
  }

  private String keyOfPart(Name name) {
    String stored = stored(name);
    return isCaseSensitiveInTable() ? stored : stored.toUpperCase(Locale.ROOT);
  }

  /** The one other way to write a name, or null; there are more where case does not count. */
  private @Nullable Name twin(Name name) {
    String text = name.exact() ? name.text().toLowerCase(Locale.ROOT) : stored(name);
    if (name.exact() && !text.matches("[a-z_][a-z0-9_]*")) {
      return null;
    }
    Name twin = new Name(text, !name.exact());
    return key(twin).equals(key(name)) ? twin : null;
  }

  private Name nameOf(Constraint constraint) {
    return cut(Objects.requireNonNull(constraint.name(), "recorded constraints have names"));
  }

  private Name nameOf(Index index) {
    return cut(Objects.requireNonNull(index.name(), "recorded indexes have names"));
  }

  /** What stands after the parentheses of CREATE TABLE, with a blank before it; nothing here. */
  protected String tableOptions(Operation.CreateTable create, Problems problems) {
    return "";
  }

  /** The comments of a new table and its columns as statements of their own. */
  protected List<SqlStep> comments(Operation.CreateTable create, Problems problems) {
    List<SqlStep> steps = new ArrayList<>();
    if (create.comment() != null) {
      steps.addAll(
          comment(
              create.table(), "TABLE " + identifier(create.table()), create.comment(), problems));
    }
    for (ColumnDefinition column : create.columns()) {
      steps.addAll(columnComment(create.table(), column, problems));
    }
    return steps;
  }

  private List<SqlStep> columnComment(
      QualifiedName table, ColumnDefinition column, Problems problems) {
    return column.comment() == null
        ? List.of()
        : comment(table, columnPath(table, column.name()), column.comment(), problems);
  }

  private String columnPath(QualifiedName table, Name column) {
    return "COLUMN " + identifier(table) + "." + identifier(column);
  }

  private List<SqlStep> comment(
      QualifiedName table, String on, @Nullable String text, Problems problems) {
    problems.require(Feature.COMMENT, "\"" + table + "\"");
    return one("COMMENT ON " + on + " IS " + literal(new Literal(text)), new Effect.Alters(table));
  }

  protected List<SqlStep> renameTable(
      Operation.RenameTable rename, Schema before, Problems problems) {
    newTable(rename.table().withName(rename.newName()), before, problems);
    return one(
        alter(rename.table()) + "RENAME TO " + identifier(rename.newName()),
        new Effect.RenamesTable(rename.table(), rename.newName()));
  }

  // Columns

  protected List<SqlStep> addColumn(Operation.AddColumn add, Schema before, Problems problems) {
    QualifiedName table = add.table();
    newColumn(table, add.column().name(), before, problems);
    checkKeys(List.of(add.column()), add.constraints(), List.of(), problems);
    List<SqlStep> steps = new ArrayList<>();
    steps.add(
        SqlStep.ddl(
            alter(table) + "ADD COLUMN " + column(table, add.column(), before, problems),
            new Effect.CreatesColumn(table, add.column().name())));
    for (Constraint constraint : add.constraints()) {
      steps.addAll(addConstraint(table, constraint, before, problems));
    }
    steps.addAll(columnComment(table, add.column(), problems));
    return steps;
  }

  /** A column's definition, without its constraints. */
  protected String column(
      QualifiedName table, ColumnDefinition column, Schema schema, Problems problems) {
    String what = "column \"" + table + "." + column.name() + "\"";
    StringBuilder sql = new StringBuilder(identifier(problems.checked(column.name())));
    sql.append(' ').append(type(column.type(), what, schema, problems));
    if (column.collation() != null && problems.require(Feature.COLUMN_COLLATION, what)) {
      sql.append(" COLLATE ").append(collation(column.collation()));
    }
    ColumnDefinition.Generated generated = column.generated();
    if (generated != null) {
      problems.require(generated.stored() ? Feature.STORED_COLUMN : Feature.VIRTUAL_COLUMN, what);
      sql.append(generated(generated));
    } else if (column.identity() != null) {
      sql.append(identity(column, what, problems));
    } else if (column.defaultValue() != null) {
      sql.append(" DEFAULT ").append(defaultValue(column.defaultValue(), column.type()));
    }
    return column.nullable() ? sql.toString() : sql.append(" NOT NULL").toString();
  }

  /**
   * What follows DEFAULT.
   *
   * @param type the column's type, or null where it is not known
   */
  protected String defaultValue(ColumnDefault value, @Nullable ColumnType type) {
    return statements.value(value);
  }

  /** A collation's name as SQL writes it. */
  protected String collation(String name) {
    return identifier(new Name(name, true));
  }

  protected String generated(ColumnDefinition.Generated generated) {
    return " GENERATED ALWAYS AS ("
        + generated.expression()
        + ")"
        + (generated.stored() ? " STORED" : " VIRTUAL");
  }

  protected String identity(ColumnDefinition column, String what, Problems problems) {
    return column.identity() == ColumnDefinition.Identity.ALWAYS
        ? " GENERATED ALWAYS AS IDENTITY"
        : " GENERATED BY DEFAULT AS IDENTITY";
  }

  protected String renameColumn(Operation.RenameColumn rename, Problems problems) {
    return "RENAME COLUMN "
        + identifier(rename.column())
        + " TO "
        + identifier(problems.checked(rename.newName()));
  }

  /** The changes of a column, a statement each, in an order in which each finds what it needs. */
  protected List<SqlStep> alterColumn(
      Operation.AlterColumn alter, Schema before, Problems problems) {
    List<SqlStep> steps = new ArrayList<>();
    for (ColumnChange change : ordered(alter)) {
      if (change instanceof ColumnChange.SetComment comment) {
        steps.addAll(
            comment(
                alter.table(),
                columnPath(alter.table(), alter.column()),
                comment.text(),
                problems));
      } else {
        String sql = change(alter, change, before, problems);
        if (!sql.isEmpty()) {
          steps.add(
              SqlStep.ddl(
                  alter(alter.table()) + "ALTER COLUMN " + identifier(alter.column()) + " " + sql,
                  new Effect.Alters(alter.table())));
        }
      }
    }
    return steps;
  }

  /**
   * What frees the old rows comes before the new type, so that it may leave NULLs; what binds them
   * comes after it, so that it is said in the new type.
   */
  protected static List<ColumnChange> ordered(Operation.AlterColumn alter) {
    return alter.changes().stream().sorted(Comparator.comparing(StandardDialect::rank)).toList();
  }

  private static int rank(ColumnChange change) {
    if (change instanceof ColumnChange.DropNotNull) {
      return 0;
    } else if (change instanceof ColumnChange.DropDefault
        || change instanceof ColumnChange.DropIdentity
        || change instanceof ColumnChange.DropExpression) {
      return 1;
    } else if (change instanceof ColumnChange.SetType) {
      return 2;
    } else if (change instanceof ColumnChange.SetCollation) {
      return 3;
    } else if (change instanceof ColumnChange.SetNotNull) {
      return 5;
    } else if (change instanceof ColumnChange.SetIdentity) {
      return 6; // an identity column is NOT NULL before
    }
    return change instanceof ColumnChange.SetComment ? 7 : 4;
  }

  /** The type that a column has after an alteration, as far as it is known. */
  protected static @Nullable ColumnType typeAfter(Operation.AlterColumn alter, Schema before) {
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetType set) {
        return set.type();
      }
    }
    ColumnDefinition column = columnOf(alter, before);
    return column == null ? null : column.type();
  }

  /** What follows {@code ALTER COLUMN name}. */
  protected String change(
      Operation.AlterColumn alter, ColumnChange change, Schema before, Problems problems) {
    String what = "column \"" + alter.table() + "." + alter.column() + "\"";
    if (change instanceof ColumnChange.SetType set) {
      boolean using = set.using() != null && problems.require(Feature.TYPE_USING, what);
      return "SET DATA TYPE "
          + type(set.type(), what, before, problems)
          + (using ? " USING " + set.using() : "");
    } else if (change instanceof ColumnChange.SetNotNull) {
      return "SET NOT NULL";
    } else if (change instanceof ColumnChange.DropNotNull) {
      return "DROP NOT NULL";
    } else if (change instanceof ColumnChange.SetDefault set) {
      return "SET DEFAULT " + defaultValue(set.value(), typeAfter(alter, before));
    } else if (change instanceof ColumnChange.DropDefault) {
      return "DROP DEFAULT";
    } else if (change instanceof ColumnChange.SetExpression set) {
      problems.require(Feature.SET_EXPRESSION, what);
      return "SET EXPRESSION AS (" + set.expression() + ")";
    } else if (change instanceof ColumnChange.DropExpression) {
      problems.require(Feature.DROP_EXPRESSION, what);
      return "DROP EXPRESSION";
    } else if (change instanceof ColumnChange.SetIdentity set) {
      problems.require(Feature.ALTER_IDENTITY, what);
      return setIdentity(set, columnOf(alter, before));
    } else if (change instanceof ColumnChange.DropIdentity) {
      problems.require(Feature.ALTER_IDENTITY, what);
      return "DROP IDENTITY";
    } else if (change instanceof ColumnChange.SetCollation set) {
      return setCollation(alter, set, before, what, problems);
    }
    throw new IllegalStateException("a comment is a statement of its own: " + change);
  }

  private String setIdentity(ColumnChange.SetIdentity set, @Nullable ColumnDefinition column) {
    String kind = set.identity() == ColumnDefinition.Identity.ALWAYS ? "ALWAYS" : "BY DEFAULT";
    return column != null && column.identity() != null
        ? "SET GENERATED " + kind
        : "ADD GENERATED " + kind + " AS IDENTITY";
  }

  private String setCollation(
      Operation.AlterColumn alter,
      ColumnChange.SetCollation set,
      Schema before,
      String what,
      Problems problems) {
    problems.require(Feature.COLUMN_COLLATION, what);
    ColumnType type = typeAfter(alter, before);
    if (type == null) {
      problems.add(
          "the collation of %s is set with its type, and no operation of the chain made it: say"
              + " setType(..) as well",
          what);
      return "";
    }
    return "SET DATA TYPE "
        + type(type, what, before, problems)
        + " COLLATE "
        + collation(set.collation());
  }

  /** The column that is altered, as the fold knows it, or null. */
  protected static @Nullable ColumnDefinition columnOf(Operation.AlterColumn alter, Schema before) {
    Table table = before.table(alter.table());
    return table == null ? null : table.column(alter.column());
  }

  // Indexes and constraints

  protected List<SqlStep> createIndex(QualifiedName table, Index index, Problems problems) {
    return constraints.createIndex(table, index, problems);
  }

  /** What stands between CREATE and INDEX of a unique index, with a blank at its end. */
  protected String uniqueIndex(Index index) {
    return "UNIQUE ";
  }

  /** What says behind the keys that NULLs are equal, with a blank before it. */
  protected String nullsNotDistinctIndex() {
    return " NULLS NOT DISTINCT";
  }

  protected List<SqlStep> dropIndex(Operation.DropIndex drop, Schema before, Problems problems) {
    return constraints.dropIndex(drop, problems);
  }

  protected List<SqlStep> renameIndex(
      Operation.RenameIndex rename, Schema before, Problems problems) {
    Name index = cut(rename.index());
    Name newName = problems.checked(cut(rename.newName()));
    return one(
        "ALTER INDEX "
            + identifier(rename.table().withName(index))
            + " RENAME TO "
            + identifier(newName),
        new Effect.RenamesIndex(rename.table(), index, newName));
  }

  protected List<SqlStep> addConstraint(
      QualifiedName table, Constraint constraint, Schema before, Problems problems) {
    return one(
        alter(table) + "ADD " + constraint(table, constraint, problems),
        new Effect.CreatesConstraint(
            table,
            cut(Objects.requireNonNull(constraint.name(), "recorded constraints have names"))));
  }

  /** A constraint with its name, as it stands in CREATE TABLE and after ADD. */
  protected String constraint(QualifiedName table, Constraint constraint, Problems problems) {
    return constraints.constraint(constraint, problems);
  }

  /** A constraint of one column with its name, as it stands at that column. */
  final String columnConstraint(Constraint constraint, Problems problems) {
    return constraints.columnConstraint(constraint, problems);
  }

  protected List<SqlStep> dropConstraint(
      Operation.DropConstraint drop, Schema before, Problems problems) {
    Name constraint = problems.checked(cut(drop.constraint()));
    return one(
        alter(drop.table()) + "DROP CONSTRAINT " + identifier(constraint),
        new Effect.DropsConstraint(drop.table(), constraint));
  }

  protected List<SqlStep> validateConstraint(
      Operation.ValidateConstraint validate, Schema before, Problems problems) {
    Table table = before.table(validate.table());
    boolean check =
        table != null && table.constraint(validate.constraint()) instanceof Constraint.Check;
    problems.require(
        check ? Feature.NOT_VALID_CHECK : Feature.NOT_VALID_FOREIGN_KEY,
        "constraint \"" + validate.constraint() + "\"");
    return one(
        alter(validate.table()) + "VALIDATE CONSTRAINT " + identifier(cut(validate.constraint())),
        new Effect.Alters(validate.table()));
  }

  // Other objects

  /** A change of an object that is no table. */
  protected List<SqlStep> objectChange(
      Operation.ObjectChange change, Schema before, Problems problems) {
    if (change instanceof Operation.DropEnum drop) {
      Uses.ofEnum(drop, before, problems);
    }
    return objects.change(change, problems);
  }

  // What subclasses need

  /** {@code ALTER TABLE name } with a blank at its end. */
  protected final String alter(QualifiedName table) {
    return statements.alterTable(table);
  }

  /**
   * A name of the naming convention, cut with a hash where the database does not take it whole; one
   * of the author's own as it is.
   */
  protected final Name cut(Name name) {
    return NamingConvention.cut(name, facts().identifierLimit(), facts().isLimitInBytes());
  }

  /** One statement that defines the schema. */
  protected static List<SqlStep> one(String sql, Effect effect) {
    return List.of(SqlStep.ddl(sql, effect));
  }
}
