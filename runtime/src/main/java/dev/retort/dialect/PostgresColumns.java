package dev.retort.dialect;

import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Operation;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ALTER COLUMN}: all changes of a column in one statement, so that the table is locked, and
 * rewritten, once. PostgreSQL orders the parts of a statement itself: what is dropped goes first,
 * then types change, then defaults come.
 */
final class PostgresColumns {

  private final PostgresDialect dialect;

  PostgresColumns(PostgresDialect dialect) {
    this.dialect = dialect;
  }

  /** The steps of all changes but comments. */
  List<SqlStep> alter(Operation.AlterColumn alter, Schema before, Problems problems) {
    ColumnDefinition column = StandardDialect.columnOf(alter, before);
    List<String> parts = new ArrayList<>();
    ColumnChange.SetType type = find(alter, ColumnChange.SetType.class);
    ColumnChange.SetCollation collation = find(alter, ColumnChange.SetCollation.class);
    for (ColumnChange change : alter.changes()) {
      if (change instanceof ColumnChange.SetType set) {
        parts.addAll(setType(alter, set, collation, column, before, problems));
      } else if (!isSaidElsewhere(change, type)) {
        check(alter, change, column, problems);
        parts.add(dialect.standardChange(alter, change, before, problems));
      }
    }
    if (parts.isEmpty()) {
      return List.of();
    }
    String name = dialect.identifier(alter.column());
    List<SqlStep> steps = new ArrayList<>();
    steps.addAll(
        StandardDialect.one(
            dialect.statements.alterTable(alter.table())
                + "ALTER COLUMN "
                + name
                + " "
                + String.join(", ALTER COLUMN " + name + " ", parts),
            new Effect.Alters(alter.table())));
    if (find(alter, ColumnChange.SetIdentity.class) != null
        && (column == null || column.identity() == null)) {
      steps.add(countOn(alter));
    }
    return steps;
  }

  /** A comment is a statement of its own; a collation is said with the type. */
  private static boolean isSaidElsewhere(ColumnChange change, ColumnChange.@Nullable SetType type) {
    return change instanceof ColumnChange.SetComment
        || (change instanceof ColumnChange.SetCollation && type != null);
  }

  private List<String> setType(
      Operation.AlterColumn alter,
      ColumnChange.SetType set,
      ColumnChange.@Nullable SetCollation collation,
      @Nullable ColumnDefinition column,
      Schema before,
      Problems problems) {
    String what = "column \"" + alter.table() + "." + alter.column() + "\"";
    String type = dialect.type(set.type(), what, before, problems);
    String using = set.using() == null ? null : set.using().text();
    if (using == null && column != null) {
      using = PostgresTypes.using(column.type(), set.type(), alter.column(), type, dialect);
    }
    // Without the word the new type would have the collation of the database.
    String collated =
        collation != null
            ? collation.collation()
            : column != null && PostgresTypes.isText(set.type()) ? column.collation() : null;
    String sql =
        "TYPE "
            + type
            + (collated == null ? "" : " COLLATE " + dialect.collation(collated))
            + (using == null ? "" : " USING " + using);
    if (column == null || column.defaultValue() == null) {
      return List.of(sql);
    }
    // USING does not convert a default: it goes, and comes back in the new type. One that is
    // converted comes back too, so that the catalogue has it as if it had always been so.
    boolean dropped = find(alter, ColumnChange.DropDefault.class) != null;
    boolean replaced = dropped || find(alter, ColumnChange.SetDefault.class) != null;
    List<String> parts = new ArrayList<>();
    if (using != null && !dropped) {
      parts.add("DROP DEFAULT");
    }
    parts.add(sql);
    boolean another = using != null || !PostgresTypes.isOneKind(column.type(), set.type());
    if (another && !replaced) {
      parts.add("SET DEFAULT " + dialect.statements.value(column.defaultValue()));
    }
    return parts;
  }

  private void check(
      Operation.AlterColumn alter,
      ColumnChange change,
      @Nullable ColumnDefinition column,
      Problems problems) {
    String what = "column \"" + alter.table() + "." + alter.column() + "\"";
    if (column == null) {
      return;
    }
    if (change instanceof ColumnChange.SetIdentity && column.identity() == null) {
      ColumnChange.SetType set = find(alter, ColumnChange.SetType.class);
      ColumnType type = set == null ? column.type() : set.type();
      if (!PostgresTypes.isNumbered(type)) {
        problems.add(
            "PostgreSQL numbers the rows of a smallint, an integer or a bigint, and %s is none",
            what);
      }
      if (column.nullable() && find(alter, ColumnChange.SetNotNull.class) == null) {
        problems.add(
            "PostgreSQL numbers only NOT NULL columns, and %s is nullable: say setNotNull() as well",
            what);
      }
    }
    ColumnDefinition.Generated generated = column.generated();
    if (change instanceof ColumnChange.DropExpression && generated != null && !generated.stored()) {
      problems.add(
          "%s keeps no values that a plain column could hold, because it is virtual: add a plain"
              + " column and copy them",
          what);
    }
  }

  /** The numbers go on after the rows that are there. */
  private SqlStep countOn(Operation.AlterColumn alter) {
    String table = dialect.identifier(alter.table());
    String column = dialect.identifier(alter.column());
    return SqlStep.data(
        "SELECT setval(pg_get_serial_sequence("
            + PostgresLiterals.quoted(table)
            + ", "
            + PostgresLiterals.quoted(dialect.stored(alter.column()))
            + "), MAX("
            + column
            + ")) FROM "
            + table
            + " HAVING MAX("
            + column
            + ") > 0",
        List.of());
  }

  private static <T extends ColumnChange> @Nullable T find(
      Operation.AlterColumn alter, Class<T> kind) {
    return alter.changes().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElse(null);
  }
}
