package dev.retort.cli;

import dev.retort.PostgresServer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command, on H2 and on PostgreSQL: what it prints and how it ends. */
class TranscriptTest {

  /** A database of the test's own, as the environment names it. */
  enum Kind {
    H2,
    POSTGRESQL;

    Map<String, String> fresh() {
      return this == H2
          ? Map.of(
              "RETORT_URL",
              "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
              "RETORT_USER",
              "sa",
              "RETORT_PASSWORD",
              "h2-and-secret")
          : Map.of(
              "RETORT_URL",
              PostgresServer.NEWEST.fresh().getUrl(),
              "RETORT_USER",
              "postgres",
              "RETORT_PASSWORD",
              "pg-and-secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "line, line",
    "answers, line",
    "mistakes, line",
    "branches, branched",
    "failing, failing",
    "json, branched"
  })
  void everyCommandAnswersTheSameOnEachDatabase(String name, String project) throws Exception {
    for (Kind kind : Kind.values()) {
      Map<String, String> database = kind.fresh();
      new Transcript(
              name,
              (environment, typed, arguments) -> {
                Map<String, String> all = new HashMap<>(database);
                all.putAll(environment);
                Typed command = new Typed(TestProject.named(project).folder()).with(all);
                if (!typed.isEmpty()) {
                  command.answering(typed);
                }
                return command.run(arguments.toArray(String[]::new));
              })
          .check();
    }
  }
}
