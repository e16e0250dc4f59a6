package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;

import java.nio.file.Path;
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

  /** The user's tables, by name. */
  public static List<String> tables(DataSource dataSource) {
    return query(
        dataSource,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'retort%'"
            + " AND name NOT LIKE 'sqlite%' ORDER BY 1");
  }
}
