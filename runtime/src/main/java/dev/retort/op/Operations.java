package dev.retort.op;

import dev.retort.op.ColumnChange.DropDefault;
import dev.retort.op.ColumnChange.DropExpression;
import dev.retort.op.ColumnChange.DropIdentity;
import dev.retort.op.ColumnChange.DropNotNull;
import dev.retort.op.ColumnChange.SetDefault;
import dev.retort.op.ColumnChange.SetExpression;
import dev.retort.op.ColumnChange.SetIdentity;
import dev.retort.op.ColumnChange.SetNotNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code upgrade} and {@code downgrade} talk to. Every call records one complete {@link
 * Operation}; nothing runs, and no database is asked, until the whole plan is known.
 *
 * <p>The table comes first, always. A name is {@code "account"} or, in another schema, {@code
 * "sales.account"}; see {@link Name} for what quotes mean. Columns are NOT NULL unless they say
 * {@code .nullable()}.
 *
 * <p>Recording must be repeatable (an interrupted run records again): a migration must not look at
 * the clock, at random numbers or at its environment. All calls throw {@link
 * IllegalArgumentException} for what can't be meant, at the call.
 */
public final class Operations {

  private final ScriptFiles files;
  private List<Operation> recorded = new ArrayList<>();
  private boolean open = true;

  private Operations(ScriptFiles files) {
    this.files = files;
  }

  /**
   * Records what a migration says.
   *
   * @param migration calls the vocabulary: {@code migration::upgrade}
   * @return the operations in the order of the calls
   */
  public static List<Operation> record(Consumer<? super Operations> migration) {
    return record(migration, ScriptFiles.NONE);
  }

  /**
   * Records what a migration says.
   *
   * @param migration calls the vocabulary: {@code migration::upgrade}
   * @param files the files beside the migration's class
   * @return the operations in the order of the calls
   */
  public static List<Operation> record(Consumer<? super Operations> migration, ScriptFiles files) {
    Operations operations = new Operations(files);
    migration.accept(operations);
    operations.open = false;
    return List.copyOf(operations.recorded);
  }

  // Tables

  /**
   * Creates a table.
   *
   * @param first columns, constraints, indexes, {@code comment(..)}, in any order
   */
  public void createTable(String table, TableElement first, TableElement... more) {
    add(TableReader.read(QualifiedName.of(table), first, more));
  }

  /** Drops a table and its rows. */
  public void dropTable(String table) {
    add(new Operation.DropTable(QualifiedName.of(table)));
  }

  /**
   * Renames a table in its schema.
   *
   * @param to the new name, without a schema
   */
  public void renameTable(String from, String to) {
    QualifiedName table = QualifiedName.of(from);
    if (QualifiedName.of(to).schema() != null) {
      throw new IllegalArgumentException(
          "renameTable leaves \""
              + table
              + "\" in its schema: write the new name alone, not \""
              + to
              + "\"");
    }
    add(new Operation.RenameTable(table, renamed(table.name(), to)));
  }

  // Columns

  /** Adds a column, with the constraints written at it. */
  public void addColumn(String table, Column column) {
    add(TableReader.addColumn(QualifiedName.of(table), column));
  }

  /** Drops a column and what it holds. */
  public void dropColumn(String table, String column) {
    add(new Operation.DropColumn(QualifiedName.of(table), Name.of(column)));
  }

  public void renameColumn(String table, String from, String to) {
    add(
        new Operation.RenameColumn(
            QualifiedName.of(table), Name.of(from), renamed(Name.of(from), to)));
  }

  /**
   * Changes a column in place.
   *
   * @param change {@code setType(..)}, {@code setNotNull()}, {@code setDefault(..)} ..
   * @throws IllegalArgumentException when two changes are of one kind or contradict each other
   */
  public void alterColumn(String table, String column, ColumnChange change, ColumnChange... more) {
    List<ColumnChange> changes = new ArrayList<>(List.of(change));
    changes.addAll(Arrays.asList(more));
    Set<Object> kinds = new LinkedHashSet<>();
    for (ColumnChange each : changes) {
      if (!kinds.add(kind(each))) {
        throw new IllegalArgumentException(
            "two changes of column \"" + column + "\" contradict each other: " + changes);
      }
    }
    add(new Operation.AlterColumn(QualifiedName.of(table), Name.of(column), changes));
  }

  // Indexes

  public void createIndex(String table, Index index) {
    QualifiedName name = QualifiedName.of(table);
    add(new Operation.CreateIndex(name, NamingConvention.named(name, index)));
  }

  public void dropIndex(String table, String index) {
    add(new Operation.DropIndex(QualifiedName.of(table), Name.of(index), false));
  }

  /**
   * Drops an index without blocking writes; the step leaves the transaction.
   *
   * @param how {@code concurrently()}
   */
  public void dropIndex(String table, String index, Concurrently how) {
    add(
        new Operation.DropIndex(
            QualifiedName.of(table), Name.of(index), how == Concurrently.CONCURRENTLY));
  }

