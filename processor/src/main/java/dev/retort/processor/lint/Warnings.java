package dev.retort.processor.lint;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.NamingConvention;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the rules that warn ask of a moment. */
final class Warnings {

  private static final Map<Database, String> TITLES =
      Map.of(
          Dsl.H2, "H2",
          Dsl.POSTGRESQL, "PostgreSQL",
          Dsl.MARIADB, "MariaDB",
          Dsl.MYSQL, "MySQL",
          Dsl.SQLITE, "SQLite");

  private Warnings() {}

  /** A rule that warns: of {@code upgrade} alone, and not of what cannot work anyway. */
  static Rule warning(Rule rule) {
    return (moment, findings) -> {
      if (!moment.isDowngrade() && !findings.hasErrorsThatCount()) {
        rule.check(moment, findings);
      }
    };
  }

  /** A table that is known and may have rows that the revision did not put there; else null. */
  static @Nullable Table tableWithRows(Moment moment, QualifiedName name) {
    Table table = moment.before().table(name);
    String revision = moment.revision().node().className();
    return table == null || moment.before().isNewIn(revision, name) ? null : table;
  }

  static boolean isAddedNow(Moment moment, QualifiedName table, Name column) {
    return moment.before().isAddedIn(moment.revision().node().className(), table, column);
  }

  /** Whether all rows of a column hold NULL, because it is new. */
  static boolean isEmpty(Moment moment, QualifiedName table, Name column) {
    return moment.before().isEmptySince(moment.revision().node().className(), table, column);
  }

  /** Whether the databases were named, and this is one of some. */
  static boolean isOn(Moment moment, Database... databases) {
    return moment.isDeclared() && List.of(databases).contains(moment.dialect().database());
  }

  /** A database as people write it. */
  static String title(Moment moment) {
    Database database = moment.dialect().database();
    return TITLES.getOrDefault(database, database.name());
  }

  /** Whether an earlier step of the revision changed rows of a table so that they fit. */
  static boolean isTidied(Moment moment, QualifiedName table, List<Name> columns) {
    for (Operation operation : moment.earlier()) {
      if (operation instanceof Operation.Delete delete && delete.table().equals(table)) {
        return true;
      } else if (operation instanceof Operation.Update update && update.table().equals(table)) {
        if (update.assignments().all().stream().anyMatch(each -> columns.contains(each.column()))) {
          return true;
        }
      } else if (operation instanceof Operation.Backfill fill && fill.table().equals(table)) {
        if (fill.assignments().all().stream().anyMatch(each -> columns.contains(each.column()))) {
          return true;
        }
      } else if (operation instanceof Operation.Run
          || operation instanceof Operation.ExecuteScript
          || (operation instanceof Operation.Execute execute
              && RawSql.of(execute.statement().sql()).mentions(table.name()))) {
        return true;
      }
    }
    return false;
  }

  /** The constraints that an operation adds to a table that is there. */
  static List<Constraint> added(Operation operation) {
    if (operation instanceof Operation.AddConstraint add) {
      return List.of(add.constraint());
    }
    return operation instanceof Operation.AddColumn add ? add.constraints() : List.of();
  }

  /** The columns of a table that a piece of SQL names. */
  static List<Name> mentioned(Table table, Sql sql) {
    RawSql raw = RawSql.of(sql);
    return table.columns().stream()
        .map(ColumnDefinition::name)
        .filter(raw::mentions)
        .collect(Collectors.toList());
  }

  /** Whether equal values of some columns are refused by a key that is there already. */
  static boolean isUnique(Table table, List<Name> columns, boolean nullsNotDistinct) {
    boolean takesNull =
        nullsNotDistinct
            && columns.stream()
                .map(table::column)
                .anyMatch(column -> column == null || column.nullable());
    if (takesNull) {
      return false;
    }
    Set<Name> wanted = Set.copyOf(columns);
    return table.constraints().stream()
            .filter(each -> !(each instanceof Constraint.ForeignKey))
            .anyMatch(each -> !each.keys().isEmpty() && wanted.containsAll(each.keys()))
        || table.indexes().stream()
            .filter(each -> each.isUnique() && each.where() == null)
            .filter(each -> each.columns().size() == each.keys().size())
            .anyMatch(each -> wanted.containsAll(each.columns()));
  }

