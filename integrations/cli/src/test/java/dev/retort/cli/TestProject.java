package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A module of migrations in a folder of its own, compiled by the real processor. */
final class TestProject {

  private static final Map<String, TestProject> COMPILED = new ConcurrentHashMap<>();

  private final Path folder;

  TestProject(Path folder) {
    this.folder = folder;
  }

  /** One of the projects in the resources, compiled once a JVM. */
  static TestProject named(String name) {
    return COMPILED.computeIfAbsent(
        name,
        key -> {
          try {
            Path projects = Files.createDirectories(Path.of("target/projects").toAbsolutePath());
            TestProject project = new TestProject(Files.createTempDirectory(projects, name));
            project.copy(name);
            assertThat(project.compile()).isEmpty();
            return project;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Writes one of the projects in the resources here: each {@code // == FILE} begins a file. */
  TestProject copy(String name) throws IOException {
    String all = Files.readString(Path.of("src/test/resources/projects", name + ".txt"));
    for (String part : all.split("(?m)^// == ", -1)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        write(part.substring(0, end).strip(), part.substring(end + 1));
      }
    }
    return this;
  }

  /** Writes a file. */
  TestProject write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  Path folder() {
    return folder;
  }

  Path classes() {
    return folder.resolve("target/classes");
  }

  /** Reads a file. */
  String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** Compiles what lies in {@code src/main/java}; what javac says. */
  String compile() throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    Files.createDirectories(classes());
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
            javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        Stream<Path> sources = Files.walk(folder.resolve("src/main/java"))) {
      String path = System.getProperty("java.class.path");
      javac
          .getTask(
              said,
              files,
              null,
              List.of(
                  "-cp",
                  path,
                  "-processorpath",
                  path,
                  "-Aretort.ledger=record",
                  "-Xlint:none",
                  "-d",
                  classes().toString()),
              null,
              files.getJavaFileObjectsFromPaths(
                  sources.filter(file -> file.toString().endsWith(".java")).sorted().toList()))
          .call();
    }
    return said.toString();
  }
}
