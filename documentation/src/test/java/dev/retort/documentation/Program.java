package dev.retort.documentation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs in processes of their own. */
final class Program {

  /** How a program ended, what it printed, and what it wrote to the error stream. */
  record Ran(int exitCode, String printed, String logged) {}

  private Program() {}

  static Ran java(Path folder, String classPath, String mainClass, String... arguments)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return run(
        folder,
        Stream.concat(Stream.of(java, "-cp", classPath, mainClass), Stream.of(arguments)).toList());
  }

  static Ran run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path printed = folder.resolve("printed.txt");
    Path logged = folder.resolve("logged.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(printed.toFile())
            .redirectError(logged.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("CI");
    builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(
          command + " did not end:\n" + Files.readString(printed) + Files.readString(logged));
    }
    return new Ran(process.exitValue(), Files.readString(printed), Files.readString(logged));
  }

  /** The jar of this name on the class path. */
  static Path jar(String artifact) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
        .findFirst()
        .orElseThrow();
  }
}
