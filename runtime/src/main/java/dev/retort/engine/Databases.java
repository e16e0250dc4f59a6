package dev.retort.engine;

import dev.retort.dialect.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The databases that there is support for. */
final class Databases {

  private static final List<DatabaseSupport> OWN =
      List.of(new H2Support(), new PostgresSupport(), new MariaDbSupport(), new SqliteSupport());

  private Databases() {}

  /**
   * The support for the database behind a connection.
   *
   * @throws RunFailure when there is none
   */
  static DatabaseSupport support(Connection connection) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    for (DatabaseSupport support : all()) {
      if (support.supports(metaData)) {
        return support;
      }
    }
    throw unknown(metaData.getDatabaseProductName());
  }

  /**
   * The support for a dialect's database.
   *
   * @throws RunFailure when there is none
   */
  static DatabaseSupport support(Dialect dialect) {
    return all().stream()
        .filter(support -> support.supports(dialect))
        .findFirst()
        .orElseThrow(() -> unknown(dialect.database().name()));
  }

  /** Those of others first: some databases pretend to be PostgreSQL or MySQL. */
  private static List<DatabaseSupport> all() {
    List<DatabaseSupport> all = new ArrayList<>();
    ServiceLoader.load(DatabaseSupport.class).forEach(all::add);
    all.addAll(OWN);
    return all;
  }

  private static RunFailure unknown(String product) {
    return new RunFailure(
        RunFailure.Kind.DATABASE,
        "Retort does not speak "
            + product
            + "; it speaks H2 2.x, PostgreSQL 14 and newer, MariaDB 10.6 and newer, MySQL 8 and"
            + " SQLite 3.35 and newer, and what a DatabaseSupport on the class path brings",
        null);
  }
}
