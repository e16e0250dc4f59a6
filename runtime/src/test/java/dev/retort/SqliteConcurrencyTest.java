package dev.retort;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** Many that migrate one SQLite database at once, where each transaction is the lock. */
@Tag("storm")
class SqliteConcurrencyTest {

  @TempDir Path folder;

  private SQLiteDataSource database(String mode) {
    return mode.equals("WAL") ? TestSqlite.wal(folder) : TestSqlite.file(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAL", "DELETE"})
  void twentyThreads(String mode) throws Exception {
    SQLiteDataSource database = database(mode);
    Race.eachRevisionRanOnce(database, Race.threads(database));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAL", "DELETE"})
  void fiveProcesses(String mode) {
    SQLiteDataSource database = database(mode);
    Race.eachRevisionRanOnce(database, Race.processes(database.getUrl()));
  }
}
