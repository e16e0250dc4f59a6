package dev.retort.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** How a connection was set up, to set it up so again: it is given back as it came. */
@FunctionalInterface
public interface ConnectionState {

  /**
   * Sets the connection up as it was.
   *
   * @param connection in autocommit
   */
  void restore(Connection connection) throws SQLException;

  /** Schema and isolation, which is what JDBC knows. */
  static ConnectionState ofJdbc(Connection before) throws SQLException {
    String schema = before.getSchema();
    int isolation = before.getTransactionIsolation();
    return connection -> {
      if (schema != null && !schema.equals(connection.getSchema())) {
        connection.setSchema(schema);
      }
      if (connection.getTransactionIsolation() != isolation) {
        connection.setTransactionIsolation(isolation);
      }
    };
  }
}
