package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.retort.processor.ledger.Ledger;
import dev.retort.processor.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code javac} command as it is installed, in processes of its own. */
class PlainJavacTest {

  @TempDir private Path folder;

  private record Finished(int exit, String output) {}

  /** {@code javac} with the processor, started in a folder. */
  private static Process javac(Path directory, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-classpath",
                Compilation.runtime().toString(),
                "-processorpath",
                Stream.of(
                        location(RetortProcessor.class),
                        location(JavaFile.class),
                        Compilation.runtime())
                    .map(Path::toString)
                    .collect(Collectors.joining(java.io.File.pathSeparator)),
                "-Aretort.ledger=record"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private static Finished finished(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Finished(process.exitValue(), output);
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private void revision(String name, String annotation) {
    Compilation.write(
        folder.resolve("module/src/shop/" + name + ".java"),
        Compilation.revisionSource("shop", name, annotation));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void withoutAFolderForClassesItIsAnErrorAndNoRegistryIsLost() throws Exception {
    revision("First", "message = \"first\"");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

    Finished javac = finished(javac(elsewhere, "../module/src/shop/First.java"));

    assertThat(javac.exit()).isEqualTo(1);
    assertThat(javac.output())
        .containsOnlyOnce("[retort:" + Message.NO_OUTPUT_FOLDER.code() + " no-output-folder]")
        .doesNotContain("\tat ");
    assertThat(files(elsewhere)).isEmpty();
    assertThat(folder.resolve("module/revisions.lock")).doesNotExist();
  }

  @Test
  void theWorkingDirectoryMeansNothing() throws Exception {
    revision("First", "message = \"first\"");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

    Finished javac =
        finished(
            javac(
                elsewhere,
                "-Aretort.ledger.file=db/births.lock",
                "-d",
                "../out",
                "../module/src/shop/First.java"));

    assertThat(javac).isEqualTo(new Finished(0, ""));
    assertThat(files(elsewhere)).isEmpty();
    assertThat(files(folder.resolve("module")))
        .containsExactly("db/births.lock", "src/shop/First.java");
  }

  @Test
  void buildsAtTheSameTimeLoseNoLine() throws Exception {
    revision("First", "message = \"first\"");
    List<Process> builds = new ArrayList<>();
    for (String name : List.of("Second", "Third", "Fourth")) {
      revision(name, "message = \"x\", down = First.class");
      builds.add(
          javac(
              folder.resolve("module"),
              "-d",
              "../out" + name,
              "src/shop/First.java",
              "src/shop/" + name + ".java"));
    }

    for (Process build : builds) {
      assertThat(finished(build)).isEqualTo(new Finished(0, ""));
    }

    assertThat(
            Ledger.parse(
                    Files.readString(folder.resolve("module/revisions.lock")), "revisions.lock")
                .entries()
                .keySet())
        .containsExactlyInAnyOrder("shop.First", "shop.Second", "shop.Third", "shop.Fourth");
  }
}
