package dev.retort.processor;

import dev.retort.MigrationRegistry;
import dev.retort.OneConnection;
import dev.retort.PostgresServer;
import dev.retort.TestDatabase;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.Version;
import dev.retort.spi.RevisionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A database of a test's own that random chains are compiled for and then run on, one after the
 * other.
 */
final class RealDatabase {

  private final String declared;
  private final Dialect dialect;
  private final DataSource dataSource;
  private final String emptying;
  private Connection connection;

  private RealDatabase(String declared, Dialect dialect, DataSource dataSource, String emptying) {
    this.declared = declared;
    this.dialect = dialect;
    this.dataSource = dataSource;
    this.emptying = emptying;
  }

  static RealDatabase h2() {
    return new RealDatabase("h2", new H2Dialect(), TestDatabase.inMemory(), "DROP ALL OBJECTS");
  }

  static RealDatabase postgresql() {
    return new RealDatabase(
        "postgresql:14",
        new PostgresDialect(new Version(14, 0)),
        PostgresServer.OLDEST.fresh(),
        """
        DO $$
        DECLARE name text;
        BEGIN
          FOR name IN SELECT nspname FROM pg_namespace
              WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%' LOOP
            EXECUTE format('DROP SCHEMA %I CASCADE', name);
          END LOOP;
          CREATE SCHEMA public;
        END $$""");
  }

  /** As {@code -Aretort.databases} names it. */
  String declared() {
    return declared;
  }

  Dialect dialect() {
    return dialect;
  }

  /**
   * Runs a chain from its base to its head where nothing is.
   *
   * @throws RuntimeException what the run threw
   */
  void run(RevisionSource chain) {
    try {
      if (connection == null || connection.isClosed()) { // the run gives up one that it doubts
        connection = dataSource.getConnection();
      }
      MigrationRegistry.builder(new OneConnection(connection)).source(chain).build().apply();
    } catch (SQLException e) {
      throw new AssertionError(e);
    } finally {
      empty();
    }
  }

  private void empty() {
    try (Statement statement = connection.createStatement()) {
      statement.execute(emptying);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return declared;
  }
}
