package dev.retort.dialect;

import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * SQLite 3.35 and newer. Its DDL is transactional, and its ALTER TABLE can do little; the rest is
 * done by building the table anew (see {@link SqliteRevision}), at most once a table for what a
 * revision says of it in a row.
 *
 * <p>Rules are from SQLite's documentation (ALTER TABLE, CREATE TABLE, Datatypes, Foreign Key
 * Support, Quirks) and from runs against 3.35 to 3.54. What is possible only while a table is empty
 * is never relied upon.
 */
public final class SqliteDialect extends StandardDialect {

  /** The oldest version that has ALTER TABLE .. DROP COLUMN. */
  private static final Version OLDEST = new Version(3, 35);

  private static final String OTHERS = "leave it to other databases with op.on(..)";

  private static final Map<Feature, String> MISSING = missing();

  private final Version version;
  private final SqliteTables tables = new SqliteTables(this);

  /** The oldest version that is supported: for scripts that any SQLite must understand. */
  public SqliteDialect() {
    this(OLDEST);
  }

  /**
   * SQLite in a version.
   *
   * @throws IllegalArgumentException when it is older than 3.35
   */
  public SqliteDialect(Version version) {
    if (version.compareTo(OLDEST) < 0) {
      throw new IllegalArgumentException(
          "SQLite " + version + " is too old: Retort needs " + OLDEST + " or newer");
    }
    this.version = version;
  }

  private static Map<Feature, String> missing() {
    Map<Feature, String> missing = new EnumMap<>(Feature.class);
    missing.put(Feature.INDEX_INCLUDE, "make them keys");
    for (Feature feature :
        List.of(
            Feature.INDEX_METHOD,
            Feature.INDEX_OPERATOR_CLASS,
            Feature.INDEX_NULLS_ORDER,
            Feature.CONCURRENT_INDEX,
            Feature.DEFERRABLE_UNIQUE,
            Feature.NOT_VALID_FOREIGN_KEY,
            Feature.NOT_VALID_CHECK,
            Feature.EXCLUDE,
            Feature.COMMENT)) {
      missing.put(feature, OTHERS);
    }
    missing.put(
        Feature.NULLS_NOT_DISTINCT,
        "make a unique index of an expression that is never NULL: index(expression(\"ifnull(a, '')\"))");
    missing.put(Feature.UNIQUE_USING_INDEX, "drop the index and add the constraint");
    missing.put(Feature.SCHEMA, "name the table without one");
    missing.put(
        Feature.SEQUENCE, "say .identity() at a primary key, or keep a table with the last number");
    missing.put(Feature.MATERIALIZED_VIEW, "create a table and fill it, or a plain view");
    missing.put(Feature.ARRAY, "keep JSON in a column of json(), or a table of its own");
    return missing;
  }

  @Override
  public Database database() {
    return Dsl.SQLITE;
  }

  @Override
  public Version version() {
    return version;
  }

  /** SQLite has no limit of its own on names. */
  @Override
  public Facts facts() {
    return new Facts(true, Facts.Lock.TRANSACTION, Integer.MAX_VALUE, true, MISSING);
  }

  @Override
  public LexicalRules lexicalRules() {
    return LexicalRules.SQLITE;
  }

  @Override
  protected String title() {
    return "SQLite";
  }

  /** ALTER COLUMN SET and DROP NOT NULL, ADD and DROP CONSTRAINT of a CHECK. */
  boolean hasConstraintChanges() {
    return version.isAtLeast(3, 53);
  }

  /** Before, ADD COLUMN did not look whether the rows that are there obey a CHECK. */
  boolean checksAddedColumns() {
    return version.isAtLeast(3, 37);
  }

  @Override
  public boolean needsSchema(Operation operation) {
    if (operation instanceof Operation.AddColumn add) {
      return !SqliteRevision.isPlain(add, this) || add.column().type() instanceof ColumnType.EnumOf;
    } else if (operation instanceof Operation.CreateTable create) {
      return create.columns().stream()
          .anyMatch(column -> column.type() instanceof ColumnType.EnumOf);
    }
    return operation instanceof Operation.DropTable
        || operation instanceof Operation.DropColumn
        || operation instanceof Operation.AlterColumn
        || operation instanceof Operation.RenameIndex
        || operation instanceof Operation.AddConstraint
        || operation instanceof Operation.DropConstraint
        || operation instanceof Operation.DropEnum
        || operation instanceof Operation.AddEnumValue
        || operation instanceof Operation.RenameEnumValue
        || operation instanceof Operation.Backfill;
  }

  @Override
  public Rendering render(Operation operation, Schema before) {
    return render(List.of(operation), before);
  }

  @Override
  public Rendering render(List<Operation> operations, Schema before) {
    Problems problems = new Problems(title(), facts());
    List<SqlStep> steps = new SqliteRevision(this, before, problems).render(operations);
    List<String> found = problems.found().stream().distinct().toList();
    return found.isEmpty() ? new Rendering(steps, found) : new Rendering(List.of(), found);
  }

