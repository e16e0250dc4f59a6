package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.spi.RetortVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processor and runtime share their data, and so must be of one version. */
class VersionCheckTest {

  @TempDir Path folder;

  @Test
  void anotherRuntimeOnTheClassPathIsAnErrorThatNamesBoth() {
    assertThat(compiledAgainst("public static final String VERSION = \"9.8.7\";"))
        .startsWith("error: [retort:OP05 version-skew]")
        .contains(RetortVersion.VERSION, "9.8.7");
  }

  @Test
  void aRuntimeFromBeforeThereWereVersionsIsToo() {
    assertThat(compiledAgainst("")).contains("[retort:OP05 version-skew]", "before 0.1.0");
  }

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    assertThat(Files.readString(Path.of("../pom.xml")))
        .contains(
            "<artifactId>retort-parent</artifactId>\n  <version>" + RetortVersion.VERSION + "<");
  }

  private String compiledAgainst(String constant) {
    Compilation other =
        new Compilation(folder.resolve("runtime"))
            .source("package dev.retort.spi; public class RetortVersion { " + constant + " }");
    other.compile();
    var result =
        new Compilation(folder.resolve("app"))
            .classPath(other.classes())
            .revision("First", "message = \"first\"")
            .compile();
    assertThat(result.success()).isFalse();
    assertThat(result.messages()).hasSize(1);
    return result.messages().get(0);
  }
}
