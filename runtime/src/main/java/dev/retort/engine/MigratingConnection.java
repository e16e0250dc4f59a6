package dev.retort.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One connection for a whole run: given back as it came, or aborted, never in between. */
final class MigratingConnection implements AutoCloseable {

  private final Connection connection;
  private final boolean autoCommit;
  private final @Nullable String schema;
  private final int isolation;
  private boolean aborted;

  private MigratingConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
    this.schema = connection.getSchema();
    this.isolation = connection.getTransactionIsolation();
  }

  /**
   * Takes a connection and makes it ready.
   *
   * @param schema the schema to work in, or null for its own
   */
  static MigratingConnection open(DataSource dataSource, @Nullable String schema)
      throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      MigratingConnection opened = new MigratingConnection(connection);
      if (!opened.autoCommit) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (schema != null) {
        connection.setSchema(schema);
      }
      return opened;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  /**
   * Never gives a connection back in doubt: closes it for good instead, the database's own behind a
   * pool's, because abort does nothing in some drivers (sqlite-jdbc).
   */
  void abort(Throwable why) {
    aborted = true;
    try {
      connection.abort(Runnable::run);
      if (!connection.isClosed() && connection.isWrapperFor(Connection.class)) {
        connection.unwrap(Connection.class).close();
      }
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    if (aborted) {
      connection.close(); // a pool still counts it
      return;
    } else if (connection.isClosed()) {
      return;
    }
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (schema != null && !schema.equals(connection.getSchema())) {
        connection.setSchema(schema);
      }
      if (connection.getTransactionIsolation() != isolation) {
        connection.setTransactionIsolation(isolation);
      }
      if (!autoCommit) {
        connection.setAutoCommit(false);
      }
    } catch (SQLException e) {
      abort(e);
      throw e;
    }
    connection.close();
  }
}
