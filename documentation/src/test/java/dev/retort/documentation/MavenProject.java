package dev.retort.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A project that Maven builds, in a process of its own. Its local repository is its own too: it has
 * our packaged artefacts as {@code mvn install} would put them there, and takes all others from the
 * files of the local repository that builds us.
 */
final class MavenProject {

  /** A build: whether it succeeded, and what Maven printed. */
  record Built(boolean success, String output) {}

  private static final String VERSION = System.getProperty("retort.version");

  private final Path folder;
  private final Path repository;

  /**
   * A new project.
   *
   * @param repository its local repository, see {@link #install}
   * @param setUp the dependencies and the build of its pom
   */
  MavenProject(Path folder, Path repository, String setUp) throws IOException {
    this.folder = folder;
    this.repository = repository;
    String parent = Files.readString(Page.ROOT.resolve("pom.xml"));
    Files.writeString(
        folder.resolve("pom.xml"),
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>shop</groupId>
          <artifactId>shop</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          %s
        </project>
        """
            .formatted(
                setUp
                    .replaceFirst(
                        "<dependencies>",
                        "<dependencies>" + dependency("com.h2database", "h2", jarVersion("h2")))
                    .replaceFirst("<plugins>", resourcesPlugin(parent) + "<plugins>")));
    Files.writeString(
        folder.resolve("settings.xml"),
        """
        <settings>
          <profiles>
            <profile>
              <id>files</id>
              <repositories>%1$s</repositories>
              <pluginRepositories>%2$s</pluginRepositories>
            </profile>
          </profiles>
          <activeProfiles>
            <activeProfile>files</activeProfile>
          </activeProfiles>
        </settings>
        """
            .formatted(central("repository"), central("pluginRepository")));
  }

  /** Puts our artefacts into an empty local repository. */
  static void install(Path repository) throws IOException {
    install(repository, "retort-parent", Page.ROOT, "pom");
    install(repository, "retort-runtime", Page.ROOT.resolve("runtime"), "jar");
    install(repository, "retort-processor", Page.ROOT.resolve("processor"), "jar");
  }

  void add(String name, String source) throws IOException {
    Path file = folder.resolve("src/main/java").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
  }

  Built compile() throws IOException, InterruptedException {
    Program.Ran ran =
        Program.run(
            folder,
            List.of(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "--no-transfer-progress",
                "-s",
                "settings.xml",
                "-Dmaven.repo.local=" + repository,
                "compile"));
    assertThat(ran.printed()).contains("BUILD");
    return new Built(ran.exitCode() == 0, ran.printed());
  }

  /** Runs a class of it to its good end, as an application would be: without the processor. */
  String run(String mainClass) throws IOException, InterruptedException {
    Program.Ran ran = java(mainClass);
    assertThat(ran.exitCode()).as(ran.logged()).isZero();
    return ran.printed();
  }

  /** Runs a class of it that fails. */
  String runFailing(String mainClass) throws IOException, InterruptedException {
    Program.Ran ran = java(mainClass);
    assertThat(ran.exitCode()).isNotZero();
    return ran.logged();
  }

  private Program.Ran java(String mainClass) throws IOException, InterruptedException {
    String classPath =
        String.join(
            File.pathSeparator,
            folder.resolve("target/classes").toString(),
            Page.ROOT.resolve("runtime/target/retort-runtime-" + VERSION + ".jar").toString(),
            Program.jar("h2").toString());
    return Program.java(folder, classPath, mainClass);
  }

  private static void install(Path repository, String artifact, Path module, String packaging)
      throws IOException {
    Path target =
        Files.createDirectories(repository.resolve("dev/retort/" + artifact + "/" + VERSION));
    String name = artifact + "-" + VERSION;
    Files.copy(module.resolve("pom.xml"), target.resolve(name + ".pom"));
    if (packaging.equals("jar")) {
      Path jar = module.resolve("target").resolve(name + ".jar");
      assertThat(jar).as("packaged by mvn verify").exists();
      Files.copy(jar, target.resolve(name + ".jar"));
    }
  }

  /** The files of the local repository that builds us; they have no checksums. */
  private static String central(String kind) {
    return "<%1$s><id>central</id><url>%2$s</url><releases><checksumPolicy>ignore</checksumPolicy></releases></%1$s>"
        .formatted(kind, Path.of(System.getProperty("maven.repository")).toUri());
  }

  private static String jarVersion(String artifact) {
    String name = Program.jar(artifact).getFileName().toString();
    return name.substring(artifact.length() + 1, name.length() - ".jar".length());
  }

  private static String dependency(String group, String artifact, String version) {
    return "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
        .formatted(group, artifact, version);
  }

  /** The version that is surely in the local repository; Maven's own default need not be. */
  private static String resourcesPlugin(String parent) {
    Matcher plugin =
        Pattern.compile(
                "<plugin>\\s*<artifactId>maven-resources-plugin</artifactId>.*?</plugin>",
                Pattern.DOTALL)
            .matcher(parent);
    assertThat(plugin.find()).isTrue();
    return "<pluginManagement><plugins>" + plugin.group() + "</plugins></pluginManagement>";
  }
}
