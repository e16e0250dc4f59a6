package dev.retort.engine;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One connection for a whole run: given back as it came, or aborted, never in between. */
final class MigratingConnection implements AutoCloseable {

  private final Connection connection;
  private final boolean autoCommit;
  private @Nullable ConnectionState state;
  private @Nullable String schema;
  private boolean prepared;
  private boolean readOnly;
  private int isolation;
  private boolean aborted;

  private MigratingConnection(Connection connection) throws SQLException {
    this.connection = connection;
    this.autoCommit = connection.getAutoCommit();
  }

  /**
   * Takes a connection and makes it ready to read the history. Asks the database no more than it
   * must: where nothing is pending, this is what a start costs.
   *
   * @throws RunFailure of kind DATABASE when there is no connection
   */
  static MigratingConnection open(DataSource dataSource) throws SQLException {
    Connection connection = connect(dataSource);
    try {
      MigratingConnection opened = new MigratingConnection(connection);
      if (!opened.autoCommit) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      return opened;
    } catch (Throwable e) {
      try {
        connection.close();
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private static Connection connect(DataSource dataSource) {
    try {
      return dataSource.getConnection();
    } catch (SQLException | RuntimeException e) { // pools wrap what the driver says as they like
      throw new RunFailure(
          RunFailure.Kind.DATABASE,
          "no connection to be had from the DataSource ("
              + dataSource.getClass().getName()
              + "); nothing ran: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Works in a schema from now on.
   *
   * @throws RunFailure of kind DATABASE when there is no such schema
   */
  void enter(String name, DatabaseSupport support) throws SQLException {
    remember(support);
    try {
      support.enter(connection, name);
    } catch (SQLException e) {
      throw new RunFailure(
          RunFailure.Kind.DATABASE,
          "can't work in the schema \""
              + name
              + "\" that builder(..).schema(..) names; nothing ran: "
              + e.getMessage(),
          e);
    }
  }

  private void remember(DatabaseSupport support) throws SQLException {
    if (state == null) {
      schema = connection.getSchema();
      state = support.state(connection);
    }
  }

  /** Makes it ready to write: whatever the pool says, a run reads what others committed. */
  void prepare(DatabaseSupport support) throws SQLException {
    if (!prepared) {
      readOnly = connection.isReadOnly();
      isolation = connection.getTransactionIsolation();
      remember(support);
      prepared = true;
    }
    if (readOnly) {
      connection.setReadOnly(false);
    }
    if (isolation != Connection.TRANSACTION_READ_COMMITTED
        && connection
            .getMetaData()
            .supportsTransactionIsolationLevel(Connection.TRANSACTION_READ_COMMITTED)) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
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
    } catch (SQLException | RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    if (aborted) {
      // Told to the pool too, else it waits for this one for ever; it finds a dead connection.
      connection.close();
      return;
    }
    if (connection.isClosed()) {
      return;
    }
    try {
      restore();
    } catch (SQLException | RuntimeException e) {
      abort(e);
      try {
        connection.close();
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
    connection.close();
  }

  private void restore() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    if (schema != null && !schema.equals(connection.getSchema())) {
      connection.setSchema(schema);
    }
    if (prepared && connection.getTransactionIsolation() != isolation) {
      connection.setTransactionIsolation(isolation);
    }
    if (state != null) {
      state.restore(connection);
    }
    if (readOnly) {
      connection.setReadOnly(true);
    }
    if (!autoCommit) {
      connection.setAutoCommit(false);
    }
  }
}
