package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.chain.RevisionId;
import dev.retort.processor.Compilation.Result;
import dev.retort.processor.ledger.Ledger;
import dev.retort.processor.message.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ledger through javac, with real folders. Its rules are shown one by one in {@code ledger}.
 */
class LedgerCompilationTest {

  private static final String RECORD = "-Aretort.ledger=record";

  @TempDir private Path module;
  private Compilation shop;

  @BeforeEach
  void aModule() {
    shop = new Compilation(module).revision("First", "message = \"create account\"");
  }

  private Compilation second() {
    return shop.revision("Second", "message = \"add email\", down = First.class");
  }

  private static void compiles(Result result) {
    assertThat(result.messages()).isEmpty();
    assertThat(result.success()).isTrue();
  }

  private List<String> classesInLedger() {
    return List.copyOf(
        Ledger.parse(shop.read("revisions.lock"), "revisions.lock").entries().keySet());
  }

  @Test
  void aBirthStaysForEverAndOnlyTheNewLineIsAdded() {
    compiles(shop.compile());
    String before = shop.read("revisions.lock");

    compiles(second().at(Compilation.NOON.plus(Duration.ofDays(400))).compile());

    assertThat(shop.ledger()).hasSize(2).contains(before.lines().toList().get(1));
    assertThat(shop.ledger().get(1))
        .startsWith("20270408_1200_")
        .endsWith("_add_email\tshop.Second\t2027-04-08T12:00:00Z");
    assertThat(shop.read("revisions.lock")).startsWith(before);
    assertThat(shop.generated().values()).anyMatch(text -> text.contains(id(shop.ledger().get(0))));
  }

  private static String id(String line) {
    return line.strip().substring(0, line.strip().indexOf('\t'));
  }

