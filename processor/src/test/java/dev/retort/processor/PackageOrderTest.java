package dev.retort.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rooms of the processor, in the order of ARCHITECTURE.md. */
class PackageOrderTest {

  private static final String ROOT = "dev.retort.processor";

  /** Each uses only those before it; the entry stands above all. */
  private static final List<String> ORDER =
      List.of(
          "message",
          "source",
          "model",
          "ledger",
          "check",
          "write",
          "java",
          "sql",
          "lint",
          "entity",
          "review",
          "recorded",
          "evaluate");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void eachPackageUsesOnlyThoseBeforeIt() {
    for (int i = 0; i < ORDER.size(); i++) {
      List<String> later = ORDER.subList(i + 1, ORDER.size());
      String[] forbidden =
          java.util.stream.Stream.concat(
                  java.util.stream.Stream.of(ROOT), later.stream().map(name -> ROOT + "." + name))
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + ORDER.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(forbidden)
          .check(CLASSES);
    }
  }

  @Test
  void noPackageIsForgottenAndNoneIsInACircle() {
    assertThat(
            CLASSES.stream()
                .map(type -> type.getPackageName())
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .distinct())
        .containsExactlyInAnyOrderElementsOf(ORDER);
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  /** Compilers without trees must be able to load the rest. */
  @Test
  void onlySourceAndTheEvaluatorKnowTheCompilersTrees() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".source", ROOT + ".evaluate")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun..", "jdk..")
        .check(CLASSES);
  }

  @Test
  void javaKnowsTheVocabularyAlone() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".java")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT + "..", "dev.retort..", "javax..", "com.sun..")
                .and(not(resideInAnyPackage(ROOT + ".java", "dev.retort.op"))))
        .check(CLASSES);
  }

  @Test
  void theLedgerKnowsNoCompiler() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".ledger")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.annotation.processing..", "javax.lang.model.*..", "com.sun..")
        .check(CLASSES);
  }

  /** Digits of a default locale may be Arabic; in IDs and in generated code they are not. */
  @Test
  void textIsPutTogetherTheSameInEveryLocale() {
    noClasses()
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .check(CLASSES);
  }
}
