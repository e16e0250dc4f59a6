package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.ChainException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One chain whose revisions lie in several jars. */
class SeveralJarsTest {

  @TempDir Path folder;
  private Path library;

  @BeforeEach
  void aLibraryWithRevisionsIsAJar() throws Exception {
    Compilation sources =
        new Compilation(folder.resolve("library"))
            .source(Compilation.revisionSource("lib", "Base", "message = \"base\""))
            .source(
                Compilation.revisionSource(
                    "lib", "Head", "message = \"head\", down = Base.class, labels = \"lib\""));
    assertThat(sources.compile().messages()).isEmpty();
    library = jar(sources);
  }

  @Test
  void aRevisionMayFollowOneInAnotherJarAndAllMakeOneGraph() throws Exception {
    Compilation app = app("app", "Own", "message = \"own\", down = lib.Head.class");

    assertThat(app.compile().messages()).isEmpty();

    assertThat(app.generated().get("META-INF/retort/index/app.Own_Revisions.tsv"))
        .as("its own revisions alone")
        .hasLineCount(1)
        .contains("\tapp.Own\tlib.Head\t");
    assertThat(app.ledger()).hasSize(1);
    try (Application application = new Application(library, jar(app))) {
      assertThat(application.load().apply().toString()).startsWith("Ran 3 revisions");
      assertThat(application.tables()).containsExactlyInAnyOrder("base", "head", "own");
      assertThat(application.load().heads()).hasSize(1);
    }
  }

  @Test
  void theChainIsCheckedAgainstTheJar() {
    Compilation app =
        app("app", "Own", "message = \"own\", down = lib.Head.class, labels = \"lib\"")
            .source(
                Compilation.revisionSource(
                    "app", "Fork", "message = \"fork\", down = lib.Head.class"))
            .source(
                Compilation.revisionSource(
                    "app", "More", "message = \"more\", down = lib.Head.class"));

    assertThat(app.compile().retort())
        .satisfiesExactlyInAnyOrder(
            text -> assertThat(text).contains("[retort:CH08").contains("\"lib\""),
            text -> assertThat(text).contains("[retort:CH03").contains("Head"));
  }

  /**
   * The ID in the jar is a constant of the factory there: a jar's resources can't always be read.
   */
  @Test
  void anIdThatARevisionInTheJarHasIsTaken() throws Exception {
    String id = constant("lib.Base_Revisions", "Base");

    Compilation app =
        app("app", "Own", "message = \"own\", id = \"" + id + "\", down = lib.Head.class");

    assertThat(app.compile().retort())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Own.java:5: error: [retort:CH07 duplicate-id] the ID \"" + id + "\" is taken");
  }

  @Test
  void nestedAndFlatNamesOfTwoJarsInOnePackageAreTheirOwn() throws Exception {
    Compilation nested =
        new Compilation(folder.resolve("nested"))
            .source(
                """
                package shop;
                public class Outer {
                  @dev.retort.Revision(message = "nested", id = "nested_1")
                  public static class Inner implements dev.retort.Migration {
                    public void upgrade(dev.retort.op.Operations op) {}
                  }
                }
                """);
    nested.compile();
    Compilation flat =
        new Compilation(folder.resolve("flat"))
            .classPath(jar(nested))
            .source(
                Compilation.revisionSource(
                    "shop",
                    "Outer_Inner",
                    "message = \"flat\", id = \"flat_1\", down = Outer.Inner.class"));
    assertThat(flat.compile().messages()).isEmpty();
    Compilation last =
        new Compilation(folder.resolve("last"))
            .classPath(jar(nested), jar(flat))
            .source(
                Compilation.revisionSource(
                    "app", "Last", "message = \"last\", down = shop.Outer_Inner.class"));

    assertThat(last.compile().messages()).isEmpty();

    try (Application application = new Application(last.classes(), jar(nested), jar(flat))) {
      assertThat(application.load().apply().toString()).contains("nested_1", "flat_1", "_last");
    }
  }

  @Test
  void whatOnlyShowsAtRunTimeTwoHeads() throws Exception {
    Compilation one = app("one", "One", "message = \"one\", down = lib.Head.class");
    Compilation two = app("two", "Two", "message = \"two\", down = lib.Head.class");
    assertThat(one.compile().messages()).isEmpty();
    assertThat(two.compile().messages()).isEmpty();

    assertRefused(List.of(library, jar(one), jar(two)))
        .hasMessageContaining("several heads: ")
        .hasMessageContaining("one.One (")
        .hasMessageContaining("two.Two (")
        .hasMessageContaining("all follow lib.Head (")
        .hasMessageContaining("merge revision");
  }

  @Test
  void whatOnlyShowsAtRunTimeAMissingParent() throws Exception {
    Compilation app = app("app", "Own", "message = \"own\", down = lib.Head.class");
    app.compile();

    assertRefused(List.of(jar(app)))
        .hasMessageContaining("app.Own (")
        .hasMessageContaining("follows lib.Head, which is nowhere on the class path: add the jar");
  }

  @Test
  void whatOnlyShowsAtRunTimeOneIdTwice() throws Exception {
    Compilation one = app("one", "One", "message = \"one\", id = \"same\", down = lib.Head.class");
    Compilation two = app("two", "Two", "message = \"two\", id = \"same\", down = lib.Head.class");
    one.compile();
    two.compile();

    assertRefused(List.of(library, jar(one), jar(two)))
        .hasMessageContaining("one ID on several revisions: one.One (same), two.Two (same)");
  }

  @Test
  void oneJarTwiceIsOneSetOfRevisions() throws Exception {
    Path copy = folder.resolve("copy.jar");
    Files.copy(library, copy);

    try (Application application = new Application(library, copy)) {
      assertThat(application.load().apply().toString()).startsWith("Ran 2 revisions");
    }
  }

  private Compilation app(String name, String revision, String annotation) {
    return new Compilation(folder.resolve("module-" + name))
        .classPath(library)
        .source(Compilation.revisionSource(name, revision, annotation));
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRefused(List<Path> classPath) {
    try (Application application = new Application(classPath.toArray(Path[]::new))) {
      return assertThatThrownBy(application::load).isInstanceOf(ChainException.class);
    }
  }

  private String constant(String factory, String name) throws Exception {
    try (Application application = new Application(library)) {
      return (String) application.loader().loadClass(factory).getField(name).get(null);
    }
  }

  private static boolean belongsIntoAJar(Path file) {
    return Files.isRegularFile(file) && !file.toString().endsWith(".java");
  }

  private static Path jar(Compilation compilation) throws IOException {
    Path jar = compilation.module().resolve("target/module.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(compilation.classes())) {
      for (Path file : files.filter(SeveralJarsTest::belongsIntoAJar).sorted().toList()) {
        String name = compilation.classes().relativize(file).toString().replace('\\', '/');
        entries.putNextEntry(new JarEntry(name));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }
}
