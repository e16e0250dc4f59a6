package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Expected files, kept in {@code src/test/resources/golden}; {@code -Dgolden.update=true} rewrites.
 */
final class Golden {

  private static final Path ROOT = Path.of("src/test/resources/golden");

  private Golden() {}

  /**
   * Compares a whole folder: a file too many is a failure as one too few is.
   *
   * @param folder named after the test
   * @param actual texts by path
   */
  static void check(String folder, Map<String, String> actual) throws IOException {
    Path root = ROOT.resolve(folder);
    if (Boolean.getBoolean("golden.update")) {
      for (Map.Entry<String, String> file : actual.entrySet()) {
        Compilation.write(root.resolve(file.getKey() + ".txt"), file.getValue());
      }
    }
    Map<String, String> expected = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        expected.put(name.substring(0, name.length() - ".txt".length()), Files.readString(file));
      }
    }
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach((name, text) -> assertThat(text).as(name).isEqualTo(expected.get(name)));
  }
}
