package dev.retort.dialect;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Indexes and constraints of MariaDB and MySQL: an index belongs to its table. */
final class MySqlKeys {

  /** What the catalogue calls every primary key. */
  private static final Name PRIMARY = new Name("PRIMARY", true);

  private final MySqlFamilyDialect dialect;
  private final StandardConstraints standard;
  private final MySqlForeignKeyIndexes made;

  MySqlKeys(MySqlFamilyDialect dialect) {
    this.dialect = dialect;
    this.made = new MySqlForeignKeyIndexes(dialect);
    this.standard = new StandardConstraints(dialect);
  }

  // Indexes

  List<SqlStep> createIndex(Operation.CreateIndex create, Schema before, Problems problems) {
    QualifiedName table = create.table();
    Index index = create.index();
    Table known = before.table(table);
    problems.checked(dialect.cut(nameOf(index)));
    check(index, known == null ? List.of() : known.columns(), problems);
    String kind = kind(index, problems) + "INDEX ";
    String keys = keys(index, problems);
    List<String> beside = beside(create, before);
    return StandardDialect.one(
        beside.isEmpty()
            ? "CREATE " + kind + name(index) + " ON " + dialect.identifier(table) + keys
            : dialect.alter(table)
                + "ADD "
                + kind
                + name(index)
                + keys
                + ", "
                + String.join(", ", beside),
        new Effect.CreatesIndex(table, dialect.cut(nameOf(index))));
  }

  /** An index as it stands in CREATE TABLE. */
  String inline(Index index, Problems problems) {
    problems.checked(dialect.cut(nameOf(index)));
    return kind(index, problems) + "INDEX " + name(index) + keys(index, problems);
  }

  String name(Index index) {
    return dialect.identifier(dialect.cut(nameOf(index)));
  }

  private static Name nameOf(Index index) {
    return Objects.requireNonNull(index.name(), "recorded indexes have names");
  }

  /** FULLTEXT and SPATIAL are kinds of index here, and BTREE the one method of InnoDB. */
  private String kind(Index index, Problems problems) {
    String what = "index \"" + index.name() + "\"";
    if (index.isConcurrent()) {
      problems.require(Feature.CONCURRENT_INDEX, what);
    }
    if (!index.include().isEmpty()) {
      problems.require(Feature.INDEX_INCLUDE, what);
    }
    if (index.isNullsNotDistinct()) {
      problems.require(Feature.NULLS_NOT_DISTINCT, what);
    }
    if (index.where() != null) {
      problems.require(Feature.PARTIAL_INDEX, what);
    }
    String method = method(index);
    return switch (method) {
      case "", "BTREE" -> index.isUnique() ? "UNIQUE " : "";
      case "FULLTEXT", "SPATIAL" -> method + " ";
      default -> {
        problems.require(Feature.INDEX_METHOD, what + " using " + index.method());
        yield "";
      }
    };
  }

  private static String method(Index index) {
    return index.method() == null ? "" : index.method().toUpperCase(Locale.ROOT);
  }

  private String keys(Index index, Problems problems) {
    String what = "index \"" + index.name() + "\"";
    for (IndexKey key : index.keys()) {
      if (key.isDescending()) {
        problems.require(Feature.DESCENDING_INDEX, what);
      }
    }
    return index.keys().stream()
            .map(key -> standard.key(key, what, problems))
            .collect(Collectors.joining(", ", " (", ")"))
        + (method(index).equals("BTREE") ? " USING BTREE" : "");
  }

  /** What the database's own indexes for foreign keys ask for beside a change. */
  List<String> beside(Operation.TableChange change, Schema before) {
    return made.changes(
        before.table(change.table()),
        before.after(change, dialect.database()).table(change.table()));
  }

  List<SqlStep> dropIndex(Operation.DropIndex drop, Schema before, Problems problems) {
    if (drop.concurrently()) {
      problems.require(Feature.CONCURRENT_INDEX, "index \"" + drop.index() + "\"");
    }
    Name index = dialect.cut(drop.index());
    String name = dialect.identifier(index);
    List<String> beside = beside(drop, before);
    return StandardDialect.one(
        beside.isEmpty()
            ? "DROP INDEX " + name + " ON " + dialect.identifier(drop.table())
            : dialect.alter(drop.table()) + "DROP INDEX " + name + ", " + String.join(", ", beside),
        new Effect.DropsIndex(drop.table(), index));
  }

  List<SqlStep> renameIndex(Operation.RenameIndex rename, Problems problems) {
    Name index = dialect.cut(rename.index());
    Name to = problems.checked(dialect.cut(rename.newName()));
    return StandardDialect.one(
        dialect.alter(rename.table())
            + "RENAME INDEX "
            + dialect.identifier(index)
            + " TO "
            + dialect.identifier(to),
        MySqlNames.differInCaseOnly(index, to)
            ? new Effect.Alters(rename.table())
            : new Effect.RenamesIndex(rename.table(), index, to));
  }

  // Constraints

  /** A constraint's name as the catalogue has it. */
  Name stored(Constraint constraint) {
    return constraint instanceof Constraint.PrimaryKey
        ? PRIMARY
        : dialect.cut(Objects.requireNonNull(constraint.name(), "recorded constraints have names"));
  }

  List<SqlStep> dropConstraint(Operation.DropConstraint drop, Schema before) {
    Table table = before.table(drop.table());
    Constraint known = table == null ? null : table.constraint(drop.constraint());
    List<String> changes = new ArrayList<>();
    changes.add(
        known == null
            ? "DROP CONSTRAINT " + dialect.identifier(dialect.cut(drop.constraint()))
            : drop(known));
    changes.addAll(beside(drop, before));
    return StandardDialect.one(
        dialect.alter(drop.table()) + String.join(", ", changes),
        new Effect.DropsConstraint(
            drop.table(), known == null ? dialect.cut(drop.constraint()) : stored(known)));
  }

  /** What drops a constraint. */
  String drop(Constraint constraint) {
    String name = dialect.identifier(stored(constraint));
    if (constraint instanceof Constraint.PrimaryKey) {
      return "DROP PRIMARY KEY";
    } else if (constraint instanceof Constraint.ForeignKey) {
      return "DROP FOREIGN KEY " + name;
    }
    return (constraint instanceof Constraint.Unique ? "DROP INDEX " : "DROP CONSTRAINT ") + name;
  }

  // What a key can hold

  /** Looks whether a key takes a prefix of a column only. */
  void check(Constraint constraint, List<ColumnDefinition> columns, Problems problems) {
    if (constraint instanceof Constraint.PrimaryKey || !dialect.hasLongKeys()) {
      check(
          MySqlColumns.keyOf(constraint),
          "constraint \"" + constraint.name() + "\"",
          columns,
          problems);
    }
  }

  void check(Index index, List<ColumnDefinition> columns, Problems problems) {
    if (!dialect.hasLongKeys() && !method(index).equals("FULLTEXT")) {
      check(index.columns(), "index \"" + index.name() + "\"", columns, problems);
    }
  }

  private void check(
      List<Name> key, String what, List<ColumnDefinition> columns, Problems problems) {
    for (Name name : key) {
      @Nullable ColumnDefinition column =
          columns.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
      if (column != null && MySqlTypes.isLong(column.type())) {
        problems.add(
            "%s has no key over the whole of the long column \"%s\" (%s): say varchar(n), or index"
                + " a prefix with execute(..)",
            dialect.title(), name, what);
      }
    }
  }
}
