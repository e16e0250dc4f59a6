package dev.retort.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JDK on this machine, whose tools run as processes of their own. */
record Jdk(Path home, int version) {

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  /** What a process said, both streams in one, and how it ended. */
  record Output(int exit, String text) {}

  /** The JDK that runs this test. */
  static Jdk current() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /** One of each version from 17 on: this one, and what lies where Debian installs them. */
  static List<Jdk> all() {
    Map<Integer, Jdk> found = new TreeMap<>();
    Path folder = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(folder)) {
      try (Stream<Path> homes = Files.list(folder)) {
        for (Path home : homes.sorted().toList()) {
          int version = version(home);
          if (version >= 17 && Files.isExecutable(home.resolve("bin/javac"))) {
            found.putIfAbsent(version, new Jdk(home, version));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    found.put(current().version(), current());
    return List.copyOf(found.values());
  }

  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      return 0;
    }
    Matcher version = VERSION.matcher(Files.readString(release));
    return version.find() ? Integer.parseInt(version.group(1)) : 0;
  }

  /** Runs {@code javac}, with the processor. */
  Output javac(Path folder, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--processor-path", processorPath()));
    all.addAll(List.of(arguments));
    return run(folder, "javac", all);
  }

  /** Runs {@code java}. */
  Output java(Path folder, String... arguments) {
    return run(folder, "java", List.of(arguments));
  }

  private Output run(Path folder, String tool, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/" + tool).toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    // Build servers freeze the ledger; and file names may be in any script.
    List.of("CI", "TF_BUILD", "TEAMCITY_VERSION", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
        .forEach(builder.environment()::remove);
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Output(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The processor and what it needs. */
  static String processorPath() {
    return path(
        location(RetortProcessor.class),
        location(com.palantir.javapoet.JavaFile.class),
        Compilation.runtime());
  }

  /** Where H2 is. */
  static Path h2() {
    return location(org.h2.Driver.class);
  }

  static String path(Path... parts) {
    return Arrays.stream(parts).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
