package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same under Eclipse's compiler, which has no trees and a filer of its own. */
class EclipseCompilerTest {

  @TempDir Path folder;

  @Test
  void whatIsGeneratedIsWhatJavacGets() {
    Compilation eclipse = chain(eclipse(folder.resolve("eclipse")));
    Compilation javac = chain(new Compilation(folder.resolve("javac")));

    assertThat(eclipse.compile().messages()).isEmpty();
    assertThat(javac.compile().messages()).isEmpty();

    assertThat(eclipse.generated()).isEqualTo(javac.generated());
    assertThat(eclipse.ledger()).isEqualTo(javac.ledger());
    try (Application application = new Application(eclipse.classes())) {
      application.load().apply();
      assertThat(application.tables()).containsExactlyInAnyOrder("first", "second", "third");
    }
  }

  /** Of an entry in an array it knows the array's place only. */
  @Test
  void theChainIsCheckedWholeAndMessagesStandAtTheirPlace() {
    Compilation.Result result =
        eclipse(folder)
            .revision("First", "message = \"first\"")
            .revision("AddEmail", "message = \"email\",\n    down = First.class")
            .revision("AddPhone", "message = \"phone\",\n    down = First.class")
            .revision(
                "Blank",
                "\n    message = \" \",\n    down = {AddEmail.class,\n    AddPhone.class,\n    Blank.class}")
            .compile();

    assertThat(result.retort())
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).startsWith("Blank.java:6: error: [retort:CL06"),
            text -> assertThat(text).startsWith("Blank.java:7: error: [retort:CH05"));
  }

  @Test
  void aForkStandsOnTheVeryValue() {
    Compilation.Result result =
        eclipse(folder)
            .revision("First", "message = \"first\"")
            .revision("AddEmail", "message = \"email\",\n    down = First.class")
            .revision("AddPhone", "message = \"phone\",\n    down = First.class")
            .compile();

    assertThat(result.retort())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("AddPhone.java:6: error: [retort:CH03 fork]");
  }

  @Test
  void oneClassAloneOverEarlierOutputLosesNothing() {
    Compilation compilation = chain(eclipse(folder));
    compilation.compile();
    Map<String, String> whole = compilation.generated();

    // It refuses to replace the factory, whose source is the same: the index is new.
    for (String file : new String[] {"First.java", "Second.java", "Third.java"}) {
      assertThat(compilation.compileOnly(file).messages()).isEmpty();
      assertThat(compilation.generated()).as(file).isEqualTo(whole);
    }
    assertThat(compilation.compile().messages()).isEmpty();
    assertThat(compilation.generated()).isEqualTo(whole);
  }

  @Test
  void aRevisionThatTheStaleFactoryLacksRunsByReflection() {
    Compilation compilation = chain(eclipse(folder));
    compilation.compile();
    compilation.revision("Fourth", "message = \"fourth\", down = Third.class");

    assertThat(compilation.compileOnly("Fourth.java").messages()).isEmpty();

    try (Application application = new Application(compilation.classes())) {
      application.load().apply();
      assertThat(application.tables()).hasSize(4).contains("fourth");
    }
  }

  @Test
  void aStrictBuildStaysQuiet() {
    assertThat(chain(eclipse(folder)).options("-warn:+all", "-failOnWarning").compile().retort())
        .isEmpty();
  }

  private static Compilation eclipse(Path folder) {
    Compilation compilation = new Compilation(folder).compiler(new EclipseCompiler());
    compilation.classes().toFile().mkdirs();
    return compilation
        .options("--release", "17")
        // Without -s its first compilation in a JVM writes sources into the working directory.
        .options("-s", compilation.classes().toString())
        .options("-Aretort.ledger.file=" + folder.resolve("revisions.lock"));
  }

  private static Compilation chain(Compilation compilation) {
    return compilation
        .revision("First", "message = \"first\"")
        .revision("Second", "message = \"second\", down = First.class")
        .revision("Third", "message = \"third\", down = Second.class");
  }
}
