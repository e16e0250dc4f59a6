package dev.retort.processor.ledger;

import dev.retort.processor.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file: read whole; written under a lock, atomically, and only what changed. */
public final class LedgerFile {

  private static final String HEADER =
      "# The births of this module's revisions, written by retort-processor. Commit it.\n";

  private final Path path;

  public LedgerFile(Path path) {
    this.path = path;
  }

  /** Its name, for messages. */
  public String name() {
    return path.toString();
  }

  /** What is in it; no file is an empty one, and what can't be read is a problem of the ledger. */
  public Ledger read() {
    try {
      return Ledger.parse(text(), name());
    } catch (IOException e) {
      return Ledger.unusable(unusable("read", e));
    }
  }

  private String text() throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("it is a folder");
    }
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (NoSuchFileException none) {
      return "";
    }
  }

  /**
   * Writes what changed into whatever the file holds by now: another build may have written
   * meanwhile, and its lines stay.
   *
   * @return why it could not be written; null when it was
   */
  public @Nullable LedgerProblem write(List<Births.Resolution> resolutions) {
    List<LedgerEntry> added = new ArrayList<>();
    Map<LedgerEntry, @Nullable LedgerEntry> replaced = new LinkedHashMap<>();
    for (Births.Resolution resolution : resolutions) {
      added.addAll(resolution.added());
      replaced.putAll(resolution.replaced());
    }
    if (added.isEmpty() && replaced.isEmpty()) {
      return null;
    }
    try {
      write(added, replaced);
      return null;
    } catch (IOException e) {
      return unusable("written", e);
    }
  }

  private void write(List<LedgerEntry> added, Map<LedgerEntry, @Nullable LedgerEntry> replaced)
      throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    // A link stays one: what it leads to is replaced.
    Path file =
        Files.exists(path) || folder == null
            ? path.toRealPath()
            : folder.toRealPath().resolve(path.getFileName());
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new IOException("it is write-protected");
    }
    LedgerLock.holding(
        file,
        () -> {
          String before = text();
          if (!Ledger.parse(before, name()).problems().isEmpty()) {
            throw new IOException("it was changed during the compilation; compile again");
          }
          String after = changed(before, added, replaced);
          if (!after.equals(before)) {
            KeptFile.replace(file, after);
          }
        });
  }

  /** The text with the changes in it; every other byte stays where it is. */
  static String changed(
      String text, List<LedgerEntry> added, Map<LedgerEntry, @Nullable LedgerEntry> replaced) {
    StringBuilder changed = new StringBuilder(text.isEmpty() ? HEADER : "");
    for (String line : linesWithEnds(text)) {
      LedgerEntry entry = Ledger.entryOf(line);
      if (entry == null || !replaced.containsKey(entry)) {
        changed.append(line);
      } else if (replaced.get(entry) != null) {
        changed.append(line.replace(Ledger.bare(line), String.valueOf(replaced.get(entry).line())));
      } else if (line.startsWith("\uFEFF")) {
        changed.append('\uFEFF');
      }
    }
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    Map<String, LedgerEntry> there = Ledger.parse(text, "").entries();
    for (LedgerEntry entry : added) {
      if (!there.containsKey(entry.className())) {
        int length = changed.length();
        if (length > 0
            && changed.charAt(length - 1) != '\n'
            && changed.charAt(length - 1) != '\r') {
          changed.append(end);
        }
        changed.append(entry.line()).append(end);
      }
    }
    return changed.toString();
  }

  /** Split after each line break of any kind, as {@link String#lines} does. */
  private static List<String> linesWithEnds(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\n)|(?<=\\r)(?!\\n)"));
  }

  private LedgerProblem unusable(String what, IOException e) {
    return LedgerProblem.of(Message.LEDGER_UNUSABLE, null, name(), what, KeptFile.why(e));
  }
}
