package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqliteDialect;
import dev.retort.dialect.Version;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** SQLite 3.35 and newer. */
final class SqliteSupport implements DatabaseSupport {

  @Override
  public boolean supports(DatabaseMetaData metaData) throws SQLException {
    return metaData.getDatabaseProductName().equals("SQLite");
  }

  @Override
  public boolean supports(Dialect dialect) {
    return dialect instanceof SqliteDialect;
  }

  @Override
  public Dialect dialect(Connection connection) throws SQLException {
    Version version = Version.parse(connection.getMetaData().getDatabaseProductVersion());
    try {
      return new SqliteDialect(version);
    } catch (IllegalArgumentException e) {
      throw new RunFailure(
          RunFailure.Kind.DATABASE,
          e.getMessage() + ". It comes with the driver: take a newer org.xerial:sqlite-jdbc",
          e);
    }
  }

  @Override
  public DatabaseSession session(Connection connection, Dialect dialect, RetortTables tables) {
    return new SqliteSession(connection, dialect, tables);
  }
}
