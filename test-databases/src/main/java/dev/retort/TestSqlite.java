package dev.retort;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/**
 * A real SQLite database of a test's own. It does not wait for the disk, which only a crash of the
 * machine could tell.
 */
public final class TestSqlite {

  private TestSqlite() {}

  /** A file, in rollback-journal mode. */
  public static SQLiteDataSource file(Path folder) {
    return at(
        "jdbc:sqlite:"
            + folder.resolve(UUID.randomUUID() + ".db")
            + "?foreign_keys=true&synchronous=OFF");
  }

  /** A file, in WAL mode: said once, since it stays, and to say it needs the file alone. */
  public static SQLiteDataSource wal(Path folder) {
    SQLiteDataSource file = file(folder);
    execute(file, "PRAGMA journal_mode=WAL");
    return file;
  }

  /** At a URL. */
  public static SQLiteDataSource at(String url) {
    SQLiteDataSource dataSource = new SQLiteDataSource();
    dataSource.setUrl(url);
    return dataSource;
  }

  /** The rows of a query, each as its columns apart by blanks. */
  public static List<String> query(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection()) {
      return query(connection, sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The rows of a query, each as its columns apart by blanks. */
  public static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(rows.getString(i));
        }
        found.add(String.join(" ", columns));
      }
      return found;
    }
  }

  /** Runs statements. */
  public static void execute(DataSource dataSource, String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(String.join("; ", statements), e);
    }
  }

  /** The user's tables, by name. */
  public static List<String> tables(DataSource dataSource) {
    return query(
        dataSource,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'retort%'"
            + " AND name NOT LIKE 'sqlite%' ORDER BY 1");
  }
}
