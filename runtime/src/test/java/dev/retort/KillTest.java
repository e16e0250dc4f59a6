package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, really killed in the middle of a run; then one plain run. */
class KillTest {

  private static final int ROWS = 1_000;
  private static final int UP = 22;
  private static final int DOWN = 8;

  @TempDir private Path folder;

  /** Migrates, and says each step as it begins. */
  static final class Migrates {
    private Migrates() {}

    public static void main(String[] arguments) {
      MigrationRegistry registry = registry(arguments[0]);
      if (arguments[1].equals("up")) {
        registry.apply();
      } else {
        registry.downgrade("Ground");
      }
    }
  }

  private static MigrationRegistry registry(String url) {
    return MigrationRegistry.builder(TestDatabase.at(url))
        .source(Storm.all(ROWS))
        .listener(
            new RunListener() {
              @Override
              public void stepStarted(RevisionNode revision, int number, int of, String sql) {
                System.out.println("step"); // read by the parent
              }
            })
        .build();
  }

  private String at(Object name) {
    return "jdbc:h2:" + folder.resolve(String.valueOf(name));
  }

  private void copy(String from, Object to) {
    try {
      Files.copy(folder.resolve(from + ".mv.db"), folder.resolve(to + ".mv.db"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void thirtyKillsInMidRunEndAsAnUndisturbedRun() {
    MigrationRegistry.builder(TestDatabase.at(at("ground")))
        .source(Storm.ground(ROWS))
        .build()
        .apply();
    copy("ground", "up");
    Migrates.main(new String[] {at("up"), "up"});
    List<String> up = Dump.of(TestDatabase.at(at("up")));
    copy("up", "down");
    Migrates.main(new String[] {at("down"), "down"});
    List<String> down = Dump.of(TestDatabase.at(at("down")));
    AtomicInteger inMidRun = new AtomicInteger();
    IntStream.range(0, UP + DOWN)
        .parallel()
        .forEach(
            kill -> {
              boolean upwards = kill < UP;
              String way = upwards ? "up" : "down";
              copy(upwards ? "ground" : "up", kill);
              killed(at(kill), way, 1 + kill * 37 % 33, kill * 41 % 13 * 100_000L);
              if (isOnItsWay(at(kill))) {
                inMidRun.incrementAndGet();
              }
              Migrates.main(new String[] {at(kill), way});
              assertThat(Dump.of(TestDatabase.at(at(kill))))
                  .as("kill %d, %s", kill, way)
                  .isEqualTo(upwards ? up : down);
            });
    assertThat(inMidRun).as("kills that left a revision on its way").hasValueGreaterThan(9);
  }

  /** Kills a process some nanoseconds after it said that its so many-th step begins. */
  private static void killed(String url, String way, int step, long nanos) {
    // H2 else keeps the last half second to itself, and a run is not much longer than that.
    try (ChildJvm child = ChildJvm.start(Migrates.class, url + ";WRITE_DELAY=0", way)) {
      int said = 0;
      while (said < step && child.line() != null) {
        said++;
      }
      long until = System.nanoTime() + nanos;
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      child.kill();
    }
  }

  private static boolean isOnItsWay(String url) {
    return registry(url).history().entries().stream()
        .anyMatch(
            entry ->
                entry.state() == History.State.APPLYING
                    || entry.state() == History.State.REVERTING);
  }
}
