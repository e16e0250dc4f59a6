package dev.retort;

import static dev.retort.TestDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Processes that migrate through a database's storm and are killed in its middle. What stands in
 * the storm is each database's own matter: {@link Storm}, {@link MariaDbStorm}, {@link
 * PostgresStorm}.
 */
final class Storms {

  /** How many kills left a revision on its way. */
  private final AtomicInteger onTheWay = new AtomicInteger();

  int onTheWay() {
    return onTheWay.get();
  }

  /** The database at a URL, of whichever kind. */
  static DataSource at(String url) {
    return switch (url.split(":", 3)[1]) {
      case "h2" -> TestDatabase.at(url);
      case "mariadb" -> MariaDbServer.dataSource(url);
      case "postgresql" -> PostgresServer.at(url);
      case "sqlite" -> TestSqlite.at(url);
      default -> throw new IllegalArgumentException(url);
    };
  }

  /** The chain of its kind. */
  private static TestChain storm(String url) {
    return switch (url.split(":", 3)[1]) {
      case "h2" -> Storm.all(Storm.ROWS);
      case "mariadb" -> MariaDbStorm.all();
      case "postgresql" -> PostgresStorm.all();
      default -> throw new IllegalArgumentException(url);
    };
  }

  /** Migrates; says each step as it begins and each batch as it ends, and waits for a word. */
  static final class Migrates {
    private Migrates() {}

    public static void main(String[] arguments) {
      RunListener says =
          new RunListener() {
            @Override
            public void stepStarted(RevisionNode revision, int number, int of, String sql) {
              say("step " + number + " of " + of + " " + sql);
            }

            @Override
            public void batchFinished(RevisionNode revision, int number, String key, long rows) {
              say("step " + number + " came to " + key);
            }
          };
      say("ready");
      run(arguments[0], arguments[1], says);
    }

    private static void say(String line) {
      System.out.println(line);
      try {
        System.in.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Goes up the whole storm, or down to its ground. */
  static void run(String url, String way, RunListener listener) {
    MigrationRegistry registry =
        MigrationRegistry.builder(at(url)).source(storm(url)).listener(listener).build();
    if (way.equals("up")) {
      registry.apply();
    } else {
      registry.downgrade("Ground");
    }
  }

  static void run(String url, String way) {
    run(url, way, new RunListener() {});
  }

  /**
   * Kills a process in mid-run.
   *
   * @param options for the process's URL
   * @param steps at the so many-th step or end of a batch
   * @param nanos so much later, or before the next one
   */
  void killed(String url, String options, String way, int steps, long nanos) {
    try (ChildProcess child = ChildProcess.start(Migrates.class, url + options, way)) {
      killed(child, url, steps, nanos);
    }
  }

  private void killed(ChildProcess child, String url, int steps, long nanos) {
    child.await("ready");
    child.go();
    for (int said = 0; said < steps; said++) {
      child.await("step ");
      child.go();
    }
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    child.kill();
    int rows = query(at(url), "SELECT 1 FROM retort_history WHERE state <> 'applied'").size();
    assertThat(rows).isBetween(0, 1);
    onTheWay.addAndGet(rows);
  }

  /**
   * Goes a way in a row of processes that are killed, then to its end.
   *
   * @param kills of each process, at which of its steps it is killed, and how many milliseconds
   *     later: {@code "3 20"}
   */
  void killedAgainAndAgain(String url, String way, String... kills) {
    ChildProcess next = ChildProcess.start(Migrates.class, url, way);
    for (String kill : kills) {
      int blank = kill.indexOf(' ');
      long millis = Long.parseLong(kill.substring(blank + 1));
      int steps = Integer.parseInt(kill.substring(0, blank));
      try (ChildProcess child = next) {
        next = ChildProcess.start(Migrates.class, url, way); // it starts meanwhile
        killed(child, url, steps, TimeUnit.MILLISECONDS.toNanos(millis));
      }
    }
    next.close();
    run(url, way);
  }
}
