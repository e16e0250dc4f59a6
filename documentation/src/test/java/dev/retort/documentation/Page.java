package dev.retort.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A page of the documentation: its fenced blocks. What the first line of a block says after the
 * language tells what to do with it, see {@link DocumentationTest}.
 */
final class Page {

  /** The root of the checkout. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /**
   * A fenced block.
   *
   * @param first the index of its first line
   * @param words what stands behind the language
   */
  record Block(int first, String language, List<String> words, String text) {

    boolean is(String kind, String word) {
      return language.equals(kind) && words.equals(word.isEmpty() ? List.of() : List.of(word));
    }
  }

  private final Path file;
  private final List<String> lines;

  Page(String name) throws IOException {
    file = ROOT.resolve(name);
    lines = new ArrayList<>(Files.readAllLines(file));
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("```")) {
        List<String> header = Arrays.asList(lines.get(i).substring(3).split(" "));
        int first = i + 1;
        do {
          i++;
        } while (!lines.get(i).equals("```"));
        blocks.add(
            new Block(
                first,
                header.get(0),
                header.subList(1, header.size()),
                String.join("\n", lines.subList(first, i))));
      }
    }
    return blocks;
  }

  /** The only block of this language and word. */
  Block only(String language, String word) {
    List<Block> found = blocks().stream().filter(block -> block.is(language, word)).toList();
    if (found.size() != 1) {
      throw new AssertionError(file + " has " + found.size() + " blocks " + language + " " + word);
    }
    return found.get(0);
  }

  /** The block of text that follows another one, which shows what comes of it. */
  Block shownAfter(Block block) {
    return blocks().stream()
        .filter(each -> each.first() > block.first())
        .findFirst()
        .filter(each -> each.language().equals("text"))
        .orElseThrow(() -> new AssertionError(file + ": no output after " + block.text()));
  }

  /**
   * Compares what a block shows with what really comes. With {@code -Dgolden.update=true} the page
   * is rewritten instead.
   *
   * @param blind hides what differs from run to run
   */
  void expect(Block shown, String actual, UnaryOperator<String> blind) throws IOException {
    String real = actual.strip();
    if (blind.apply(shown.text()).equals(blind.apply(real))) {
      return;
    }
    if (!Boolean.getBoolean("golden.update")) {
      org.assertj.core.api.Assertions.assertThat(blind.apply(shown.text()))
          .as("%s:%d shows (to rewrite the page: -Dgolden.update=true)", file, shown.first())
          .isEqualTo(blind.apply(real));
    }
    List<String> body = lines.subList(shown.first(), shown.first() + height(shown));
    body.clear();
    lines.addAll(shown.first(), real.lines().toList());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private int height(Block block) {
    int end = block.first();
    while (!lines.get(end).equals("```")) {
      end++;
    }
    return end - block.first();
  }
}
