package dev.retort.processor.review;

import dev.retort.processor.ledger.KeptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that are kept for review: compared, and written where they differ. */
public final class ReviewFolder {

  private ReviewFolder() {}

  /**
   * What is wrong with a file, as the end of a sentence that begins with its name; null when it
   * holds the text. How its lines end does not matter: version control may have changed that.
   */
  public static @Nullable String difference(Path file, String text) throws IOException {
    String there = read(file);
    if (there == null) {
      return "is missing";
    }
    List<String> found = there.lines().toList();
    List<String> expected = text.lines().toList();
    for (int i = 0; i < Math.max(found.size(), expected.size()); i++) {
      String one = i < found.size() ? found.get(i) : null;
      String other = i < expected.size() ? expected.get(i) : null;
      if (one == null || !one.equals(other)) {
        return "differs in line " + (i + 1) + ": " + shown(one) + " instead of " + shown(other);
      }
    }
    return null;
  }

  private static String shown(@Nullable String line) {
    return line == null ? "nothing" : "\"" + line.strip() + "\"";
  }

  /** Writes a file where it differs. */
  public static void write(Path file, String text) throws IOException {
    if (difference(file, text) == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    KeptFile.replace(file, text);
  }

  /**
   * The files of a folder that Retort wrote for revisions that have none of that name any more.
   *
   * @param names the files that belong there
   * @param isGone whether the revision of a class (by its binary name) is surely no more, or has
   *     another file
   */
  public static List<Path> obsolete(Path folder, Set<String> names, Predicate<String> isGone)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> obsolete = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".sql") && !names.contains(name) && Files.isRegularFile(file)) {
          String owner = RevisionScript.owner(String.valueOf(read(file)));
          if (owner != null && isGone.test(owner)) {
            obsolete.add(file);
          }
        }
      }
    }
    return obsolete;
  }

  private static @Nullable String read(Path file) throws IOException {
    try {
      // Not strictly: what is no UTF-8 is merely different.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException none) {
      return null;
    }
  }
}
