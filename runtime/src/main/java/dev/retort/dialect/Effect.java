package dev.retort.dialect;

import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.time.Duration;
import java.util.List;

/**
 * What one statement does to the catalogue: what to look at when a crash left its outcome unknown,
 * and what it does to the transaction that it stands in.
 */
public sealed interface Effect {

  /** Changes rows and nothing else: rolls back with its transaction. */
  record Data() implements Effect {}

  /** SQL of the author's that Retort did not classify. */
  record Unknown() implements Effect {}

  /**
   * A statement that defines the schema: where DDL is not transactional it commits what is open.
   */
  sealed interface Definition extends Effect {
    /** The table that it touches, under the name that it has before. */
    QualifiedName table();
  }

  /** Makes a table. */
  record CreatesTable(QualifiedName table) implements Definition {}

  /** Drops a table. */
  record DropsTable(QualifiedName table) implements Definition {}

  /** Gives a table another name. */
  record RenamesTable(QualifiedName table, Name newName) implements Definition {}

  /** Makes a column. */
  record CreatesColumn(QualifiedName table, Name column) implements Definition {}

  /** Drops a column. */
  record DropsColumn(QualifiedName table, Name column) implements Definition {}

  /** Gives a column another name. */
  record RenamesColumn(QualifiedName table, Name column, Name newName) implements Definition {}

  /** Makes an index. */
  record CreatesIndex(QualifiedName table, Name index) implements Definition {}

  /** Drops an index. */
  record DropsIndex(QualifiedName table, Name index) implements Definition {}

  /** Gives an index another name. */
  record RenamesIndex(QualifiedName table, Name index, Name newName) implements Definition {}

  /** Makes a constraint. */
  record CreatesConstraint(QualifiedName table, Name constraint) implements Definition {}

  /** Drops a constraint. */
  record DropsConstraint(QualifiedName table, Name constraint) implements Definition {}

  /** Changes a table in a way that no name shows: doing it twice is harmless. */
  record Alters(QualifiedName table) implements Definition {}

  /**
   * One of several statements that together put a table or view of another shape in the place of
   * one, in a transaction. What the chain does not know of it (triggers, indexes that SQL made)
   * must be carried over from the first to the last of them.
   *
   * @param table the table, or the view
   * @param columns what the chain takes for the table's columns before the first of them; empty for
   *     a view
   * @param indexes what the chain takes for its indexes then: they are made again by a statement
   * @param part which of them
   */
  record Rebuilds(QualifiedName table, List<Name> columns, List<Name> indexes, Part part)
      implements Definition {

    /** Which of the statements. */
    public enum Part {
      FIRST,
      MIDDLE,
      LAST
    }

    public Rebuilds {
      columns = List.copyOf(columns);
      indexes = List.copyOf(indexes);
    }

    /** Whether it is a table, else a view. */
    public boolean isTable() {
      return !columns.isEmpty();
    }
  }

  /** A statement that defines an object which is no table and belongs to none. */
  sealed interface ObjectDefinition extends Effect {
    /** What kind of object. */
    ObjectKind kind();

    /** Its name before. */
    QualifiedName object();
  }

  /** What a database holds beside tables. */
  enum ObjectKind {
    SCHEMA,
    SEQUENCE,
    VIEW,
    MATERIALIZED_VIEW,
    TYPE
  }

  /** Makes an object. */
  record CreatesObject(ObjectKind kind, QualifiedName object) implements ObjectDefinition {}

  /** Drops an object. */
  record DropsObject(ObjectKind kind, QualifiedName object) implements ObjectDefinition {}

  /** Changes an object in a way that no name shows: doing it twice is harmless. */
  record AltersObject(ObjectKind kind, QualifiedName object) implements ObjectDefinition {}

  /**
   * Changes rows in batches along a key, each of them committed. Keys go to and fro as text.
   *
   * @param table the table
   * @param firstKey asks for the last key of the first batch
   * @param nextKey asks for the last key of the batch after a key, which is its parameter
   * @param firstBatch the update of the rows up to a key, which is its last parameter
   * @param nextBatch the update of the rows after a key and up to another, its last two parameters
   * @param pause how long to wait after each batch
   */
  record Batched(
      QualifiedName table,
      String firstKey,
      String nextKey,
      String firstBatch,
      String nextBatch,
      Duration pause)
      implements Effect {}
}
