package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that pin what is written, one a case. {@code -Dgolden.update=true} rewrites them; then read
 * the diff.
 */
public final class Golden {

  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private final Path folder;

  private Golden(Path folder) {
    this.folder = folder;
  }

  /** The files of one folder of {@code src/test/resources/golden}. */
  public static Golden of(String folder) {
    return new Golden(Path.of("src/test/resources/golden", folder));
  }

  /** Compares with a file, or writes it. */
  public void check(String file, String actual) {
    Path path = folder.resolve(file);
    try {
      if (UPDATE) {
        Files.createDirectories(folder);
        Files.writeString(path, actual);
      }
      assertThat(path).as("write it with -Dgolden.update=true").exists();
      assertThat(actual).as("%s", path).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails for a file that no case claims (with the update switch: deletes it). */
  public void hasOnly(Collection<String> claimed) {
    List<Path> stale;
    try (Stream<Path> files = Files.list(folder)) {
      stale = files.filter(file -> !claimed.contains(file.getFileName().toString())).toList();
      if (UPDATE) {
        for (Path file : stale) {
          Files.delete(file);
        }
        stale = List.of();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(stale).as("files that no case claims").isEmpty();
  }
}
