package dev.retort.engine;

import dev.retort.dialect.Effect;
import dev.retort.op.QualifiedName;
import java.sql.SQLException;
import java.util.function.Predicate;

/**
 * What only one kind of database knows about migrating over a connection: its lock, its own tables,
 * its catalogue, and what a crash leaves in it. One class a database.
 */
interface DatabaseSession {

  /** Whether an error says that a table is not there. */
  boolean isMissingTable(SQLException error);

  /** Makes the history, log and lock tables where they are missing; harmless when raced. */
  void createTables() throws SQLException;

  /** Makes what {@link #tryLock} needs; harmless when raced. */
  void createLock() throws SQLException;

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

  Catalogue catalogue();

  /**
   * Mends what a crash inside a statement left behind, before its outcome is looked at.
   *
   * @param effect what the statement does
   * @param known whether the code's fold knows a table
   * @return whether mending finished the statement's work
   */
  boolean mend(Effect effect, Predicate<QualifiedName> known) throws SQLException;

  /** Makes what was done durable, as far as this user may. */
  void finish() throws SQLException;
}