  public void renameIndex(String table, String from, String to) {
    add(
        new Operation.RenameIndex(
            QualifiedName.of(table), Name.of(from), renamed(Name.of(from), to)));
  }

  // Constraints

  public void addConstraint(String table, Constraint constraint) {
    QualifiedName name = QualifiedName.of(table);
    add(new Operation.AddConstraint(name, NamingConvention.named(name, constraint)));
  }

  public void dropConstraint(String table, String constraint) {
    add(new Operation.DropConstraint(QualifiedName.of(table), Name.of(constraint)));
  }

  /** Checks the rows that {@code notValid()} left unchecked. */
  public void validateConstraint(String table, String constraint) {
    add(new Operation.ValidateConstraint(QualifiedName.of(table), Name.of(constraint)));
  }

  // Other objects

  public void createSchema(String name) {
    add(new Operation.CreateSchema(Name.of(name)));
  }

  /** Drops an empty schema. */
  public void dropSchema(String name) {
    add(new Operation.DropSchema(Name.of(name)));
  }

  /** Creates a sequence that counts from 1 in steps of 1. */
  public void createSequence(String name) {
    createSequence(Dsl.sequence(name));
  }

  /** Creates a sequence: {@code sequence("invoice_number").startWith(1000)}. */
  public void createSequence(Sequence sequence) {
    add(new Operation.CreateSequence(sequence));
  }

  public void dropSequence(String name) {
    add(new Operation.DropSequence(QualifiedName.of(name)));
  }

  /**
   * Creates a view.
   *
   * @param select its query
   */
  public void createView(String name, String select) {
    add(new Operation.CreateView(new View(QualifiedName.of(name), new Sql(select), false)));
  }

  /**
   * Gives a view another query. Some databases keep its columns as they are and only take more at
   * the end.
   *
   * @param select the new query
   */
  public void replaceView(String name, String select) {
    add(new Operation.ReplaceView(QualifiedName.of(name), new Sql(select)));
  }

  public void dropView(String name) {
    add(new Operation.DropView(QualifiedName.of(name), false));
  }

  /**
   * Creates a view that keeps its rows.
   *
   * @param select its query
   */
  public void createMaterializedView(String name, String select) {
    add(new Operation.CreateView(new View(QualifiedName.of(name), new Sql(select), true)));
  }

  public void dropMaterializedView(String name) {
    add(new Operation.DropView(QualifiedName.of(name), true));
  }

  /** Creates an enum: the type of columns that hold one of a few words. */
  public void createEnum(String name, String first, String... more) {
    List<String> values = new ArrayList<>(List.of(first));
    values.addAll(Arrays.asList(more));
    add(new Operation.CreateEnum(new EnumDefinition(QualifiedName.of(name), values)));
  }

  public void dropEnum(String name) {
    add(new Operation.DropEnum(QualifiedName.of(name)));
  }

  /** Adds a value at the end of an enum. */
  public void addEnumValue(String name, String value) {
    add(new Operation.AddEnumValue(QualifiedName.of(name), value, null));
  }

  /**
   * Adds a value to an enum.
   *
   * @param position {@code before("x")} or {@code after("x")}
   */
  public void addEnumValue(String name, String value, EnumPosition position) {
    add(new Operation.AddEnumValue(QualifiedName.of(name), value, position));
  }

  /** Renames a value of an enum, in the rows that hold it too. */
  public void renameEnumValue(String name, String from, String to) {
    if (from.equals(to)) {
      throw new IllegalArgumentException("the enum value '" + from + "' is renamed to itself");
    }
    add(new Operation.RenameEnumValue(QualifiedName.of(name), from, to));
  }

  // Data

  /** Inserts the rows of {@code into(..).values(..)}. */
  public void insert(Rows rows) {
    add(new Operation.Insert(rows));
  }

  /**
   * Inserts many rows, in batches.
   *
   * @param into the table and its columns: {@code into("account", "name")}, or with types {@code
   *     table("account", column("name", varchar(50)))}
   * @param rows lists or arrays (in the order of the columns), maps (by column name) or records (by
   *     component name: {@code createdAt} fills {@code created_at}); none at all records nothing.
   *     They are gone through now and again when they are inserted, and never held together: what
   *     reads a large file anew each time costs no memory
   * @throws IllegalArgumentException naming the row that does not fit
   */
  public void bulkInsert(Rows.Into into, Iterable<?> rows) {
    BulkRows all = BulkRows.of(into, rows);
    if (all.count() > 0) {
      add(new Operation.BulkInsert(all));
    }
  }

  /** {@link #bulkInsert(Rows.Into, Iterable)} of a stream, which is consumed and kept here. */
  public void bulkInsert(Rows.Into into, Stream<?> rows) {
    bulkInsert(into, rows.toList());
  }

