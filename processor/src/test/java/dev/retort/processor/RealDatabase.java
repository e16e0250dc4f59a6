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

/** A database that random chains are compiled for and then run on, one after the other. */
enum RealDatabase {
  H2("h2"),
  POSTGRESQL("postgresql:14");

  private final String declared;
  private Connection connection;

  RealDatabase(String declared) {
    this.declared = declared;
  }

  /** As {@code -Aretort.databases} names it. */
  String declared() {
    return declared;
  }

  Dialect dialect() {
    return this == H2 ? new H2Dialect() : new PostgresDialect(new Version(14, 0));
  }

  /**
   * Runs a chain from its base to its head where nothing is.
   *
   * @throws RuntimeException what the run threw
   */
  void run(RevisionSource chain) {
    try {
      if (connection == null || connection.isClosed()) { // the run gives up one that it doubts
        connection =
            (this == H2 ? TestDatabase.inMemory() : PostgresServer.OLDEST.fresh()).getConnection();
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
      statement.execute(
          this == H2
              ? "DROP ALL OBJECTS"
              : """
              DO $$
              DECLARE name text;
              BEGIN
                FOR name IN SELECT nspname FROM pg_namespace
                    WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%' LOOP
                  EXECUTE format('DROP SCHEMA %I CASCADE', name);
                END LOOP;
                CREATE SCHEMA public;
              END $$""");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
