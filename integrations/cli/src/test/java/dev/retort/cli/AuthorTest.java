package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What authors type, on sources that the real processor compiles in between. */
class AuthorTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"author-first, empty", "author-branches, line", "author-mistakes, line"})
  void authorsComeFromAnEmptyFolderToAMergedBranch(String name, String project) throws Exception {
    TestProject sources = new TestProject(folder);
    if (!project.equals("empty")) {
      sources.copy(project);
    }
    new Transcript(
            name,
            (environment, typed, arguments) ->
                new Typed(folder)
                    .with(Map.of("RETORT_URL", "jdbc:h2:" + folder.resolve("db")))
                    .with(environment)
                    .run(arguments.toArray(String[]::new)))
        .knowing("javac", arguments -> withoutFolder(sources.compile()))
        .knowing("cat", arguments -> sources.read(arguments.get(0)))
        .knowing(
            "mkdir",
            arguments -> {
              Files.createDirectories(folder.resolve(arguments.get(0)));
              return "";
            })
        .knowing(
            "echo",
            arguments -> {
              int to = arguments.indexOf(">");
              String text = String.join(" ", arguments.subList(0, to)).replace("\\n", "\n");
              sources.write(arguments.get(to + 1), text + "\n");
              return "";
            })
        .check();
  }

  private String withoutFolder(String said) {
    return said.replace(folder + "/", "");
  }

  @Test
  void aSourceThatCantBeReadIsToldInsteadOfLeftOut() throws Exception {
    TestProject project = new TestProject(folder).copy("line");
    Path source = folder.resolve("src/main/java/shop/Odd.java");
    Files.write(source, "// \u00e9\n@Revision class Odd {}".getBytes(StandardCharsets.ISO_8859_1));
    Typed.Said said = new Typed(project.folder()).run("new", "more");
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("Odd.java is not UTF-8");
    Files.delete(source);
    assertThat(new Typed(project.folder()).run("new", "@more", "--dry-run").out())
        .contains("message = \"@more\", down = SeedAccounts.class");
  }

  /** Only the one class name changes, whatever else is in the file. */
  @Test
  void aRebaseLeavesEveryOtherCharacterWhereItIs() throws Exception {
    TestProject project = new TestProject(folder).copy("line");
    String odd =
        "package other;\r\n\r\nimport dev.retort.*;\r\nimport shop.AddEmail;\r\n"
            + "/* \u00e4\u20ac\ud83d\ude00 down = AddEmail.class */ \r\n"
            + "class Outer {\r\n"
            + "  @Deprecated @Revision(down={ /* here */ AddEmail.class , }, message=\"\\u00e9t\u00e9\")\r\n"
            + "  static final class Inner implements Migration { public void"
            + " upgrade(dev.retort.op.Operations op) { } }\r\n}";
    project.write("src/main/java/other/Outer.java", odd);

    Typed.Said said = new Typed(folder).run("rebase");

    assertThat(said.err()).isEmpty();
    assertThat(project.read("src/main/java/other/Outer.java"))
        .isEqualTo(
            odd.replace(
                "{ /* here */ AddEmail.class , }", "{ /* here */ shop.SeedAccounts.class , }"));
    assertThat(project.compile()).isEmpty();
  }
}
