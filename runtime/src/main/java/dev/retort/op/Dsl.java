package dev.retort.op;

import dev.retort.op.ColumnType.Plain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one static import of a migration: {@code import static dev.retort.op.Dsl.*;}. Values that the
 * calls of {@link Operations} take; nothing here does anything.
 */
public final class Dsl {

  public static final Database H2 = new Database("h2");
  public static final Database POSTGRESQL = new Database("postgresql");
  public static final Database MARIADB = new Database("mariadb");
  public static final Database MYSQL = new Database("mysql");
  public static final Database SQLITE = new Database("sqlite");

  public static final ReferentialAction NO_ACTION = ReferentialAction.NO_ACTION;
  public static final ReferentialAction RESTRICT = ReferentialAction.RESTRICT;
  public static final ReferentialAction CASCADE = ReferentialAction.CASCADE;
  public static final ReferentialAction SET_NULL = ReferentialAction.SET_NULL;
  public static final ReferentialAction SET_DEFAULT = ReferentialAction.SET_DEFAULT;

  private Dsl() {}

  // Tables and columns

  /**
   * A column: NOT NULL unless {@code .nullable()} is said.
   *
   * @param name its name; see {@link Name} for what quotes mean
   */
  public static Column column(String name, ColumnType type) {
    return Column.of(name, type);
  }

  /** The table's comment, among the elements of {@code createTable}. */
  public static TableElement.Comment comment(String text) {
    return new TableElement.Comment(text);
  }

  // Types

  public static ColumnType smallint() {
    return Plain.SMALLINT;
  }

  public static ColumnType integer() {
    return Plain.INTEGER;
  }

  public static ColumnType bigint() {
    return Plain.BIGINT;
  }

  /**
   * An exact number.
   *
   * @param precision digits in all
   * @param scale digits after the point
   */
  public static ColumnType decimal(int precision, int scale) {
    return new ColumnType.Decimal(precision, scale);
  }

  public static ColumnType real() {
    return Plain.REAL;
  }

  public static ColumnType doublePrecision() {
    return Plain.DOUBLE_PRECISION;
  }

  public static ColumnType bool() {
    return Plain.BOOLEAN;
  }

  /** Text of a fixed length in characters, padded with blanks. */
  public static ColumnType character(int length) {
    return new ColumnType.FixedChar(length);
  }

  /** Text of at most {@code length} characters. */
  public static ColumnType varchar(int length) {
    return new ColumnType.Varchar(length);
  }

  /** Text of any length. */
  public static ColumnType text() {
    return Plain.TEXT;
  }

  /** At most {@code length} bytes. */
  public static ColumnType varbinary(int length) {
    return new ColumnType.Varbinary(length);
  }

  /** Bytes of any number. */
  public static ColumnType blob() {
    return Plain.BLOB;
  }

  public static ColumnType date() {
    return Plain.DATE;
  }

  public static ColumnType time() {
    return Plain.TIME;
  }

  /** Date and time without a zone. */
  public static ColumnType timestamp() {
    return Plain.TIMESTAMP;
  }

  /** A point in time. */
  public static ColumnType timestamptz() {
    return Plain.TIMESTAMPTZ;
  }

  public static ColumnType uuid() {
    return Plain.UUID;
  }

  public static ColumnType json() {
    return Plain.JSON;
  }

  public static ColumnType jsonb() {
    return Plain.JSONB;
  }

  /** An array of another type. */
  public static ColumnType array(ColumnType element) {
    return new ColumnType.ArrayOf(element);
  }

  /**
   * The type of an enum that {@code createEnum} made.
   *
   * @param name the enum's name, with its schema where it is another than the connection's
   */
  public static ColumnType enumType(String name) {
    return new ColumnType.EnumOf(QualifiedName.of(name));
  }

  /** A type in the database's own words. */
  public static ColumnType raw(String sql) {
    return new ColumnType.Raw(new Sql(sql));
  }

  // Constraints

  public static Constraint.PrimaryKey primaryKey(String first, String... more) {
    return new Constraint.PrimaryKey(null, Names.of(first, more));
  }

  public static Constraint.Unique unique(String first, String... more) {
    return new Constraint.Unique(null, Names.of(first, more), false, null, false, false);
  }

  public static Constraint.Check check(String condition) {
    return new Constraint.Check(null, new Sql(condition), false);
  }

  /** A foreign key, complete once {@code .references(table, column)} is said. */
  public static ForeignKeyColumns foreignKey(String first, String... more) {
    return new ForeignKeyColumns(Names.of(first, more));
  }

  /**
   * No two rows of which all these comparisons are true: {@code exclude("room WITH =", "during WITH
   * &&")}.
   */
  public static Constraint.Exclude exclude(String first, String... more) {
    List<Sql> elements = new ArrayList<>(List.of(new Sql(first)));
    for (String element : more) {
      elements.add(new Sql(element));
    }
    return new Constraint.Exclude(null, elements, "gist", null);
  }

  // Indexes

  public static Index index(String first, String... more) {
    return new Index(
        null,
        Names.of(first, more).stream()
            .map(name -> new IndexKey(name, null, false, null, null))
            .toList(),
        false,
        null,
        null,
        List.of(),
        false,
        false);
  }

  /** An index whose keys say more than a column's name. */
  public static Index index(IndexKey first, IndexKey... more) {
    List<IndexKey> keys = new ArrayList<>(List.of(first));
    keys.addAll(Arrays.asList(more));
    return new Index(null, keys, false, null, null, List.of(), false, false);
  }

