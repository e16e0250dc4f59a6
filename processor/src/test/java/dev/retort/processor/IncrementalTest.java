package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.ChainException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A part of a module compiled again over what an earlier compilation left: nothing is lost, and
 * nothing stays of what is gone.
 */
class IncrementalTest {

  private static final String SERVICES = "META-INF/services/dev.retort.spi.RevisionSource";
  private static final List<String> TABLES = List.of("first", "second", "third", "delivery");

  @TempDir Path folder;
  private Compilation module;
  private Map<String, String> whole;

  @BeforeEach
  void theWholeModuleIsCompiled() {
    module = module(folder.resolve("module"));
    assertThat(module.compile().messages()).isEmpty();
    whole = module.generated();
    module.at(Compilation.NOON.plus(Duration.ofDays(1)));
  }

  @Test
  void oneClassAloneKeepsAllOthers() {
    for (String file : List.of("First.java", "Second.java", "Third.java")) {
      assertThat(module.compileOnly(file).messages()).isEmpty();
      assertSame(module.generated(), whole);
    }
    assertThat(applied()).containsExactlyInAnyOrderElementsOf(TABLES);
  }

  @Test
  void whatChangedInTheOneClassIsTakenUp() {
    module.revision("Second", "message = \"another text\", down = First.class");

    assertThat(module.compileOnly("Second.java").messages()).isEmpty();

    String index = "META-INF/retort/index/shop.First_Revisions.tsv";
    assertThat(module.generated().get(index))
        .isEqualTo(whole.get(index).replace("\tsecond\n", "\tanother text\n"));
  }

  @Test
  void aNewClassAloneJoinsTheOthers() {
    module.revision("Fourth", "message = \"fourth\", down = depot.Delivery.class");

    assertThat(module.compileOnly("Fourth.java").messages()).isEmpty();

    assertThat(module.generated().keySet()).isEqualTo(whole.keySet());
    assertThat(applied()).hasSize(5).contains("fourth");
  }

  @Test
  void theChainIsCheckedAgainstTheClassesThatAreNotCompiled() {
    module.revision("Fork", "message = \"fork\", down = Second.class");

    assertThat(module.compileOnly("Fork.java").retort())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Fork.java:5: error: [retort:CH03 fork]")
        .contains("Third and Fork both revise Second");
  }

  /** Gradle names unchanged classes to the compiler instead of their sources. */
  @Test
  void classesGivenByNameStayWhatTheyAre() {
    module.classNames("shop.First", "shop.Third", "depot.Delivery");

    assertThat(module.compileOnly("Second.java").messages()).isEmpty();

    assertSame(module.generated(), whole);
    assertThat(module.ledger()).hasSize(4);
    assertThat(applied()).containsExactlyInAnyOrderElementsOf(TABLES);
  }

  @Test
  void sourcesThatAreCompiledOnlyBecauseOthersNameThemBelongToTheChain() throws Exception {
    Compilation fresh = module(folder.resolve("fresh")).blindToItsOutput();
    fresh.options("-sourcepath", fresh.module().resolve("src/main/java").toString());

    assertThat(fresh.compile(List.of(source(fresh, "depot/Delivery.java"))).retort()).isEmpty();

    assertSame(fresh.generated(), whole);
    try (Application application = new Application(fresh.classes())) {
      application.load().apply();
      assertThat(application.tables()).containsExactlyInAnyOrderElementsOf(TABLES);
    }
  }

  @Test
  void revisionsThatTheCompilerCannotSeeAreKeptFromTheIndexAndRunByReflection() {
    module.blindToItsOutput();

    assertThat(module.compileOnly("First.java").retort()).isEmpty();

    assertThat(module.generated().get(SERVICES)).isEqualTo(whole.get(SERVICES));
    assertThat(index("shop.First_Revisions")).isEqualTo(whole.get(path("shop.First_Revisions")));
    assertThat(applied()).containsExactlyInAnyOrderElementsOf(TABLES);
  }

  @Test
  void aFactoryOlderThanItsIndexLeavesTheRestToReflection() throws Exception {
    Path factory = module.classes().resolve("shop/First_Revisions.class");
    byte[] old = Files.readAllBytes(factory);
    module.revision("Fourth", "message = \"fourth\", down = depot.Delivery.class").compile();

    Files.write(factory, old);

    assertThat(applied()).hasSize(5).contains("fourth");
  }