  /** Whether a search for some columns finds an index or a key that begins with them. */
  static boolean isIndexed(Table table, List<Name> columns) {
    List<List<Name>> all = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique) {
        all.add(constraint.keys());
      }
    }
    for (Index index : table.indexes()) {
      boolean isWhole =
          index.where() == null
              || columns.stream()
                  .anyMatch(
                      each ->
                          RawSql.of(Objects.requireNonNull(index.where())).isNullTest(each, true));
      if (isWhole
          && index.keys().stream().limit(columns.size()).allMatch(k -> k.column() != null)) {
        all.add(index.columns());
      }
    }
    return all.stream()
        .anyMatch(
            keys ->
                keys.size() >= columns.size()
                    && keys.subList(0, columns.size()).containsAll(columns));
  }

  /** {@code backfill(..)} where the table's key allows batches, else {@code update(..)}. */
  static String fill(Table table, String assignment, String condition) {
    boolean batches =
        table.constraints().stream()
            .anyMatch(each -> each instanceof Constraint.PrimaryKey && each.keys().size() == 1);
    String start = batches ? "op.backfill(" : "op.update(";
    return start
        + Code.string(table.name())
        + ", "
        + assignment
        + ", where("
        + Code.string(condition)
        + (batches ? "), batchesOf(10_000));" : "));");
  }

  /**
   * The steps from one column to another, none of which meets code that it does not suit.
   *
   * @param expression what makes the new value of the old row
   */
  static Mend moved(
      Moment moment, Table table, ColumnDefinition old, ColumnDefinition anew, String expression) {
    String name = Code.string(table.name());
    Mend mend =
        new Mend()
            .line("// release 1: its code writes both columns")
            .line("op.addColumn(", name, ", ", Code.column(anew), ");")
            .line("// release 2: its code reads \"" + anew.name() + "\", and still writes both")
            .line(fill(moment, table, anew.name(), expression))
            .line("// release 3: its code no longer names \"" + old.name() + "\"");
    if (isRequired(old)) { // its inserts leave it out
      mend.line("op.alterColumn(", name, ", ", Code.string(old.name()), ", dropNotNull());");
    }
    return mend.line("// release 4")
        .line("op.dropColumn(", name, ", ", Code.string(old.name()), ");");
  }

  /** Whether an insert must name a column. */
  static boolean isRequired(ColumnDefinition column) {
    return !column.nullable()
        && column.defaultValue() == null
        && column.identity() == null
        && column.generated() == null;
  }

  /** Columns as a sentence lists them: {@code "a", "b"}. */
  static String quoted(List<Name> names) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
  }

  /** A name for something that a mend makes beside. */
  static Name beside(Name name, String suffix) {
    return new Name(name.text() + suffix, name.exact());
  }

  /**
   * A name as the SQL of a mend writes it; where no database is declared as standard SQL does, so
   * that all say the same.
   */
  static String sql(Moment moment, Name name) {
    if (moment.isDeclared()) {
      return moment.dialect().identifier(name);
    }
    return name.exact() ? '"' + name.text().replace("\"", "\"\"") + '"' : name.text();
  }

  /** A name with its schema as the SQL of a mend writes it. */
  static String sql(Moment moment, QualifiedName name) {
    return name.schema() == null
        ? sql(moment, name.name())
        : sql(moment, name.schema()) + "." + sql(moment, name.name());
  }

  /** A step that gives a column its value where it has none. */
  static String fill(Moment moment, Table table, Name column, String expression) {
    return fill(
        table,
        "setSql(" + Code.string(column) + ", " + Code.string(expression) + ")",
        sql(moment, column) + " IS NULL");
  }

  /** The naming convention's name of an index, or its own. */
  static Name nameOf(QualifiedName table, Index index) {
    return Objects.requireNonNull(NamingConvention.named(table, index).name());
  }
}