  /** A column as an index key: {@code key("created_at").desc()}. */
  public static IndexKey key(String column) {
    return new IndexKey(Name.of(column), null, false, null, null);
  }

  /** An expression as an index key: {@code expression("lower(email)")}. */
  public static IndexKey expression(String sql) {
    return new IndexKey(null, new Sql(sql), false, null, null);
  }

  /** Drops an index without blocking writes: {@code dropIndex(table, name, concurrently())}. */
  public static Concurrently concurrently() {
    return Concurrently.CONCURRENTLY;
  }

  // Other objects

  /** A sequence that counts from 1 in steps of 1 until it says something else. */
  public static Sequence sequence(String name) {
    return new Sequence(QualifiedName.of(name), 1, 1, null, null, 1, false);
  }

  /** Before another value of the enum. */
  public static EnumPosition before(String value) {
    return new EnumPosition(true, value);
  }

  /** After another value of the enum. */
  public static EnumPosition after(String value) {
    return new EnumPosition(false, value);
  }

  // Changes of a column

  public static ColumnChange.SetType setType(ColumnType type) {
    return new ColumnChange.SetType(type, null);
  }

  public static ColumnChange setNotNull() {
    return new ColumnChange.SetNotNull();
  }

  public static ColumnChange dropNotNull() {
    return new ColumnChange.DropNotNull();
  }

  /** A default that is a value: {@code setDefault("now()")} is the text. */
  public static ColumnChange setDefault(@Nullable Object value) {
    return new ColumnChange.SetDefault(new ColumnDefault.Value(Literal.of(value)));
  }

  /** A default that the database evaluates for each row. */
  public static ColumnChange setDefaultSql(String sql) {
    return new ColumnChange.SetDefault(new ColumnDefault.Expression(new Sql(sql)));
  }

  public static ColumnChange dropDefault() {
    return new ColumnChange.DropDefault();
  }

  /** The database numbers the rows unless an insert brings a value. */
  public static ColumnChange setIdentity() {
    return new ColumnChange.SetIdentity(ColumnDefinition.Identity.BY_DEFAULT);
  }

  /** Only the database numbers the rows. */
  public static ColumnChange setIdentityAlways() {
    return new ColumnChange.SetIdentity(ColumnDefinition.Identity.ALWAYS);
  }

  /** The database no longer numbers the rows. */
  public static ColumnChange dropIdentity() {
    return new ColumnChange.DropIdentity();
  }

  /** Another expression for a generated column; its rows are computed anew. */
  public static ColumnChange setExpression(String sql) {
    return new ColumnChange.SetExpression(new Sql(sql));
  }

  /** A generated column becomes a plain one and keeps its values. */
  public static ColumnChange dropExpression() {
    return new ColumnChange.DropExpression();
  }

  /** Another collation, by the database's name for it. */
  public static ColumnChange setCollation(String name) {
    return new ColumnChange.SetCollation(name);
  }

  /** Another comment, or none for null. */
  public static ColumnChange setComment(@Nullable String text) {
    return new ColumnChange.SetComment(text);
  }

  // Data

  /** Where rows go: {@code into("account", "name").values("Ann")}. */
  public static Rows.Into into(String table, String firstColumn, String... more) {
    return new Rows.Into(QualifiedName.of(table), Names.of(firstColumn, more), List.of());
  }

  /**
   * Where rows go, with the types written out: for tables that no operation of the chain made. Only
   * the columns' names and types count.
   */
  public static Rows.Into table(String name, Column first, Column... more) {
    List<Column> columns = new ArrayList<>(List.of(first));
    columns.addAll(Arrays.asList(more));
    return new Rows.Into(
        QualifiedName.of(name),
        columns.stream().map(column -> column.definition().name()).toList(),
        columns.stream().map(column -> column.definition().type()).toList());
  }

  /**
   * How {@code backfill} goes through a table: in batches along its primary key, each committed.
   *
   * @param rows how many rows of the key a batch spans at most, at least 1
   */
  public static Batches batchesOf(int rows) {
    return new Batches(rows, null, Duration.ZERO);
  }

  /** Sets a column to a value. */
  public static Assignments set(String column, @Nullable Object value) {
    return new Assignments(List.of()).set(column, value);
  }

  /** Sets a column to an expression over the old row. */
  public static Assignments setSql(String column, String sql) {
    return new Assignments(List.of()).setSql(column, sql);
  }

  /**
   * The rows of which a condition is true.
   *
   * @param params the values of its {@code ?}; without any, {@code ?} means nothing
   */
  public static Where where(String condition, @Nullable Object @Nullable ... params) {
    return new Where(new Sql(condition), Literal.all(params));
  }

  /** Every row of the table. */
  public static Where allRows() {
    return new Where(null, List.of());
  }

  /**
   * One statement for {@code execute}.
   *
   * @param params the values of its {@code ?}; without any, {@code ?} means nothing
   */
  public static SqlStatement sql(String statement, @Nullable Object @Nullable ... params) {
    return new SqlStatement(new Sql(statement), Literal.all(params), null, false);
  }

  // Timeouts

  /** How long a statement may wait for a lock before it gives up and is tried again. */
  public static Timeouts statementLockTimeout(Duration timeout) {
    return Timeouts.UNSAID.statementLockTimeout(timeout);
  }

  /** How long a statement may run. */
  public static Timeouts statementTimeout(Duration timeout) {
    return Timeouts.UNSAID.statementTimeout(timeout);
  }

  /** How often a step that waited too long for a lock is tried again. */
  public static Timeouts lockRetries(int times) {
    return Timeouts.UNSAID.lockRetries(times);
  }
}
