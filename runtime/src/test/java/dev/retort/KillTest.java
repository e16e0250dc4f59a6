package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on H2, really killed in the middle of a run; then one plain run. */
@Tag("storm")
class KillTest {

  private static final int UP = 22;
  private static final int DOWN = 8;

  @TempDir private Path folder;

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

  private List<String> dump(Object name) {
    return Dump.of(TestDatabase.at(at(name)));
  }

  @Test
  void thirtyKillsInMidRunEndAsAnUndisturbedRun() {
    MigrationRegistry.builder(TestDatabase.at(at("ground")))
        .source(Storm.ground(Storm.ROWS))
        .build()
        .apply();
    copy("ground", "up");
    Storms.run(at("up"), "up");
    List<String> up = dump("up");
    copy("up", "down");
    Storms.run(at("down"), "down");
    List<String> down = dump("down");
    Storms storms = new Storms();
    IntStream.range(0, UP + DOWN)
        .parallel()
        .forEach(
            kill -> {
              boolean upwards = kill < UP;
              String way = upwards ? "up" : "down";
              copy(upwards ? "ground" : "up", kill);
              // H2 else keeps the last half second to itself; a run is not much longer than that.
              storms.killed(
                  at(kill),
                  ";WRITE_DELAY=0",
                  way,
                  1 + kill * 37 % (upwards ? 28 : 16),
                  kill * 41 % 13 * 100_000L);
              Storms.run(at(kill), way);
              assertThat(dump(kill)).as("kill %d, %s", kill, way).isEqualTo(upwards ? up : down);
            });
    assertThat(storms.onTheWay()).as("kills that left a revision on its way").isGreaterThan(9);
  }
}
