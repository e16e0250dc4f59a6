package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.MigrationRegistry;
import dev.retort.chain.RevisionNode;
import dev.retort.op.Operations;
import dev.retort.spi.RevisionSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Large packages: a method holds 64 KB and a class 65,535 constants (JVMS 4.7.3, 4.1), so the
 * factory is divided into parts of 500 revisions.
 */
class ScaleTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {500, 501, 1000, 1001})
  void everyRevisionIsCreatedWhereverAPartEnds(int count) throws Exception {
    Compilation compilation = chain(count);

    assertThat(compilation.compile().messages()).isEmpty();

    try (Application application = new Application(compilation.classes())) {
      assertThat(application.load().heads()).hasSize(1);
      assertThat(emitted(application)).isEqualTo(count);
    }
  }

  @Test
  void tenThousandRevisionsInOnePackageCompileLoadAndRun() throws Exception {
    Compilation compilation = chain(10_000);

    assertThat(compilation.compile().messages()).isEmpty();

    try (Application application = new Application(compilation.classes())) {
      MigrationRegistry registry = application.load();
      assertThat(registry.heads()).hasSize(1);
      registry.upgrade("+3");
      assertThat(application.tables()).containsExactlyInAnyOrder("t00000", "t00001", "t00002");
      assertThat(application.loadedClasses())
          .as("the three, the factory and a part of it")
          .hasSizeLessThan(10);
      assertThat(emitted(application)).isEqualTo(10_000);
    }
  }

  /** All but the first in class files, as when one is changed: javac has less to do. */
  private Compilation chain(int count) throws Exception {
    Compilation compilation =
        new Compilation(folder).source("package shop;\n" + source(name(0), table(0), "{}"));
    byte[] template = template();
    List<String> index = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      Path file = compilation.classes().resolve("shop/" + name(i) + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, named(template, i));
      index.add("id_" + i + "\t\tshop." + name(i) + "\tshop." + name(i - 1) + "\t\t\t\tm\n");
    }
    Compilation.write(
        compilation.classes().resolve("META-INF/retort/index/shop.R00000_Revisions.tsv"),
        String.join("", index));
    Compilation.write(
        compilation.classes().resolve("META-INF/services/dev.retort.spi.RevisionSource"),
        "shop.R00000_Revisions\n");
    return compilation;
  }

  private static String name(int i) {
    return "R%05d".formatted(i);
  }

  private static String table(int i) {
    return "t%05d".formatted(i);
  }

  private static String source(String name, String table, String down) {
    return """
        @dev.retort.Revision(message = "%2$s", down = %3$s)
        final class %1$s implements dev.retort.Migration {
          public void upgrade(dev.retort.op.Operations op) {
            op.createTable("%2$s", dev.retort.op.Dsl.column("id", dev.retort.op.Dsl.integer()));
          }
        }
        """
        .formatted(name, table, down);
  }

  /** The class file of a revision {@code T00001} that makes {@code t00001} and follows another. */
  private byte[] template() throws Exception {
    Compilation compilation =
        new Compilation(folder.resolve("template"))
            .source(
                "package shop;\n"
                    + source("T00001", table(1), "T00000.class")
                    + source("T00000", table(0), "{}"));
    compilation.compile();
    return Files.readAllBytes(compilation.classes().resolve("shop/T00001.class"));
  }

  /** Names of one length can be exchanged in a class file. */
  private static byte[] named(byte[] template, int i) {
    return new String(template, StandardCharsets.ISO_8859_1)
        .replace("t00001", table(i))
        .replace("T00001", name(i))
        .replace("T00000", name(i - 1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Lets each revision emit what it does, and counts those that did. */
  private static int emitted(Application application) {
    int emitted = 0;
    for (RevisionSource source : ServiceLoader.load(RevisionSource.class, application.loader())) {
      List<RevisionNode> nodes = source.revisions();
      for (RevisionNode node : nodes) {
        assertThat(
                Operations.record(op -> assertThat(source.upgrade(node.className(), op)).isTrue()))
            .hasSize(1)
            .first()
            .extracting(Object::toString)
            .asString()
            .contains("table=" + node.message() + ",");
        emitted++;
      }
      assertThat(Operations.record(op -> assertThat(source.upgrade("shop.R", op)).isFalse()))
          .isEmpty();
      assertThat(Operations.record(op -> assertThat(source.upgrade("shop.S", op)).isFalse()))
          .isEmpty();
    }
    return emitted;
  }
}
