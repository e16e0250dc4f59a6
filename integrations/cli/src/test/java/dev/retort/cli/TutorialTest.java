package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/tutorial.md} as a newcomer follows it: its files are written, its commands typed, and
 * what they answer is what the page shows. With {@code -Dgolden.update=true} the page is written
 * anew.
 */
class TutorialTest {

  private static final Path PAGE = Path.of("../../docs/tutorial.md");

  /** A fenced block: what stands behind its language is a file, or nothing for a terminal. */
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(java|text) ?(\\S*)\\n(.*?)^```$");

  @TempDir Path folder;

  @Test
  void fromAnEmptyFolderToAMergedBranch() throws Exception {
    TestProject project = new TestProject(folder);
    Transcript terminal =
        new Transcript(
                PAGE,
                (environment, typed, arguments) -> {
                  Typed retort =
                      new Typed(folder)
                          .with(Map.of("RETORT_URL", "jdbc:sqlite:" + folder.resolve("shop.db")))
                          .with(environment);
                  return (typed.isEmpty() ? retort : retort.answering(typed))
                      .run(arguments.toArray(String[]::new));
                })
            .knowing("mkdir", this::mkdir)
            .knowing("mvn", arguments -> project.compile().replace(folder + "/", "").strip());
    String page = Files.readString(PAGE);
    StringBuilder now = new StringBuilder();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      String text = block.group(3);
      if (block.group(1).equals("java")) {
        project.write(block.group(2), text);
      } else {
        text = terminal.replay(text, UnaryOperator.identity());
        text =
            Transcript.blind(text).equals(Transcript.blind(block.group(3))) ? block.group(3) : text;
      }
      block.appendReplacement(
          now,
          Matcher.quoteReplacement(
              ("```" + block.group(1) + " " + block.group(2)).strip() + "\n" + text + "```"));
    }
    block.appendTail(now);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, now.toString());
    }
    assertThat(now.toString()).isEqualTo(Files.readString(PAGE));
  }

  private String mkdir(List<String> arguments) throws Exception {
    Files.createDirectories(folder.resolve(arguments.get(arguments.size() - 1)));
    return "";
  }
}