  @Test
  void aDeletedHeadIsGone() {
    delete("depot/Delivery").compileOnly("Third.java");

    assertThat(module.generated().get(SERVICES)).isEqualTo("shop.First_Revisions\n");
    assertThat(module.classes().resolve("depot/Delivery_Revisions.class")).doesNotExist();
    assertThat(module.classes().resolve("depot/Delivery_Revisions.java")).doesNotExist();
    assertThat(module.generated()).doesNotContainKey(path("depot.Delivery_Revisions"));
    assertThat(applied()).containsExactlyInAnyOrder("first", "second", "third");
  }

  @Test
  void aDeletedRevisionOfAPackageThatIsNotCompiledLeavesItsIndex() {
    module
        .source(
            Compilation.revisionSource("depot", "Return", "message = \"r\", down = Delivery.class"))
        .compile();
    delete("depot/Return").compileOnly("First.java", "Second.java", "Third.java");
    delete("depot/Delivery").compileOnly("Third.java");

    assertThat(module.generated().get(SERVICES)).isEqualTo("shop.First_Revisions\n");
    assertThat(applied()).containsExactlyInAnyOrder("first", "second", "third");
  }

  @Test
  void aClassThatIsNoRevisionAnyMoreLeavesTheIndex() throws Exception {
    Path file = source(module, "depot/Delivery.java");
    Files.writeString(file, Files.readString(file).replaceFirst("(?m)^@Revision.*$", ""));

    assertThat(module.compile(List.of(file)).messages()).isEmpty();

    assertThat(module.generated().get(SERVICES)).isEqualTo("shop.First_Revisions\n");
    assertThat(applied()).containsExactlyInAnyOrder("first", "second", "third");
  }

  @Test
  void aModuleThatLostItsLastRevisionOffersNone() {
    delete("depot/Delivery");
    delete("shop/Third");
    delete("shop/Second");
    delete("shop/First").source("package app; class Other {}");

    assertThat(module.compile().messages()).isEmpty();

    assertSame(module.generated(), Map.of(SERVICES, ""));
    assertThat(module.classes().resolve("META-INF/retort/ops")).isEmptyDirectory();
    assertThat(module.classes().resolve("META-INF/retort/schema.json")).doesNotExist();
    assertThat(module.classes().resolve("shop/First_Revisions.class")).doesNotExist();
    assertThatThrownBy(this::applied)
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("no revisions found");
  }

  @Test
  void withoutRevisionsAndWithoutLossNothingIsTouched() throws Exception {
    module.source("package app; class Other {}");
    Path services = module.classes().resolve(SERVICES);
    Files.setLastModifiedTime(services, java.nio.file.attribute.FileTime.fromMillis(1_000_000));

    assertThat(module.compileOnly("Other.java").messages()).isEmpty();

    assertSame(module.generated(), whole);
    assertThat(Files.getLastModifiedTime(services).toMillis()).isEqualTo(1_000_000);
  }

  @Test
  void whenTheFirstBornIsRenamedTheFactoryIsTooAndTheOldOneGoes() {
    delete("shop/First")
        .revision("Begin", "message = \"first\"")
        .revision("Second", "message = \"second\", down = Begin.class");

    assertThat(module.compile().retort()).allMatch(text -> text.contains("[retort:ID10 renamed]"));

    assertThat(module.generated().get(SERVICES))
        .isEqualTo("depot.Delivery_Revisions\nshop.Begin_Revisions\n");
    assertThat(module.classes().resolve("shop/First_Revisions.class")).doesNotExist();
    assertSame(module.generated(), cleanBuild());
    assertThat(applied()).hasSize(4).contains("begin");
  }

  @Test
  void whenTheFirstBornIsDeletedTheFactoryIsNamedAsInACleanBuild() {
    delete("shop/First").revision("Second", "message = \"second\"");

    assertThat(module.compileOnly("Second.java").success()).isTrue();

    assertThat(module.generated().get(SERVICES))
        .isEqualTo("depot.Delivery_Revisions\nshop.Second_Revisions\n");
    assertSame(module.generated(), cleanBuild());
    assertThat(applied()).containsExactlyInAnyOrder("second", "third", "delivery");
  }

