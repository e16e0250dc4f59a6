package dev.retort.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.documentation.Page.Block;
import dev.retort.documentation.Project.Compiled;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every example of the documentation is compiled with the real processor, and what it is shown to
 * print is what it prints. All classes of a page make one project. What stands behind the language
 * of a fenced block says what happens with it:
 *
 * <ul>
 *   <li>{@code java}: a whole class of the project, which compiles without a warning
 *   <li>{@code java wrong}: added to the project, it does not compile; the next block says why
 *   <li>{@code java warned}: added to the project, it compiles with a warning, which comes next
 *   <li>{@code java frozen}: added where the ledger is frozen; the next block is what javac says
 *   <li>{@code java instead-of X}: X is now this class; the next block is what javac says
 *   <li>{@code java run}: statements, with an empty H2 as {@code dataSource}; the next block is
 *       what they print
 *   <li>{@code text main}: what the project's main prints; {@code text revisions.lock}: its ledger
 *   <li>{@code properties FILE}: a resource of the project
 *   <li>{@code text sample}: what the sample's main prints
 * </ul>
 *
 * The blocks of {@code docs/checks.md} and {@code docs/review.md} are the processor's own and are
 * tested there; {@code docs/alembic.md} is compared with the differences that the conformance test
 * knows, {@code docs/cli.md} with what the commands say of themselves, in their modules; the blocks
 * {@code xml} are built by {@link OutsideTest}; {@code docs/operations.md} is written by the
 * runtime's {@code EveryOperationTest}; {@code docs/performance.md} is what the benchmarks print.
 */
class DocumentationTest {

  private static final Set<String> OTHERS =
      Set.of(
          "docs/alembic.md",
          "docs/checks.md",
          "docs/cli.md",
          "docs/databases.md",
          "docs/operations.md",
          "docs/performance.md",
          "docs/review.md",
          "docs/tutorial.md");

