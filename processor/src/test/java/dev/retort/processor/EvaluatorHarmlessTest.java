package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.Operation;
import dev.retort.processor.Compilation.Result;
import dev.retort.processor.evaluate.Evaluation;
import dev.retort.processor.lint.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluating changes nothing of what javac says and writes, and fails on nothing. */
class EvaluatorHarmlessTest {

  @TempDir private Path with;
  @TempDir private Path without;

  private static final String EXOTIC =
      """
      generic(List.of(1), op);
      S s = new B(new A(1)); if (s instanceof B b && b.s() instanceof A a) { op.dropTable("a" + a.x()); }
      enum E { X { int v() { return 1; } }, Y { int v() { return 2; } }; abstract int v(); static final E LAST = Y; }
      int total = 0; for (E e : E.values()) total += e.v(); op.dropTable("t" + total + E.LAST);
      label: for (int i = 0; ; i++) { switch (i) { case 0: continue label; case 1: break; default: break label; } op.dropTable("l" + i); }
      try (AutoCloseable c = () -> {}) { op.dropTable("closed"); } catch (Exception | Error e) { throw new AssertionError(e); } finally { total = 9; }
      var anonymous = new Object() { int n = 3; void go() { op.dropTable("anonymous" + n); } }; anonymous.go();
      Supplier<Supplier<String>> nested = () -> () -> "nested"; op.dropTable(nested.get().get());
      int[] fib = {1, 1, 0}; fib[2] = fib[0] + fib[1]; op.dropTable("f" + fib[2]); Function<Integer, int[]> make = int[]::new; op.dropTable("m" + make.apply(3).length);
      class Tree<T extends Comparable<T>> { T v; Tree<T> l, r; Tree(T v) { this.v = v; } void add(T o) { if (o.compareTo(v) < 0) { if (l == null) l = new Tree<>(o); else l.add(o); } else if (r == null) { r = new Tree<>(o); } else { r.add(o); } }
        void each(Consumer<? super T> c) { if (l != null) l.each(c); c.accept(v); if (r != null) r.each(c); } }
      Tree<String> tree = new Tree<>("m"); for (String each : "q a z b".split(" ")) tree.add(each); tree.each(op::dropTable);
      Iterable<String> mine = () -> List.of("i").iterator(); for (String each : mine) op.dropTable(each);
      Object lock = new Object(); synchronized (lock) { char c = 'a'; c += 1; c++; op.dropTable("c" + c); } ;;
      List<Runnable> later = new ArrayList<>(); for (String n : List.of("p", "q")) later.add(() -> op.dropTable(n)); later.forEach(Runnable::run);
      this.<Integer>generic(List.of(), op); new Inner().new Deeper().go(op); ((Consumer<Operations> & java.io.Serializable) o -> o.dropTable("cast")).accept(op);
      long hex = 0xFFL << 3 | 0b11; double d = 1e3 / 0; op.execute("?", hex, d, Double.NaN != d, 017, 1_000, '\\u0041', "\\t\\"");
      """;

  private static final String MEMBERS =
      """
      sealed interface S permits A, B {} record A(int x) implements S { A { x++; } } record B(S s) implements S {}
      private <T> void generic(List<? extends T> list, Operations op) { for (T t : list) { op.dropTable("g" + t); } }
      class Inner { String n = "inner"; class Deeper { void go(Operations op) { op.dropTable(n + Exotic.this.field); } } }
      private final String field; { field = "f" + 1; } static int count; static { count = 4; }
      """;

  @Test
  void exoticCodeIsEvaluatedOrNotUnderstoodButNothingFails() {
    EvaluatedShop.Compiled shop =
        new EvaluatedShop(with).revision("Exotic", EXOTIC, MEMBERS).compile();

    assertThat(shop.result().success()).as("%s", shop.result().messages()).isTrue();
    assertThat(shop.remarks("Exotic"))
        .allMatch(each -> each.contains("opened here") || each.contains("mine"));
    assertThat(EvaluatedShop.operations(shop.evaluation("Exotic").upgrade()))
        .isEqualTo(
            shop.recordedQuietly("Exotic").stream()
                .filter(each -> !List.of("closed", "i").contains(dropped(each)))
                .toList());
  }

  private static String dropped(Operation operation) {
    return operation instanceof Operation.DropTable drop ? drop.table().toString() : "";
  }

  @Test
  void classFilesAndWarningsAreTheSame() {
    EvaluatedShop evaluated = exotic(with);
    EvaluatedShop plain = exotic(without);
    evaluated.compilation().options("-Xlint:all,-processing", "-g");
    plain.compilation().options("-Xlint:all,-processing", "-g");

    Result first = evaluated.compile().result();
    Result second = plain.compileOnly();

    assertThat(first.success()).isTrue();
    assertThat(classes(with)).isEqualTo(classes(without)).hasSizeGreaterThan(20);
    assertThat(own(first)).containsExactlyInAnyOrderElementsOf(own(second)).isNotEmpty();
  }

  private static EvaluatedShop exotic(Path folder) {
    EvaluatedShop shop = new EvaluatedShop(folder).revision("Exotic", EXOTIC, MEMBERS);
    EvaluatorTest.bodies()
        .forEach((name, body) -> shop.revision(EvaluatorTest.className(name), body[0], body[1]));
    EvaluatorTest.sources(shop);
    return shop.source(
        "package shop; import java.util.*; class Warned { List raw = new ArrayList(); }");
  }

  @Test
  void mistakesAreJavacsAlone() {
    String wrong =
        """
        op.dropTable(1); int i = "s"; op.nosuch("x"); String s = missing; Missing m = new Missing(1);
        op.addColumn("a", column(unknown(), text())); for (String each : nowhere) { op.dropTable(each); }
        switch (i) { case "x": break; } op.dropTable("fine"); return 1; Runnable r = () -> { op.oops(); }; r.run(); broken(op);
        """;
    String members =
        "void broken(Operations op) { op.dropTable(2); Strin g = null; } int noReturn() { }";
    EvaluatedShop evaluated = new EvaluatedShop(with).revision("Wrong", wrong, members);
    EvaluatedShop plain = new EvaluatedShop(without).revision("Wrong", wrong, members);

    EvaluatedShop.Compiled compiled = evaluated.compile();

    assertThat(own(compiled.result()))
        .containsExactlyInAnyOrderElementsOf(own(plain.compileOnly()));
    Evaluation found = compiled.evaluation("Wrong");
    assertThat(found.remarks()).isEmpty();
    assertThat(found.upgrade()).isNotEmpty().anyMatch(Step.Unknown.class::isInstance);
  }

  @Test
  void aLongConcatenationAndDeepNestingAreNoTrouble() {
    String deep = "(".repeat(300) + "1" + ")".repeat(300);
    String sum = String.join(" + ", Stream.generate(() -> "i").limit(1500).toList());
    EvaluatedShop.Compiled shop =
        new EvaluatedShop(with)
            .revision("Deep", "int i = " + deep + "; int n = " + sum + "; op.dropTable(\"t\" + n);")
            .compile();

    assertThat(shop.steps("Deep")).hasSize(1);
  }

  /** What javac says itself. */
  private static List<String> own(Result result) {
    return result.messages().stream().filter(each -> !each.contains(": note: ")).toList();
  }

  private static Map<String, String> classes(Path module) {
    Path folder = module.resolve("target/classes");
    Map<String, String> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        classes.put(
            folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }
}
