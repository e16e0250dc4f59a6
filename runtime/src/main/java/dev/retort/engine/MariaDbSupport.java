package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.dialect.MySqlDialect;
import dev.retort.dialect.Version;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MariaDB 10.6 and newer, and MySQL 8, with the driver of either. */
final class MariaDbSupport implements DatabaseSupport {

  /**
   * Some drivers put a version before it that old clients expect: {@code 5.5.5-10.11.6-MariaDB}.
   */
  private static final Pattern MARIADB = Pattern.compile("(\\d+\\.\\d+)\\.\\d+-MariaDB");

  @Override
  public boolean supports(DatabaseMetaData metaData) throws SQLException {
    String product = metaData.getDatabaseProductName();
    return product.equals("MariaDB") || product.equals("MySQL");
  }

  @Override
  public boolean supports(Dialect dialect) {
    return dialect instanceof MariaDbDialect || dialect instanceof MySqlDialect;
  }

  /** What is a schema elsewhere is a database here, which JDBC calls a catalog. */
  @Override
  public ConnectionState state(Connection connection) throws SQLException {
    String database = connection.getCatalog();
    return changed -> {
      if (database != null && !database.equals(changed.getCatalog())) {
        changed.setCatalog(database);
      }
    };
  }

  /** {@code setSchema} would be ignored. */
  @Override
  public void enter(Connection connection, String schema) throws SQLException {
    connection.setCatalog(schema);
  }

  @Override
  public Dialect dialect(Connection connection) throws SQLException {
    String version = connection.getMetaData().getDatabaseProductVersion();
    BooleanSupplier backslashes = backslashEscapes(connection);
    Matcher mariaDb = MARIADB.matcher(version);
    if (mariaDb.find()) {
      return new MariaDbDialect(Version.parse(mariaDb.group(1)), backslashes);
    }
    return new MySqlDialect(Version.parse(version), backslashes);
  }

  /** Asked once, and only when a string needs it: an idle start is one query. */
  private static BooleanSupplier backslashEscapes(Connection connection) {
    return new BooleanSupplier() {
      private int known = -1;

      @Override
      public synchronized boolean getAsBoolean() {
        if (known < 0) {
          known = ask() ? 1 : 0;
        }
        return known == 1;
      }

      private boolean ask() {
        try (Statement statement = connection.createStatement();
            ResultSet row = statement.executeQuery("SELECT @@sql_mode")) {
          return !row.next() || !row.getString(1).contains("NO_BACKSLASH_ESCAPES");
        } catch (SQLException e) {
          throw new RunFailure(
              RunFailure.Kind.DATABASE, "the database does not tell its sql_mode", e);
        }
      }
    };
  }

  @Override
  public DatabaseSession session(Connection connection, Dialect dialect, RetortTables tables)
      throws SQLException {
    return new MariaDbSession(connection, dialect, tables, this);
  }

  /**
   * In InnoDB and with IDs that are compared byte by byte, whatever the defaults of the database
   * are. Instants are in UTC, which DATETIME leaves alone.
   */
  @Override
  public List<String> tables(Dialect dialect, RetortTables tables) {
    String options = " ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    String id = " VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL";
    return List.of(
        "CREATE TABLE IF NOT EXISTS "
            + dialect.identifier(tables.history())
            + " (id"
            + id
            + " PRIMARY KEY, parents LONGTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
            + " message VARCHAR(1000) NOT NULL, state VARCHAR(10) NOT NULL, step INT NOT NULL,"
            + " step_done BOOLEAN NOT NULL, step_text LONGTEXT, step_hash VARCHAR(64),"
            + " done_hash VARCHAR(64), seen LONGTEXT, progress VARCHAR(1000), failed BOOLEAN NOT NULL,"
            + " digest VARCHAR(80) NOT NULL, kind VARCHAR(10) NOT NULL, at DATETIME(6) NOT NULL,"
            + " applied_by VARCHAR(255) NOT NULL, millis BIGINT)"
            + options,
        "CREATE TABLE IF NOT EXISTS "
            + dialect.identifier(tables.log())
            + " (seq BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, at DATETIME(6) NOT NULL, revision"
            + id
            + ", event VARCHAR(20) NOT NULL, by_user VARCHAR(255) NOT NULL, millis BIGINT,"
            + " detail LONGTEXT)"
            + options);
  }

  @Override
  public ScriptStyle scriptStyle(Dialect dialect, RetortTables tables) {
    return new MariaDbScriptStyle(dialect, tables);
  }
}
