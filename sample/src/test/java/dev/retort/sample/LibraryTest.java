package dev.retort.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.History;
import dev.retort.MigrationRegistry;
import dev.retort.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lending library's chain on an H2 file: up, down, up again, and its main. */
class LibraryTest {

  @TempDir Path folder;
  private final JdbcDataSource database = new JdbcDataSource();

  @BeforeEach
  void anEmptyDatabase() {
    database.setURL("jdbc:h2:" + folder.resolve("library"));
  }

  @Test
  void upDownToBaseAndUpAgainEndsInTheSameCatalogueWithTheSameRows() throws SQLException {
    MigrationRegistry registry = MigrationRegistry.load(database);
    List<String> empty = catalogue();

    RunReport up = registry.apply();
    List<String> first = catalogue();
    assertThat(up.revisions()).hasSize(10);
    assertThat(first).isNotEqualTo(empty);
    assertThat(rows("SELECT name, email FROM member ORDER BY name"))
        .containsExactly(
            "Ada Lovelace, ada.lovelace@library.example",
            "Grace Hopper, grace.hopper@library.example");

    RunReport down = registry.downgrade("base");
    assertThat(down.revisions()).hasSize(10);
    assertThat(down.current()).isEmpty();
    assertThat(catalogue()).isEqualTo(empty);

    registry.apply();
    assertThat(catalogue()).isEqualTo(first);
    assertThat(rows("SELECT title, copies FROM book ORDER BY isbn"))
        .containsExactly(
            "The C Programming Language, 1", "Design Patterns, 1", "Introduction to Algorithms, 1");
  }

  @Test
  void theLastRevisionIsUndoneByADerivedDowngradeOfSeveralStepsAndKeepsTheRows()
      throws SQLException {
    MigrationRegistry registry = MigrationRegistry.load(database);
    registry.upgrade("AddOverdueView");
    execute("UPDATE book SET shelf = 'A1' WHERE isbn = '9780201633610'");
    List<String> before = catalogue();
    registry.apply();
    assertThat(rows("SELECT location, copies FROM book WHERE location IS NOT NULL"))
        .containsExactly("A1, 1");

    RunReport undone = registry.downgrade("-1");

    assertThat(undone.revisions())
        .singleElement()
        .extracting(RunReport.Ran::statements)
        .isEqualTo(5);
    assertThat(catalogue()).isEqualTo(before);
    assertThat(rows("SELECT shelf FROM book WHERE shelf IS NOT NULL")).containsExactly("A1");
  }

  @Test
  void theChainKeepsWhatAUserEnteredBetweenTwoRevisions() throws SQLException {
    MigrationRegistry registry = MigrationRegistry.load(database);
    registry.upgrade("SeedCatalogue");
    execute("INSERT INTO member (name) VALUES ('Radia Perlman')");

    registry.apply();

    assertThat(rows("SELECT email FROM member WHERE name = 'Radia Perlman'"))
        .containsExactly("radia.perlman@library.example");
    assertThat(registry.history().entries())
        .extracting(History.Entry::state)
        .containsOnly(History.State.APPLIED);
    registry.validate();
  }

  @Test
  void mainMigratesOnceAndPrintsTheHistoryEachTime() {
    String first = main();
    String second = main();

    assertThat(first).startsWith("Ran 10 revisions in ").contains("applied   20260302_0914_");
    assertThat(second)
        .startsWith(
            "Nothing to do: the database is at"
                + " 20260921_1411_650bdd9f93ab_let_members_reserve_books\n");
    assertThat(history(second)).isEqualTo(history(first));
  }

  private static String history(String printed) {
    return printed.substring(printed.indexOf("\napplied "));
  }

  /** What the sample's main prints. */
  private String main() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    LibraryMain.run(database.getURL(), new PrintStream(printed, true, StandardCharsets.UTF_8));
    return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** Every column, constraint, index and view that is not Retort's own. */
  private List<String> catalogue() throws SQLException {
    List<String> all = new ArrayList<>();
    for (String query :
        List.of(
            "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,"
                + " column_default, is_identity FROM information_schema.columns",
            "SELECT table_name, constraint_name, constraint_type"
                + " FROM information_schema.table_constraints",
            "SELECT table_name, index_name, column_name, is_unique"
                + " FROM information_schema.index_columns",
            "SELECT table_name, view_definition FROM information_schema.views")) {
      all.addAll(rows(query + " WHERE table_schema = 'PUBLIC' AND table_name NOT LIKE 'RETORT%'"));
    }
    // H2 numbers the indexes that it makes for constraints.
    all.replaceAll(row -> row.replaceAll("(PRIMARY_KEY|_INDEX)_[0-9A-F]+", "$1"));
    Collections.sort(all);
    return all;
  }

  private List<String> rows(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        all.add(String.join(", ", row));
      }
      return all;
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
