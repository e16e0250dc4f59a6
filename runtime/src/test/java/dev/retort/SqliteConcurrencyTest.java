package dev.retort;

import static dev.retort.TestSqlite.execute;
import static dev.retort.TestSqlite.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** Many that migrate one SQLite database at once: each revision runs once, and all succeed. */
class SqliteConcurrencyTest {

  private static final int REVISIONS = 40;

  @TempDir Path folder;

  /** Revisions that a second run of would be seen: each notes itself. */
  static TestChain chain() {
    TestChain chain = new TestChain();
    chain.then("N0", op -> op.createTable("ran", column("n", integer())));
    for (int i = 1; i < REVISIONS; i++) {
      int n = i;
      chain.then(
          "N" + i,
          op -> {
            op.createTable("t" + n, column("id", bigint()).identity().primaryKey());
            op.insert(into("ran", "n").values(n));
            if (n % 5 == 0) {
              op.addColumn("t" + (n - 1), column("b", text()).nullable().unique());
            }
          });
    }
    return chain;
  }

  private SQLiteDataSource database(String mode) {
    return mode.equals("WAL") ? TestSqlite.wal(folder) : TestSqlite.file(folder);
  }

  private static void assertEachRanOnce(SQLiteDataSource database) {
    assertThat(query(database, "SELECT n FROM ran ORDER BY n"))
        .isEqualTo(IntStream.range(1, REVISIONS).mapToObj(String::valueOf).toList());
    assertThat(query(database, "SELECT count(*) FROM retort_history WHERE state = 'applied'"))
        .containsExactly(String.valueOf(REVISIONS));
    assertThat(query(database, "SELECT event, count(*) FROM retort_log GROUP BY event"))
        .containsExactly("applied " + REVISIONS);
    MigrationRegistry.builder(database).source(chain()).build().validate();
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAL", "DELETE"})
  void thirtyThreads(String mode) throws Exception {
    SQLiteDataSource database = database(mode);
    int threads = 30;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<RunReport>> reports = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      reports.add(
          pool.submit(
              () -> {
                MigrationRegistry registry =
                    MigrationRegistry.builder(database).source(chain()).build();
                start.await();
                return registry.apply();
              }));
    }
    start.countDown();
    int ran = 0;
    for (Future<RunReport> report : reports) {
      ran += report.get().revisions().size();
    }
    pool.shutdown();
    assertThat(ran).isEqualTo(REVISIONS);
    assertEachRanOnce(database);
  }

  /** Migrates when it is told to. */
  static final class Migrating {
    public static void main(String[] arguments) throws Exception {
      MigrationRegistry registry =
          MigrationRegistry.builder(TestSqlite.at(arguments[0])).source(chain()).build();
      System.out.println("ready");
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      System.out.println("ran " + registry.apply().revisions().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"WAL", "DELETE"})
  void fiveProcesses(String mode) throws Exception {
    SQLiteDataSource database = database(mode);
    execute(database, "SELECT 1");
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        children.add(ChildProcess.start(Migrating.class, database.getUrl()));
      }
      children.forEach(child -> child.await("ready"));
      children.forEach(child -> child.tell("go"));
      int ran = 0;
      for (ChildProcess child : children) {
        ran += Integer.parseInt(child.await("ran ").substring("ran ".length()));
      }
      assertThat(ran).isEqualTo(REVISIONS);
    } finally {
      children.forEach(ChildProcess::close);
    }
    assertEachRanOnce(database);
  }
}