  /** What a user has, and the processor; without the sample. */
  private static final String CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> !entry.contains("retort-sample"))
          .filter(entry -> !Path.of(entry).startsWith(Page.ROOT.resolve("documentation")))
          .collect(Collectors.joining(File.pathSeparator));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/dialects.md",
        "docs/ledger.md",
        "docs/offline.md",
        "docs/spring.md",
        "docs/three-steps.md"
      })
  void everyExampleDoesWhatItsPageShows(String name) throws Exception {
    Page page = new Page(name);
    Project project = project(page, folder);
    Compiled compiled = project.compile();
    assertThat(compiled.output()).as("what javac says about the classes of %s", name).isEmpty();

    for (int i = 0; i < page.blocks().size(); i++) {
      Block block = page.blocks().get(i); // read again: an update moves what comes after it
      if (block.is("text", "revisions.lock")) {
        page.expect(block, project.ledger(), DocumentationTest::withoutTimes);
      } else if (block.is("text", "main")) {
        page.expect(block, project.run(project.mainClass()), DocumentationTest::withoutTimes);
      } else if (block.is("text", "sample")) {
        page.expect(block, sample(), DocumentationTest::withoutDurations);
      } else if (block.is("java", "run")) {
        String printed = run(project, block);
        page.expect(page.shownAfter(block), printed, DocumentationTest::withoutTimes);
      } else if (block.language().equals("java") && !block.words().isEmpty()) {
        String said = javac(page, block);
        page.expect(page.shownAfter(block), said, DocumentationTest::withoutTimes);
      }
    }
  }

  @Test
  void everyPageIsTested() throws Exception {
    Set<String> tested =
        new TreeSet<>(
            List.of(
                getClass()
                    .getDeclaredMethod("everyExampleDoesWhatItsPageShows", String.class)
                    .getAnnotation(ValueSource.class)
                    .strings()));
    tested.addAll(OTHERS);
    try (Stream<Path> pages = Files.list(Page.ROOT.resolve("docs"))) {
      assertThat(pages.map(page -> "docs/" + page.getFileName()))
          .as("pages")
          .allSatisfy(page -> assertThat(tested).contains(page));
    }
  }

  @Test
  void theReadmeHasExactlyTwoCommandsAndTheyAreWhatCiRuns() throws IOException {
    List<String> commands =
        new Page("README.md")
            .only("sh", "")
            .text()
            .lines()
            .map(line -> line.replaceAll(" *#.*", ""))
            .toList();

    assertThat(commands).containsExactly("mvn -q -Psample", "mvn -B verify");
    assertThat(Files.readString(Page.ROOT.resolve(".ci/run")))
        .contains("-q -Psample", "-B --no-transfer-progress clean verify");
  }

  @Test
  void whatTheDocumentationSaysAboutGitIsWhatTheSampleDoes() throws IOException {
    List<String> ours = Files.readAllLines(Page.ROOT.resolve(".gitattributes"));
    for (String name : List.of("README.md", "docs/ledger.md")) {
      assertThat(ours)
          .containsAll(new Page(name).only("text", "gitattributes").text().lines().toList());
    }
  }

  @Test
  void gradlesLinesNameTheseArtefacts() throws IOException {
    String version = System.getProperty("retort.version");
    assertThat(new Page("README.md").only("kotlin", "").text())
        .contains(
            "implementation(\"dev.retort:retort-runtime:" + version + "\")",
            "annotationProcessor(\"dev.retort:retort-processor:" + version + "\")");
  }

  @Test
  void theStarterIsNamedAsItIs() throws IOException {
    String version = System.getProperty("retort.version");
    assertThat(new Page("docs/spring.md").only("xml", "starter").text())
        .contains("<artifactId>retort-spring-boot-starter</artifactId>", ">" + version + "<");
  }

  @Test
  void everyPropertyOfTheStarterIsOnItsPage() throws IOException {
    String page = Files.readString(Page.ROOT.resolve("docs/spring.md"));
    Pattern name = Pattern.compile("\"name\": \"(retort\\.[^\"]+)\"");
    Set<String> names = new TreeSet<>();
    for (URL file :
        Collections.list(
            getClass()
                .getClassLoader()
                .getResources("META-INF/spring-configuration-metadata.json"))) {
      try (InputStream metadata = file.openStream()) {
        name.matcher(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
            .results()
            .map(found -> found.group(1))
            .filter(found -> !found.startsWith("retort.datasource"))
            .forEach(names::add);
      }
    }
    assertThat(names).isNotEmpty().allSatisfy(each -> assertThat(page).contains("`" + each + "`"));
  }

  /** The classes and resources of a page. */
  private static Project project(Page page, Path folder) throws IOException {
    Project project = new Project(folder, CLASS_PATH);
    for (Block block : page.blocks()) {
      if (block.is("java", "")) {
        project.addSource(block.text());
      } else if (block.language().equals("properties")) {
        project.addResource(block.words().get(0), block.text());
      }
    }
    return project;
  }

  /** What javac says when a class comes to those of the page. */
  private String javac(Page page, Block block) throws IOException {
    Path other = Files.createTempDirectory(folder, "other");
    Project project = project(page, other);
    assertThat(project.compile().success()).isTrue();
    project.ageLedger();
    switch (block.words().get(0)) {
      case "wrong" -> {
        project.addSource(block.text());
        Compiled compiled = project.compile();
        assertThat(compiled.success()).isFalse();
        return compiled.output();
      }
      case "warned" -> {
        project.addSource(block.text());
        Compiled compiled = project.compileWithWarnings();
        assertThat(compiled.success()).isTrue();
        return compiled.output();
      }
      case "frozen" -> {
        project.addSource(block.text());
        return project.compile("-Aretort.ledger=frozen").output();
      }
      case "instead-of" -> {
        project.removeSource(block.words().get(1));
        project.addSource(block.text());
        return project.compile().output();
      }
      default -> throw new AssertionError("java " + block.words() + " means nothing");
    }
  }

  /** What statements print, with an empty database as {@code dataSource}. */
  private static String run(Project project, Block block) throws Exception {
    project.addSource(
        """
        package snippet;

        import dev.retort.*;
        import javax.sql.DataSource;

        public class Snippet {
          public static void main(String[] args) throws Exception {
            org.h2.jdbcx.JdbcDataSource dataSource = new org.h2.jdbcx.JdbcDataSource();
            dataSource.setURL("jdbc:h2:mem:snippet;DB_CLOSE_DELAY=-1");
            run(dataSource);
          }

          static void run(DataSource dataSource) throws Exception {
            %s
          }
        }
        """
            .formatted(block.text()));
    assertThat(project.compile("-Xlint:none").output()).isEmpty();
    String printed = project.run("snippet.Snippet");
    project.removeSource("Snippet");
    return printed;
  }

  private String sample() throws IOException, InterruptedException {
    Program.Ran ran =
        Program.java(
            folder,
            System.getProperty("java.class.path"),
            "dev.retort.sample.LibraryMain",
            "jdbc:h2:" + folder.resolve("library"));
    assertThat(ran.exitCode()).as(ran.logged()).isZero();
    return ran.printed();
  }

  private static String withoutDurations(String text) {
    return text.lines()
        .map(line -> line.replaceAll("\\d+ ms", "N ms"))
        .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME"))
        .collect(Collectors.joining("\n"));
  }

  /** Also without the dates of revisions that are born in the test. */
  private static String withoutTimes(String text) {
    return withoutDurations(text).replaceAll("\\d{8}_\\d{4}_([0-9a-f]{12})", "DATE_$1");
  }
}
