package dev.retort.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cold JVM processes, interleaved, medians: what compiling, applying and starting with 1,000
 * revisions costs over doing the same by hand. Prints a Markdown table with the targets.
 */
public final class ColdBenchmarks {

  private static final int COUNT = 1_000;
  private static final int MANY = 10_000;

  private final Workbench bench;
  private final int runs;
  private final Report report;

  private ColdBenchmarks(Workbench bench, int runs) {
    this.bench = bench;
    this.runs = runs;
    this.report = new Report(runs);
  }

  /**
   * Measures everything.
   *
   * @param args a scratch folder, which is emptied, and how many runs each median is taken from
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    new ColdBenchmarks(new Workbench(Path.of(args[0])), Integer.parseInt(args[1])).measure();
  }

  private void measure() throws IOException, InterruptedException, SQLException {
    compile();
    Path application = bench.jar("out-retort", "application.jar");
    apply(application);
    start(application);
    new PostgresBenchmarks(bench, runs, report).measure(application);
    report.size("jar of retort-runtime", bench.runtimeJarKilobytes(), 300);
    System.out.println(report);
  }

  private void compile() throws IOException, InterruptedException, SQLException {
    Path few = bench.argumentFile("few", RevisionSources.write(bench.file("few"), COUNT));
    Path sql = bench.argumentFile("sql", RevisionSources.writeWithSql(bench.file("sql"), COUNT));
    Path many = bench.argumentFile("many", RevisionSources.write(bench.file("many"), MANY));
    List<Figures> thousand =
        bench.run(
            runs,
            n -> bench.javac("floor", few, List.of("-proc:none")),
            n -> bench.javac("retort", few, bench.retort("few.lock")),
            n -> bench.javac("empty", few, empty()),
            n -> bench.javac("declared", few, declared("few.lock")),
            n -> bench.javac("sql", sql, bench.retort("sql.lock")));
    Figures floor = thousand.get(0);
    Figures ours = thousand.get(1);
    Figures empty = thousand.get(2);
    report.time("compile 1,000 revisions, over an empty processor", empty, ours, 1.25);
    report.time("compile 1,000 revisions, over `javac -proc:none`", floor, ours, 1.4);
    report.orientation(
        "the same, for PostgreSQL alone (over an empty processor)", empty, thousand.get(3));
    report.orientation(
        "the same with a statement of SQL in each (over without)", ours, thousand.get(4));

    List<Figures> tenThousand =
        bench.run(
            Math.min(runs, 3),
            n -> bench.javac("floor10", many, List.of("-proc:none")),
            n -> bench.javac("retort10", many, bench.retort("many.lock")),
            n -> bench.javac("empty10", many, empty()));
    Figures manyFloor = tenThousand.get(0);
    Figures manyOurs = tenThousand.get(1);
    report.orientation(
        "compile 10,000 revisions, over an empty processor", tenThousand.get(2), manyOurs);
    report.time("compile 10,000 revisions, over `javac -proc:none`", manyFloor, manyOurs, 1.4);
    report.growth(
        "CPU that Retort adds to 1,000, and to 10,000 (linear: 10x)",
        ours.cpuSeconds() - floor.cpuSeconds(),
        manyOurs.cpuSeconds() - manyFloor.cpuSeconds(),
        10);
  }

  private static List<String> empty() {
    return List.of("-processor", EmptyProcessor.class.getName());
  }

  private List<String> declared(String ledger) {
    List<String> options = new ArrayList<>(bench.retort(ledger));
    options.add("-Aretort.databases=postgresql:14");
    return options;
  }

  private void apply(Path application) throws IOException, InterruptedException, SQLException {
    String count = Integer.toString(COUNT);
    List<Figures> figures =
        bench.run(
            runs,
            n -> bench.java(bench.programs(), "apply-floor", bench.url("floor" + n), count),
            n -> bench.java(bench.with(application), "retort", bench.url("applied" + n)));
    Catalogues.same(bench.url("floor0"), bench.url("applied0"));
    report.time(
        "apply 1,000 revisions to an H2 file, over JDBC by hand",
        figures.get(0),
        figures.get(1),
        1.25);
    report.memory("peak memory of that", figures.get(0), figures.get(1), 1.3);
  }

  private void start(Path application) throws IOException, InterruptedException, SQLException {
    String url = bench.url("applied0");
    String index = bench.index("out-retort").toString();
    List<Figures> figures =
        bench.run(
            runs * 3,
            n -> bench.java(bench.programs(), "idle-floor", url, index),
            n -> bench.java(bench.with(application), "retort", url));
    report.time(
        "start with nothing pending of 1,000, over JDBC by hand",
        figures.get(0),
        figures.get(1),
        1.15);
    report.memory("peak memory of that", figures.get(0), figures.get(1), 1.3);
  }
}
