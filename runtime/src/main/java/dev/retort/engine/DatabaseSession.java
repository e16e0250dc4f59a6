package dev.retort.engine;

import dev.retort.dialect.SqlStep;
import dev.retort.op.Literal;
import dev.retort.op.Timeouts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only one kind of database knows about migrating over a connection: its lock, its own tables,
 * its transactions, its catalogue, and what a crash leaves in it. One class a database; it lives as
 * long as a run. Making one asks the database nothing, so that an idle start stays one query.
 */
public interface DatabaseSession {

  /** The connection that it is about, in autocommit unless a transaction was begun here. */
  Connection connection();

  // Retort's own tables

  /** Whether an error says that a table is not there. */
  boolean isMissingTable(SQLException error);

  /** Makes the history and log tables where they are missing; called while the lock is held. */
  void createTables() throws SQLException;

  /**
   * A condition on the history table, with WHERE and a blank before it, that leaves the rows of the
   * schema that is worked in where a name may mean a table of another one; nothing mostly.
   */
  default String ownRows() {
    return "";
  }

  /** What stands between the values and WHERE of a SELECT without a table; nothing mostly. */
  default String fromNothing() {
    return "";
  }

  /**
   * Whether the driver may be set up so that an update which leaves a row as it was counts none.
   */
  default boolean countsChangedRowsOnly() {
    return false;
  }

  /** Whether a changing statement may stand in the WITH of another one. */
  default boolean changesTwoTablesAtOnce() {
    return false;
  }

  /** An instant as the driver binds it to the columns that {@link #createTables} made. */
  default Object timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Reads what {@link #timestamp} wrote. */
  default Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  // The lock

  /**
   * Says, before anything else, how long to wait for other migrations: for {@link #begin}, where
   * {@link #isLockedByTransaction}.
   */
  default void migrationLockTimeout(Duration timeout) {}

  /**
   * Takes the migration lock if it is free, without waiting, and in autocommit; makes what it
   * needs. That the holder's work is in the way is no error: then the lock is not free.
   *
   * @param owner who asks, for people
   * @return whether it is held now
   */
  boolean tryLock(String owner) throws SQLException;

  /** Who holds the lock since when, for people. */
  String lockHolder() throws SQLException;

  /** Called before each journal write, in its transaction, for locks that time out. */
  default void renewLock() throws SQLException {}

  /** Gives the lock back, if it is held. */
  void unlock() throws SQLException;

  /**
   * A condition that is true only while this session holds the lock: every journal write carries
   * it, so that a connection which was silently replaced can't write. Asked for each write anew,
   * inside its transaction.
   */
  String fence();

  /** What must have happened when {@link #fence} is not true any more, for people. */
  default String lockLost() {
    return "the connection was replaced, another process took this one for dead, or somebody changed"
        + " Retort's tables";
  }

  // Steps

  /** Binds a value to a parameter of a statement, as its driver takes it. */
  default void bind(PreparedStatement statement, int index, Literal value) throws SQLException {
    statement.setObject(index, Parameters.jdbc(value));
  }

  /**
   * Why a step can't work on the database as it is, though the dialect can say it, and the way out;
   * null mostly. Asked when the plan is made, if nothing before the step touches what it needs.
   */
  default @Nullable String impossible(SqlStep step) throws SQLException {
    return null;
  }

  /** What a step outside a transaction left when it failed, a sentence; null mostly. */
  default @Nullable String leftBehind(SqlStep step) throws SQLException {
    return null;
  }

  /** What sends a statement. */
  interface Sending {
    void send() throws SQLException;
  }

  /** Sends a statement, where its time is not limited by the database itself. */
  default void limited(Sending statement) throws SQLException {
    statement.send();
  }

  /** Sends a step to the database, in whatever transaction there is. */
  default void execute(SqlStep step) throws SQLException {
    SqlExecution.run(this, step);
  }

  // Transactions

  /** Begins a transaction; where it is the lock, fails as {@link #isLockTimeout} tells. */
  default void begin() throws SQLException {
    connection().setAutoCommit(false);
  }

  /** Commits, and goes back to autocommit. */
  default void commit() throws SQLException {
    connection().commit();
    connection().setAutoCommit(true);
  }

  /** Rolls back if a transaction is open, and goes back to autocommit; harmless otherwise. */
  default void rollback() throws SQLException {
    if (!connection().isClosed() && !connection().getAutoCommit()) {
      connection().rollback();
      connection().setAutoCommit(true);
    }
  }

  /**
   * Makes the connection ready for a revision, outside a transaction.
   *
   * @param steps its statements
   */
  default void beforeRevision(List<SqlStep> steps) throws SQLException {}

  /**
   * Makes the connection ready for a transaction of some of a revision's steps, before it begins;
   * only where DDL is transactional.
   */
  default void beforeTransaction(List<SqlStep> steps) throws SQLException {}

  /**
   * Looks, inside the transaction, whether it may be committed.
   *
   * @param steps the steps in it
   * @throws SQLException when it may not: it is rolled back
   */
  default void beforeCommit(List<SqlStep> steps) throws SQLException {}

  /** Undoes what {@link #beforeRevision} did, after success and failure alike. */
  default void afterRevision(List<SqlStep> steps) throws SQLException {}

  /** Undoes what {@link #beforeTransaction} did, after success and failure alike. */
  default void afterTransaction(List<SqlStep> steps) throws SQLException {}

  /** Clears the way for a step outside a transaction: what an earlier try of it left behind. */
  default void beforeOutside(SqlStep step) throws SQLException {}

  /** Whether it is not the session that holds the lock, but each transaction by itself. */
  default boolean isLockedByTransaction() {
    return false;
  }

  /**
   * A number that is another one once another connection changed the database, or null where there
   * is none such. Asked where {@link #isLockedByTransaction}, to spare reading the history again.
   */
  default @Nullable Long dataVersion() throws SQLException {
    return null;
  }

  // Waiting

  /**
   * Says how long statements may wait and run from now on; what is null is as it was before the
   * first call. Called outside transactions.
   */
  void limit(Timeouts timeouts) throws SQLException;

  /**
   * Whether an error says that a statement waited too long for a lock, so that it may be retried.
   */
  boolean isLockTimeout(SQLException error);

  // After a crash

  Catalogue catalogue();

  /**
   * What to keep in the journal row of a step that is about to begin, so that {@link #settle} can
   * tell its outcome after a crash; null where names tell enough.
   */
  default @Nullable String before(PlannedStep step) throws SQLException {
    return Settlement.before(step, catalogue());
  }

  /**
   * Mends what a crash inside a step left behind, then tells whether the step is done. Autocommit.
   *
   * @param before what {@link #before} said
   * @throws RunFailure of kind DRIFT when mending might harm
   */
  default Settlement settle(PlannedStep step, @Nullable String before) throws SQLException {
    return Settlement.of(step, before, catalogue());
  }

  /**
   * Takes away what a step left that failed. Its transaction is rolled back.
   *
   * @param before what {@link #before} said
   * @return whether part of the step stays in the database all the same
   */
  default boolean cleanUp(PlannedStep step, @Nullable String before) throws SQLException {
    return false;
  }

  /** Makes what was done durable, as far as this user may. */
  default void finish() throws SQLException {}
}
