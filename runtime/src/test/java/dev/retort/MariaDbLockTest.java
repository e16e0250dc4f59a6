package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.retort.dialect.MariaDbDialect;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The migration lock on MariaDB: one migrates, all succeed, and nothing outlives its holder. */
class MariaDbLockTest {

  private static final int THREADS = 20;
  private static final int PROCESSES = 5;
  private static final int REVISIONS = 8;

  private final DataSource database = MariaDbServer.database();

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

  private static MigrationRegistry registry(DataSource database) {
    return MigrationRegistry.builder(database).source(chain()).build();
  }

  private void eachRevisionRanOnce(Stream<Integer> ran) {
    assertThat(ran.filter(count -> count > 0)).containsExactly(REVISIONS);
    assertThat(query(database, "SELECT n FROM counter"))
        .containsExactly(String.valueOf(REVISIONS - 1));
    assertThat(query(database, "SELECT COUNT(*), COUNT(DISTINCT revision) FROM retort_log"))
        .containsExactly(REVISIONS + " " + REVISIONS);
    registry(database).validate();
  }

  @Test
  void twentyThreadsAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Future<RunReport>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                return registry(database).apply();
              }));
    }
    List<Integer> ran = new ArrayList<>();
    for (Future<RunReport> each : running) {
      ran.add(each.get().revisions().size());
    }
    threads.shutdown();
    eachRevisionRanOnce(ran.stream());
  }

  /** Waits for a word, migrates, and says how many revisions it ran. */
  static final class Migrates {
    private Migrates() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println("ready");
      System.in.read();
      RunReport report = registry(MariaDbServer.dataSource(arguments[0])).apply();
      System.out.println("ran " + report.revisions().size());
    }
  }

  @Test
  void fiveProcessesAtOnce() {
    String url = MariaDbServer.shared().url(MariaDbServer.nameOf(database));
    List<ChildJvm> children =
        IntStream.range(0, PROCESSES).mapToObj(i -> ChildJvm.start(Migrates.class, url)).toList();
    children.forEach(child -> assertThat(line(child, "ready")).isNotNull());
    children.forEach(ChildJvm::go);
    List<Integer> ran =
        children.stream().map(child -> Integer.valueOf(line(child, "ran ").substring(4))).toList();
    children.forEach(child -> assertThat(child.exit()).isZero());
    eachRevisionRanOnce(ran.stream());
  }

  /** The next line that begins so; libraries speak too. */
  private static String line(ChildJvm child, String beginning) {
    String line;
    do {
      line = child.line();
      assertThat(line).isNotNull();
    } while (!line.startsWith(beginning));
    return line;
  }

  @Test
  void aPoolOfOneIsEnoughAndTheLockIsFreeAfterwards() {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(database);
      pool.setMaximumPoolSize(1);
      registry(pool).apply();
      assertThat(query(pool, "SELECT IS_FREE_LOCK(" + scriptedName() + ")")).containsExactly("1");
    }
  }

  /** The lock's name as a script for the mariadb client has it, in SQL. */
  private String scriptedName() {
    StringBuilder script = new StringBuilder();
    registry(database).script(":head", new MariaDbDialect(), script);
    Matcher name = Pattern.compile("GET_LOCK\\((.*), 0\\)").matcher(script);
    assertThat(name.find()).isTrue();
    return name.group(1);
  }

  @Test
  void aRunAndAScriptExcludeEachOtherAndTheHolderIsNamed() throws SQLException {
    try (Connection holder = database.getConnection();
        var statement = holder.createStatement()) {
      statement.execute("SELECT GET_LOCK(" + scriptedName() + ", 0)");
      MigrationRegistry waits =
          MigrationRegistry.builder(database)
              .source(chain())
              .migrationLockTimeout(Duration.ofMillis(50))
              .build();
      assertThatThrownBy(waits::apply)
          .isInstanceOf(LockTimeoutException.class)
          .hasMessageContaining("it is held by connection " + connectionId(holder))
          .hasMessageContaining("root from 127.0.0.1");
      // Another history is another migration.
      MigrationRegistry.builder(database)
          .source(new TestChain().then("Other", op -> {}))
          .historyTable("other_history")
          .migrationLockTimeout(Duration.ofMillis(50))
          .build()
          .apply();
    }
    registry(database).apply();
  }

  private static String connectionId(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void whoLostTheLockWritesNothingMore() {
    TestChain loses =
        new TestChain()
            .then(
                "Loses",
                op -> {
                  op.createTable("a", column("id", integer()));
                  op.execute("DO RELEASE_ALL_LOCKS()");
                  op.createTable("b", column("id", integer()));
                });
    assertThatThrownBy(() -> MigrationRegistry.builder(database).source(loses).build().apply())
        .isInstanceOf(LockTimeoutException.class)
        .hasMessageContaining("the migration lock was lost");
    assertThat(MariaDbServer.tables(database)).containsExactly("a");
  }

  @Test
  void aKilledConnectionIsToldAndTheNextRunGoesOn() {
    TestChain dies =
        new TestChain()
            .then(
                "Dies",
                op -> {
                  op.createTable("a", column("id", integer()));
                  op.run(
                      "is killed",
                      connection -> execute(database, "KILL " + connectionId(connection)));
                  op.createTable("b", column("id", integer()));
                });
    assertThatThrownBy(() -> MigrationRegistry.builder(database).source(dies).build().apply())
        .isInstanceOf(RetortException.class);
    TestChain mended =
        new TestChain()
            .then(
                "Dies",
                op -> {
                  op.createTable("a", column("id", integer()));
                  op.run("is killed", connection -> {});
                  op.createTable("b", column("id", integer()));
                });
    MigrationRegistry.builder(database).source(mended).build().apply();
    assertThat(MariaDbServer.tables(database)).containsExactly("a", "b");
  }
}
