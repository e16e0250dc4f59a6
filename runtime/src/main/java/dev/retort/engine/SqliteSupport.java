package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqliteDialect;
import dev.retort.dialect.Version;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

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

  @Override
  public List<String> tables(Dialect dialect, RetortTables tables) {
    return tablesOf(dialect.identifier(tables.history()), dialect.identifier(tables.log()));
  }

  static List<String> tablesOf(String history, String log) {
    return List.of(
        "CREATE TABLE IF NOT EXISTS "
            + history
            + " (id TEXT NOT NULL PRIMARY KEY, parents TEXT NOT NULL, message TEXT NOT NULL,"
            + " state TEXT NOT NULL, step INTEGER NOT NULL, step_done BOOLEAN NOT NULL,"
            + " step_text TEXT, step_hash TEXT, done_hash TEXT, seen TEXT, progress TEXT,"
            + " failed BOOLEAN NOT NULL, digest TEXT NOT NULL, kind TEXT NOT NULL,"
            + " at TEXT NOT NULL, applied_by TEXT NOT NULL, millis INTEGER)",
        "CREATE TABLE IF NOT EXISTS "
            + log
            + " (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, revision TEXT NOT NULL,"
            + " event TEXT NOT NULL, by_user TEXT NOT NULL, millis INTEGER, detail TEXT)");
  }

  @Override
  public ScriptStyle scriptStyle(Dialect dialect, RetortTables tables) {
    return new SqliteScriptStyle();
  }
}
