package dev.retort;

import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All start at once: one migrates, all succeed, each revision runs once. */
class ConcurrencyTest {

  private static final int THREADS = 20;
  private static final int PROCESSES = 5;
  private static final int REVISIONS = 12;

  private static TestChain chain() {
    TestChain chain =
        new TestChain()
            .then(
                "Ground",
                op -> {
                  op.createTable("counter", column("n", integer()));
                  op.insert(into("counter", "n").values(0));
                });
    IntStream.range(1, REVISIONS)
        .forEach(
            i ->
                chain.then(
                    "Add" + i,
                    op -> {
                      op.execute("UPDATE counter SET n = n + 1");
                      op.addColumn("counter", column("c" + i, integer()).defaultValue(i));
                      op.createTable("t" + i, column("id", bigint()).primaryKey());
                    }));
    return chain;
  }

  private static MigrationRegistry registry(JdbcDataSource database) {
    return MigrationRegistry.builder(database).source(chain()).build();
  }

  private static List<RunReport> together(int threads, Callable<RunReport> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<RunReport>> running =
        Stream.generate(
                () ->
                    pool.submit(
                        () -> {
                          start.await();
                          return work.call();
                        }))
            .limit(threads)
            .toList();
    List<RunReport> reports = new ArrayList<>();
    for (Future<RunReport> each : running) {
      reports.add(each.get());
    }
    pool.shutdown();
    return reports;
  }

  private static void eachRevisionRanOnce(JdbcDataSource database, Stream<Integer> ran) {
    assertThat(ran.filter(count -> count > 0)).containsExactly(REVISIONS);
    assertThat(query(database, "SELECT n FROM counter"))
        .containsExactly(String.valueOf(REVISIONS - 1));
    assertThat(query(database, "SELECT COUNT(*), COUNT(DISTINCT revision) FROM retort_log"))
        .containsExactly(REVISIONS + " " + REVISIONS);
    registry(database).validate();
  }

  @Test
  void twentyThreadsWithARegistryEach() throws Exception {
    JdbcDataSource database = TestDatabase.inMemory();
    List<RunReport> reports = together(THREADS, () -> registry(database).apply());
    eachRevisionRanOnce(database, reports.stream().map(report -> report.revisions().size()));
  }

  @Test
  void twentyThreadsThatShareOne(@TempDir Path folder) throws Exception {
    JdbcDataSource database = TestDatabase.at("jdbc:h2:" + folder.resolve("db"));
    MigrationRegistry shared = registry(database);
    List<RunReport> reports = together(THREADS, shared::apply);
    eachRevisionRanOnce(database, reports.stream().map(report -> report.revisions().size()));
  }

  @Test
  void twentyThreadsOfAnOrdinaryUser() throws Exception {
    JdbcDataSource database = TestDatabase.inMemory();
    TestDatabase.execute(database, "CREATE USER ann PASSWORD ''", "GRANT ALTER ANY SCHEMA TO ann");
    JdbcDataSource ann = TestDatabase.at(database.getURL().replace(";DB_CLOSE_DELAY=-1", ""));
    ann.setUser("ann");
    List<RunReport> reports = together(THREADS, () -> registry(ann).apply());
    eachRevisionRanOnce(database, reports.stream().map(report -> report.revisions().size()));
  }

  /** Waits for a word, migrates, says how many revisions it ran, and stays till the next. */
  static final class Migrates {
    private Migrates() {}

    public static void main(String[] arguments) throws IOException, SQLException {
      JdbcDataSource database = TestDatabase.at(arguments[0]);
      System.out.println("ready");
      System.in.read();
      try (Connection open = opened(database)) { // stays open, as an application's pool does
        assertThat(open.isValid(1)).isTrue();
        RunReport report = registry(database).apply();
        System.out.println("ran " + report.revisions().size());
        System.in.read();
      }
    }

    /** H2 refuses a process that comes while another is just making the file's lock. */
    private static Connection opened(JdbcDataSource database) throws SQLException {
      for (int left = 100; ; left--) {
        try {
          return database.getConnection();
        } catch (SQLException e) {
          if (e.getErrorCode() != ErrorCode.ERROR_OPENING_DATABASE_1 || left == 0) {
            throw e;
          }
        }
      }
    }
  }

  @Test
  void fiveProcessesOnOneFile(@TempDir Path folder) {
    String url = "jdbc:h2:" + folder.resolve("db") + ";AUTO_SERVER=TRUE";
    List<ChildJvm> children =
        IntStream.range(0, PROCESSES).mapToObj(i -> ChildJvm.start(Migrates.class, url)).toList();
    assertThat(children).allSatisfy(child -> assertThat(child.line()).isEqualTo("ready"));
    children.forEach(ChildJvm::go);
    List<String> said = children.stream().map(ChildJvm::line).toList();
    children.forEach(ChildJvm::go);
    assertThat(children).allSatisfy(child -> assertThat(child.exit()).isZero());
    assertThat(said).allMatch(line -> line.startsWith("ran "));
    eachRevisionRanOnce(
        TestDatabase.at(url), said.stream().map(line -> Integer.valueOf(line.substring(4))));
  }
}
