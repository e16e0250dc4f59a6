package dev.retort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The real PostgreSQL of a version, started once a JVM when a test first asks for it; each test
 * gets a database of its own.
 */
public enum PostgresServer {
  /** The oldest that Retort speaks to. */
  OLDEST(14),
  /** The newest that there is. */
  NEWEST(18);

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Map<PostgresServer, EmbeddedPostgres> STARTED = new ConcurrentHashMap<>();

  private final int major;

  PostgresServer(int major) {
    this.major = major;
  }

  public int major() {
    return major;
  }

  /** An empty database. */
  public PGSimpleDataSource fresh() {
    String name = "test_" + DATABASES.incrementAndGet();
    try (Connection connection = started().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new AssertionError(name, e);
    }
    return at(started().getJdbcUrl("postgres", name));
  }

  /** At a URL that a process was told. */
  public static PGSimpleDataSource at(String url) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL(url);
    return dataSource;
  }

  private EmbeddedPostgres started() {
    return STARTED.computeIfAbsent(this, PostgresServer::start);
  }

  private static EmbeddedPostgres start(PostgresServer server) {
    try {
      return EmbeddedPostgres.builder()
          .setPgBinaryResolver((system, machine) -> server.binaries())
          .setServerConfig("fsync", "off")
          .setServerConfig("max_connections", "200")
          .setServerConfig("authentication_timeout", "600") // a loaded machine is no failure
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The archive inside the jar that the build copies from Maven Central. */
  private InputStream binaries() throws IOException {
    Path jar =
        TestServers.folder("postgresql").resolve(this == OLDEST ? "oldest.jar" : "newest.jar");
    if (!Files.exists(jar)) {
      throw new IOException(jar + " is missing: mvn generate-resources -pl test-databases");
    }
    ZipInputStream entries = new ZipInputStream(Files.newInputStream(jar));
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      if (entry.getName().endsWith(".txz")) {
        return entries;
      }
    }
    entries.close();
    throw new IOException("no .txz in " + jar);
  }
}
