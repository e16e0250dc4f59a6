package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.H2Names;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** Which dialect a connection speaks, and what only its database knows. */
final class Dialects {

  private Dialects() {}

  /**
   * The dialect of a connection.
   *
   * @throws RunFailure for a database that Retort does not know
   */
  static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    if (metaData.getDatabaseProductName().equals("H2")) {
      return new H2Dialect(
          metaData.storesUpperCaseIdentifiers()
              ? H2Names.Fold.UPPER
              : metaData.storesLowerCaseIdentifiers() ? H2Names.Fold.LOWER : H2Names.Fold.NONE,
          metaData.supportsMixedCaseQuotedIdentifiers());
    }
    throw unknown(metaData.getDatabaseProductName());
  }

  /** What only the database of a dialect knows. */
  static DatabaseSession session(Connection connection, Dialect dialect, RetortTables tables)
      throws SQLException {
    if (dialect instanceof H2Dialect) {
      return new H2Session(connection, dialect, tables);
    }
    throw unknown(dialect.database().name());
  }

  private static RunFailure unknown(String product) {
    return new RunFailure(
        RunFailure.Kind.DATABASE, "Retort does not speak " + product + "; it speaks H2 2.x", null);
  }
}