  @Test
  void whenAnEarlierBornComesByAMergeTheFactoryIsNamedAsInACleanBuild() {
    module
        .writeLedger(
            String.join("\n", module.ledger())
                + "\n20200101_0000_aaaaaaaaaaaa_older\tshop.Older\t2020-01-01T00:00:00Z\n")
        .revision("Older", "message = \"older\"")
        .revision("First", "message = \"first\", down = Older.class");

    assertThat(module.compileOnly("Older.java", "First.java").messages()).isEmpty();

    assertThat(module.generated().get(SERVICES))
        .isEqualTo("depot.Delivery_Revisions\nshop.Older_Revisions\n");
    assertSame(module.generated(), cleanBuild());
    assertThat(applied()).hasSize(5);
  }

  @Test
  void linesOfOthersStayAndLinesThatLeadNowhereGo() throws Exception {
    Path services = module.classes().resolve(SERVICES);
    Files.writeString(
        services,
        "# by hand\napp.ByHand # ours\nshop.Gone_Revisions\n" + Files.readString(services));

    module.compileOnly("First.java");

    assertThat(module.generated().get(SERVICES))
        .isEqualTo(
            "# by hand\napp.ByHand # ours\ndepot.Delivery_Revisions\nshop.First_Revisions\n");
  }

  @Test
  void anIndexThatCannotBeReadIsNotForgottenInSilence() throws Exception {
    Files.writeString(module.classes().resolve(path("depot.Delivery_Revisions")), "nonsense\n");

    module.compileOnly("First.java");

    assertThat(module.generated().get(SERVICES)).contains("depot.Delivery_Revisions");
    assertThatThrownBy(this::applied)
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("depot.Delivery_Revisions")
        .hasMessageContaining("rebuild");
  }

  @Test
  void aCompilationThatFailsLeavesWhatIsThere() {
    module
        .revision("Second", "message = \"second\"")
        .revision(
            "Fourth", "message = \"a label that is none\", down = Third.class, labels = \"a\\tb\"");

    assertThat(module.compileOnly("Second.java", "Fourth.java").success()).isFalse();

    Map<String, String> after = module.generated();
    after.keySet().removeIf(name -> name.endsWith(".java"));
    whole.keySet().removeIf(name -> name.endsWith(".java"));
    assertSame(after, whole);
    assertThat(applied()).containsExactlyInAnyOrderElementsOf(TABLES);
  }

  private static Compilation module(Path folder) {
    return new Compilation(folder)
        .revision("First", "message = \"first\"")
        .revision("Second", "message = \"second\", down = First.class")
        .revision("Third", "message = \"third\", down = Second.class")
        .source(
            Compilation.revisionSource(
                "depot", "Delivery", "message = \"depot\", down = shop.Third.class"));
  }

  /** Deletes the source, the class and nothing else of a revision. */
  private Compilation delete(String name) {
    return module
        .delete("src/main/java/" + name + ".java")
        .delete("target/classes/" + name + ".class");
  }

  private static Path source(Compilation compilation, String file) {
    return compilation.module().resolve("src/main/java").resolve(file);
  }

  private String index(String factory) {
    return module.generated().get(path(factory));
  }

  private static String path(String factory) {
    return "META-INF/retort/index/" + factory + ".tsv";
  }

  /** What the same sources and ledger give where nothing was compiled before. */
  private Map<String, String> cleanBuild() {
    Path copy = folder.resolve("clean");
    try {
      for (Path file : module.files()) {
        Compilation.write(copy.resolve(module.module().relativize(file)), Files.readString(file));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Compilation clean =
        new Compilation(copy).writeLedger(String.join("\n", module.ledger()) + "\n");
    assertThat(
            clean
                .options("-Aretort.ledger=frozen")
                .withoutOption("-Aretort.ledger=record")
                .compile()
                .success())
        .isTrue();
    return clean.generated();
  }

  private static void assertSame(Map<String, String> actual, Map<String, String> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach((name, text) -> assertThat(text).as(name).isEqualTo(expected.get(name)));
  }

  private List<String> applied() {
    try (Application application = new Application(module.classes())) {
      application.load().apply();
      return application.tables();
    }
  }
}
