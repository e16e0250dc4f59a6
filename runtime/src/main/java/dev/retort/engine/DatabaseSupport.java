package dev.retort.engine;

import dev.retort.dialect.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * Support for one kind of database. Retort brings its own; others are found by {@link
 * java.util.ServiceLoader} and asked first.
 */
public interface DatabaseSupport {

  /** Whether this is about the database behind a connection. */
  boolean supports(DatabaseMetaData metaData) throws SQLException;

  /** Whether this is about the database that a dialect speaks to. */
  boolean supports(Dialect dialect);

  /**
   * How a connection is set up beyond what JDBC knows (schema, isolation); asked before anything
   * changes it, and not at an idle start.
   */
  default ConnectionState state(Connection connection) throws SQLException {
    return unchanged -> {};
  }

  /**
   * Works in a schema from now on.
   *
   * @throws SQLException when there is no such schema
   */
  default void enter(Connection connection, String schema) throws SQLException {
    connection.setSchema(schema);
  }

  /** The dialect of a connection, in its database's version and with its settings. */
  Dialect dialect(Connection connection) throws SQLException;

  /**
   * What only this database knows, for a run. Asks the database nothing yet: an idle start is one
   * query.
   *
   * @param dialect one that {@link #supports(Dialect)} took
   */
  DatabaseSession session(Connection connection, Dialect dialect, RetortTables tables)
      throws SQLException;

  /** What makes Retort's own tables where they are missing, a statement each. */
  List<String> tables(Dialect dialect, RetortTables tables);

  /**
   * How scripts for the database's own client are written.
   *
   * @throws RunFailure when there are none, as here
   */
  default ScriptStyle scriptStyle(Dialect dialect, RetortTables tables) {
    throw new RunFailure(
        RunFailure.Kind.DATABASE,
        "there are no scripts for "
            + dialect.database().name()
            + ": run the revisions over a connection",
        null);
  }
}
