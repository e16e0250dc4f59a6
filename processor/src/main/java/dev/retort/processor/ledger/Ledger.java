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
import org.jspecify.annotations.Nullable;

/**
 * A ledger as it was read. The order of lines means nothing, identical ones count once, and lines
 * that begin with {@code #} are comments: so {@code merge=union} is always right.
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

  private static final int FIELDS = 3;

  /**
   * Reads a ledger.
   *
   * @param text its content; line ends of any kind, with or without a byte order mark
   * @param file its name, for messages
   */
  public static Ledger parse(String text, String file) {
    Map<String, LedgerEntry> byClass = new LinkedHashMap<>();
    Map<RevisionId, LedgerEntry> byId = new HashMap<>();
    Map<LedgerEntry, Integer> lines = new HashMap<>();
    List<LedgerProblem> problems = new ArrayList<>();
    List<String> all = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    boolean conflict = false;
    for (int number = 1; number <= all.size(); number++) {
      String line = all.get(number - 1).stripTrailing();
      if (isConflictMarker(line)) {
        if (!conflict) {
          problems.add(LedgerProblem.of(Message.MERGE_CONFLICT, null, file, number, name(file)));
        }
        conflict = true;
        continue;
      }
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String why = whyMalformed(line);
      if (why != null) {
        problems.add(LedgerProblem.of(Message.MALFORMED_LINE, null, file, number, why));
        continue;
      }
      LedgerEntry entry = entry(line);
      LedgerEntry sameClass = byClass.putIfAbsent(entry.className(), entry);
      LedgerEntry sameId = byId.putIfAbsent(entry.id(), entry);
      LedgerEntry other = sameClass != null ? sameClass : sameId;
      if (other == null) {
        lines.put(entry, number);
      } else if (!other.equals(entry)) {
        String about = sameClass != null ? entry.className() : "the ID " + entry.id();
        problems.add(
            LedgerProblem.of(
                Message.CONTRADICTING_LINES,
                null,
                file,
                Objects.requireNonNull(lines.get(other)),
                number,
                about));
      }
    }
    return new Ledger(byClass, lines, problems);
  }

  private static boolean isConflictMarker(String line) {
    return line.startsWith("<<<<<<<")
        || line.startsWith(">>>>>>>")
        || line.startsWith("|||||||")
        || line.equals("=======");
  }

  private static @Nullable String whyMalformed(String line) {
    List<String> fields = List.of(line.split("\t", -1));
    if (fields.size() != FIELDS) {
      return "it has "
          + fields.size()
          + (fields.size() == 1 ? " field" : " fields")
          + " instead of 3";
    }
    String id = RevisionId.whyIllegal(fields.get(0));
    if (id != null) {
      return "the ID \"" + fields.get(0) + "\" " + id;
    }
    if (fields.get(1).isBlank() || fields.get(1).chars().anyMatch(Character::isWhitespace)) {
      return "\"" + fields.get(1) + "\" is no class name";
    }
    try {
      Instant.parse(fields.get(2));
      return null;
    } catch (DateTimeParseException e) {
      return "\"" + fields.get(2) + "\" is no instant such as 2021-11-28T14:30:00Z";
    }
  }

  private static LedgerEntry entry(String line) {
    List<String> fields = List.of(line.split("\t", -1));
    return new LedgerEntry(
        new RevisionId(fields.get(0)), fields.get(1), Instant.parse(fields.get(2)));
  }

  private static String name(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }
}
