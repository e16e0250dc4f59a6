package dev.retort.engine;

import static dev.retort.op.Dsl.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.retort.TestDatabase;
import dev.retort.TestSqlite;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.Version;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SqliteSessionTest {

  @TempDir Path folder;

  @Test
  void theDialectIsChosenFromTheConnection() throws SQLException {
    try (Connection connection = TestSqlite.file(folder).getConnection()) {
      Dialect dialect = Databases.support(connection).dialect(connection);
      assertThat(dialect.database()).isEqualTo(SQLITE);
      assertThat(dialect.version())
          .isEqualTo(Version.parse(connection.getMetaData().getDatabaseProductVersion()))
          .isGreaterThanOrEqualTo(new Version(3, 54));
      assertThat(new SqliteSupport().supports(dialect)).isTrue();
      assertThat(new SqliteSupport().supports(new H2Dialect())).isFalse();
    }
  }

  @Test
  void theCatalogueFindsWhatIsThereInWhateverCase() throws SQLException {
    try (Connection connection = TestSqlite.file(folder).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE book (a INT CONSTRAINT ck_a CHECK (a > 0), constraint \"U\" UNIQUE (a))");
      statement.execute("CREATE INDEX ix ON book (a)");
      statement.execute("CREATE VIEW v AS SELECT 1");
      SqliteCatalogue catalogue =
          new SqliteCatalogue(connection, Databases.support(connection).dialect(connection));
      QualifiedName book = QualifiedName.of("Book");
      QualifiedName other = QualifiedName.of("ix");
      assertThat(catalogue.hasTable(book)).isTrue();
      assertThat(catalogue.hasTable(other)).isFalse();
      assertThat(catalogue.hasColumn(book, Name.of("A"))).isTrue();
      assertThat(catalogue.hasColumn(book, Name.of("b"))).isFalse();
      assertThat(catalogue.hasIndex(book, Name.of("IX"))).isTrue();
      assertThat(catalogue.hasIndex(book, Name.of("book"))).isFalse();
      assertThat(catalogue.hasConstraint(book, Name.of("ck_a"))).isTrue();
      assertThat(catalogue.hasConstraint(book, Name.of("u"))).isTrue();
      assertThat(catalogue.hasConstraint(book, Name.of("ck"))).isFalse();
      assertThat(catalogue.hasObject(Effect.ObjectKind.VIEW, QualifiedName.of("V"))).isTrue();
      assertThat(catalogue.hasObject(Effect.ObjectKind.VIEW, book)).isFalse();
      String before = catalogue.fingerprint(book);
      String all = catalogue.fingerprint(null);
      statement.execute("INSERT INTO book VALUES (1)");
      assertThat(catalogue.fingerprint(book)).isEqualTo(before);
      statement.execute("CREATE VIEW w AS SELECT 1");
      assertThat(catalogue.fingerprint(book)).isEqualTo(before);
      assertThat(catalogue.fingerprint(null)).isNotEqualTo(all);
      statement.execute("CREATE TRIGGER t AFTER INSERT ON book BEGIN SELECT 1; END");
      assertThat(catalogue.fingerprint(book)).isNotEqualTo(before);
    }
  }

  /** sqlite-jdbc's abort does nothing, and a pool would lend the open transaction out. */
  @Test
  void anAbortedConnectionIsClosedBehindThePoolsBack() throws SQLException {
    SQLiteDataSource database = TestSqlite.file(folder);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.getUrl() + "&busy_timeout=1");
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      try (MigratingConnection opened = MigratingConnection.open(pool)) {
        try (Statement statement = opened.connection().createStatement()) {
          statement.execute("BEGIN IMMEDIATE");
        }
        assertThatThrownBy(
                () ->
                    TestDatabase.execute(database, "PRAGMA busy_timeout = 1", "CREATE TABLE t (a)"))
            .hasRootCauseMessage("[SQLITE_BUSY] The database file is locked (database is locked)");
        opened.abort(new SQLException("something"));
      }
      TestDatabase.execute(database, "CREATE TABLE t (a)");
    }
  }
}
