package dev.retort.engine;

import dev.retort.dialect.Effect;
import dev.retort.dialect.SqlStep;
import dev.retort.op.Literal;
import dev.retort.op.QualifiedName;
import dev.retort.op.Timeouts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What only one kind of database knows about migrating over a connection: its lock, its own tables,
 * its transactions, its catalogue, and what a crash leaves in it. One class a database; it lives as
 * long as a run.
 */
public interface DatabaseSession {

  /** The connection that it is about, in autocommit unless a transaction was begun here. */
  Connection connection();

  // Retort's own tables

  /** Whether an error says that a table is not there. */
  boolean isMissingTable(SQLException error);

  /** Makes the history and log tables where they are missing; called while the lock is held. */
  void createTables() throws SQLException;

  /** What stands between the values and WHERE of a SELECT without a table; nothing mostly. */
  default String fromNothing() {
    return "";
  }

  /** An instant as the driver binds it to the columns that {@link #createTables} made. */
  default Object timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Reads what {@link #timestamp} wrote. */
  default Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A value as the driver takes it for a parameter. */
  default @Nullable Object parameter(Literal literal) {
    return Parameters.jdbc(literal);
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

  // The lock

  /**
   * Says, before anything else, how long to wait for other migrations: for {@link #begin}, where
   * {@link #isLockedByTransaction}.
   */
  default void migrationLockTimeout(Duration timeout) {}

  /** Makes what {@link #tryLock} needs; harmless when raced. */
  default void createLock() throws SQLException {}

  /**
   * Takes the migration lock if it is free, without waiting.
   *
   * @param owner who asks, for people
   * @return whether it is held now
   */
  boolean tryLock(String owner) throws SQLException;

  /** Who holds the lock since when, for people. */
  String lockHolder() throws SQLException;

  /** Gives the lock back. */
  void unlock() throws SQLException;

  /**
   * A condition that is true only while this session holds the lock: every journal write carries
   * it, so that a connection which was silently replaced can't write.
   */
  String fence();

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
   * Mends what a crash inside a statement left behind, before its outcome is looked at.
   *
   * @param effect what the statement does
   * @param known whether the code's fold knows a table
   * @return whether mending finished the statement's work
   */
  default boolean mend(Effect effect, Predicate<QualifiedName> known) throws SQLException {
    return false;
  }

  /** Makes what was done durable, as far as this user may. */
  default void finish() throws SQLException {}
}
