package dev.retort;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All start at once on H2: one migrates, all succeed, each revision runs once. */
@Tag("storm")
class ConcurrencyTest {

  @Test
  void twentyThreadsWithARegistryEach() throws Exception {
    JdbcDataSource database = TestDatabase.inMemory();
    Race.oneRanAll(database, Race.threads(database));
  }

  @Test
  void twentyThreadsThatShareOne(@TempDir Path folder) throws Exception {
    JdbcDataSource database = TestDatabase.at("jdbc:h2:" + folder.resolve("db"));
    Race.oneRanAll(database, Race.threads(Race.registry(database)::apply));
  }

  @Test
  void twentyThreadsOfAnOrdinaryUser() throws Exception {
    JdbcDataSource database = TestDatabase.inMemory();
    TestDatabase.execute(database, "CREATE USER ann PASSWORD ''", "GRANT ALTER ANY SCHEMA TO ann");
    JdbcDataSource ann = TestDatabase.at(database.getURL().replace(";DB_CLOSE_DELAY=-1", ""));
    ann.setUser("ann");
    Race.oneRanAll(database, Race.threads(ann));
  }

  @Test
  void fiveProcessesOnOneFile(@TempDir Path folder) {
    String url = "jdbc:h2:" + folder.resolve("db") + ";AUTO_SERVER=TRUE";
    Race.oneRanAll(TestDatabase.at(url), Race.processes(url));
  }
}
