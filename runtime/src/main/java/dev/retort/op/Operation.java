package dev.retort.op;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recorded change: what a call to {@link Operations} leaves behind. Complete in itself,
 * immutable, comparable; constraints and indexes in it always have their names.
 */
public sealed interface Operation {

  /** A change to the schema. */
  sealed interface SchemaChange extends Operation {
    /** The table (or the object) that it changes. */
    QualifiedName table();
  }

  /** A change to rows of one table. */
  sealed interface DataChange extends Operation {
    /** The table whose rows it changes. */
    QualifiedName table();
  }

  /** {@code createTable}. */
  record CreateTable(
      QualifiedName table,
      List<ColumnDefinition> columns,
      List<Constraint> constraints,
      List<Index> indexes,
      @Nullable String comment)
      implements SchemaChange {
    public CreateTable {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
      indexes = List.copyOf(indexes);
    }
  }

  /** {@code dropTable}. */
  record DropTable(QualifiedName table) implements SchemaChange {}

  /** {@code renameTable}: stays in its schema. */
  record RenameTable(QualifiedName table, Name newName) implements SchemaChange {}

  /** {@code addColumn}, with the constraints that were written at the column. */
  record AddColumn(QualifiedName table, ColumnDefinition column, List<Constraint> constraints)
      implements SchemaChange {
    public AddColumn {
      constraints = List.copyOf(constraints);
    }
  }

  /** {@code dropColumn}. */
  record DropColumn(QualifiedName table, Name column) implements SchemaChange {}

  /** {@code renameColumn}. */
  record RenameColumn(QualifiedName table, Name column, Name newName) implements SchemaChange {}

  /** {@code alterColumn}: at most one change of each kind, in the order written. */
  record AlterColumn(QualifiedName table, Name column, List<ColumnChange> changes)
      implements SchemaChange {
    public AlterColumn {
      changes = List.copyOf(changes);
    }
  }

  /** {@code createIndex}. */
  record CreateIndex(QualifiedName table, Index index) implements SchemaChange {}

  /** {@code dropIndex}. */
  record DropIndex(QualifiedName table, Name index, boolean concurrently) implements SchemaChange {}

  /** {@code renameIndex}. */
  record RenameIndex(QualifiedName table, Name index, Name newName) implements SchemaChange {}

  /** {@code addConstraint}. */
  record AddConstraint(QualifiedName table, Constraint constraint) implements SchemaChange {}

  /** {@code dropConstraint}. */
  record DropConstraint(QualifiedName table, Name constraint) implements SchemaChange {}

  /** {@code insert} and {@code bulkInsert}. */
  record Insert(Rows rows, boolean bulk) implements DataChange {
    @Override
    public QualifiedName table() {
      return rows.table();
    }
  }

  /** {@code update}. */
  record Update(QualifiedName table, Assignments assignments, Where where) implements DataChange {}

  /** {@code delete}. */
  record Delete(QualifiedName table, Where where) implements DataChange {}

  /** {@code execute}. */
  record Execute(SqlStatement statement) implements Operation {}

  /** {@code run}: of the action only the name is data. */
  record Run(String name, JavaStep action) implements Operation {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Run that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** {@code on}: what only one kind of database is told. */
  record On(Database database, List<Operation> operations) implements Operation {
    public On {
      operations = List.copyOf(operations);
    }
  }

  /** {@code reverseUpgrade}: stands for the inverses of the upgrade's operations, last first. */
  record ReverseUpgrade() implements Operation {}

  /** {@code irreversible}: this revision can't be undone, and why. */
  record Irreversible(String why) implements Operation {}
}
