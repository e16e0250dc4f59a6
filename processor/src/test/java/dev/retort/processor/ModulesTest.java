package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Named modules, where {@code META-INF/services} counts for nothing. */
class ModulesTest {

  private static final String PROVIDES = "provides dev.retort.spi.RevisionSource with ";

  @TempDir Path folder;

  static List<Jdk> jdks() {
    return Jdk.all();
  }

  /** Revisions package-private, their package not exported, everything on the module path. */
  @ParameterizedTest
  @MethodSource("jdks")
  void theMissingLineIsOfferedAndPastedItCompilesAndMigrates(Jdk jdk) throws Exception {
    Compilation module = shop("");
    Compilation.write(
        module.module().resolve("src/main/java/app/Main.java"),
        """
        package app;
        public final class Main {
          public static void main(String[] args) {
            var h2 = new org.h2.jdbcx.JdbcDataSource();
            h2.setURL("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
            System.out.println(Main.class.getModule() + " " + dev.retort.MigrationRegistry.load(h2).apply());
            System.out.println(dev.retort.MigrationRegistry.load(h2).history());
          }
        }
        """);

    Jdk.Output refused = javac(jdk, module);

    assertThat(refused.exit()).isNotZero();
    assertThat(refused.text())
        .contains("module-info.java:1: error: [retort:OP04 no-provides] module shop")
        .contains("1 error\n");
    Matcher line = Pattern.compile("(?m)^ +(" + PROVIDES + ".*;)$").matcher(refused.text());
    assertThat(line.find()).isTrue();
    assertThat(line.group(1)).isEqualTo(PROVIDES + "depot.Create_Revisions, shop.First_Revisions;");

    moduleInfo(module, line.group(1));
    Jdk.Output compiled = javac(jdk, module);
    assertThat(compiled.text()).isEmpty();

    Jdk.Output run =
        jdk.java(
            module.module(),
            "--module-path",
            Jdk.path(module.classes(), Compilation.runtime(), Jdk.h2()),
            "-m",
            "shop/app.Main");
    assertThat(run.text())
        .contains("module shop Ran 3 revisions")
        .contains("_first  first (")
        .contains("_second  second (")
        .contains("_depot  depot (");
    assertThat(run.exit()).isZero();
  }

  @Test
  void eachPackageIsAskedForAndWhatIsThereStaysInTheLine() {
    Compilation module =
        shop(PROVIDES + "depot.Create_Revisions, app.ByHand;")
            .source(
                """
                package app;
                import dev.retort.chain.RevisionNode;
                import dev.retort.op.Operations;
                public class ByHand implements dev.retort.spi.RevisionSource {
                  public java.util.List<RevisionNode> revisions() { return java.util.List.of(); }
                  public boolean upgrade(String name, Operations op) { return false; }
                  public boolean downgrade(String name, Operations op) { return false; }
                }
                """);

    assertThat(module.compile().messages())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("module-info.java:1: error: [retort:OP04")
        .endsWith(PROVIDES + "app.ByHand, depot.Create_Revisions, shop.First_Revisions;");
  }

  @Test
  void aFactoryThatARenamedClassLeftBehindIsNotToBeProvidedAnyMore() {
    Compilation module = shop(PROVIDES + "depot.Create_Revisions, shop.First_Revisions;");
    assertThat(module.compile().messages()).isEmpty();

    module
        .delete("src/main/java/shop/First.java")
        .delete("target/classes/shop/First.class")
        .source(nested("Begin", "message = \"first\""))
        .source(nested("Second", "message = \"second\", down = Begin.class"));

    assertThat(module.compile().retort())
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("[retort:OP04")
                    .endsWith(PROVIDES + "depot.Create_Revisions, shop.Begin_Revisions;"));
  }

  @Test
  void aModuleThatLostItsLastRevisionIsToldToTakeTheLineOut() {
    Compilation module = shop(PROVIDES + "depot.Create_Revisions, shop.First_Revisions;");
    module.compile();
    for (String name : List.of("shop/First", "shop/Second", "depot/Create")) {
      module.delete("src/main/java/" + name + ".java").delete("target/classes/" + name + ".class");
    }
    module.source("package app; class Other {}");

    assertThat(module.compile().retort())
        .hasSize(1)
        .first()
        .asString()
        .contains("[retort:OP04")
        .endsWith("no \"provides dev.retort.spi.RevisionSource\": its revisions are gone");
  }

  @Test
  void onePackageAloneOverEarlierOutputIsComplete() {
    Compilation module = shop(PROVIDES + "depot.Create_Revisions, shop.First_Revisions;");
    module.compile();
    var whole = module.generated();

    assertThat(module.compileOnly("Create.java").messages()).isEmpty();
    assertThat(module.compileOnly("Second.java").messages()).isEmpty();

    assertThat(module.generated()).isEqualTo(whole);
  }

  /** Maven compiles a module's tests so; they can't change what module-info says. */
  @Test
  void testsPatchedIntoTheModuleAreNotAskedForALine() {
    Compilation module = shop(PROVIDES + "depot.Create_Revisions, shop.First_Revisions;");
    module.compile();

    Path sources = module.module().resolve("src/test/java");
    Compilation test =
        new Compilation(module.module())
            .layout("src/test/java", "target/test-classes")
            .source(nested("InTests", "message = \"in tests\", down = Second.class"))
            .options("--module-path", Jdk.path(module.classes(), Compilation.runtime()))
            .options("--patch-module", "shop=" + sources)
            .options("--add-reads", "shop=ALL-UNNAMED");

    assertThat(test.compile().messages()).isEmpty();
    assertThat(test.generated()).hasSize(3);
  }

  /** Whoever exports revisions has the runtime's types in his signatures, and says so. */
  @Test
  void aStrictBuildOfAModuleThatExportsItsRevisionsStaysQuiet() {
    Compilation module =
        shop(PROVIDES
                + "depot.Create_Revisions, shop.First_Revisions;"
                + " requires transitive dev.retort.runtime; exports shop; exports depot;")
            .options("-Xlint:all", "-Werror");

    assertThat(module.compile().messages()).isEmpty();
  }

  private Compilation shop(String directive) {
    Compilation module =
        new Compilation(folder)
            .source(nested("First", "message = \"first\""))
            .source(nested("Second", "message = \"second\", down = First.class"))
            .source(
                Compilation.revisionSource(
                        "depot", "Create", "message = \"depot\", down = shop.Second.class")
                    .replace("public final", "final"));
    moduleInfo(module, directive);
    return module;
  }

  /** A revision that another package can name but not create. */
  private static String nested(String name, String annotation) {
    return Compilation.revisionSource("shop", name, annotation)
        .replace("implements Migration {", "implements Migration {\n  " + name + "() {}");
  }

  private static void moduleInfo(Compilation module, String directive) {
    boolean runs = Files.exists(module.module().resolve("src/main/java/app/Main.java"));
    Compilation.write(
        module.module().resolve("src/main/java/module-info.java"),
        "module shop { "
            + (directive.contains("transitive") ? "" : "requires dev.retort.runtime; ")
            + (runs || directive.isEmpty() ? "requires com.h2database; requires java.naming; " : "")
            + directive
            + " }");
  }

  private static Jdk.Output javac(Jdk jdk, Compilation module) {
    return jdk.javac(
        module.module(),
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(
                    "-d",
                    module.classes().toString(),
                    "--module-path",
                    Jdk.path(Compilation.runtime(), Jdk.h2())),
                module.files().stream().map(Path::toString))
            .toArray(String[]::new));
  }
}
