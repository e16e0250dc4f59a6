package dev.retort.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Of a data source only what is needed: a connection. */
abstract class UnsupportedDataSource implements DataSource {

  @Override
  public final Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the user is the one that the options name");
  }

  @Override
  public final @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public final void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("there is no log");
  }

  @Override
  public final void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("say it in the URL");
  }

  @Override
  public final int getLoginTimeout() {
    return 0;
  }

  @Override
  public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("there is none");
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("this is no " + type.getName());
  }

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
