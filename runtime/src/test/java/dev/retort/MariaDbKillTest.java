package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients and servers, really killed in the middle of a run; then one plain run. */
class MariaDbKillTest {

  /** Migrates, and says each step as it begins and each batch as it ends. */
  static final class Migrates {
    private Migrates() {}

    public static void main(String[] arguments) {
      DataSource database = MariaDbServer.dataSource(arguments[0]);
      run(database, arguments[1], says());
    }

    private static RunListener says() {
      return new RunListener() {
        @Override
        public void stepStarted(RevisionNode revision, int number, int of, String sql) {
          System.out.println("step"); // read by the parent
        }

        @Override
        public void batchFinished(RevisionNode revision, int number, String key, long rows) {
          System.out.println("batch");
        }
      };
    }
  }

  private static void run(DataSource database, String way, RunListener listener) {
    MigrationRegistry registry =
        MigrationRegistry.builder(database).source(MariaDbStorm.all()).listener(listener).build();
    if (way.equals("up")) {
      registry.apply();
    } else {
      registry.downgrade("Ground");
    }
  }

  /** Everything that a run leaves but times. */
  private static List<String> all(DataSource database) {
    List<String> all = new ArrayList<>(MariaDbServer.catalogue(database));
    all.addAll(MariaDbServer.rows(database));
    all.addAll(
        query(
            database,
            "SELECT id, parents, state, step, step_done, step_hash, done_hash, seen, progress, failed,"
                + " digest, kind FROM retort_history ORDER BY id"));
    all.addAll(query(database, "SELECT revision, event FROM retort_log ORDER BY seq"));
    return all;
  }

  private static void ground(DataSource database) {
    MigrationRegistry.builder(database).source(MariaDbStorm.ground()).build().apply();
  }

  private static final class Undisturbed {
    static final List<String> UP;
    static final List<String> DOWN;

    static {
      DataSource database = MariaDbServer.database();
      ground(database);
      run(database, "up", new RunListener() {});
      UP = all(database);
      run(database, "down", new RunListener() {});
      DOWN = all(database);
    }
  }

  /** After so many lines that it said, and some milliseconds more. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1 9", "2 5", "3 20", "5 15", "7 12", "9 3", "13 4", "17 8", "20 0", "22 2"})
  void aClientKilledOnTheWayUp(String when) {
    DataSource database = MariaDbServer.database();
    ground(database);
    killed(database, "up", when);
    run(database, "up", new RunListener() {});
    assertThat(all(database)).isEqualTo(Undisturbed.UP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 9", "13 15", "17 20"})
  void aClientKilledOnTheWayDown(String when) {
    DataSource database = MariaDbServer.database();
    ground(database);
    run(database, "up", new RunListener() {});
    killed(database, "down", when);
    run(database, "down", new RunListener() {});
    assertThat(all(database)).isEqualTo(Undisturbed.DOWN);
  }

  @AfterAll
  static void mostKillsLeftARevisionOnItsWay() {
    assertThat(ON_THE_WAY).hasValueGreaterThan(6);
  }

  private static final AtomicInteger ON_THE_WAY = new AtomicInteger();

  private static void killed(DataSource database, String way, String when) {
    String[] words = when.split(" ", -1);
    String url = MariaDbServer.shared().url(MariaDbServer.nameOf(database));
    try (ChildJvm child = ChildJvm.start(Migrates.class, url, way)) {
      List<String> said = new ArrayList<>();
      for (int left = Integer.parseInt(words[0]); left > 0; ) {
        said.add(child.line());
        String last = said.get(said.size() - 1);
        assertThat(last).as("%s", said).isNotNull();
        left -= last.equals("step") || last.equals("batch") ? 1 : 0; // libraries speak too
      }
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words[1]));
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      child.kill();
    }
    if (query(database, "SELECT 1 FROM retort_history WHERE state <> 'applied'").size() == 1) {
      ON_THE_WAY.incrementAndGet();
    }
  }

  @Test
  void aServerKilledAgainAndAgain() throws Exception {
    try (MariaDbServer server = MariaDbServer.started()) {
      DataSource database = server.newDatabase();
      ground(database);
      for (int kill : List.of(1, 3, 4)) {
        assertThatThrownBy(() -> run(database, "up", killsAtStep(server, kill)))
            .isInstanceOf(RetortException.class);
        server.start();
      }
      run(database, "up", new RunListener() {});
      execute(database, "DELETE FROM retort_log WHERE event = 'failed'");
      assertThat(all(database)).isEqualTo(Undisturbed.UP);
    }
  }

  /** While a later step runs, in a thread of its own. */
  private static RunListener killsAtStep(MariaDbServer server, int step) {
    return new RunListener() {
      private int steps;

      @Override
      public void stepStarted(RevisionNode revision, int number, int of, String sql) {
        if (++steps == step) {
          server.killSoon();
        }
      }
    };
  }
}
