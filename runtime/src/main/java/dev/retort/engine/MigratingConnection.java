package dev.retort.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One connection for a whole run: given back as it came, or aborted, never in between. */
final class MigratingConnection implements AutoCloseable {

  private final Connection connection;
  private final boolean autoCommit;
  private @Nullable ConnectionState before;

  private MigratingConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
  }

  /** Takes a connection, in autocommit from now on. */
  static MigratingConnection open(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      MigratingConnection opened = new MigratingConnection(connection);
      if (!opened.autoCommit) {
        connection.rollback();
        connection.setAutoCommit(true);
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

  /** Whether it is known how to give the connection back. */
  boolean isRemembered() {
    return before != null;
  }

  /** Says how the connection is before anything changes it; an idle start changes nothing. */
  void remember(ConnectionState state) {
    before = state;
  }

  /** Never gives a connection back in doubt: closes it for good instead. */
  void abort(Throwable why) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    if (connection.isClosed()) {
      return;
    }
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (before != null) {
        before.restore(connection);
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
