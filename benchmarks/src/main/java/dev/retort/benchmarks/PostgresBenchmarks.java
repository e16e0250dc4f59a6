package dev.retort.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * The same on a real PostgreSQL, which waits for the disk at each commit as it does by default: for
 * both sides.
 */
final class PostgresBenchmarks {

  private static final int COUNT = 1_000;
  private static final int MANY = 5_000;
  private static final int ROWS = 1_000_000;
  private static final List<String> SMALL_HEAP = List.of("-Xmx64m");

  private final Workbench bench;
  private final int runs;
  private final Report report;

  PostgresBenchmarks(Workbench bench, int runs, Report report) {
    this.bench = bench;
    this.runs = runs;
    this.report = report;
  }

  /**
   * Measures everything.
   *
   * @param application the jar with 1,000 revisions
   */
  void measure(Path application) throws IOException, InterruptedException, SQLException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start()) {
      Databases databases = new Databases(server);
      apply(databases, application, COUNT, runs, 1.15);
      Path many =
          compiled(
              "five", bench.argumentFile("five", RevisionSources.write(bench.file("five"), MANY)));
      apply(databases, many, MANY, Math.min(runs, 2), 1.2);
      start(databases, many);
      bulk(databases);
    }
  }

  /** Databases of one server. */
  private record Databases(EmbeddedPostgres server) {

    /** An empty one, in the place of an older one of that name. */
    String fresh(String name) throws SQLException {
      try (Connection connection = DriverManager.getConnection(url("postgres"));
          Statement statement = connection.createStatement()) {
        statement.execute("DROP DATABASE IF EXISTS " + name);
        statement.execute("CREATE DATABASE " + name);
        statement.execute("CHECKPOINT");
      }
      return url(name);
    }

    String url(String name) {
      return server.getJdbcUrl("postgres", name);
    }
  }

  private Path compiled(String name, Path list) throws IOException, InterruptedException {
    Child.run(bench.file("child.log"), bench.javac(name, list, bench.retort(name + ".lock")));
    return bench.jar("out-" + name, name + ".jar");
  }

  private void apply(Databases databases, Path application, int count, int times, double target)
      throws IOException, InterruptedException, SQLException {
    String what = String.format(Locale.ROOT, "apply %,d revisions to PostgreSQL", count);
    List<Figures> figures =
        bench.run(
            times,
            n ->
                bench.java(
                    bench.programs(),
                    "apply-floor",
                    databases.fresh("floor"),
                    Integer.toString(count)),
            n -> bench.java(bench.with(application), "retort", databases.fresh("applied")));
    Catalogues.same(databases.url("floor"), databases.url("applied"));
    report.time(what + ", over JDBC by hand", figures.get(0), figures.get(1), target);
    report.memory("peak memory of that", figures.get(0), figures.get(1), 1.3);
  }

  private void start(Databases databases, Path application)
      throws IOException, InterruptedException, SQLException {
    String url = databases.url("applied");
    String index = bench.index("out-five").toString();
    List<Figures> figures =
        bench.run(
            runs * 2,
            n -> bench.java(bench.programs(), "idle-floor", url, index),
            n -> bench.java(bench.with(application), "retort", url));
    report.time(
        "start with nothing pending of 5,000, over JDBC by hand",
        figures.get(0),
        figures.get(1),
        1.3);
  }

  private void bulk(Databases databases) throws IOException, InterruptedException, SQLException {
    Path source = RevisionSources.writeBulk(bench.file("bulk"), ROWS);
    Path application = compiled("bulk", bench.argumentFile("bulk", List.of(source)));
    String rewriting = "&reWriteBatchedInserts=true";
    List<Figures> figures =
        bench.run(
            Math.min(runs, 2),
            n ->
                bench.java(
                    SMALL_HEAP,
                    bench.programs(),
                    "bulk-floor",
                    databases.fresh("floor") + rewriting,
                    Integer.toString(ROWS)),
            n ->
                bench.java(
                    SMALL_HEAP,
                    bench.with(application),
                    "retort",
                    databases.fresh("applied") + rewriting));
    if (rows(databases.url("floor")) != ROWS || rows(databases.url("applied")) != ROWS) {
      throw new IllegalStateException("not all rows are there");
    }
    report.time(
        "bulkInsert of 1,000,000 rows, over JDBC batches by hand (both with -Xmx64m)",
        figures.get(0),
        figures.get(1),
        1 / 0.9);
  }

  private static long rows(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM item")) {
      row.next();
      return row.getLong(1);
    }
  }
}
