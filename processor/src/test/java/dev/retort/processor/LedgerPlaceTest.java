package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.retort.processor.Compilation.Result;
import dev.retort.processor.message.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the ledger is looked for; through javac, in real folders. */
class LedgerPlaceTest {

  @TempDir private Path module;

  private List<Path> ledgers() throws Exception {
    try (Stream<Path> files = Files.walk(module)) {
      return files
          .filter(file -> file.toString().endsWith(".lock"))
          .map(module::relativize)
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Maven, src/main/java, target/classes, revisions.lock",
    "Maven, src/test/java, target/test-classes, revisions.test.lock",
    "Gradle, src/main/java, build/classes/java/main, revisions.lock",
    "Gradle, src/test/java, build/classes/java/test, revisions.test.lock",
    "Gradle, src/functional/java, build/classes/java/functional, revisions.functional.lock",
    "IntelliJ, src, out/production/shop, revisions.lock",
    "Eclipse, src, bin, revisions.lock",
    "plain, ., ../out, revisions.lock"
  })
  void itIsFoundWithoutConfiguration(String tool, String sources, String output, String ledger)
      throws Exception {
    Path folder = Files.createDirectory(module.resolve("shop-module"));
    Files.createFile(module.resolve("pom.xml")); // a foreign one above means nothing

    Result result =
        new Compilation(folder)
            .layout(sources, output)
            .revision("First", "message = \"first\"")
            .compile();

    assertThat(result.messages()).isEmpty();
    assertThat(ledgers()).containsExactly(Path.of("shop-module", ledger));
  }

  @Test
  void aRevisionOfTheDefaultPackageTellsItToo() throws Exception {
    Result result =
        new Compilation(module)
            .source(Compilation.revisionSource("", "First", "message = \"first\""))
            .compile();

    assertThat(result.messages()).isEmpty();
    assertThat(ledgers()).containsExactly(Path.of("revisions.lock"));
  }

  @Test
  void eclipsesCompilerTellsNoSourcesAndSoItIsFoundFromTheFolderOfClasses() throws Exception {
    Compilation shop = new Compilation(module).compiler(new EclipseCompiler());
    Files.createDirectories(shop.classes());

    Result result =
        shop.options("--release", "17", "-s", shop.classes().toString())
            .revision("First", "message = \"first\"")
            .compile();

    assertThat(result.messages()).isEmpty();
    assertThat(ledgers()).containsExactly(Path.of("revisions.lock"));
  }

  @Test
  void generatedSourcesDoNotDrawItToTheirFolder() throws Exception {
    Compilation shop =
        new Compilation(module).revision("Second", "message = \"b\", down = First.class");
    Path generated = module.resolve("build/generated/shop/First.java");
    Compilation.write(generated, Compilation.revisionSource("shop", "First", "message = \"a\""));

    Result result =
        shop.compile(Stream.concat(Stream.of(generated), shop.files().stream()).toList());

    assertThat(result.messages()).isEmpty();
    assertThat(ledgers()).containsExactly(Path.of("revisions.lock"));
  }

  @ParameterizedTest
  @CsvSource({"db/births.lock, db/births.lock", "./x/../births.lock, births.lock"})
  void aRelativePathCountsFromTheModulesFolder(String given, String ledger) throws Exception {
    Result result =
        new Compilation(module)
            .options("-Aretort.ledger.file=" + given)
            .revision("First", "message = \"first\"")
            .compile();

    assertThat(result.messages()).isEmpty();
    assertThat(ledgers()).containsExactly(Path.of(ledger));
    assertThat(Path.of(given)).doesNotExist(); // seen from the working directory
  }

  private Compilation inAForeignFolder() {
    Compilation shop = new Compilation(module);
    Compilation.write(
        module.resolve("src/main/java/elsewhere/First.java"),
        Compilation.revisionSource("shop", "First", "message = \"first\""));
    return shop;
  }

  @Test
  void aSourceThatIsNotInItsPackagesFolderIsAnErrorThatNamesTheOption() throws Exception {
    Compilation shop = inAForeignFolder().layout("src/main/java", "classes");

    Result refused = shop.compile();

    assertThat(refused.success()).isFalse();
    assertThat(refused.retort()).isEqualTo(refused.of(Message.NO_PLACE_FOR_LEDGER)).hasSize(1);
    assertThat(refused.retort().get(0))
        .startsWith("First.java:")
        .contains("shop.First does not lie in a folder of its package's name")
        .contains("-Aretort.ledger.file=PATH");
    assertThat(ledgers()).isEmpty();

    Result relative = shop.options("-Aretort.ledger.file=births.lock").compile();
    assertThat(relative.of(Message.NO_PLACE_FOR_LEDGER))
        .singleElement()
        .asString()
        .contains("\"births.lock\" is relative, and the module's folder is not known")
        .contains("absolute path");

    Path given = module.resolve("births.lock");
    assertThat(shop.options("-Aretort.ledger.file=" + given).compile().success()).isTrue();
    assertThat(ledgers()).containsExactly(Path.of("births.lock"));
  }

  @Test
  void besideOneThatIsInItsPackagesFolderItIsNone() throws Exception {
    Compilation shop = inAForeignFolder().revision("Second", "message = \"b\", down = First.class");

    assertThat(shop.compile().messages()).isEmpty();
    assertThat(ledgers()).containsExactly(Path.of("revisions.lock"));
  }

  @Test
  void aCompilationInMemoryHasNoneAndFixedBirths() throws Exception {
    com.google.testing.compile.Compilation result =
        Compiler.javac()
            .withProcessors(
                new RetortProcessor(Clock.fixed(Compilation.NOON, ZoneOffset.UTC), Map.of()))
            .compile(
                JavaFileObjects.forSourceString(
                    "shop.First", Compilation.revisionSource("shop", "First", "message = \"a\"")));

    assertThat(result.status()).isEqualTo(com.google.testing.compile.Compilation.Status.SUCCESS);
    assertThat(result.notes())
        .singleElement()
        .satisfies(
            note ->
                assertThat(note.getMessage(null))
                    .contains("[retort:" + Message.NO_LEDGER.code() + " no-ledger]"));
    assertThat(
            result.generatedFiles().stream()
                .filter(file -> file.getName().endsWith(".tsv"))
                .map(LedgerPlaceTest::text))
        .singleElement()
        .asString()
        .startsWith("20000101_0000_");
  }

  private static String text(javax.tools.FileObject file) {
    try {
      return file.getCharContent(true).toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
