package dev.retort.op;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recorded change: what a call to {@link Operations} leaves behind. Complete in itself,
 * immutable, comparable; constraints and indexes in it always have their names.
 */
public sealed interface Operation {

  /** A change to the schema. */
  sealed interface SchemaChange extends Operation {}

  /** A change to a table, or to what belongs to one. */
  sealed interface TableChange extends SchemaChange {
    /** The table that it changes, under the name that it has before. */
    QualifiedName table();
  }

  /** A change to an object that is no table: a schema, a sequence, a view, an enum. */
  sealed interface ObjectChange extends SchemaChange {
    /** The object that it changes, under the name that it has before. */
    QualifiedName name();
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
      implements TableChange {
    public CreateTable {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
      indexes = List.copyOf(indexes);
    }
  }

  /** {@code dropTable}. */
  record DropTable(QualifiedName table) implements TableChange {}

  /** {@code renameTable}: stays in its schema. */
  record RenameTable(QualifiedName table, Name newName) implements TableChange {}

  /** {@code addColumn}, with the constraints that were written at the column. */
  record AddColumn(QualifiedName table, ColumnDefinition column, List<Constraint> constraints)
      implements TableChange {
    public AddColumn {
      constraints = List.copyOf(constraints);
    }
  }

  /** {@code dropColumn}. */
  record DropColumn(QualifiedName table, Name column) implements TableChange {}

  /** {@code renameColumn}. */
  record RenameColumn(QualifiedName table, Name column, Name newName) implements TableChange {}

  /** {@code alterColumn}: at most one change of each kind, in the order written. */
  record AlterColumn(QualifiedName table, Name column, List<ColumnChange> changes)
      implements TableChange {
    public AlterColumn {
      changes = List.copyOf(changes);
    }
  }

  /** {@code createIndex}. */
  record CreateIndex(QualifiedName table, Index index) implements TableChange {}

  /** {@code dropIndex}. */
  record DropIndex(QualifiedName table, Name index, boolean concurrently) implements TableChange {}

  /** {@code renameIndex}. */
  record RenameIndex(QualifiedName table, Name index, Name newName) implements TableChange {}

  /** {@code addConstraint}. */
  record AddConstraint(QualifiedName table, Constraint constraint) implements TableChange {}

  /** {@code dropConstraint}. */
  record DropConstraint(QualifiedName table, Name constraint) implements TableChange {}

  /** {@code validateConstraint}: the rows that {@code notValid()} left unchecked are checked. */
  record ValidateConstraint(QualifiedName table, Name constraint) implements TableChange {}

  /** {@code createSchema}. */
  record CreateSchema(Name schema) implements ObjectChange {
    @Override
    public QualifiedName name() {
      return new QualifiedName(null, schema);
    }
  }

  /** {@code dropSchema}: an empty one. */
  record DropSchema(Name schema) implements ObjectChange {
    @Override
    public QualifiedName name() {
      return new QualifiedName(null, schema);
    }
  }

  /** {@code createSequence}. */
  record CreateSequence(Sequence sequence) implements ObjectChange {
    @Override
    public QualifiedName name() {
      return sequence.name();
    }
  }

  /** {@code dropSequence}. */
  record DropSequence(QualifiedName name) implements ObjectChange {}

  /** {@code createView} and {@code createMaterializedView}. */
  record CreateView(View view) implements ObjectChange {
    @Override
    public QualifiedName name() {
      return view.name();
    }
  }

  /** {@code replaceView}: a plain view gets another query. */
  record ReplaceView(QualifiedName name, Sql select) implements ObjectChange {}

  /** {@code dropView} and {@code dropMaterializedView}. */
  record DropView(QualifiedName name, boolean materialized) implements ObjectChange {}

  /** {@code createEnum}. */
  record CreateEnum(EnumDefinition definition) implements ObjectChange {
    @Override
    public QualifiedName name() {
      return definition.name();
    }
  }

  /** {@code dropEnum}. */
  record DropEnum(QualifiedName name) implements ObjectChange {}

  /**
   * {@code addEnumValue}.
   *
   * @param position where the value stands, or null for the end
   */
  record AddEnumValue(QualifiedName name, String value, @Nullable EnumPosition position)
      implements ObjectChange {}

  /** {@code renameEnumValue}. */
  record RenameEnumValue(QualifiedName name, String value, String newValue)
      implements ObjectChange {}

  /** {@code insert}: a few rows, written as they are. */
  record Insert(Rows rows) implements DataChange {
    @Override
    public QualifiedName table() {
      return rows.table();
    }
  }

  /** {@code bulkInsert}: many rows, read when they are needed. */
  record BulkInsert(BulkRows rows) implements DataChange {
    @Override
    public QualifiedName table() {
      return rows.into().table();
    }
  }

  /** {@code update}. */
  record Update(QualifiedName table, Assignments assignments, Where where) implements DataChange {}

  /** {@code delete}. */
  record Delete(QualifiedName table, Where where) implements DataChange {}

  /** {@code backfill}: an update in batches, each of them committed. */
  record Backfill(QualifiedName table, Assignments assignments, Where where, Batches batches)
      implements DataChange {}

  /** {@code execute}. */
  record Execute(SqlStatement statement) implements Operation {}

  /** {@code executeScript}. */
  record ExecuteScript(Script script) implements Operation {}

  /** {@code timeouts}: how long this revision's steps may wait and run; changes nothing. */
  record SetTimeouts(Timeouts timeouts) implements Operation {}

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
