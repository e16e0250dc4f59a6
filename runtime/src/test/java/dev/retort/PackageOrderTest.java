package dev.retort;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.retort.op.JavaStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rooms of {@code ARCHITECTURE.md}: which package may use which. */
class PackageOrderTest {

  private static final String ROOT = "dev.retort";

  /** What each package may use beside itself: only what stands above it. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "op", Set.of(),
          "schema", Set.of("op"),
          "chain", Set.of(),
          "dialect", Set.of("op", "schema"),
          "compare", Set.of("op", "schema", "dialect"),
          "engine", Set.of("op", "schema", "chain", "dialect", "compare"),
          "spi", Set.of("op", "chain"),
          "", Set.of("op", "schema", "chain", "dialect", "engine", "spi"));

  private static final JavaClasses RUNTIME = read();

  /** Names are enough of what lies outside, and quick. */
  private static JavaClasses read() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .withImportOption(location -> !location.contains("test-databases"))
        .importPackages(ROOT);
  }

  @Test
  void eachPackageUsesOnlyThoseThatStandAboveIt() {
    assertThat(violations(MAY_USE)).isEmpty();
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> packages = new HashSet<>();
    RUNTIME.forEach(each -> packages.add(room(each)));
    assertThat(packages).isEqualTo(MAY_USE.keySet());
  }

  /** The rule would find something, and tells where. */
  @Test
  void aUseThatIsNotAllowedIsToldWithItsPath() {
    Map<String, Set<String>> stricter = new HashMap<>(MAY_USE);
    stricter.put("schema", Set.of());
    assertThat(violations(stricter))
        .isNotEmpty()
        .allMatch(path -> path.startsWith("schema uses op: "))
        .anyMatch(path -> path.contains("dev.retort.schema.Schema") && path.contains(".java:"));
  }

  @Test
  void thereIsNoCircle() {
    slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(RUNTIME);
  }

  @Test
  void nothingButTheJdkIsUsed() {
    ArchRule rule =
        classes()
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("java..", "javax.sql..", "org.jspecify..", ROOT + ".."));
    rule.check(RUNTIME);
    assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(getClass())))
        .hasMessageContaining("com.tngtech.archunit");
  }

  /** A step in Java is handed a connection; only its signature says so. */
  @Test
  void onlyTheEngineAndTheRootTouchADatabase() {
    DescribedPredicate<JavaClass> database =
        DescribedPredicate.describe(
            "open or use a database",
            each ->
                each.getPackageName().equals("javax.sql")
                    || Set.of(
                            "java.sql.Connection",
                            "java.sql.Statement",
                            "java.sql.PreparedStatement",
                            "java.sql.ResultSet",
                            "java.sql.DatabaseMetaData",
                            "java.sql.DriverManager")
                        .contains(each.getName()));
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".engine")
        .and()
        .doNotHaveFullyQualifiedName(JavaStep.class.getName())
        .should()
        .dependOnClassesThat(database)
        .check(RUNTIME);
  }

  /** Digits of a default locale may be Arabic; in SQL and in IDs they are not. */
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
        .check(RUNTIME);
  }

  private static List<String> violations(Map<String, Set<String>> mayUse) {
    List<String> violations = new ArrayList<>();
    for (JavaClass origin : RUNTIME) {
      for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String from = room(origin);
        if (target.getPackageName().startsWith(ROOT)
            && !room(target).equals(from)
            && !mayUse.getOrDefault(from, Set.of()).contains(room(target))) {
          violations.add(from + " uses " + room(target) + ": " + dependency.getDescription());
        }
      }
    }
    return violations;
  }

  private static String room(JavaClass each) {
    return each.getPackageName().equals(ROOT)
        ? ""
        : each.getPackageName().substring(ROOT.length() + 1);
  }
}
