package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of {@code bad/} holds one mistake and, above the line of it, what is said and on
 * which piece of the source: {@code // expect: CH03 [First.class] the chain forks}. Each folder of
 * {@code ok/} is silent.
 */
class MessagesTest {

  @TestFactory
  Stream<DynamicTest> bad(@TempDir Path folder) throws Exception {
    return folders("bad").stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.getFileName().toString(),
                    () -> {
                      List<Expectation> expected = expected(compilation(folder, fixture));
                      assertThat(expected).as("a bad/ needs an expectation").isNotEmpty();
                      List<Said> said = saidInAnyOrder(folder, fixture);
                      List<Said> beyond = new ArrayList<>(said);
                      for (Expectation each : expected) {
                        assertThat(beyond.removeIf(each::isMetBy))
                            .as("%s among %s", each, said)
                            .isTrue();
                      }
                      assertThat(beyond).as("said beyond what was expected").isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> ok(@TempDir Path folder) throws Exception {
    return folders("ok").stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.getFileName().toString(),
                    () -> {
                      Compilation.Result result =
                          compilation(folder, fixture)
                              .options("-Xlint:all,-processing", "-Werror")
                              .compile();
                      assertThat(result.messages()).isEmpty();
                      assertThat(result.success()).isTrue();
                    }));
  }

  /** One message: {@code File.java:line: kind: text}, and the piece of source it stands on. */
  private record Said(String text, String place) {

    static Said of(Diagnostic<? extends JavaFileObject> diagnostic) {
      return new Said(
          new Compilation.Result(true, List.of(diagnostic)).messages().get(0),
          Compilation.Result.place(diagnostic));
    }
  }

  private record Expectation(String beginning, String place, String part) {

    static Expectation of(Path file, int line, ExpectedMessages.Expected expected) {
      Message message = expected.message();
      String kind = message.kind() == Diagnostic.Kind.NOTE ? "note" : "error";
      return new Expectation(
          "%s:%s: %s: [retort:%s %s] "
              .formatted(file.getFileName(), line, kind, message.code(), message.title()),
          expected.place(),
          expected.part());
    }

    boolean isMetBy(Said said) {
      return said.text().startsWith(beginning)
          && said.text().contains(part)
          && said.place().startsWith(place);
    }
  }

  /** What is said, which must be the same in whatever order the compiler is given the files. */
  private static List<Said> saidInAnyOrder(Path folder, Path fixture) throws IOException {
    Compilation compilation = compilation(folder, fixture);
    List<Said> said = said(compilation, files -> {});
    Random random = new Random(1);
    List<Consumer<List<Path>>> orders =
        List.of(Collections::reverse, files -> Collections.shuffle(files, random));
    for (Consumer<List<Path>> order :
        orders.subList(0, Math.min(orders.size(), compilation.files().size() - 1))) {
      assertThat(said(compilation(folder, fixture), order)).isEqualTo(said);
    }
    return said;
  }

  private static List<Said> said(Compilation compilation, Consumer<List<Path>> order) {
    List<Path> files = new ArrayList<>(compilation.files());
    order.accept(files);
    return compilation.compile(files).diagnostics().stream()
        .filter(each -> each.getMessage(null).contains("[retort:"))
        .map(Said::of)
        .toList();
  }

  private static Compilation compilation(Path folder, Path fixture) throws IOException {
    Compilation compilation =
        new Compilation(Files.createTempDirectory(folder, fixture.getFileName().toString()));
    try (Stream<Path> files = Files.walk(fixture)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        compilation.source(Files.readString(file));
      }
    }
    return compilation;
  }

  /** An expectation is about the next line that holds none. */
  private static List<Expectation> expected(Compilation compilation) throws IOException {
    List<Expectation> expected = new ArrayList<>();
    for (Path file : compilation.files()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        ExpectedMessages.Expected each = ExpectedMessages.in(lines.get(i));
        int about = i + 1;
        while (each != null && ExpectedMessages.in(lines.get(about)) != null) {
          about++;
        }
        if (each != null) {
          expected.add(Expectation.of(file, about + 1, each));
        }
      }
    }
    return expected;
  }

  static List<Path> folders(String kind) throws IOException {
    Path root = Path.of("src/test/resources", kind);
    try (Stream<Path> folders = Files.list(root)) {
      return folders.sorted().toList();
    }
  }
}
