package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.Version;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

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
  public List<String> tables(Dialect dialect, RetortTables tables) {
    return List.of(
        history(dialect.identifier(tables.history())), log(dialect.identifier(tables.log())));
  }

  static String history(String name) {
    return "CREATE TABLE IF NOT EXISTS "
        + name
        + " (id varchar(255) COLLATE \"C\" NOT NULL PRIMARY KEY, parents text NOT NULL,"
        + " message text NOT NULL, state varchar(10) NOT NULL, step integer NOT NULL,"
        + " step_done boolean NOT NULL, step_text text, step_hash varchar(64),"
        + " done_hash varchar(64), seen text, progress text, failed boolean NOT NULL,"
        + " digest varchar(80) NOT NULL, kind varchar(10) NOT NULL, at timestamptz NOT NULL,"
        + " applied_by varchar(255) NOT NULL, millis bigint)";
  }

  static String log(String name) {
    return "CREATE TABLE IF NOT EXISTS "
        + name
        + " (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL,"
        + " revision varchar(255) NOT NULL, event varchar(20) NOT NULL,"
        + " by_user varchar(255) NOT NULL, millis bigint, detail text)";
  }

  @Override
  public ScriptStyle scriptStyle(Dialect dialect, RetortTables tables) {
    return new PostgresScriptStyle(dialect, tables);
  }

  @Override
  public DatabaseSession session(Connection connection, Dialect dialect, RetortTables tables) {
    return new PostgresSession(connection, (PostgresDialect) dialect, tables);
  }
}
