package dev.retort;

import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import javax.sql.DataSource;
import org.h2.api.ErrorCode;

/** Many who migrate one database at once: all succeed, and each revision runs once. */
final class Race {

  private static final int THREADS = 20;
  private static final int PROCESSES = 5;
  private static final int REVISIONS = 12;

  private Race() {}

  /** Revisions that show when they ran twice; some rebuild a table where the database must. */
  static TestChain chain() {
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
                      if (i % 5 == 0) {
                        op.addColumn("t" + i, column("name", varchar(20)).nullable().unique());
                      }
                    }));
    return chain;
  }

  static MigrationRegistry registry(DataSource database) {
    return MigrationRegistry.builder(database).source(chain()).build();
  }

  /** Twenty threads, each with a registry of its own. */
  static List<Integer> threads(DataSource database) throws Exception {
    return threads(() -> registry(database).apply());
  }

  /**
   * Twenty threads.
   *
   * @return how many revisions each of them ran
   */
  static List<Integer> threads(Callable<RunReport> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<RunReport>> running =
          Stream.generate(
                  () ->
                      pool.submit(
                          () -> {
                            start.await();
                            return work.call();
                          }))
              .limit(THREADS)
              .toList();
      List<Integer> ran = new ArrayList<>();
      for (Future<RunReport> each : running) {
        ran.add(each.get().revisions().size());
      }
      return ran;
    } finally {
      pool.shutdownNow();
    }
  }

  /** Waits for a word, migrates, says how many revisions it ran, and stays till the next. */
  static final class Migrates {
    private Migrates() {}

    public static void main(String[] arguments) throws IOException, SQLException {
      DataSource database = Storms.at(arguments[0]);
      System.out.println("ready");
      System.in.read();
      try (Connection open = opened(database)) { // stays open, as an application's pool does
        assertThat(open.isValid(60)).isTrue();
        System.out.println("ran " + registry(database).apply().revisions().size());
        System.in.read();
      }
    }

    /** H2 refuses a process that comes while another is just making the file's lock. */
    private static Connection opened(DataSource database) throws SQLException {
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

  /**
   * Five processes.
   *
   * @return how many revisions each of them ran
   */
  static List<Integer> processes(String url) {
    List<ChildProcess> children =
        Stream.generate(() -> ChildProcess.start(Migrates.class, url)).limit(PROCESSES).toList();
    try {
      children.forEach(child -> child.await("ready"));
      children.forEach(ChildProcess::go);
      List<Integer> ran =
          children.stream()
              .map(child -> Integer.valueOf(child.await("ran ").substring(4)))
              .toList();
      children.forEach(ChildProcess::go);
      children.forEach(ChildProcess::end);
      return ran;
    } finally {
      children.forEach(ChildProcess::close);
    }
  }

  /** What must hold where the lock is the session's: one of them ran all. */
  static void oneRanAll(DataSource database, List<Integer> ran) {
    assertThat(ran.stream().filter(count -> count > 0)).containsExactly(REVISIONS);
    eachRevisionRanOnce(database, ran);
  }

  /** What must hold everywhere. */
  static void eachRevisionRanOnce(DataSource database, List<Integer> ran) {
    assertThat(ran.stream().mapToInt(Integer::intValue).sum()).isEqualTo(REVISIONS);
    assertThat(query(database, "SELECT n FROM counter"))
        .containsExactly(String.valueOf(REVISIONS - 1));
    assertThat(query(database, "SELECT COUNT(*), COUNT(DISTINCT revision) FROM retort_log"))
        .containsExactly(REVISIONS + " " + REVISIONS);
    registry(database).validate();
  }
}
