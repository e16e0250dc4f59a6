package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.H2Names;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

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
            : metaData.storesLowerCaseIdentifiers() ? H2Names.Fold.LOWER : H2Names.Fold.NONE,
        metaData.supportsMixedCaseQuotedIdentifiers());
  }

  @Override
  public DatabaseSession session(Connection connection, Dialect dialect, RetortTables tables)
      throws SQLException {
    return new H2Session(connection, dialect, tables);
  }

  @Override
  public List<String> tables(Dialect dialect, RetortTables tables) {
    return historyTables(dialect, tables);
  }

  static List<String> historyTables(Dialect dialect, RetortTables tables) {
    return List.of(
        "CREATE TABLE IF NOT EXISTS "
            + dialect.identifier(tables.history())
            + " (id VARCHAR(255) NOT NULL PRIMARY KEY, parents CLOB NOT NULL,"
            + " message VARCHAR(1000) NOT NULL, state VARCHAR(10) NOT NULL, step INT NOT NULL,"
            + " step_done BOOLEAN NOT NULL, step_text CLOB, step_hash VARCHAR(64),"
            + " done_hash VARCHAR(64), seen CLOB, progress VARCHAR(1000), failed BOOLEAN NOT NULL,"
            + " digest VARCHAR(80) NOT NULL, kind VARCHAR(10) NOT NULL,"
            + " at TIMESTAMP(6) WITH TIME ZONE NOT NULL, applied_by VARCHAR(255) NOT NULL,"
            + " millis BIGINT)",
        "CREATE TABLE IF NOT EXISTS "
            + dialect.identifier(tables.log())
            + " (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
            + " at TIMESTAMP(6) WITH TIME ZONE NOT NULL, revision VARCHAR(255) NOT NULL,"
            + " event VARCHAR(20) NOT NULL, by_user VARCHAR(255) NOT NULL, millis BIGINT,"
            + " detail CLOB)");
  }

  @Override
  public ScriptStyle scriptStyle(Dialect dialect, RetortTables tables) {
    return new H2ScriptStyle(dialect, tables);
  }
}
