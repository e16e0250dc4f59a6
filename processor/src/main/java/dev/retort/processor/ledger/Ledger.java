package dev.retort.processor.ledger;

import dev.retort.chain.RevisionId;
import dev.retort.processor.message.Message;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as it was read. The order of lines means nothing, identical ones count once, and lines
 * that begin with {@code #} are comments: so {@code merge=union} is right.
 *
 * <p>Two lines may share an ID: a merge leaves both when one side renamed the class. Which one is
 * out of date, only a compilation can tell ({@link Births}).
 *
 * @param entries by canonical class name, in the order of the file
 * @param lines the number of each entry's line, from 1
 * @param problems what is wrong with it, all of it
 */
public record Ledger(
    Map<String, LedgerEntry> entries,
    Map<LedgerEntry, Integer> lines,
    List<LedgerProblem> problems) {

  /** No revisions. */
  public static final Ledger EMPTY = new Ledger(Map.of(), Map.of(), List.of());

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int FIELDS = 3;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * Reads a ledger.
   *
   * @param text its content; line ends of any kind, with or without a byte order mark
   * @param file its name, for messages
   */
  public static Ledger parse(String text, String file) {
    Map<String, LedgerEntry> byClass = new LinkedHashMap<>();
    Map<LedgerEntry, Integer> lines = new HashMap<>();
    List<LedgerProblem> conflicts = new ArrayList<>();
    List<LedgerProblem> malformed = new ArrayList<>();
    List<LedgerProblem> contradictions = new ArrayList<>();
    List<String> all = text.lines().toList();
    for (int number = 1; number <= all.size(); number++) {
      String line = bare(all.get(number - 1));
      if (isConflictMarker(line)) {
        if (line.startsWith("<") || conflicts.isEmpty()) {
          conflicts.add(LedgerProblem.of(Message.MERGE_CONFLICT, null, file, number, name(file)));
        }
      } else if (isRevision(line)) {
        LedgerEntry entry;
        try {
          entry = entry(line);
        } catch (IllegalArgumentException e) {
          String why = String.valueOf(e.getMessage());
          malformed.add(LedgerProblem.of(Message.MALFORMED_LINE, null, file, number, why));
          continue;
        }
        LedgerEntry other = byClass.putIfAbsent(entry.className(), entry);
        if (other == null) {
          lines.put(entry, number);
        } else if (!other.equals(entry)) {
          contradictions.add(
              LedgerProblem.of(
                  Message.CONTRADICTING_LINES,
                  null,
                  file,
                  Objects.requireNonNull(lines.get(other)),
                  number,
                  entry.className()));
        }
      }
    }
    List<LedgerProblem> problems = new ArrayList<>(conflicts);
    problems.addAll(malformed);
    if (conflicts.isEmpty()) { // else they are the two sides of the conflict
      problems.addAll(contradictions);
    }
    return new Ledger(byClass, lines, problems);
  }

  /** A ledger that could not be read at all. */
  static Ledger unusable(LedgerProblem problem) {
    return new Ledger(Map.of(), Map.of(), List.of(problem));
  }

  /** The number of an entry's line; 0 when it is not in the file. */
  int line(LedgerEntry entry) {
    return lines.getOrDefault(entry, 0);
  }

  /** This ledger as it will be once a resolution is written. */
  public Ledger with(Births.Resolution resolution) {
    Map<String, LedgerEntry> changed = new LinkedHashMap<>(entries);
    resolution
        .replaced()
        .forEach(
            (old, now) -> {
              changed.remove(old.className());
              if (now != null) {
                changed.put(now.className(), now);
              }
            });
    resolution.added().forEach(entry -> changed.put(entry.className(), entry));
    return new Ledger(changed, lines, problems);
  }

  /** The entry that a line of the file is; null for a comment, an empty or a malformed one. */
  static @Nullable LedgerEntry entryOf(String line) {
    String bare = bare(line);
    if (!isRevision(bare) || isConflictMarker(bare)) {
      return null;
    }
    try {
      return entry(bare);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /** Without white space at its ends and a byte order mark at its beginning. */
  static String bare(String line) {
    return (line.indexOf(BYTE_ORDER_MARK) == 0 ? line.substring(1) : line).strip();
  }

  private static boolean isRevision(String bare) {
    return !bare.isBlank() && !bare.startsWith("#");
  }

  private static boolean isConflictMarker(String line) {
    return line.startsWith("<<<<<<<")
        || line.startsWith(">>>>>>>")
        || line.startsWith("|||||||")
        || line.equals("=======");
  }

  /**
   * What a line says. What was copied from a terminal may have blanks for tabs.
   *
   * @throws IllegalArgumentException saying why it is malformed
   */
  private static LedgerEntry entry(String line) {
    List<String> fields = BLANKS.splitAsStream(line).toList();
    if (fields.size() != FIELDS) {
      throw new IllegalArgumentException(
          "it has "
              + fields.size()
              + (fields.size() == 1 ? " field" : " fields")
              + " instead of "
              + FIELDS);
    }
    String id = RevisionId.whyIllegal(fields.get(0));
    if (id != null) {
      throw new IllegalArgumentException("the ID \"" + fields.get(0) + "\" " + id);
    }
    if (!SourceVersion.isName(fields.get(1))) {
      throw new IllegalArgumentException("\"" + fields.get(1) + "\" is no class name");
    }
    try {
      return new LedgerEntry(
          new RevisionId(fields.get(0)), fields.get(1), Instant.parse(fields.get(2)));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + fields.get(2) + "\" is no instant such as 2021-11-28T14:30:00Z", e);
    }
  }

  private static String name(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }
}
