package dev.retort.dialect;

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
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What MariaDB and MySQL say alike. Their DDL commits what is open, and one statement can change a
 * table in several ways at once, which is then done whole or not at all: an operation is one
 * statement wherever it can be.
 *
 * <p>Rules are from their manuals and from runs against MariaDB 10.11 and 11.4.
 */
abstract class MySqlFamilyDialect extends StandardDialect {

  private final Version version;
  private final BooleanSupplier backslashEscapes;
  final MySqlColumns columns = new MySqlColumns(this);
  private final MySqlTables tables = new MySqlTables(this);
  private final MySqlKeys keys = new MySqlKeys(this);
  private final MySqlObjects objects = new MySqlObjects(this);

  /**
   * A dialect.
   *
   * @param backslashEscapes whether a backslash in a string escapes what follows it; asked when the
   *     first string is written
   */
  MySqlFamilyDialect(Version version, BooleanSupplier backslashEscapes) {
    this.version = version;
    this.backslashEscapes = backslashEscapes;
  }

  // What they differ in

  /** The type of a UUID. */
  abstract String uuid();

  /** How many digits a DECIMAL has behind the point at most. */
  abstract int mostDecimals();

  /** Whether a generated column may be NOT NULL. */
  abstract boolean hasNotNullGenerated();

  /** Whether a TEXT, BLOB or JSON column takes a literal as its default, not just an expression. */
  abstract boolean hasLongDefaults();

  /** Whether an index takes a TEXT or BLOB column, and a prefix of it by itself. */
  abstract boolean hasLongKeys();

  /** Whether {@code DROP INDEX IF EXISTS} is understood. */
  abstract boolean hasDropIfExists();

  // What they are

  @Override
  public Version version() {
    return version;
  }

  @Override
  public LexicalRules lexicalRules() {
    return backslashEscapes.getAsBoolean()
        ? LexicalRules.MARIADB
        : LexicalRules.MARIADB_WITHOUT_BACKSLASHES;
  }

  @Override
  public String identifier(Name name) {
    return MySqlNames.identifier(name);
  }

  @Override
  public String stored(Name name) {
    return name.text();
  }

  @Override
  public String literal(Literal literal) {
    String problem = MySqlValues.problem(literal, title());
    if (problem != null) {
      throw new UnwritableValueException(problem);
    }
    return unchecked(literal);
  }

  /** A value that {@link MySqlValues#check} has looked at. */
  String unchecked(Literal literal) {
    boolean depends = literal.value() instanceof String text && dependsOnMode(text);
    return MySqlLiterals.write(literal, !depends || backslashEscapes.getAsBoolean());
  }

  /** A string where only a plain one may stand. */
  String text(String value) {
    return MySqlLiterals.text(value, !dependsOnMode(value) || backslashEscapes.getAsBoolean());
  }

  private static boolean dependsOnMode(String text) {
    return text.chars().anyMatch(c -> c == '\\' || c < ' ');
  }

  @Override
  protected String type(ColumnType type, String what, Schema schema, Problems problems) {
    return MySqlTypes.write(type, what, schema, this, problems);
  }

  // Operations

  @Override
  public boolean needsSchema(Operation operation) {
    return operation instanceof Operation.AlterColumn
        || operation instanceof Operation.DropColumn
        || operation instanceof Operation.DropConstraint
        || operation instanceof Operation.AddColumn
        || operation instanceof Operation.AddConstraint
        || operation instanceof Operation.CreateIndex
        || operation instanceof Operation.DropIndex
        || super.needsSchema(operation);
  }

  @Override
  public Rendering render(Operation operation, Schema before) {
    Problems problems = new Problems(title(), facts());
    MySqlValues.check(operation, title(), problems);
    Operation ordered = MySqlAssignments.ordered(operation, title(), problems);
    Rendering rendering = super.render(ordered, before);
    List<String> found =
        Stream.concat(problems.found().stream(), rendering.problems().stream()).distinct().toList();
    return found.isEmpty() ? rendering : new Rendering(List.of(), found);
  }

  @Override
  protected List<SqlStep> tableChange(
      Operation.TableChange change, Schema before, Problems problems) {
    if (change instanceof Operation.DropConstraint || change instanceof Operation.DropIndex) {
      Table table = before.after(change, database()).table(change.table());
      tables.checkIdentity(table == null ? List.of() : table.columns(), table, problems);
    }
    if (change instanceof Operation.DropColumn drop) {
      Uses.ofColumn(drop, before, problems);
      return tables.dropColumn(drop, before);
    } else if (change instanceof Operation.CreateIndex create) {
      return keys.createIndex(create, before, problems);
    } else if (change instanceof Operation.RenameColumn rename
        && MySqlNames.differInCaseOnly(rename.column(), rename.newName())) {
      // To the catalogue the two are one column, so no name tells whether it is done.
      return one(
          alter(rename.table()) + renameColumn(rename, problems),
          new Effect.Alters(rename.table()));
    }
    return super.tableChange(change, before, problems);
  }

