package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients and servers, really killed in the middle of a run; then one plain run. */
@Tag("storm")
class MariaDbKillTest {

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

  /** A new database with the storm's ground; its URL. */
  private static String ground(MariaDbServer server) {
    DataSource database = server.newDatabase();
    MigrationRegistry.builder(database).source(MariaDbStorm.ground()).build().apply();
    return server.url(MariaDbServer.nameOf(database));
  }

  private static final class Undisturbed {
    static final List<String> UP;
    static final List<String> DOWN;

    static {
      String url = ground(MariaDbServer.shared());
      Storms.run(url, "up");
      UP = all(Storms.at(url));
      Storms.run(url, "down");
      DOWN = all(Storms.at(url));
    }
  }

  /** Each process goes on where the one before it died. */
  @Test
  void clientsKilledOnTheWayUp() {
    Storms storms = new Storms();
    String url = ground(MariaDbServer.shared());
    storms.killedAgainAndAgain(url, "up", "1 9", "2 5", "3 15", "4 12", "4 3", "5 4", "3 0", "2 2");
    assertThat(all(Storms.at(url))).isEqualTo(Undisturbed.UP);
    assertThat(storms.onTheWay()).isGreaterThan(3);
  }

  @Test
  void clientsKilledOnTheWayDown() {
    Storms storms = new Storms();
    String url = ground(MariaDbServer.shared());
    Storms.run(url, "up");
    storms.killedAgainAndAgain(url, "down", "2 9", "6 5", "4 15", "3 20");
    assertThat(all(Storms.at(url))).isEqualTo(Undisturbed.DOWN);
    assertThat(storms.onTheWay()).isGreaterThan(1);
  }

  @Test
  void aServerKilledAgainAndAgain() throws Exception {
    try (MariaDbServer server = MariaDbServer.started()) {
      String url = ground(server);
      for (int kill : List.of(1, 3, 4)) {
        assertThatThrownBy(() -> Storms.run(url, "up", killsAtStep(server, kill)))
            .isInstanceOf(RetortException.class);
        server.start();
      }
      Storms.run(url, "up");
      execute(Storms.at(url), "DELETE FROM retort_log WHERE event = 'failed'");
      assertThat(all(Storms.at(url))).isEqualTo(Undisturbed.UP);
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
