package dev.retort.operations;

import dev.retort.Golden;
import dev.retort.OneConnection;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.MySqlDialect;
import dev.retort.dialect.SqliteDialect;
import dev.retort.op.Dsl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation with every option on every database: its SQL is pinned, executed with rows there,
 * read back from the catalogue, compared with the fold, undone and done again; or it is refused
 * before anything runs, with the text that is pinned. {@code docs/operations.md} is written from
 * what comes of it.
 */
@Execution(ExecutionMode.CONCURRENT)
@Tag("storm")
class EveryOperationTest {

  private static final String SALES = "sales";
  private static final OperationsPage PAGE = new OperationsPage(OperationCases.names());

  static List<String> names() {
    return OperationCases.names();
  }

  static Stream<Arguments> everywhere() {
    return Stream.of(TestedDatabase.values())
        .flatMap(database -> names().stream().map(name -> Arguments.of(database, name)));
  }

  @AfterAll
  static void thePageTellsWhatCameOfIt() {
    PAGE.check();
  }

  @Test
  void everyGoldenFileIsACases() {
    List<String> files = names().stream().map(name -> name + ".sql").toList();
    for (TestedDatabase database : TestedDatabase.values()) {
      golden(database.title()).hasOnly(files);
    }
    golden(OperationsPage.MYSQL).hasOnly(files);
  }

  private static Golden golden(String title) {
    return Golden.of("operations/" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everywhere")
  void isExecutedOrRefused(TestedDatabase database, String name) throws SQLException {
    Trial trial = run(database, database.dialect(), name, golden(database.title()));
    PAGE.add(database.title(), name, trial.outcome());
  }

  /** Where that is other SQL than the newest's, it must come to the same. */
  @ParameterizedTest
  @MethodSource("names")
  void isExecutedInTheSqlOfTheOldestSqlite(String name) throws SQLException {
    Case example = OperationCases.named(name, Dsl.SQLITE, SALES);
    Trial newest = new Trial(example, TestedDatabase.SQLITE.dialect(), "");
    if (!new Trial(example, new SqliteDialect(), "").hasTheSqlOf(newest)) {
      run(TestedDatabase.SQLITE, new SqliteDialect(), name, null);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isRenderedForMySql(String name) {
    Case example = OperationCases.named(name, Dsl.MYSQL, SALES);
    Trial trial = new Trial(example, new MySqlDialect(), "");
    trial.check(golden(OperationsPage.MYSQL), List.of());
    PAGE.add(OperationsPage.MYSQL, name, trial.outcome());
  }

  private static Trial run(TestedDatabase kind, Dialect dialect, String name, Golden golden)
      throws SQLException {
    try (Connection connection = kind.fresh().getConnection()) {
      DataSource database = new OneConnection(connection);
      String schema = kind.schema(database, SALES);
      Case example = OperationCases.named(name, dialect.database(), schema);
      Trial trial =
          new Trial(example, dialect, schema.substring(0, schema.length() - SALES.length()));
      List<String> difference = List.of();
      if (trial.isRefused()) {
        trial.isRefusedBy(database);
      } else {
        difference = trial.execute(kind, database);
      }
      if (golden != null) {
        trial.check(golden, difference);
      }
      return trial;
    }
  }
}