  @Override
  protected List<SqlStep> createTable(
      Operation.CreateTable create, Schema before, Problems problems) {
    Table table = before.after(create, database()).table(create.table());
    tables.checkIdentity(create.columns(), table, problems);
    return super.createTable(create, before, problems);
  }

  @Override
  protected boolean isIndexInTable() {
    return true;
  }

  @Override
  protected String indexInTable(Index index, Problems problems) {
    return keys.inline(index, problems);
  }

  @Override
  protected String tableOptions(Operation.CreateTable create, Problems problems) {
    return tables.options(create, problems);
  }

  /** They stand in CREATE TABLE itself. */
  @Override
  protected List<SqlStep> comments(Operation.CreateTable create, Problems problems) {
    return List.of();
  }

  @Override
  protected void checkKeys(
      List<ColumnDefinition> columns,
      List<Constraint> constraints,
      List<Index> indexes,
      Problems problems) {
    constraints.forEach(constraint -> keys.check(constraint, columns, problems));
    indexes.forEach(index -> keys.check(index, columns, problems));
  }

  /** Of columns, constraints and indexes it never counts; of tables only on some servers. */
  @Override
  protected boolean isCaseSensitiveInTable() {
    return false;
  }

  @Override
  protected List<SqlStep> renameTable(
      Operation.RenameTable rename, Schema before, Problems problems) {
    QualifiedName to = rename.table().withName(rename.newName());
    newTable(to, before, problems);
    return one(
        alter(rename.table()) + "RENAME TO " + identifier(to),
        new Effect.RenamesTable(rename.table(), rename.newName()));
  }

  @Override
  protected List<SqlStep> addColumn(Operation.AddColumn add, Schema before, Problems problems) {
    return tables.addColumn(add, before, problems);
  }

  @Override
  protected String column(
      QualifiedName table, ColumnDefinition column, Schema schema, Problems problems) {
    return columns.definition(table, column, schema, problems);
  }

  @Override
  protected String collation(String name) {
    return name.matches("\\w+") ? name : super.collation(name);
  }

  @Override
  protected List<SqlStep> alterColumn(
      Operation.AlterColumn alter, Schema before, Problems problems) {
    return columns.alter(alter, before, problems);
  }

  @Override
  protected List<SqlStep> dropIndex(Operation.DropIndex drop, Schema before, Problems problems) {
    return keys.dropIndex(drop, before, problems);
  }

  @Override
  protected List<SqlStep> renameIndex(
      Operation.RenameIndex rename, Schema before, Problems problems) {
    return keys.renameIndex(rename, problems);
  }

  @Override
  protected List<SqlStep> addConstraint(
      QualifiedName table, Constraint constraint, Schema before, Problems problems) {
    Table known = before.table(table);
    keys.check(constraint, known == null ? List.of() : known.columns(), problems);
    List<String> changes = new ArrayList<>();
    changes.add("ADD " + constraint(table, constraint, problems));
    changes.addAll(keys.beside(new Operation.AddConstraint(table, constraint), before));
    return one(
        alter(table) + String.join(", ", changes),
        new Effect.CreatesConstraint(table, keys.stored(constraint)));
  }

  /**
   * The name of a primary key is not kept: it is always {@code PRIMARY}. The other table of a
   * foreign key is looked for in the schema of its own one.
   */
  @Override
  protected String constraint(QualifiedName table, Constraint constraint, Problems problems) {
    problems.referenced(table, constraint);
    return constraint instanceof Constraint.PrimaryKey key
        ? "PRIMARY KEY (" + statements.names(key.columns()) + ")"
        : super.constraint(table, constraint, problems);
  }

  @Override
  protected List<SqlStep> dropConstraint(
      Operation.DropConstraint drop, Schema before, Problems problems) {
    return keys.dropConstraint(drop, before);
  }

  @Override
  protected List<SqlStep> objectChange(
      Operation.ObjectChange change, Schema before, Problems problems) {
    List<SqlStep> own = objects.change(change, before, problems);
    return own == null ? super.objectChange(change, before, problems) : own;
  }

  @Override
  protected String keyParameter(ColumnType type, Schema schema, Problems problems) {
    if (MySqlTypes.isBinary(type)) {
      problems.add(
          "a backfill goes along a key that is text, a number or a date, not bytes: say"
              + " batchesOf(..).by(\"column\") with such a column");
    }
    return MySqlTypes.key(type);
  }

  final MySqlKeys keys() {
    return keys;
  }
}
