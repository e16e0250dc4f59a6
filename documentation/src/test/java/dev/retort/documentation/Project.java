package dev.retort.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A project in a folder of its own, compiled with the real processor and run in a JVM of its own.
 */
final class Project {

  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public |final )*(?:class|interface|record|enum) (\\w+)", Pattern.MULTILINE);

  /** A compilation: whether it succeeded, and what javac printed. */
  record Compiled(boolean success, String output) {}

  private final Path folder;
  private final String classPath;

  /** On this class path, which has the processor too. */
  Project(Path folder, String classPath) {
    this.folder = folder;
    this.classPath = classPath;
  }

  /** A class that stands whole in the documentation. */
  void addSource(String source) throws IOException {
    write("src/main/java/" + fileOf(source), source);
  }

  /** A resource, at its path in the class path. */
  void addResource(String name, String text) throws IOException {
    write("target/classes/" + name, text);
  }

  void removeResource(String name) throws IOException {
    Files.delete(folder.resolve("target/classes").resolve(name));
  }

  /** Takes a class away, with what was compiled of it, as Maven, Gradle and IDEs do. */
  void removeSource(String simpleName) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        if (file.endsWith(simpleName + ".java") || file.endsWith(simpleName + ".class")) {
          Files.delete(file);
        }
      }
    }
  }

  /** Its ledger. */
  String ledger() throws IOException {
    return Files.readString(folder.resolve("revisions.lock"));
  }

  /** Lets what was born up to now be born long ago, as in a project that grew. */
  void ageLedger() throws IOException {
    Files.writeString(
        folder.resolve("revisions.lock"), ledger().replaceAll("\t\\d{4}-", "\t2020-"));
  }

  /** Compiles all sources; every warning is an error. */
  Compiled compile(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-Werror");
    return compile(all);
  }

  /** Compiles all sources; a warning is none. */
  Compiled compileWithWarnings() throws IOException {
    return compile(List.of());
  }

  private Compiled compile(List<String> options) throws IOException {
    Path classes = folder.resolve("target/classes");
    List<String> all =
        new ArrayList<>(
            List.of("-Xlint:all,-processing", "-d", classes.toString(), "-encoding", "UTF-8"));
    all.addAll(List.of("-cp", classPath, "-processorpath", classPath));
    all.addAll(List.of("-processor", "dev.retort.processor.RetortProcessor"));
    all.addAll(options);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean success =
          compiler
              .getTask(output, files, null, all, null, files.getJavaFileObjectsFromPaths(sources()))
              .call();
      return new Compiled(success, shortened(output.toString()));
    }
  }

  /** Runs a main class to its good end and gives what it prints. */
  String run(String mainClass) throws IOException, InterruptedException {
    Program.Ran ran = java(mainClass);
    assertThat(ran.exitCode()).as(ran.logged()).isZero();
    return ran.printed();
  }

  /** Runs a main class that fails, and gives all that it says. */
  String runFailing(String mainClass) throws IOException, InterruptedException {
    Program.Ran ran = java(mainClass);
    assertThat(ran.exitCode()).isNotZero();
    return ran.printed() + ran.logged();
  }

  private Program.Ran java(String mainClass) throws IOException, InterruptedException {
    String path = folder.resolve("target/classes") + File.pathSeparator + classPath;
    return Program.java(folder, path, mainClass);
  }

  /** The class in it that has a main. */
  String mainClass() throws IOException {
    for (Path source : sources()) {
      String text = Files.readString(source);
      if (text.contains("static void main(")) {
        return fileOf(text).replace(".java", "").replace('/', '.');
      }
    }
    throw new AssertionError("no class has a main");
  }

  private List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  /** As javac says it to someone who stands in the folder of the sources. */
  private String shortened(String output) {
    return output
        .replaceAll(Pattern.quote(folder + "/src/main/java/") + "(\\w+/)*", "")
        .replace(folder + "/", "");
  }

  private static String fileOf(String source) {
    Matcher packageName = PACKAGE.matcher(source);
    Matcher type = TYPE.matcher(source);
    if (!packageName.find() || !type.find()) {
      throw new AssertionError("a java block is a whole class, with its package:\n" + source);
    }
    return packageName.group(1).replace('.', '/') + "/" + type.group(1) + ".java";
  }
}
