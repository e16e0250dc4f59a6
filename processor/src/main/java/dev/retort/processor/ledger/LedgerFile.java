package dev.retort.processor.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The file: read whole; written under a lock, atomically, and only what changed.
 *
 * <p>The lock is a file in the temporary folder, named after the ledger, so that nothing strange
 * lies beside the sources.
 */
public final class LedgerFile {

  private static final String HEADER =
      "# The births of this module's revisions, written by retort-processor. Commit it.\n";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path path;

  public LedgerFile(Path path) {
    this.path = path;
  }

  /** Its name, for messages. */
  public String name() {
    return path.toString();
  }

  /** What is in it; empty where there is none. */
  public String read() throws IOException {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (NoSuchFileException none) {
      return "";
    }
  }

  /**
   * Writes what changed into whatever the file holds by now: another build may have written
   * meanwhile, and its lines stay.
   */
  public void write(Births.Resolution resolution) throws IOException {
    if (resolution.added().isEmpty() && resolution.replaced().isEmpty()) {
      return;
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel channel =
            FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      if (!lock.isValid()) {
        throw new IOException("its lock " + lockFile() + " was lost");
      }
      String before = read();
      String after = changed(before, resolution);
      if (!after.equals(before)) {
        replace(after);
      }
    }
  }

  /** The text with the changes in it; every other byte stays where it is. */
  static String changed(String text, Births.Resolution resolution) {
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    Map<String, @Nullable LedgerEntry> replaced = new HashMap<>();
    resolution.replaced().forEach((old, now) -> replaced.put(old.line(), now));
    Ledger there = Ledger.parse(text, "");
    StringBuilder changed = new StringBuilder();
    if (text.isEmpty()) {
      changed.append(HEADER);
    }
    for (String line : linesWithEnds(text)) {
      String bare = line.strip();
      if (!replaced.containsKey(bare)) {
        changed.append(line);
      } else if (replaced.get(bare) != null) {
        changed.append(line.replace(bare, String.valueOf(replaced.get(bare).line())));
      }
    }
    for (LedgerEntry entry : resolution.added()) {
      if (!there.entries().containsKey(entry.className())) {
        if (changed.length() > 0 && changed.charAt(changed.length() - 1) != '\n') {
          changed.append(end);
        }
        changed.append(entry.line()).append(end);
      }
    }
    return changed.toString();
  }

  private static List<String> linesWithEnds(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      lines.add(text.substring(from, at + 1));
      from = at + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  private Path lockFile() {
    String key = IdTemplate.hash(path.toAbsolutePath().normalize().toString());
    return Path.of(System.getProperty("java.io.tmpdir"), "retort-" + key + ".lock");
  }

  /**
   * Another class loader of this JVM may hold it (parallel builds), which the JDK refuses to wait
   * for.
   */
  private static FileLock lock(FileChannel channel) throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException heldInThisJvm) {
        // as if another process held it
      }
      if (!Instant.now().isBefore(deadline)) {
        throw new IOException("another build has held it for " + PATIENCE.toSeconds() + " s");
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private void replace(String text) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new IOException("it is not writable");
    }
    Path temporary = Files.createTempFile(folder, path.getFileName().toString(), ".tmp");
    try {
      Files.writeString(temporary, text, StandardCharsets.UTF_8);
      keepPermissions(temporary);
      try {
        Files.move(
            temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A temporary file is its owner's alone; the ledger is a source file like any other. */
  private void keepPermissions(Path temporary) throws IOException {
    if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          temporary,
          Files.exists(path)
              ? Files.getPosixFilePermissions(path)
              : java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}
