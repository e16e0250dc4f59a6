package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Allow;
import dev.retort.Revision;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for the revisions of a compilation, and that it runs. */
class GeneratedCodeTest {

  private static final String[] STRICT = {"-Xlint:all", "-Werror"};

  @TempDir Path folder;

  @Test
  void aPackageGetsOneFactoryAndOneIndexAndTheServiceFileNamesAllFactories() throws Exception {
    Compilation compilation =
        shop(folder)
            .writeLedger(
                """
                20211128_1430_ae1027a6acf4_create_account_table\tshop.CreateAccount\t2021-11-28T14:30:05Z
                20211128_1430_0123456789ab_orders\tshop.Orders.Create\t2021-11-28T14:30:05.001Z
                20220301_0800_ba9876543210_billing\tshop.Billing\t2022-03-01T08:00:00Z
                audit_1\tshop.Audit\t2022-03-01T09:00:00Z
                20230102_0304_00aa11bb22cc_depot\tdepot.Create\t2023-01-02T03:04:05Z
                """);

    assertThat(compilation.compile().messages()).isEmpty();

    Golden.check("GeneratedCodeTest", compilation.generated());
  }

  @Test
  void theSameSourcesGiveTheSameBytesInWhateverOrderTheyAreCompiled() {
    Compilation first = shop(folder.resolve("first"));
    first.compile();
    Map<String, String> expected = first.generated();
    assertThat(expected).hasSize(5);

    for (int seed = 0; seed < 6; seed++) {
      Compilation shuffled = shop(folder.resolve("shuffled" + seed));
      List<Path> files = new ArrayList<>(shuffled.files());
      Collections.shuffle(files, new Random(seed));
      shuffled.compile(files);
      assertThat(shuffled.generated()).as("shuffled with seed %s", seed).isEqualTo(expected);
      assertThat(shuffled.ledger()).isEqualTo(first.ledger());
    }
  }

  @Test
  void compiledAgainOverItsOwnOutputNothingChanges() {
    Compilation compilation = shop(folder);
    compilation.compile();
    Map<String, String> first = compilation.generated();

    compilation.at(Compilation.NOON.plusSeconds(86_400)).compile();

    assertThat(compilation.generated()).isEqualTo(first);
  }

  @Test
  void aRevisionToBeRemovedDoesNotBreakAStrictBuild() {
    Compilation compilation =
        new Compilation(folder)
            .options(STRICT)
            .source(
                """
                package shop;
                import dev.retort.*;
                import dev.retort.op.Operations;
                /** @deprecated for ever */
                @Deprecated(forRemoval = true)
                @Revision(message = "old")
                final class Old implements Migration {
                  public void upgrade(Operations op) {}
                }
                """)
            .source(
                """
                package shop;
                import dev.retort.*;
                import dev.retort.op.Operations;
                /** @deprecated only a little */
                @Deprecated
                @SuppressWarnings("removal")
                @Revision(message = "newer", down = Old.class)
                final class Newer implements Migration {
                  public void upgrade(Operations op) {}
                }
                """);

    assertThat(compilation.compile().messages()).isEmpty();
  }

  @Test
  void besideAnErrorTheConstantsAreThereSoThatNothingElseIsSaid() {
    Compilation compilation =
        new Compilation(folder)
            .revision("CreateAccount", "message = \"create account\"")
            .revision("Wrong", "message = \"\", down = CreateAccount.class")
            .source(
                """
                package app;
                import shop.CreateAccount_Revisions;
                class Uses {
                  static final String ID = CreateAccount_Revisions.CreateAccount;
                  static final String OTHER = CreateAccount_Revisions.Wrong;
                }
                """);

    Compilation.Result result = compilation.compile();

    assertThat(result.messages()).hasSize(1).allMatch(text -> text.contains("[retort:CL06"));
    assertThat(compilation.generated().keySet())
        .as("what outlives the compilation")
        .containsExactly("shop/CreateAccount_Revisions.java");
    assertThat(compilation.ledger()).isEmpty();
  }

  @Test
  void aRevisionThatCannotBeCreatedStillHasItsConstant() {
    Compilation compilation =
        new Compilation(folder)
            .source(
                """
                package shop;
                import dev.retort.*;
                @Revision(message = "abstract")
                abstract class Abstract implements Migration {}
                """)
            .source("package shop; class Uses { String id = Abstract_Revisions.Abstract; }");

    assertThat(compilation.compile().messages())
        .hasSize(1)
        .allMatch(text -> text.contains("[retort:CL01"));
  }

