package dev.retort.operations;

import dev.retort.MariaDbServer;
import dev.retort.PostgresServer;
import dev.retort.TestDatabase;
import dev.retort.TestSqlite;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.SqliteDialect;
import dev.retort.dialect.Version;
import dev.retort.op.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases on which every operation is executed. */
public enum TestedDatabase {
  H2("H2"),
  POSTGRESQL_14("PostgreSQL 14"),
  POSTGRESQL_18("PostgreSQL 18"),
  MARIADB("MariaDB"),
  SQLITE("SQLite");

  private static final AtomicInteger OWN = new AtomicInteger();
  private static final Map<PostgresServer, PGSimpleDataSource> SHARED = new ConcurrentHashMap<>();

  private final String title;

  TestedDatabase(String title) {
    this.title = title;
  }

  /** Its name as people write it. */
  public String title() {
    return title;
  }

  /** What a connection to it would choose. */
  public Dialect dialect() {
    return switch (this) {
      case H2 -> new H2Dialect();
      case POSTGRESQL_14 -> new PostgresDialect(new Version(14, 0));
      case POSTGRESQL_18 -> new PostgresDialect(new Version(18, 0));
      case MARIADB -> new MariaDbDialect(new Version(11, 4), () -> true);
      case SQLITE -> new SqliteDialect(new Version(3, 54));
    };
  }

  /** What the blocks of {@code on(..)} call it. */
  public Database database() {
    return dialect().database();
  }

  /**
   * An empty database of the test's own; of PostgreSQL a schema of its own in a database that all
   * tests share, which is made a hundred times as quickly.
   */
  public DataSource fresh() {
    return switch (this) {
      case H2 -> TestDatabase.inMemory();
      case POSTGRESQL_14 -> schemaOf(PostgresServer.OLDEST);
      case POSTGRESQL_18 -> schemaOf(PostgresServer.NEWEST);
      case MARIADB -> MariaDbServer.database();
      case SQLITE -> TestSqlite.file(folder());
    };
  }

  private static PGSimpleDataSource schemaOf(PostgresServer server) {
    PGSimpleDataSource shared = SHARED.computeIfAbsent(server, PostgresServer::fresh);
    String own = "own" + OWN.incrementAndGet();
    TestDatabase.execute(shared, "CREATE SCHEMA " + own);
    PGSimpleDataSource fresh = PostgresServer.at(shared.getUrl());
    fresh.setUser(shared.getUser());
    fresh.setCurrentSchema(own);
    return fresh;
  }

  private static Path folder() {
    try {
      return Files.createDirectories(Path.of("target", "sqlite-operations"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A schema's name that no other test uses where tests share a server: the {@link #catalogue} sees
   * only such schemas, and calls them by the name that is given here.
   */
  public String schema(DataSource fresh, String name) {
    return prefix(fresh) + name;
  }

  private String prefix(DataSource fresh) {
    return switch (this) {
      case H2, SQLITE -> "";
      case POSTGRESQL_14, POSTGRESQL_18 ->
          TestDatabase.query(fresh, "SELECT current_schema()").get(0) + "_";
      case MARIADB -> MariaDbServer.nameOf(fresh) + "_";
    };
  }

  /**
   * All that the database holds beside Retort's own tables, as the database itself says it: a
   * sorted line a thing, without the order of columns and without what the database numbers by
   * itself.
   */
  public List<String> catalogue(DataSource fresh) {
    try (Connection connection = fresh.getConnection()) {
      List<String> lines =
          switch (this) {
            case H2 -> H2Script.lines(connection);
            case POSTGRESQL_14, POSTGRESQL_18 -> PostgresDump.lines(connection);
            case MARIADB -> MariaDbDump.lines(connection);
            case SQLITE -> SqliteDump.lines(connection);
          };
      return lines.stream().sorted().toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return title;
  }
}
