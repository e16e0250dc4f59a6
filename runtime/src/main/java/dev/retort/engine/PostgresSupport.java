package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.Version;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** PostgreSQL 14 and newer. */
final class PostgresSupport implements DatabaseSupport {

  @Override
  public boolean supports(DatabaseMetaData metaData) throws SQLException {
    return metaData.getDatabaseProductName().equals("PostgreSQL");
  }

  @Override
  public boolean supports(Dialect dialect) {
    return dialect instanceof PostgresDialect;
  }

  @Override
  public ConnectionState state(Connection connection) throws SQLException {
    return PostgresSettings.of(connection);
  }

  @Override
  public Dialect dialect(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    Version version =
        new Version(metaData.getDatabaseMajorVersion(), metaData.getDatabaseMinorVersion());
    if (version.compareTo(PostgresDialect.OLDEST) < 0) {
      throw new RunFailure(
          RunFailure.Kind.DATABASE,
          "this is PostgreSQL "
              + metaData.getDatabaseProductVersion()
              + ", and the oldest that Retort speaks to is 14",
          null);
    }
    return new PostgresDialect(version);
  }

  @Override
  public DatabaseSession session(Connection connection, Dialect dialect, RetortTables tables) {
    return new PostgresSession(connection, (PostgresDialect) dialect, tables);
  }
}
