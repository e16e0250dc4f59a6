package dev.retort.processor;

import dev.retort.processor.message.Message;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expectations that stand in wrong sources. */
final class ExpectedMessages {

  private static final Pattern EXPECT = Pattern.compile("// expect: (\\w+) \\[(.*?)] (.*)");

  private ExpectedMessages() {}

  /**
   * One of them.
   *
   * @param message which is said
   * @param place how the piece of source that it stands on begins
   * @param part a part of the text
   */
  record Expected(Message message, String place, String part) {}

  /** The expectation in a line, or null. */
  static Expected in(String line) {
    Matcher expect = EXPECT.matcher(line);
    if (!expect.find()) {
      if (line.contains("expect:")) {
        throw new IllegalArgumentException("not // expect: CODE [place] text: " + line);
      }
      return null;
    }
    Message message =
        Arrays.stream(Message.values())
            .filter(each -> each.code().equals(expect.group(1)))
            .findFirst()
            .orElseThrow();
    return new Expected(message, expect.group(2), expect.group(3));
  }
}
