package dev.retort.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.retort.MariaDbServer;
import dev.retort.MigrationRegistry;
import dev.retort.PostgresServer;
import dev.retort.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample as it is, on each kind of database: only the URL is another one. */
class EveryDatabaseTest {

  enum Kind {
    H2,
    POSTGRESQL,
    MARIADB,
    SQLITE;

    String url(Path folder) {
      return switch (this) {
        case H2 -> "jdbc:h2:" + folder.resolve("library");
        case POSTGRESQL -> PostgresServer.NEWEST.fresh().getUrl() + "&user=postgres";
        case MARIADB ->
            MariaDbServer.shared().url(MariaDbServer.nameOf(MariaDbServer.database()))
                + "&user=root";
        case SQLITE -> "jdbc:sqlite:" + folder.resolve("library.db");
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void mainMigratesOnceDownToBaseLeavesNothingAndUpAgainTheSame(Kind kind, @TempDir Path folder)
      throws SQLException {
    String url = kind.url(folder);

    assertThat(main(url)).startsWith("Ran 10 revisions in ");
    assertThat(main(url)).startsWith("Nothing to do: the database is at 20260921_1411_");
    List<String> tables = tables(url);
    assertThat(tables).containsExactly("book", "loan", "member", "overdue_loan", "reservation");
    try (HikariDataSource database = LibraryMain.pool(url)) {
      assertThat(TestDatabase.query(database, "SELECT name, email FROM member ORDER BY name"))
          .containsExactly(
              "Ada Lovelace ada.lovelace@library.example",
              "Grace Hopper grace.hopper@library.example");

      MigrationRegistry registry = MigrationRegistry.load(database);
      registry.downgrade("base");
      assertThat(tables(url)).isEmpty();

      registry.apply();
      assertThat(tables(url)).isEqualTo(tables);
      registry.validate();
    }
  }

  private static String main(String url) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    LibraryMain.run(url, new PrintStream(printed, true, StandardCharsets.UTF_8));
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** The tables and views that are not Retort's own nor the database's. */
  private static List<String> tables(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        ResultSet found =
            connection
                .getMetaData()
                .getTables(
                    connection.getCatalog(),
                    connection.getSchema(),
                    "%",
                    new String[] {"TABLE", "BASE TABLE", "VIEW"})) {
      List<String> tables = new ArrayList<>();
      while (found.next()) {
        String name = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (!name.startsWith("retort") && !name.startsWith("sqlite")) {
          tables.add(name);
        }
      }
      return tables.stream().sorted().toList();
    }
  }
}