  /** Names that could clash, each with the tables that its revisions make. */
  static List<Clash> clashes() {
    return List.of(
        new Clash("a nested class beside one named like it")
            .with(nested("shop", "Outer", "Inner", "message = \"nested\""))
            .revision("shop", "Outer_Inner", "message = \"flat\", down = Outer.Inner.class")
            .expect("inner", "outer_inner"),
        new Clash("the default package")
            .revision("", "First", "message = \"first\"")
            .revision("", "Second", "message = \"second\", down = First.class")
            .expect("first", "second"),
        new Clash("the default package, and names that the factory uses")
            .revision("", "List", "message = \"list\"")
            .revision("", "Generated", "message = \"g\", down = List.class")
            .revision("", "RevisionSource", "message = \"s\", down = Generated.class")
            .expect("list", "generated", "revisionsource"),
        new Clash("equal simple names in two packages")
            .revision("shop", "Create", "message = \"one\"")
            .with(
                Compilation.revisionSource(
                        "depot", "Create", "message = \"two\", down = shop.Create.class")
                    .replace("\"create\"", "\"depot_create\""))
            .expect("create", "depot_create"),
        new Clash("revisions named like what the factory uses")
            .with(named("shop", "List", "message = \"1\""))
            .with(named("shop", "RevisionNode", "message = \"2\", down = List.class"))
            .with(named("shop", "RevisionSource", "message = \"3\", down = RevisionNode.class"))
            .with(named("shop", "RevisionIndex", "message = \"4\", down = RevisionSource.class"))
            .with(named("shop", "SuppressWarnings", "message = \"5\", down = RevisionIndex.class"))
            .with(named("shop", "Part0_", "message = \"6\", down = SuppressWarnings.class"))
            .with(named("shop", "Migration", "message = \"7\", down = Part0_.class"))
            .with(named("shop", "Operations", "message = \"8\", down = Migration.class"))
            .expect(
                "list",
                "migration",
                "operations",
                "part0_",
                "revisionindex",
                "revisionnode",
                "revisionsource",
                "suppresswarnings"),
        new Clash("a revision named String, and a class named Override beside it")
            .with(named("shop", "String", "message = \"text\""))
            .with("package shop; class Override {}")
            .with("package shop; class Deprecated {}")
            .expect("string"),
        new Clash("classes of the package named like what the factory takes from java.lang")
            .revision("shop", "First", "message = \"first\"")
            .with("package shop; class String {}")
            .with("package shop; class SuppressWarnings {}")
            .expect("first"),
        new Clash("a class that has the factory's name")
            .revision("shop", "A", "message = \"a\"")
            .revision("shop", "A_Revisions", "message = \"b\", down = A.class")
            .revision("shop", "A__Revisions", "message = \"c\", down = A_Revisions.class")
            .expect("a", "a__revisions", "a_revisions"),
        new Clash("a constant that would have the factory's name")
            .revision("shop", "A", "message = \"a\"")
            .with(nested("shop", "Z", "B", "message = \"b\", down = A.class"))
            .with(nested("shop", "A_", "Revisions", "message = \"c\", down = Z.B.class"))
            .expect("a", "b", "revisions"),
        new Clash("a dollar in names")
            .revision("shop", "Create$Account", "message = \"dollar\"")
            .with(
                nested("shop", "Out$er", "In$ner", "message = \"in\", down = Create$Account.class"))
            .with(
                nested("shop", "Create", "Account_", "message = \"c\", down = Out$er.In$ner.class"))
            .expect("account_", "create$account", "in$ner"),
        new Clash("names of methods and parameters of the factory")
            .revision("shop", "op", "message = \"1\"")
            .revision("shop", "className", "message = \"2\", down = op.class")
            .revision("shop", "run", "message = \"3\", down = className.class")
            .revision("shop", "emit", "message = \"4\", down = run.class")
            .expect("classname", "emit", "op", "run"),
        new Clash("a message in any script")
            .revision("shop", "First", "message = \"größere Tabelle \\\\ 表 \uD83D\uDE80\"")
            .expect("first"));
  }

  @ParameterizedTest
  @MethodSource("clashes")
  void namesDoNotClash(Clash clash) {
    Compilation compilation = new Compilation(folder).options(STRICT);
    clash.sources.forEach(compilation::source);

    assertThat(compilation.compile().messages()).isEmpty();

    try (Application application = new Application(compilation.classes())) {
      application.load().apply();
      assertThat(application.tables()).containsExactlyInAnyOrderElementsOf(clash.tables);
    }
    // The same from its class files: one file alone, over that output.
    Map<String, String> before = compilation.generated();
    compilation.withoutOption("-Xlint:all").compile(compilation.files().subList(0, 1));
    assertThat(compilation.generated()).isEqualTo(before);
  }

