package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is not understood: what it may touch, what is said of it, and where. */
class EvaluatorUnknownTest {

  @TempDir private Path folder;

  private record Case(String upgrade, String members, List<String> steps, List<String> remarks) {}

  private final Map<String, Case> cases = new LinkedHashMap<>();

  /** Lines of {@code upgrade} begin at 10:5. */
  private void given(
      String name, String upgrade, String members, List<String> steps, String... remarks) {
    cases.put(EvaluatorTest.className(name), new Case(upgrade, members, steps, List.of(remarks)));
  }

  @TestFactory
  List<DynamicTest> notUnderstood() {
    arguments();
    branches();
    code();
    refusals();
    positions();
    EvaluatedShop shop = new EvaluatedShop(folder);
    cases.forEach((name, each) -> shop.revision(name, each.upgrade(), each.members()));
    EvaluatorTest.sources(shop);
    EvaluatedShop.Compiled compiled = shop.compile();
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(
        DynamicTest.dynamicTest(
            "compiles", () -> assertThat(compiled.result().success()).isTrue()));
    cases.forEach(
        (name, each) ->
            tests.add(
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      assertThat(compiled.steps(name)).isEqualTo(each.steps());
                      assertThat(compiled.remarks(name))
                          .containsExactlyInAnyOrderElementsOf(each.remarks());
                    })));
    return tests;
  }

  private void arguments() {
    given(
        "a column that is not known",
        "op.addColumn(\"a\", column(System.getenv(\"X\"), text()));\nop.dropTable(\"b\");",
        "",
        List.of("? [a]", "DropTable"),
        "10:43 ENVIRONMENT the value of System.getenv(\"X\") is known only when it runs");
    given(
        "a table that is not known",
        "op.dropTable(System.getProperty(\"t\") + \"_x\");",
        "",
        List.of("? everything"),
        "10:36 ENVIRONMENT the value of System.getProperty(\"t\") is known only when it runs");
    given(
        "a clock in rows",
        "op.insert(into(\"a\", \"at\").values(Instant.now()));",
        "",
        List.of("? []"),
        "10:49 NOT_REPEATABLE Instant.now() is another value each time the plan is recorded");
    given(
        "chance",
        "String id = UUID.randomUUID().toString();\nop.execute(\"x\", id, Math.random());\n"
            + "op.update(\"a\", set(\"b\", new Random().nextInt()), allRows());",
        "",
        List.of("? everything", "? []"),
        "10:32 NOT_REPEATABLE UUID.randomUUID() is another value each time the plan is recorded",
        "11:36 NOT_REPEATABLE Math.random() is another value each time the plan is recorded",
        "12:29 NOT_REPEATABLE new Random() is another value each time the plan is recorded");
    given(
        "a seed that is known",
        "op.execute(\"x\", new Random(42).nextInt());",
        "",
        List.of("? everything"),
        "10:21 OPAQUE the value of new Random(42) is known only when it runs");
    given(
        "clocks that no plan sees",
        "System.out.println(Instant.now()); long t = System.nanoTime(); op.dropTable(\"a\");\n"
            + "op.run(\"later\", c -> System.out.println(Instant.now() + \"\" + System.getenv()));",
        "",
        List.of("DropTable", "Run"));
    given(
        "renaming to what is not known",
        "op.renameTable(\"a\", mutable);",
        "static String mutable = \"b\";",
        List.of("? everything"),
        "10:25 OPAQUE mutable is not final, so its value may be another");
    given(
        "a list that a static block fills",
        "for (String t : NAMES) { op.dropTable(t); }\nop.dropTable(\"b\");",
        "static final List<String> NAMES = new ArrayList<>(); static { NAMES.add(\"a\"); }",
        List.of("? everything", "? everything", "DropTable"),
        "10:21 OPAQUE the value of NAMES is known only when it runs");
    given(
        "a list of which not all is known",
        "List<String> l = new ArrayList<>(); l.add(\"a\"); l.add(System.getenv(\"B\"));\n"
            + "op.dropTable(l.get(0)); op.createIndex(\"t\", index(l.get(1))); op.execute(\"\" + l.size() + l);",
        "",
        List.of("DropTable", "? [t]", "? everything"),
        "10:72 ENVIRONMENT the value of System.getenv(\"B\") is known only when it runs");
    given(
        "the order of a set",
        "for (String t : Set.of(\"a\", \"b\")) op.dropTable(t);\nop.execute(Set.of(\"c\").iterator().next());",
        "",
        List.of("? everything", "? everything", "Execute"),
        "10:27 OPAQUE the order of a Set.of(..) or Map.of(..) is another each time the program runs");
  }

  private void branches() {
    given(
        "a condition that is not known",
        "String t = \"a\";\nif (System.getenv(\"X\") != null) { op.dropTable(\"b\"); t = \"c\"; }"
            + " else { op.renameTable(t, \"d\"); }\nop.dropTable(\"e\"); op.dropTable(t);",
        "",
        List.of("? [a, b, d]", "DropTable", "? everything"),
        "11:22 ENVIRONMENT the value of System.getenv(\"X\") is known only when it runs");
    given(
        "a loop of unknown length",
        """
        List<String> l = new ArrayList<>(List.of("a"));
        for (int i = 0; i < Integer.getInteger("n"); i++) { op.dropTable(l.get(0)); l.set(0, "b"); }
        op.dropTable("c"); op.dropTable(l.get(0));
        """,
        "",
        List.of("? [a]", "? everything", "DropTable", "? everything"),
        "11:43 ENVIRONMENT the value of Integer.getInteger(\"n\") is known only when it runs");
    given(
        "what follows a return that may come",
        "if (System.getenv(\"X\") == null) return;\nop.dropTable(\"a\"); op.addColumn(\"b\", column(\"c\", text()));",
        "",
        List.of("? [a]", "? [b]"),
        "10:22 ENVIRONMENT the value of System.getenv(\"X\") is known only when it runs");
    given(
        "a switch over what is not known",
        "switch (System.getenv(\"X\")) { case \"a\": op.dropTable(\"a\"); break; default: op.dropTable(\"b\"); }\n"
            + "op.dropTable(System.getenv(\"Y\").isEmpty() ? \"c\" : \"d\");",
        "",
        List.of("? [a]", "? [b]", "? everything"),
        "10:26 ENVIRONMENT the value of System.getenv(\"X\") is known only when it runs",
        "11:31 ENVIRONMENT the value of System.getenv(\"Y\") is known only when it runs");
    given(
        "what may be caught",
        "String t = \"a\"; try { t = \"b\"; op.dropTable(Files.readString(null)); op.dropTable(\"x\"); }"
            + " catch (Exception e) { op.dropTable(\"c\"); }\nop.dropTable(\"d\");",
        "interface Files { static String readString(String s) { throw new IllegalStateException(s); } }",
        List.of("? [c]", "DropTable"),
        "13:58 OPAQUE new IllegalStateException(s) is thrown here");
    given(
        "an endless loop",
        "op.dropTable(\"a\"); while (true) { }",
        "",
        List.of("DropTable", "? everything"),
        "10:30 OPAQUE it takes more than 20000 steps to go through");
    given(
        "endless recursion",
        "op.dropTable(\"a\"); again(op);",
        "void again(Operations op) { again(op); }",
        List.of("DropTable", "? everything"),
        "12:36 OPAQUE there are more than 60 calls inside each other");
    given(
        "what is thrown",
        "op.dropTable(\"a\"); if (1 < 2) throw new UnsupportedOperationException(\"later\"); op.dropTable(\"b\");",
        "",
        List.of("DropTable", "? everything"),
        "10:35 OPAQUE new UnsupportedOperationException(\"later\") is thrown here");
  }

  private void code() {
    given(
        "code in a jar that gets the operations",
        "Objects.requireNonNull(op).dropTable(\"a\"); java.util.logging.Logger.getLogger(\"x\").info(\"y\");\n"
            + "op.dropTable(\"b\");",
        "",
        List.of("DropTable", "DropTable"));
    given(
        "code that is not understood gets the operations",
        "java.util.concurrent.CompletableFuture.completedFuture(op); op.dropTable(\"b\");",
        "",
        List.of("? everything", "DropTable"),
        "10:59 OPAQUE the value of java.util.concurrent.CompletableFuture.completedFuture(op) is known only when it runs");
    given(
        "a lambda that is not understood",
        "new Thread(() -> op.dropTable(\"a\")).start(); op.dropTable(\"b\");",
        "",
        List.of("? [a]", "DropTable"),
        "10:5 OPAQUE the value of new Thread(()->op.dropTable(\"a\")) is known only when it runs");
    given(
        "a switch over patterns",
        "Object o = List.of(1).get(0); Runnable r = null; op.on(H2, r); op.dropTable(\"b\");",
        "",
        List.of("On h2 [? everything]", "DropTable"),
        "10:59 OPAQUE the value of op.on(H2, r) is known only when it runs");
  }

  private void refusals() {
    given(
        "what the vocabulary refuses",
        "op.insert(into(\"a\", \"x\", \"y\").values(1));\nop.renameTable(\"b\", \"b\");\n"
            + "op.addColumn(\"c\", column(\"\", text()));\nop.bulkInsert(into(\"a\", \"z\"), List.of(new R(1)));",
        "record R(int q) {}",
        List.of("? []", "? everything", "? [c]", "? []"),
        "10:41 REFUSED row 1 of the insert into \"a\" has 1 value for the 2 columns [x, y]",
        "11:19 REFUSED \"b\" is renamed to itself",
        "12:29 REFUSED a name must not be blank",
        "13:18 REFUSED row 1 of the insert into \"a\": the record R has no component for the column \"z\"");
    given(
        "what it may refuse",
        "if (System.getenv(\"X\") != null) op.renameTable(\"b\", \"b\");\n"
            + "try { op.renameTable(\"b\", \"b\"); } catch (IllegalArgumentException e) { }",
        "",
        List.of("? everything", "? everything"),
        "10:22 ENVIRONMENT the value of System.getenv(\"X\") is known only when it runs",
        "10:51 OPAQUE \"b\" is renamed to itself",
        "11:5 OPAQUE whether something in this try fails is known only when it runs",
        "11:25 OPAQUE \"b\" is renamed to itself");
    given(
        "a file that is not there",
        "op.executeScript(\"x.sql\");",
        "",
        List.of("? everything"),
        "10:21 OPAQUE executeScript(\"x.sql\"): beside the class there is none of [x.sql, x.h2.sql, x.postgresql.sql, x.mariadb.sql, x.mysql.sql, x.sqlite.sql]");
  }

  private void positions() {
    given(
        "in the code of another class",
        "Far.add(op, \"a\");\nop.dropTable(Far.table());",
        "",
        List.of("? [a]", "? everything"),
        "10:12 ENVIRONMENT the value of System.getenv(\"FAR\") is known only when it runs",
        "11:27 ENVIRONMENT the value of System.getenv(\"FAR\") is known only when it runs");
  }
}
