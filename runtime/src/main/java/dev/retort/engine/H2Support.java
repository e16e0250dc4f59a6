package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.H2Names;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** H2 2.x. */
final class H2Support implements DatabaseSupport {

  @Override
  public boolean supports(DatabaseMetaData metaData) throws SQLException {
    return metaData.getDatabaseProductName().equals("H2");
  }

  @Override
  public boolean supports(Dialect dialect) {
    return dialect instanceof H2Dialect;
  }

  @Override
  public Dialect dialect(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    return new H2Dialect(
        metaData.storesUpperCaseIdentifiers()
            ? H2Names.Fold.UPPER
            : metaData.storesLowerCaseIdentifiers() ? H2Names.Fold.LOWER : H2Names.Fold.NONE);
  }

  @Override
  public DatabaseSession session(Connection connection, Dialect dialect, RetortTables tables)
      throws SQLException {
    return new H2Session(connection, dialect, tables);
  }
}
