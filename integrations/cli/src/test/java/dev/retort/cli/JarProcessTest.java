package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.PostgresServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is shipped, as processes: nothing but it and a jar of migrations. */
class JarProcessTest {

  private static final Path JAR = Path.of(System.getProperty("retort.jar"));

  @TempDir Path folder;

  @Test
  void aScriptMigratesEachDatabaseFromAJarOfMigrations() throws Exception {
    jar(TestProject.named("line").classes(), folder.resolve("line.jar"));
    Map<String, Map<String, String>> databases = new HashMap<>();
    databases.put("h2", Map.of("RETORT_URL", "jdbc:h2:" + folder.resolve("h2")));
    databases.put(
        "postgresql",
        Map.of(
            "RETORT_URL",
            PostgresServer.NEWEST.fresh().getUrl(),
            "RETORT_USER",
            "postgres",
            "RETORT_PASSWORD",
            "pg-and-secret"));
    for (Map<String, String> environment : databases.values()) {
      new Transcript(
              "process",
              (variables, typed, arguments) -> {
                Map<String, String> all = new HashMap<>(environment);
                all.put("RETORT_CLASSPATH", "line.jar");
                all.putAll(variables);
                return process(all, arguments);
              })
          .check();
    }
  }

  @Test
  void sqlitesLibraryIsLoadedFromTheJar() throws Exception {
    Map<String, String> environment =
        Map.of(
            "RETORT_URL",
            "jdbc:sqlite:sqlite.db",
            "RETORT_CLASSPATH",
            TestProject.named("line").classes().toString());
    Typed.Said said = process(environment, List.of("upgrade"));
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).startsWith("Ran 3 revisions");
  }

  @Test
  void theJarHasTheDriversAndTellsWhoItIs() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(text(jar, "META-INF/services/java.sql.Driver").lines())
          .contains(
              "org.h2.Driver",
              "org.postgresql.Driver",
              "org.mariadb.jdbc.Driver",
              "org.sqlite.JDBC");
      assertThat(jar.getEntry("META-INF/services/javax.annotation.processing.Processor")).isNull();
      assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release")).isEqualTo("true");
      assertThat(jar.stream().map(JarEntry::getName))
          .noneMatch(name -> name.endsWith("module-info.class"))
          .noneMatch(name -> name.startsWith("com/google/gson"));
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    return new String(
        jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  private Typed.Said process(Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    command.addAll(arguments);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("RETORT_"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new Typed.Said(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  private static void jar(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
  }
}