  @Test
  void mainAndTestShareAPackageAndNeitherHidesTheOther() {
    Compilation main =
        new Compilation(folder)
            .source(nested("shop", "Outer", "Inner", "message = \"main\""))
            .revision("Second", "message = \"second\", down = Outer.Inner.class");
    Compilation test =
        new Compilation(folder)
            .layout("src/test/java", "target/test-classes")
            .classPath(main.classes())
            .revision("Outer_Inner", "message = \"test\", down = Second.class");

    assertThat(main.compile().messages()).isEmpty();
    for (int i = 0; i < 2; i++) {
      assertThat(test.compile().messages()).isEmpty();
      assertThat(test.generated().keySet())
          .containsExactly(
              "META-INF/retort/index/shop.Outer_Inner__Revisions.tsv",
              "META-INF/services/dev.retort.spi.RevisionSource",
              "shop/Outer_Inner__Revisions.java");
    }
    try (Application application = new Application(test.classes(), main.classes())) {
      application.load().apply();
      assertThat(application.tables()).containsExactlyInAnyOrder("inner", "second", "outer_inner");
    }
  }

  @Test
  void anIdleStartLoadsTheFactoriesAndNoMigration() {
    Compilation compilation = shop(folder);
    compilation.compile();
    try (Application first = new Application(compilation.classes())) {
      first.load().apply();
      assertThat(first.loadedClasses()).contains("shop.CreateAccount", "shop.Orders$Create");

      try (Application second = first.restarted(compilation.classes())) {
        second.load().apply();
        assertThat(second.loadedClasses())
            .containsExactlyInAnyOrder("shop.CreateAccount_Revisions", "depot.Create_Revisions");
      }
    }
  }

  @Test
  void annotationsAreInClassFilesAndNoFurther() throws Exception {
    for (Class<?> annotation :
        List.of(Revision.class, Allow.class, dev.retort.spi.Generated.class)) {
      assertThat(annotation.getAnnotation(Retention.class).value())
          .as(
              "%s: SOURCE would make Gradle rebuild all, and hide it from partial compilation",
              annotation)
          .isEqualTo(RetentionPolicy.CLASS);
    }
  }

  private static Compilation shop(Path folder) {
    return new Compilation(folder)
        .revision("CreateAccount", "message = \"create account\"")
        .source(
            nested(
                "shop",
                "Orders",
                "Create",
                "message = \"größere Bestellungen\", down = CreateAccount.class"))
        .revision(
            "Billing", "message = \"billing\", down = Orders.Create.class, labels = \"billing\"")
        .revision(
            "Audit",
            "message = \"audit\", id = \"audit_1\", down = Orders.Create.class, labels = \"audit\", dependsOn = Billing.class")
        .source(
            Compilation.revisionSource(
                    "depot", "Create", "message = \"depot\", down = shop.Audit.class")
                .replace("\"create\"", "\"depot_create\""));
  }

  /** A package-private revision in a package-private class. */
  private static String nested(String packageName, String outer, String inner, String annotation) {
    return """
        package %s;
        class %s {
          @dev.retort.Revision(%s)
          static class %s implements dev.retort.Migration {
            @java.lang.Override
            public void upgrade(dev.retort.op.Operations op) {
              op.createTable("%s", dev.retort.op.Dsl.column("id", dev.retort.op.Dsl.bigint()));
            }
          }
        }
        """
        .formatted(packageName, outer, annotation, inner, inner.toLowerCase(java.util.Locale.ROOT));
  }

  /** A revision that imports nothing. */
  private static String named(String packageName, String name, String annotation) {
    return nested(packageName, "X", name, annotation)
        .replace("class X {\n", "")
        .replaceFirst("static class", "public class")
        .replaceFirst("}\n$", "");
  }

  /** Sources, and the tables that they make. */
  static final class Clash {

    private final String name;
    private final List<String> sources = new ArrayList<>();
    private List<String> tables = List.of();

    Clash(String name) {
      this.name = name;
    }

    Clash with(String source) {
      sources.add(source);
      return this;
    }

    Clash revision(String packageName, String className, String annotation) {
      return with(Compilation.revisionSource(packageName, className, annotation));
    }

    Clash expect(String... names) {
      tables = List.of(names);
      return this;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
