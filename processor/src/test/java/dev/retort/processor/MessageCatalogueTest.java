package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.processor.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each message has a code, a text, a test and a section of its own. */
class MessageCatalogueTest {

  private static final Pattern SLOT = Pattern.compile("%(?:\\d\\$)?s|%n");

  @Test
  void noTwoMessagesShareACodeOrATextAndEachCodeFitsItsKindOfProblem() {
    assertThat(Message.values()).extracting(Message::code).doesNotHaveDuplicates();
    assertThat(Message.values()).extracting(Message::text).doesNotHaveDuplicates();
    assertThat(Message.values())
        .extracting(Message::code)
        .allMatch(code -> code.matches("(CL|CH|ID|SQ|EV|SC|DS|MF|BC|LK|RV|EN|CK|RW|OP|IN)\\d\\d"));
  }

  /** A test that expects a message names it: in a wrong source, or as a constant in a test. */
  @Test
  void everyMessageIsExpectedByATest() throws IOException {
    Set<Message> expected = EnumSet.noneOf(Message.class);
    for (Path file : files("src/test/resources/bad", ".txt")) {
      Files.readString(file)
          .lines()
          .map(ExpectedMessages::in)
          .filter(java.util.Objects::nonNull)
          .forEach(each -> expected.add(each.message()));
    }
    for (Path file : files("src/test/java", "Test.java")) {
      String source = Files.readString(file);
      for (Message message : Message.values()) {
        if (Pattern.compile("\\bMessage\\." + message.name() + "\\b|\\b" + message.code() + "\\b")
            .matcher(source)
            .find()) {
          expected.add(message);
        }
      }
    }
    assertThat(EnumSet.complementOf(EnumSet.copyOf(expected))).as("expected by no test").isEmpty();
  }

  /** The section quotes the message as it is said, with some parts filled in. */
  @ParameterizedTest
  @EnumSource
  void everyMessageHasASectionThatQuotesIt(Message message) throws IOException {
    String heading = "### " + message.code() + " " + message.title() + "\n";
    String docs = docs();
    assertThat(docs).containsOnlyOnce(heading);
    String section = docs.substring(docs.indexOf(heading) + heading.length()).split("\n##", 2)[0];
    assertThat(section).as("an example").contains("```");
    String quote =
        section
            .lines()
            .filter(line -> line.startsWith(">"))
            .map(line -> line.substring(1).strip())
            .collect(Collectors.joining(" "));
    assertThat(quote.replaceAll("\\s+", " ").strip()).matches(pattern(message));
  }

  @Test
  void noSectionIsOfAMessageThatDoesNotExist() throws IOException {
    Set<String> sections = new TreeSet<>();
    Matcher heading = Pattern.compile("(?m)^### (.*)$").matcher(docs());
    while (heading.find()) {
      sections.add(heading.group(1));
    }
    assertThat(sections)
        .isEqualTo(
            Stream.of(Message.values())
                .map(message -> message.code() + " " + message.title())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static String docs() throws IOException {
    return Files.readString(Path.of("../docs/checks.md"));
  }

  private static Pattern pattern(Message message) {
    StringBuilder pattern = new StringBuilder();
    Matcher slot = SLOT.matcher(message.text());
    int from = 0;
    while (slot.find()) {
      pattern.append(literal(message.text().substring(from, slot.start())));
      pattern.append(slot.group().equals("%n") ? "\\s*" : ".+?");
      from = slot.end();
    }
    return Pattern.compile(pattern + literal(message.text().substring(from)));
  }

  private static String literal(String text) {
    return text.isEmpty() ? "" : Pattern.quote(text).replaceAll("\\s+", "\\\\E\\\\s*\\\\Q");
  }

  private static List<Path> files(String folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }
}
