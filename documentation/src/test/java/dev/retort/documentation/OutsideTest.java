package dev.retort.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's project in a folder of its own, with README's set-up, built by Maven. */
class OutsideTest {

  private static final Pattern SAID =
      Pattern.compile("(\\w+)\\.java:\\[(\\d+),\\d+] \\[retort:(\\w+) ");

  @TempDir static Path repository;
  @TempDir Path folder;

  @BeforeAll
  static void install() throws IOException {
    MavenProject.install(repository);
  }

  @Test
  void aProjectWithTheSetUpOfTheReadmeCompilesAndMigrates() throws Exception {
    MavenProject project = new MavenProject(folder, repository, setUp());
    project.add("shop/migrations/CreateAccount.java", readme().blocks().get(0).text());
    project.add("shop/Main.java", main());

    assertThat(project.compile().output()).doesNotContain("WARN", "retort:");
    assertThat(project.run("shop.Main"))
        .startsWith("Ran 1 revision in ")
        .contains("create_account_table");
    assertThat(project.run("shop.Main")).startsWith("Nothing to do: ");
    assertThat(folder.resolve("revisions.lock"))
        .content()
        .contains("\tshop.migrations.CreateAccount\t");
  }

  @Test
  void besideLombokAndMapStructEachDoesItsWork() throws Exception {
    String paths = readme().only("xml", "paths").text();
    String pom =
        setUp()
            .replaceFirst(
                "(?s)<annotationProcessorPaths>.*</annotationProcessorPaths>",
                Matcher.quoteReplacement(paths))
            .replace("</dependencies>", libraries(paths) + "</dependencies>");
    MavenProject project = new MavenProject(folder, repository, pom);
    project.add("shop/migrations/CreateAccount.java", readme().blocks().get(0).text());
    project.add("shop/Main.java", main());
    project.add(
        "shop/Account.java",
        """
        package shop;

        @lombok.Data
        class Account {
          private String name;
        }
        """);
    project.add(
        "shop/AccountView.java",
        """
        package shop;

        @lombok.Data
        class AccountView {
          private String name;
        }
        """);
    project.add(
        "shop/AccountMapper.java",
        """
        package shop;

        @org.mapstruct.Mapper(unmappedTargetPolicy = org.mapstruct.ReportingPolicy.ERROR)
        interface AccountMapper {
          AccountView view(Account account);
        }
        """);

    assertThat(project.compile().output()).doesNotContain("WARN", "retort:");
    assertThat(project.run("shop.Main")).startsWith("Ran 1 revision in ");
    assertThat(folder.resolve("target/classes/shop/AccountMapperImpl.class"))
        .binaryContent()
        .asString()
        .contains("setName");
  }

  @Test
  void everyMistakeOfAWholeChainIsToldInOneBuildAtItsPlace() throws Exception {
    MavenProject project = new MavenProject(folder, repository, setUp());
    List<String> expected = new ArrayList<>();
    for (Path file : mistakes()) {
      String name = file.getFileName().toString().replace(".java.txt", "");
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        Matcher code = Pattern.compile("// (C[HL]\\d\\d)$").matcher(lines.get(i));
        if (code.find()) {
          expected.add(name + ":" + (i + 1) + " " + code.group(1));
        }
      }
      project.add("shop/migrations/" + name + ".java", Files.readString(file));
    }
    String ledger = Files.readString(Path.of("src/test/resources/mistakes/revisions.lock.txt"));
    Files.writeString(folder.resolve("revisions.lock"), ledger);

    MavenProject.Built built = project.compile();

    assertThat(built.success()).isFalse();
    String compilation = built.output().substring(0, built.output().indexOf("BUILD FAILURE"));
    List<String> said = new ArrayList<>();
    Matcher message = SAID.matcher(compilation);
    while (message.find()) {
      said.add(message.group(1) + ":" + message.group(2) + " " + message.group(3));
    }
    assertThat(said).as(compilation).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).hasSizeGreaterThan(15);
    assertThat(folder.resolve("revisions.lock"))
        .as("nothing is born beside errors")
        .hasContent(ledger);
  }

  @Test
  void whoForgetsTheProcessorPathIsToldWhenTheApplicationStarts() throws Exception {
    MavenProject project =
        new MavenProject(
            folder, repository, setUp().replaceFirst("(?s)<configuration>.*</configuration>", ""));
    project.add("shop/migrations/CreateAccount.java", readme().blocks().get(0).text());
    project.add("shop/Main.java", main());

    assertThat(project.compile().success()).isTrue();
    assertThat(project.runFailing("shop.Main"))
        .contains("no revisions found: is retort-processor on the processor path?");
  }

  private static Page readme() throws IOException {
    return new Page("README.md");
  }

  private static String setUp() throws IOException {
    return readme().only("xml", "pom").text();
  }

  private static List<Path> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/mistakes"))) {
      return files.filter(file -> file.toString().endsWith(".java.txt")).sorted().toList();
    }
  }

  private static String main() {
    return """
        package shop;

        import dev.retort.MigrationRegistry;
        import org.h2.jdbcx.JdbcDataSource;

        class Main {
          public static void main(String[] args) {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:./target/shop");
            System.out.println(MigrationRegistry.load(dataSource).apply());
          }
        }
        """;
  }

  /** What users of the two have on their class path, in the versions of their processors. */
  private static String libraries(String paths) {
    return """
        <dependency>
          <groupId>org.projectlombok</groupId>
          <artifactId>lombok</artifactId>
          <version>%s</version>
          <scope>provided</scope>
        </dependency>
        <dependency>
          <groupId>org.mapstruct</groupId>
          <artifactId>mapstruct</artifactId>
          <version>%s</version>
        </dependency>
        """
        .formatted(version(paths, "lombok"), version(paths, "mapstruct-processor"));
  }

  private static String version(String xml, String artifact) {
    Matcher version =
        Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>(.*)</version>")
            .matcher(xml);
    assertThat(version.find()).isTrue();
    return version.group(1);
  }
}