  @Test
  void zoneAndTemplateAreTaken() {
    compiles(
        shop.options("-Aretort.id={year}_{month}_{day}_{rev}", "-Aretort.zone=Pacific/Auckland")
            .compile());

    assertThat(shop.ledger()).singleElement().asString().startsWith("2026_03_05_");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "one of ours in another revision|Second|@dev.retort.Revision(message = \"\") class Second {}",
        "a body of a class beside|Other|class Other { int i = \"s\"; }",
        "a body of the revision's own package|Z|class Z { void z() { nope(); } }",
        "an import|Other|import nope.Nope; class Other {}",
        "a static import|Other|import static java.util.List.nope; class Other {}",
        "a supertype|Other|class Other extends Nope {}",
        "a type argument|Other|class Other { java.util.List<Nope> list; }",
        "a parameter|Other|class Other { void other(Nope[] nope) {} }",
        "an annotation|Other|@Nope class Other {}",
        "an annotation of a parameter|Other|class Other { void other(@Nope int i) {} }",
        "an annotation of a type|Other|class Other { java.util.List<@Nope String> list; }",
        "what a method throws|Other|class Other { void other() throws Nope {} }",
        "a type parameter|Other|class Other<T extends Nope> {}",
        "a component|Other|record Other(Nope nope) {}",
        "a value of an annotation|Other|@SuppressWarnings(Nope.NOPE) class Other {}",
        "the syntax|Other|class Other {",
        "a missing return|Other|class Other { int other() {} }",
        "an unassigned final field|Other|class Other { final int i; }"
      })
  void nothingIsWrittenBesideAnErrorIn(String what, String name, String source) {
    Compilation.write(
        module.resolve("src/main/java/shop/" + name + ".java"), "package shop; " + source);

    Result result = shop.compile();

    assertThat(result.success()).isFalse();
    assertThat(module.resolve("revisions.lock")).doesNotExist();
  }

  @Test
  void nothingIsWrittenBesideAWarningThatIsAnError() {
    shop.source(
        "package shop; class Other { java.util.List<String> raw = new java.util.ArrayList(); }");

    assertThat(shop.options("-Xlint:all,-processing", "-Werror").compile().success()).isFalse();
    assertThat(module.resolve("revisions.lock")).doesNotExist();
  }

  @Test
  void annotationProcessingAloneWritesIt() {
    compiles(shop.options("-proc:only").compile());

    assertThat(classesInLedger()).containsExactly("shop.First");
  }

  @Test
  void sourcesThatAreCompiledOnlyBecauseTheyAreNamedDoNotHinderIt() {
    shop.source("package shop; class Helper { static final int WIDTH = 1; }");
    shop.revision("Second", "message = \"b\" + Helper.WIDTH, down = First.class");

    Result result =
        shop.options("-implicit:none", "-sourcepath", module.resolve("src/main/java").toString())
            .compileOnly("Second.java");

    assertThat(result.success()).isTrue();
    assertThat(classesInLedger()).contains("shop.Second");
  }

  @ParameterizedTest
  @CsvSource({"CI, true", "CI, 1", "TF_BUILD, True", "TEAMCITY_VERSION, 2026.1"})
  void onABuildServerItIsFrozenAndTheLineToCommitIsOffered(String variable, String value) {
    Result refused =
        shop.blindToItsOutput()
            .withoutOption(RECORD)
            .environment(Map.of(variable, value))
            .compile();

    assertThat(refused.success()).isFalse();
    assertThat(refused.retort()).isEqualTo(refused.of(Message.UNRECORDED)).hasSize(1);
    assertThat(module.resolve("revisions.lock")).doesNotExist();

    String line = refused.retort().get(0).lines().reduce("", (before, last) -> last);
    shop.writeLedger(line + "\n");
    compiles(shop.compile());
    assertThat(shop.read("revisions.lock")).isEqualTo(line + "\n");
  }

  @ParameterizedTest
  @CsvSource({"CI, ''", "CI, false", "OTHER, true"})
  void elsewhereItRecords(String variable, String value) {
    compiles(shop.withoutOption(RECORD).environment(Map.of(variable, value)).compile());

    assertThat(classesInLedger()).containsExactly("shop.First");
  }

  @Test
  void onABuildServerItRecordsWhereThatIsAskedFor() {
    compiles(shop.environment(Map.of("CI", "true")).compile());

    assertThat(classesInLedger()).containsExactly("shop.First");
  }

  @Test
  void withoutALedgerRevisionsArePinned() {
    compiles(shop.compile());
    String id = id(shop.ledger().get(0));
    shop.blindToItsOutput().withoutOption(RECORD).options("-Aretort.ledger=off");

    Result refused = shop.compile();

    assertThat(refused.of(Message.UNPINNED))
        .singleElement()
        .asString()
        .contains("@Revision(id = \"" + id + "\")"); // the one that databases know
    shop.revision("First", "message = \"create account\", id = \"" + id + "\"");
    compiles(shop.compile());
    assertThat(shop.ledger()).hasSize(1);
  }

  @Test
  void aRenamedClassKeepsItsIdAndANoteSaysSo() throws IOException {
    second().compile();
    List<String> before = shop.ledger();
    shop.gone("First").gone("Second");
    shop.revision("Account", "message = \"create account\"");
    shop.revision("Second", "message = \"add email\", down = Account.class");

    Result result = shop.compile();

    assertThat(result.success()).isTrue();
    assertThat(result.messages()).isEqualTo(result.of(Message.RENAMED)).hasSize(1);
    assertThat(result.messages().get(0)).startsWith("Account.java:");
    assertThat(shop.ledger())
        .containsExactly(before.get(0).replace("shop.First", "shop.Account"), before.get(1));
    compiles(shop.compile());
  }

  @Test
  void aClassThatMovedToAnotherPackageKeepsItsId() throws IOException {
    shop.compile();
    String before = shop.ledger().get(0);
    shop.gone("First");
    shop.source(Compilation.revisionSource("store", "First", "message = \"create accounts\""));

    assertThat(shop.compile().of(Message.RENAMED)).hasSize(1);
    assertThat(shop.ledger()).containsExactly(before.replace("shop.First", "store.First"));
  }

  @Test
  void aClassThatWasReparentedOnItsMoveIsAsked() {
    second().revision("Third", "message = \"add phone\", down = Second.class").compile();
    shop.gone("Third");
    shop.source(
        Compilation.revisionSource(
            "store", "Third", "message = \"add phone\", down = shop.First.class, labels = \"x\""));

    Result result = shop.compile();

    assertThat(result.retort()).isEqualTo(result.of(Message.AMBIGUOUS_RENAME)).hasSize(1);
    assertThat(result.retort().get(0))
        .contains("it follows shop.First, but Third followed shop.Second");
  }

  @Test
  void aPastedLineSettlesWhatCouldNotBeTold() {
    second().revision("Third", "message = \"add email\", down = Second.class").compile();
    List<String> before = shop.ledger();
    shop.gone("Second").gone("Third");
    shop.revision("Email", "message = \"add email\", down = First.class");
    shop.revision("Mail", "message = \"add email\", down = Email.class");
    shop.delete("target/classes/META-INF/services/dev.retort.spi.RevisionSource");
    Result asked = shop.compile();
    assertThat(asked.of(Message.AMBIGUOUS_RENAME)).hasSize(2);

    String ledger = shop.read("revisions.lock");
    for (Map.Entry<String, String> each :
        Map.of("shop.Second", "Email is new", "shop.Third", "Mail is new").entrySet()) {
      String message =
          asked.retort().stream()
              .filter(text -> text.contains(each.getValue()))
              .findFirst()
              .orElseThrow();
      List<String> lines = message.lines().toList();
      String offered =
          lines.get(
              lines.indexOf(
                      lines.stream()
                          .filter(line -> line.contains("if it was " + each.getKey()))
                          .findFirst()
                          .orElseThrow())
                  + 1);
      ledger =
          ledger.replace(
              before.get(each.getKey().equals("shop.Second") ? 1 : 2), offered.stripTrailing());
    }
    shop.writeLedger(ledger);

    compiles(shop.compile());
    assertThat(shop.ledger())
        .extracting(LedgerCompilationTest::id)
        .isEqualTo(before.stream().map(LedgerCompilationTest::id).toList());
  }

  @Test
  void aDeletedClassThatIsStillFollowedIsAnErrorOnTheVeryEntry() {
    second()
        .revision("Third", "message = \"merge\", down = {Second.class, shop.First.class}")
        .compile();
    String before = shop.read("revisions.lock");
    shop.gone("First");

    Result result = shop.compile();

    assertThat(result.success()).isFalse();
    assertThat(result.retort()).isEqualTo(result.of(Message.FOLLOWED_BUT_GONE)).hasSize(1);
    assertThat(result.retort().get(0))
        .startsWith("Third.java:")
        .contains("Third follows shop.First")
        .contains(module.resolve("revisions.lock") + ":2");
    assertThat(
            result.diagnostics().stream()
                .filter(each -> each.getMessage(null).contains("[retort:ID05"))
                .map(Result::place))
        .containsExactly("shop.First.class");
    assertThat(shop.read("revisions.lock")).isEqualTo(before);
  }

  @Test
  void aDeletedHeadIsWithdrawnWithANote() {
    second().compile();
    String first = shop.ledger().get(0);
    shop.gone("Second");

    Result result = shop.compile();

    assertThat(result.success()).isTrue();
    assertThat(result.messages()).isEqualTo(result.of(Message.WITHDRAWN)).hasSize(1);
    assertThat(shop.ledger()).containsExactly(first);
    compiles(shop.compile());
  }

  @Test
  void nothingIsWithdrawnBesideAnError() {
    second().compile();
    shop.gone("Second").source("package shop; class Other { int i = \"s\"; }");

    assertThat(shop.compile().retort()).isEmpty();
    assertThat(shop.ledger()).hasSize(2);
  }

  @Test
  void aRestoredClassHasTheIdentityThatItHad() {
    second().compile();
    String before = shop.ledger().get(1);
    shop.gone("Second").compile();

    second().at(Compilation.NOON.plus(Duration.ofDays(1))).compile();

    assertThat(new RevisionId(id(shop.ledger().get(1))).hash())
        .isEqualTo(new RevisionId(id(before)).hash());
    assertThat(shop.ledger().get(1)).isNotEqualTo(before);
  }

  @Test
  void oneFileAloneNeitherStealsNorWithdraws() {
    second().compile();
    List<String> before = shop.ledger();
    Path store = module.resolve("src/main/java/store/First.java");
    Compilation.write(store, Compilation.revisionSource("store", "First", "message = \"x\""));
    shop.layout("src/main/java", "target/elsewhere"); // neither class files nor sources are seen

    Result result = shop.compile(List.of(store));

    assertThat(result.success()).isTrue();
    assertThat(shop.ledger()).hasSize(3).containsAll(before);
    assertThat(shop.ledger().get(2)).contains("\tstore.First\t");
  }

  @Test
  void oneFileAloneOverEarlierOutputLeavesTheLedgerAlone() {
    second().compile();
    String before = shop.read("revisions.lock");

    compiles(shop.at(Compilation.NOON.plus(Duration.ofDays(1))).compileOnly("Second.java"));
    compiles(shop.compileOnly("First.java"));

    assertThat(shop.read("revisions.lock")).isEqualTo(before);
  }

  @Test
  void whatOnlyASourceStillShowsIsNotGone() throws IOException {
    second().compile();
    Files.delete(module.resolve("target/classes/shop/Second.class"));
    List<String> before = shop.ledger();
    shop.source(Compilation.revisionSource("store", "Second", "message = \"add email\""));

    Result result =
        shop.compile(
            shop.files().stream().filter(file -> !file.endsWith("shop/Second.java")).toList());

    assertThat(result.of(Message.AMBIGUOUS_RENAME)).isEmpty();
    assertThat(shop.ledger()).containsAll(before);
  }

  @Test
  void mainAndTestHaveLedgersOfTheirOwn() {
    shop.compile();
    Compilation tests =
        new Compilation(module)
            .layout("src/test/java", "target/test-classes")
            .classPath(shop.classes())
            .revision("Fixture", "message = \"fixture\", down = First.class");

    compiles(tests.compile());

    assertThat(classesInLedger()).containsExactly("shop.First");
    assertThat(tests.ledger("revisions.test.lock"))
        .singleElement()
        .asString()
        .contains("\tshop.Fixture\t");
  }

  @Test
  void mainAndTestThatShareAFileDoNotWithdrawEachOthersLines() {
    String option = "-Aretort.ledger.file=db/births";
    compiles(shop.options(option).compile());
    Compilation tests =
        new Compilation(module)
            .layout("src/test/java", "target/test-classes")
            .classPath(shop.classes())
            .options(option)
            .revision("Fixture", "message = \"fixture\", down = First.class");

    compiles(tests.compile());
    compiles(shop.compile());
    compiles(tests.compile());

    assertThat(shop.ledger("db/births")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<<<<<< HEAD", "nonsense", "a:b\tshop.First\t2026-03-04T12:00:00Z"})
  void aBrokenLedgerIsToldOnceAtItsLineAndLeftAlone(String line) {
    second().writeLedger("# mine\n" + line + "\n");

    for (String mode : List.of("record", "frozen")) {
      Result result = shop.withoutOption(RECORD).options("-Aretort.ledger=" + mode).compile();

      assertThat(result.retort()).as(mode).hasSize(1);
      assertThat(result.retort().get(0)).contains(module.resolve("revisions.lock") + ":2: ");
    }
    assertThat(shop.read("revisions.lock")).isEqualTo("# mine\n" + line + "\n");
  }

  @Test
  void aLedgerThatCanNotBeWrittenFailsTheBuild() {
    Compilation.write(module.resolve("blocked"), "a file");

    Result result = shop.options("-Aretort.ledger.file=blocked/revisions.lock").compile();

    assertThat(result.success()).isFalse();
    assertThat(result.retort()).isEqualTo(result.of(Message.LEDGER_UNUSABLE)).hasSize(1);
  }

  /** A processor that writes revisions, and so brings them in a later round. */
  private static final class Generator extends AbstractProcessor {

    private boolean done;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer writer =
            processingEnv.getFiler().createSourceFile("made.Generated").openWriter()) {
          writer.write(
              Compilation.revisionSource(
                  "made", "Generated", "message = \"generated\", down = shop.First.class"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  @Test
  void aGeneratedRevisionComesLaterAndKeepsItsBirthAllTheSame() throws IOException {
    compiles(shop.processors(new Generator()).compile());
    String before = shop.read("revisions.lock");
    assertThat(classesInLedger()).containsExactly("shop.First", "made.Generated");
    assertThat(shop.ledger().get(1)).endsWith("T12:00:00.001Z");
    Files.delete(module.resolve("target/classes/made/Generated.class"));
    Files.delete(module.resolve("target/classes/made/Generated.java"));

    compiles(
        shop.processors(new Generator()).at(Compilation.NOON.plus(Duration.ofDays(1))).compile());

    assertThat(shop.read("revisions.lock")).isEqualTo(before);
  }
}
