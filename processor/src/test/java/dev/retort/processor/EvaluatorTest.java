package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.evaluate.Evaluation;
import dev.retort.processor.lint.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The evaluator finds the operations that the class records when it runs. */
class EvaluatorTest {

  @TempDir private Path folder;

  /** By its name, what {@code upgrade} says and what stands beside it in the class. */
  static Map<String, String[]> bodies() {
    Map<String, String[]> bodies = new TreeMap<>();
    EvaluatedBodies.add(bodies);
    return bodies;
  }

  @TestFactory
  List<DynamicTest> understoodAsItRuns() {
    EvaluatedShop shop = new EvaluatedShop(folder);
    bodies().forEach((name, body) -> shop.revision(className(name), body[0], body[1]));
    sources(shop);
    EvaluatedShop.Compiled compiled = shop.compile();
    return bodies().keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Evaluation found = compiled.evaluation(className(name));
                      assertThat(found.remarks()).isEmpty();
                      assertThat(EvaluatedShop.operations(found.upgrade()))
                          .isEqualTo(compiled.recorded(className(name)))
                          .isNotEmpty();
                      assertThat(found.upgrade()).noneMatch(Step.Unknown.class::isInstance);
                    }))
        .toList();
  }

  /** What the revisions call. */
  static void sources(EvaluatedShop shop) {
    shop.source(
        "package shop; import java.math.*; public interface Constants { String NAME = \"n\"; String COMPUTED = NAME.repeat(2); BigDecimal BIG = new BigDecimal(\"1E+3\"); interface Inner { char X = 'x'; } }");
    shop.source(
        "package shop; import static dev.retort.op.Dsl.*; import dev.retort.op.*; final class Audit { static void columns(Operations op, String table, String... names) { for (String name : names) op.addColumn(table, column(name, text())); } }");
    shop.source(
        "package shop; import dev.retort.op.*; abstract class Base { protected final String tag; Base(String tag) { this.tag = tag; } void go(Operations op) { op.dropTable(hook() + tag); } String hook() { return \"base\"; } }");
    shop.source(
        "package shop; import dev.retort.op.*; interface Mix { default void twice(Operations op, String t) { op.dropTable(t + 1); more(op, t); } private void more(Operations op, String t) { op.dropTable(t + 2); } }");
    shop.source(
        """
        package shop;
        import dev.retort.op.*;
        interface Far {
          static String table() { return System.getenv("FAR"); }
          static void add(Operations op, String to) {
            op.addColumn(to, Dsl.column(table(), Dsl.text()));
          }
        }
        """);
  }

  static String className(String name) {
    StringBuilder text = new StringBuilder("The");
    for (String word : name.split("\\W+", -1)) {
      if (!word.isEmpty()) {
        text.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return text.toString();
  }
}
