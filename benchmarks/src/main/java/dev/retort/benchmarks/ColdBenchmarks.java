package dev.retort.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cold JVM processes, interleaved, medians: what compiling, applying and starting with 1,000 revisions
 * costs over doing the same by hand. Prints a Markdown table.
 */
public final class ColdBenchmarks {

  private static final int COUNT = 1_000;
  private static final int MANY = 10_000;

  private final Path folder;
  private final int runs;
  private final String classPath = System.getProperty("java.class.path");

  private ColdBenchmarks(Path folder, int runs) {
    this.folder = folder;
    this.runs = runs;
  }

  /**
   * Measures everything.
   *
   * @param args a scratch folder, which is emptied, and how many runs each median is taken from
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    delete(folder);
    Files.createDirectories(folder);
    new ColdBenchmarks(folder, Integer.parseInt(args[1])).measure();
  }

  private void measure() throws IOException, InterruptedException {
    System.out.printf(
        "Java %s, %d processors, medians of %d interleaved runs%n%n",
        System.getProperty("java.version"), Runtime.getRuntime().availableProcessors(), runs);
    System.out.println("| what | seconds | cpu seconds | MB | over the first of its kind (wall, memory) |");
    System.out.println("| --- | --- | --- | --- | --- |");
    compile();
    start();
  }

  private void compile() throws IOException, InterruptedException {
    Path sources = folder.resolve("src/main/java");
    Path many = folder.resolve("many/src/main/java");
    Path list = argumentFile("few", RevisionSources.write(sources, COUNT));
    Path manyList = argumentFile("many", RevisionSources.write(many, MANY));
    Map<String, Command> commands = new LinkedHashMap<>();
    commands.put(
        "compile 1,000: javac -proc:none", n -> javac("none", list, List.of("-proc:none")));
    commands.put(
        "compile 1,000: an empty processor",
        n -> javac("empty", list, List.of("-processor", EmptyProcessor.class.getName())));
    commands.put("compile 1,000: Retort", n -> javac("retort", list, retortOptions("few")));
    print(commands, runs);
    Map<String, Command> ten = new LinkedHashMap<>();
    ten.put("compile 10,000: javac -proc:none", n -> javac("none10", manyList, List.of("-proc:none")));
    ten.put("compile 10,000: Retort", n -> javac("retort10", manyList, retortOptions("many")));
    print(ten, Math.min(runs, 3));
  }

  private void start() throws IOException, InterruptedException {
    String application = folder.resolve("out-retort") + File.pathSeparator + classPath;
    Path index;
    try (Stream<Path> files =
        Files.list(folder.resolve("out-retort/META-INF/retort/index"))) {
      index = files.findFirst().orElseThrow();
    }
    Map<String, Command> apply = new LinkedHashMap<>();
    apply.put(
        "apply 1,000 to an H2 file: by hand",
        n -> java(classPath, "apply-floor", url("floor" + n), Integer.toString(COUNT)));
    apply.put(
        "apply 1,000 to an H2 file: Retort",
        n -> java(application, "retort", url("applied" + n)));
    print(apply, runs);
    Map<String, Command> idle = new LinkedHashMap<>();
    idle.put(
        "idle start with 1,000: by hand",
        n -> java(classPath, "idle-floor", url("applied0"), index.toString()));
    idle.put("idle start with 1,000: Retort", n -> java(application, "retort", url("applied0")));
    print(idle, runs * 3);
  }

  /** A command line for the n-th run. */
  private interface Command {
    List<String> line(int n) throws IOException;
  }

  private void print(Map<String, Command> commands, int times)
      throws IOException, InterruptedException {
    Map<String, List<Child>> results = new LinkedHashMap<>();
    for (int n = 0; n < times; n++) {
      for (Map.Entry<String, Command> entry : commands.entrySet()) {
        Child child = Child.run(folder.resolve("child.log"), entry.getValue().line(n));
        results.computeIfAbsent(entry.getKey(), key -> new ArrayList<>()).add(child);
      }
    }
    double[] first = new double[2];
    results.forEach(
        (name, children) -> {
          double seconds = median(children, Child::seconds);
          double memory = median(children, Child::megabytes);
          if (first[0] == 0) {
            first[0] = seconds;
            first[1] = memory;
          }
          System.out.printf(
              Locale.ROOT,
              "| %s | %.2f | %.2f | %.0f | %.2fx, %.2fx |%n",
              name,
              seconds,
              median(children, Child::cpuSeconds),
              memory,
              seconds / first[0],
              memory / first[1]);
        });
  }

  private static double median(List<Child> children, ToDoubleFunction<Child> figure) {
    double[] sorted = children.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private List<String> retortOptions(String name) {
    return List.of(
        "-processorpath",
        classPath,
        "-processor",
        "dev.retort.processor.RetortProcessor",
        "-Aretort.ledger=record",
        "-Aretort.ledger.file=" + folder.resolve(name + ".lock").toAbsolutePath());
  }

  private List<String> javac(String name, Path list, List<String> options) throws IOException {
    Path out = folder.resolve("out-" + name);
    delete(out);
    Files.createDirectories(out);
    List<String> command =
        new ArrayList<>(List.of(tool("javac"), "-d", out.toString(), "-cp", classPath));
    command.addAll(options);
    command.add("@" + list);
    return command;
  }

  private static List<String> java(String path, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(tool("java"), "-cp", path, Programs.class.getName()));
    Collections.addAll(command, arguments);
    return command;
  }

  private String url(String name) {
    return "jdbc:h2:" + folder.resolve(name).toAbsolutePath();
  }

  private Path argumentFile(String name, List<Path> files) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".args"),
        files.stream().map(Path::toString).collect(Collectors.joining("\n")));
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> inside = Files.walk(path)) {
        for (Path each : inside.sorted(Comparator.reverseOrder()).toArray(Path[]::new)) {
          Files.delete(each);
        }
      }
    }
  }
}