  /** Updates the rows that {@code where} means; all of them only when {@code allRows()} says so. */
  public void update(String table, Assignments assignments, Where where) {
    add(new Operation.Update(QualifiedName.of(table), assignments, where));
  }

  /** Deletes the rows that {@code where} means; all of them only when {@code allRows()} says so. */
  public void delete(String table, Where where) {
    add(new Operation.Delete(QualifiedName.of(table), where));
  }

  /**
   * Updates a large table in batches along its primary key, each committed by itself, so that no
   * lock is held for long. It leaves the revision's transaction; an interrupted one goes on where
   * it was.
   *
   * @param where which rows, never those that are done already if you can say so: {@code
   *     where("email_lower IS NULL")}
   * @param batches {@code batchesOf(10_000)}
   */
  public void backfill(String table, Assignments assignments, Where where, Batches batches) {
    add(new Operation.Backfill(QualifiedName.of(table), assignments, where, batches));
  }

  // SQL and Java

  /**
   * Runs one SQL statement as it is.
   *
   * @param sql one statement; it has no inverse, see {@link #execute(SqlStatement)}
   * @param params the values of its {@code ?}; without any, {@code ?} means nothing
   */
  public void execute(String sql, @Nullable Object @Nullable ... params) {
    execute(Dsl.sql(sql, params));
  }

  /** Runs one statement: {@code sql("GRANT ..").reversedBy("REVOKE ..")}. */
  public void execute(SqlStatement statement) {
    add(new Operation.Execute(statement));
  }

  /**
   * Runs the statements of a file that lies beside the class, or below it in the resources: {@code
   * audit.sql}, and instead of it {@code audit.postgresql.sql} on the database of that name. It has
   * no inverse.
   *
   * @param file its name without a path
   * @throws IllegalArgumentException when there is no such file, or it is empty
   */
  public void executeScript(String file) {
    add(new Operation.ExecuteScript(ScriptReader.read(file, files)));
  }

  /**
   * Whether {@link #executeScript} would find a file, for all databases or for one.
   *
   * @param file its name without a path
   */
  public boolean hasScript(String file) {
    return ScriptReader.exists(file, files);
  }

  /**
   * Says how long the steps of this revision may wait and run; it counts for all of them.
   *
   * @param timeouts {@code statementLockTimeout(ofSeconds(3)).lockRetries(20)}
   */
  public void timeouts(Timeouts timeouts) {
    add(new Operation.SetTimeouts(timeouts));
  }

  /**
   * A step in Java at this place of the plan. It has no inverse and can't be written offline.
   *
   * @param name what it does, for reports: one line
   * @param action runs when its turn comes, not now
   */
  public void run(String name, JavaStep action) {
    if (name.isBlank() || name.lines().count() > 1) {
      throw new IllegalArgumentException("the name of a step is one line that is not blank");
    }
    add(new Operation.Run(name, action));
  }

  /**
   * Says something to one kind of database only.
   *
   * @param database {@code POSTGRESQL}, {@code H2} ..
   * @param body calls this object
   */
  public void on(Database database, Runnable body) {
    List<Operation> outer = recorded;
    recorded = new ArrayList<>();
    List<Operation> inner = recorded;
    try {
      body.run();
    } finally {
      recorded = outer;
    }
    add(new Operation.On(database, inner));
  }

  // Reversal

  /**
   * The inverse of every operation of {@code upgrade}, last first; for use in {@code downgrade}.
   */
  public void reverseUpgrade() {
    add(new Operation.ReverseUpgrade());
  }

  /**
   * Says that this revision can't be undone; a downgrade over it is refused before anything ran.
   *
   * @param why for whoever tries
   */
  public void irreversible(String why) {
    if (why.isBlank()) {
      throw new IllegalArgumentException("irreversible(why) needs a reason");
    }
    add(new Operation.Irreversible(why));
  }

  private void add(Operation operation) {
    if (!open) {
      throw new IllegalStateException(
          "recording is over: call the vocabulary in upgrade or downgrade, not later (not in run(..))");
    }
    recorded.add(operation);
  }

  private static Name renamed(Name from, String to) {
    Name name = Name.of(to);
    if (from.equals(name)) {
      throw new IllegalArgumentException("\"" + from + "\" is renamed to itself");
    }
    return name;
  }

  private static Object kind(ColumnChange change) {
    if (change instanceof SetNotNull || change instanceof DropNotNull) {
      return "nullability";
    }
    if (change instanceof SetIdentity || change instanceof DropIdentity) {
      return "identity";
    }
    if (change instanceof SetExpression || change instanceof DropExpression) {
      return "expression";
    }
    return change instanceof SetDefault || change instanceof DropDefault
        ? "default"
        : change.getClass();
  }
}
