package dev.retort;

import static dev.retort.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Clients, really killed in the middle of a run on PostgreSQL; then one plain run. */
@Tag("storm")
class PostgresKillTest {

  /** Everything that a run leaves but times. */
  private static List<String> all(String url) {
    DataSource database = Storms.at(url);
    List<String> all = new ArrayList<>(PostgresServer.catalogue(database));
    all.addAll(PostgresServer.rows(database));
    all.addAll(
        query(
            database,
            "SELECT id, parents, state, step, step_done, step_hash, done_hash, progress, failed,"
                + " digest, kind FROM retort_history ORDER BY id"));
    all.addAll(query(database, "SELECT revision, event FROM retort_log ORDER BY seq"));
    return all;
  }

  /** A new database with the storm's ground; its URL. */
  private static String ground() {
    PGSimpleDataSource database = PostgresServer.NEWEST.fresh();
    MigrationRegistry.builder(database).source(PostgresStorm.ground()).build().apply();
    return database.getURL();
  }

  private static final class Undisturbed {
    static final List<String> UP;
    static final List<String> DOWN;

    static {
      String url = ground();
      Storms.run(url, "up");
      UP = all(url);
      Storms.run(url, "down");
      DOWN = all(url);
    }
  }

  /** Each process goes on where the one before it died. */
  @Test
  void clientsKilledOnTheWayUp() {
    Storms storms = new Storms();
    String url = ground();
    storms.killedAgainAndAgain(url, "up", "3 2", "9 3", "3 1", "3 4", "3 2", "3 0", "3 5");
    assertThat(all(url)).isEqualTo(Undisturbed.UP);
    assertThat(storms.onTheWay()).isGreaterThan(3);
  }

  @Test
  void clientsKilledOnTheWayDown() {
    Storms storms = new Storms();
    String url = ground();
    Storms.run(url, "up");
    storms.killedAgainAndAgain(url, "down", "2 1", "4 9", "3 3", "3 2");
    assertThat(all(url)).isEqualTo(Undisturbed.DOWN);
    assertThat(storms.onTheWay()).isGreaterThan(1);
  }
}
