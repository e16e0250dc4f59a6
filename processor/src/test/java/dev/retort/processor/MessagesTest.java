package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.message.Message;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder of {@code bad/} holds one mistake and, in the line above it, what is said of it:
 * {@code // expect: CH03 the chain forks}. Each folder of {@code ok/} is silent.
 */
class MessagesTest {

  private static final Pattern EXPECT = Pattern.compile("// expect: (\\w+) (.*)");

  /** Said of what no source shows, in tests of their own. */
  private static final Set<Message> ELSEWHERE =
      EnumSet.of(
          Message.GONE,
          Message.UNRECORDED,
          Message.MALFORMED_LINE,
          Message.MERGE_CONFLICT,
          Message.CONTRADICTING_LINES,
          Message.FOLLOWED_BUT_GONE,
          Message.AMBIGUOUS_RENAME,
          Message.UNPINNED,
          Message.LEDGER_UNUSABLE,
          Message.NO_PLACE_FOR_LEDGER,
          Message.RENAMED,
          Message.WITHDRAWN,
          Message.NO_LEDGER,
          Message.UNKNOWN_OPTION,
          Message.BAD_OPTION,
          Message.NO_OUTPUT_FOLDER,
          Message.NO_PROVIDES,
          Message.VERSION_SKEW,
          Message.OUTPUT_REFUSED,
          Message.INTERNAL);

  @TestFactory
  Stream<DynamicTest> bad(@TempDir Path folder) throws Exception {
    return folders("bad").stream()
        .map(
            fixture ->
                DynamicTest.dynamicTest(
                    fixture.getFileName().toString(),
                    () -> {
                      List<String> expected = expected(compilation(folder, fixture));
                      assertThat(expected).as("a bad/ needs an expectation").isNotEmpty();
                      List<String> said = saidInAnyOrder(folder, fixture);
                      List<String> found = new ArrayList<>(said);
                      for (String each : expected) {
                        String[] parts = each.split("\\|", 2);
                        boolean matched =
                            found.removeIf(
                                message ->
                                    message.startsWith(parts[0]) && message.contains(parts[1]));
                        assertThat(matched).as("%s among %s", each, said).isTrue();
                      }
                      assertThat(found).as("said beyond what was expected").isEmpty();
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

  @Test
  void everyMessageHasItsFixtureItsCodeAndItsSection() throws Exception {
    Set<String> expected = new HashSet<>();
    for (Path fixture : folders("bad")) {
      try (Stream<Path> files = Files.walk(fixture)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher expect = EXPECT.matcher(Files.readString(file));
          while (expect.find()) {
            expected.add(expect.group(1));
          }
        }
      }
    }
    String docs = Files.readString(Path.of("../docs/checks.md"));
    Set<String> codes = new TreeSet<>();
    for (Message message : Message.values()) {
      assertThat(codes.add(message.code())).as("%s twice", message.code()).isTrue();
      assertThat(docs).contains("### " + message.code() + " " + message.title() + "\n");
      if (!ELSEWHERE.contains(message)) {
        assertThat(expected).as("a fixture for %s", message).contains(message.code());
      }
    }
    Matcher section = Pattern.compile("(?m)^### (\\w\\w\\d\\d) ").matcher(docs);
    while (section.find()) {
      assertThat(codes).as("a section for no message").contains(section.group(1));
    }
  }

  /** What is said, which must be the same in whatever order the compiler is given the files. */
  private static List<String> saidInAnyOrder(Path folder, Path fixture) throws IOException {
    Compilation sorted = compilation(folder, fixture);
    List<String> said = sorted.compile().retort();
    for (int seed = 0; seed < 2; seed++) {
      Compilation other = compilation(folder, fixture);
      List<Path> files = new ArrayList<>(other.files());
      Collections.reverse(files);
      if (seed > 0) {
        Collections.shuffle(files, new Random(seed));
      }
      assertThat(other.compile(files).retort()).as("in the order %s", files).isEqualTo(said);
    }
    return said;
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

  /** {@code File.java:line: |part of the text} of each expectation. */
  private static List<String> expected(Compilation compilation) throws IOException {
    List<String> expected = new ArrayList<>();
    for (Path file : compilation.files()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        Matcher expect = EXPECT.matcher(lines.get(i));
        if (expect.find()) {
          String kind =
              expect.group(1).equals(Message.IMPLIED_DEPENDENCY.code()) ? "note" : "error";
          String text = "[retort:" + expect.group(1) + " ";
          expected.add(
              file.getFileName()
                  + ":"
                  + (i + 2)
                  + ": "
                  + kind
                  + ": "
                  + text
                  + "|"
                  + expect.group(2));
        }
      }
    }
    return expected;
  }

  private static List<Path> folders(String kind) throws URISyntaxException, IOException {
    Path root = Path.of(MessagesTest.class.getResource("/" + kind).toURI());
    try (Stream<Path> folders = Files.list(root)) {
      return folders.sorted().toList();
    }
  }
}