  @Override
  public ScriptFrame frame(List<SqlStep> steps) {
    return new SqliteScript(this).frame(steps);
  }

  @Override
  public List<String> guards(SqlStep step) {
    return new SqliteScript(this).guards(step);
  }

  @Override
  public String identifier(Name name) {
    return SqliteNames.identifier(name);
  }

  @Override
  public String stored(Name name) {
    return name.text();
  }

  /**
   * A value as SQL writes it.
   *
   * @throws IllegalArgumentException for NaN, arrays and what else SQLite can't store
   */
  @Override
  public String literal(Literal literal) {
    return SqliteLiterals.write(literal);
  }

  @Override
  protected String type(ColumnType type, String what, Schema schema, Problems problems) {
    return SqliteTypes.write(type, what, problems);
  }

  /** A parameter takes on the affinity of the column that it is compared with. */
  @Override
  protected String keyParameter(ColumnType type, Schema schema, Problems problems) {
    if (!SqliteTypes.isExactAsText(type)) {
      problems.add(
          "a backfill goes along a key that is an integer, a text or a date in SQLite, not %s: say"
              + " batchesOf(..).by(\"column\") with another one",
          SqliteTypes.write(type, "the key of a backfill", problems));
    }
    return "?";
  }

  SqliteTables tables() {
    return tables;
  }

  // Tables

  @Override
  protected List<SqlStep> createTable(
      Operation.CreateTable create, Schema before, Problems problems) {
    QualifiedName table = create.table();
    if (create.comment() != null) {
      problems.require(Feature.COMMENT, "\"" + table + "\"");
    }
    List<SqlStep> steps = new ArrayList<>();
    steps.add(
        SqlStep.ddl(
            "CREATE TABLE "
                + identifier(table)
                + " "
                + tables.elements(table, create.columns(), create.constraints(), before, problems),
            new Effect.CreatesTable(table)));
    create.indexes().forEach(index -> steps.addAll(createIndex(table, index, problems)));
    return steps;
  }

  /** A column with its constraints, which SQLite takes at the column only. */
  @Override
  protected List<SqlStep> addColumn(Operation.AddColumn add, Schema before, Problems problems) {
    StringBuilder sql = new StringBuilder(alter(add.table()));
    sql.append("ADD COLUMN ")
        .append(tables.column(add.table(), add.column(), false, before, problems));
    for (Constraint constraint : add.constraints()) {
      sql.append(' ').append(columnConstraint(constraint, problems));
    }
    return one(sql.toString(), new Effect.CreatesColumn(add.table(), add.column().name()));
  }

  /** SQLite finds the old name taken where the new one differs in case only. */
  @Override
  protected List<SqlStep> renameTable(
      Operation.RenameTable rename, Schema before, Problems problems) {
    QualifiedName table = rename.table();
    if (!SqliteNames.same(table.name(), rename.newName())) {
      return super.renameTable(rename, before, problems);
    }
    QualifiedName between =
        table.withName(new Name("retort_renamed_" + table.name().text(), table.name().exact()));
    List<SqlStep> steps = new ArrayList<>();
    steps.addAll(renamed(table, between.name()));
    steps.addAll(renamed(between, rename.newName()));
    return steps;
  }

  private List<SqlStep> renamed(QualifiedName table, Name newName) {
    return one(
        alter(table) + "RENAME TO " + identifier(newName), new Effect.RenamesTable(table, newName));
  }

  @Override
  protected List<SqlStep> renameIndex(
      Operation.RenameIndex rename, Schema before, Problems problems) {
    Table table = Objects.requireNonNull(before.table(rename.table()), "looked up before");
    List<SqlStep> steps = new ArrayList<>();
    steps.addAll(
        one(
            "DROP INDEX " + identifier(rename.index()),
            new Effect.DropsIndex(rename.table(), rename.index())));
    steps.addAll(
        createIndex(
            rename.table(),
            Objects.requireNonNull(table.index(rename.index()), "looked up before")
                .named(rename.newName()),
            problems));
    return steps;
  }

  @Override
  protected List<SqlStep> objectChange(
      Operation.ObjectChange change, Schema before, Problems problems) {
    if (change instanceof Operation.ReplaceView replace) {
      String name = identifier(replace.name());
      return List.of(
          SqlStep.ddl("DROP VIEW " + name, ofView(replace, Effect.Rebuilds.Part.FIRST)),
          SqlStep.ddl(
              "CREATE VIEW " + name + " AS " + replace.select(),
              ofView(replace, Effect.Rebuilds.Part.LAST)));
    }
    return super.objectChange(change, before, problems);
  }

  private static Effect ofView(Operation.ReplaceView replace, Effect.Rebuilds.Part part) {
    return new Effect.Rebuilds(replace.name(), List.of(), List.of(), part);
  }
}
