package dev.retort.engine;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How a connection was set up in what JDBC does not know of, to set it up so again: it is given
 * back as it came.
 */
@FunctionalInterface
public interface ConnectionState {

  /**
   * Sets the connection up as it was.
   *
   * @param connection in autocommit
   */
  void restore(Connection connection) throws SQLException;
}
