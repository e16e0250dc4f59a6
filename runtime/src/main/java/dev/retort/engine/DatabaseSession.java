package dev.retort.engine;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What only one kind of database knows about migrating over a connection: its lock, its own tables,
 * its catalogue, and what a crash leaves in it. One class a database; making one asks the database
 * nothing, so that an idle start stays one query.
 */
interface DatabaseSession {

  /** Whether an error says that a table is not there. */
  boolean isMissingTable(SQLException error);

  /** Makes the history and log tables where they are missing. */
  void createTables() throws SQLException;

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
  void renewLock() throws SQLException;

  /** Gives the lock back, if it is held. */
  void unlock() throws SQLException;

  /**
   * A condition that is true only while this session holds the lock: every journal write carries
   * it, so that a connection which was silently replaced can't write.
   */
  String fence();

  /**
   * What to keep in the journal row of a step that is about to begin, so that {@link #settle} can
   * tell its outcome after a crash; null where names tell enough.
   */
  @Nullable String before(PlannedStep step) throws SQLException;

  /**
   * Mends what a crash inside a step left behind, then tells whether the step is done. Autocommit.
   *
   * @param before what {@link #before} said
   * @throws RunFailure of kind DRIFT when mending might harm
   */
  Settlement settle(PlannedStep step, @Nullable String before) throws SQLException;

  /**
   * Takes away what a step left that failed. Its transaction is rolled back.
   *
   * @param before what {@link #before} said
   * @return whether part of the step stays in the database all the same
   */
  boolean cleanUp(PlannedStep step, @Nullable String before) throws SQLException;

  /** Makes what was done durable, as far as this user may. */
  void finish() throws SQLException;
}
