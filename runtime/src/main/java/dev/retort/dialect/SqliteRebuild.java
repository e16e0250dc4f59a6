package dev.retort.dialect;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Index;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import dev.retort.schema.ColumnWords;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table that is built anew (SQLite's documentation, ALTER TABLE, "Making Other Kinds Of Table
 * Schema Changes"): a new one from the fold, the rows copied, the old one dropped, the new one
 * renamed without touching who refers to it, the indexes made again. Foreign keys must be off
 * meanwhile: else the drop would empty the tables that refer to it.
 *
 * <p>It remembers what the database has while operations change what the table is to be.
 */
final class SqliteRebuild {

  private static final String PREFIX = "retort_new_";

  private final SqliteDialect dialect;
  private final QualifiedName name;
  private final List<Name> columns;
  private final Set<Name> indexes;
  private final boolean isNumbered;

  /** The value of each column that is copied, as an expression over the old table. */
  private final Map<Name, String> copies;

  /** The columns that are not what they were. */
  private final Set<Name> touched;

  /** A rebuild of a table that does not change it yet. */
  SqliteRebuild(SqliteDialect dialect, Table table) {
    this(
        dialect,
        table.name(),
        new ArrayList<>(table.columns().stream().map(ColumnDefinition::name).toList()),
        new LinkedHashSet<>(),
        isNumbered(table),
        new LinkedHashMap<>(),
        new LinkedHashSet<>());
    table.indexes().forEach(index -> indexes.add(nameOf(index)));
    for (ColumnDefinition column : table.columns()) {
      if (column.generated() == null) {
        copies.put(column.name(), read(column.name()));
      }
    }
  }

  private SqliteRebuild(
      SqliteDialect dialect,
      QualifiedName name,
      List<Name> columns,
      Set<Name> indexes,
      boolean isNumbered,
      Map<Name, String> copies,
      Set<Name> touched) {
    this.dialect = dialect;
    this.name = name;
    this.columns = columns;
    this.indexes = indexes;
    this.isNumbered = isNumbered;
    this.copies = copies;
    this.touched = touched;
  }

  /** The same rebuild after the table got another name, where it {@link #copiesAsItIs}. */
  SqliteRebuild renamed(QualifiedName newName) {
    SqliteRebuild renamed =
        new SqliteRebuild(
            dialect, newName, columns, indexes, isNumbered, new LinkedHashMap<>(), touched);
    copies.keySet().forEach(column -> renamed.copies.put(column, renamed.read(column)));
    return renamed;
  }

  private static boolean isNumbered(Table table) {
    return table.columns().stream().anyMatch(column -> column.identity() != null);
  }

  private static Name nameOf(Index index) {
    return Objects.requireNonNull(index.name(), "indexes of the fold have names");
  }

  /**
   * A column of the old table. One in quotes is qualified: SQLite takes a quoted name that means
   * nothing for a string.
   */
  private String read(Name column) {
    String sql = dialect.identifier(column);
    return sql.startsWith("\"") ? dialect.identifier(name) + "." + sql : sql;
  }

  // What operations say

  /** A new column: the rows that are there get its default, whatever becomes of that later on. */
  void add(ColumnDefinition column) {
    touched.add(column.name());
    if (column.defaultValue() != null && column.generated() == null) {
      copies.put(column.name(), dialect.tables().defaultValue(column.defaultValue()));
    }
  }

  void drop(Name column) {
    touched.add(column);
    copies.remove(column);
  }

  /** Whether without a column nothing would be copied, though there may be rows. */
  boolean isLastCopied(Name column) {
    return copies.size() == 1 && copies.containsKey(column);
  }

  /** A column that holds other values, or holds them otherwise. */
  void touch(Name column) {
    touched.add(column);
  }

  /** A column that was computed keeps its values. */
  void keep(Name column) {
    compute(column, read(column));
  }

  /** A column's value is computed while it is copied. */
  void compute(Name column, String expression) {
    touched.add(column);
    copies.put(column, expression);
  }

  /** A column's value is computed from what is copied now, if anything is. */
  void computeFrom(Name column, UnaryOperator<String> expression) {
    touched.add(column);
    copies.computeIfPresent(column, (name, old) -> expression.apply(old));
  }

  /** Whether an expression finds in the old table the columns that it means. */
  boolean finds(@Nullable Sql expression) {
    return expression == null
        || touched.stream().noneMatch(column -> ColumnWords.mention(expression, column));
  }

  /** Whether a column can be renamed in the old table, so that the rebuild finds it. */
  boolean takesRenamed(Name from, Name to) {
    return columns.contains(from)
        && read(from).equals(copies.get(from))
        && columns.stream().noneMatch(column -> SqliteNames.same(column, to))
        && copiesAsItIs();
  }

  /** Whether no value is computed while it is copied. */
  boolean copiesAsItIs() {
    return copies.entrySet().stream().allMatch(copy -> read(copy.getKey()).equals(copy.getValue()));
  }

  void rename(Name from, Name to) {
    columns.replaceAll(column -> column.equals(from) ? to : column);
    copies.remove(from);
    copies.put(to, read(to));
    if (touched.remove(from)) {
      touched.add(to);
    }
  }

  boolean holdsIndex(Name index) {
    return indexes.stream().anyMatch(each -> SqliteNames.same(each, index));
  }

  void dropIndex(Name index) {
    indexes.removeIf(each -> SqliteNames.same(each, index));
  }

  // What it comes to

  /**
   * The statements.
   *
   * @param schema what the table is to be
   */
  List<SqlStep> steps(Schema schema, Problems problems) {
    Table table = Objects.requireNonNull(schema.table(name), "a rebuild waits for a known table");
    Name temporary = new Name(PREFIX + name.name().text(), name.name().exact());
    String old = dialect.identifier(name);
    String anew = dialect.identifier(temporary);
    List<String> sql = new ArrayList<>();
    sql.add(
        "CREATE TABLE "
            + anew
            + " "
            + dialect
                .tables()
                .elements(name, table.columns(), table.constraints(), schema, problems));
    sql.add(copy(table, old, anew));
    if (isNumbered && isNumbered(table)) {
      sql.addAll(numbers(temporary));
    }
    sql.add("DROP TABLE " + old);
    sql.add("PRAGMA legacy_alter_table = ON");
    sql.add("ALTER TABLE " + anew + " RENAME TO " + old);
    sql.add("PRAGMA legacy_alter_table = OFF");
    for (Index index : table.indexes()) {
      dialect.createIndex(name, index, problems).forEach(step -> sql.add(step.sql()));
    }
    return parts(sql);
  }

  private String copy(Table table, String old, String anew) {
    List<Name> into =
        table.columns().stream()
            .filter(column -> column.generated() == null && copies.containsKey(column.name()))
            .map(ColumnDefinition::name)
            .toList();
    String values = into.stream().map(copies::get).collect(Collectors.joining(", "));
    return "INSERT INTO "
        + anew
        + " ("
        + dialect.tables().names(into)
        + ") SELECT "
        + values
        + " FROM "
        + old;
  }

  /** The number that AUTOINCREMENT gave last goes with the table. */
  private List<String> numbers(Name temporary) {
    String anew = dialect.literal(new Literal(dialect.stored(temporary)));
    String old = dialect.literal(new Literal(dialect.stored(name.name())));
    return List.of(
        "DELETE FROM sqlite_sequence WHERE name = " + anew,
        "INSERT INTO sqlite_sequence (name, seq) SELECT "
            + anew
            + ", seq FROM sqlite_sequence WHERE name = "
            + old
            + " COLLATE NOCASE");
  }

  private List<SqlStep> parts(List<String> sql) {
    List<SqlStep> steps = new ArrayList<>();
    for (int i = 0; i < sql.size(); i++) {
      Effect.Rebuilds.Part part =
          i == 0
              ? Effect.Rebuilds.Part.FIRST
              : i == sql.size() - 1 ? Effect.Rebuilds.Part.LAST : Effect.Rebuilds.Part.MIDDLE;
      steps.add(
          SqlStep.ddl(sql.get(i), new Effect.Rebuilds(name, columns, List.copyOf(indexes), part)));
    }
    return steps;
  }
}
