package dev.retort;

import static dev.retort.TestDatabase.query;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
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
    dataSource.setUser("postgres"); // a data source's own URL leaves it out
    return dataSource;
  }

  /** What a dump would tell of everything that is not Retort's. */
  public static List<String> catalogue(DataSource database) {
    String ours =
        " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname NOT LIKE 'retort%' AND"
            + " n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND ";
    return query(
        database,
        "SELECT concat_ws(' ', c.relkind, n.nspname, c.relname, obj_description(c.oid, 'pg_class'),"
            + " pg_get_viewdef(c.oid)) FROM pg_class c"
            + ours
            + "c.relkind NOT IN ('i', 'S') UNION ALL SELECT concat_ws(' ', 'column', c.relname,"
            + " a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,"
            + " a.attgenerated, a.attcollation, pg_get_expr(d.adbin, d.adrelid),"
            + " col_description(c.oid, a.attnum)) FROM pg_class c JOIN pg_attribute a ON a.attrelid"
            + " = c.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid"
            + " = a.attrelid AND d.adnum = a.attnum"
            + ours
            + "c.relkind NOT IN ('i', 'S') UNION ALL SELECT concat_ws(' ', 'constraint', c.relname,"
            + " t.conname, pg_get_constraintdef(t.oid), t.convalidated) FROM pg_constraint t JOIN"
            + " pg_class c ON c.oid = t.conrelid"
            + ours
            + "t.contype <> 'n' UNION ALL SELECT concat_ws(' ', 'index', i.indisvalid,"
            + " pg_get_indexdef(i.indexrelid)) FROM pg_index i JOIN pg_class c ON c.oid ="
            + " i.indrelid"
            + ours
            + "TRUE UNION ALL SELECT concat_ws(' ', 'sequence', c.relname, s.seqstart,"
            + " s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle) FROM pg_sequence s JOIN"
            + " pg_class c ON c.oid = s.seqrelid"
            + ours
            + "TRUE UNION ALL SELECT concat_ws(' ', 'enum', t.typname, (SELECT"
            + " string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e WHERE"
            + " e.enumtypid = t.oid)) FROM pg_type t WHERE t.typtype = 'e' UNION ALL SELECT 'schema"
            + " ' || nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg%' AND nspname <>"
            + " 'information_schema' ORDER BY 1");
  }

  /** A checksum over the rows of each table that is not Retort's, in no order. */
  public static List<String> rows(DataSource database) {
    List<String> all = new ArrayList<>();
    for (String table :
        query(
            database,
            "SELECT relid::regclass FROM pg_stat_user_tables WHERE relname NOT LIKE 'retort%'"
                + " ORDER BY 1")) {
      all.add(
          query(
                  database,
                  "SELECT '" + table + "', count(*), sum(hashtext(t::text)) FROM " + table + " t")
              .get(0));
    }
    return all;
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
