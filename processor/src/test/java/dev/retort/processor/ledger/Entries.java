package dev.retort.processor.ledger;

import dev.retort.chain.RevisionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Revisions, lines and compilations for tests, as short as can be. */
final class Entries {

  static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  static final IdTemplate TEMPLATE = new IdTemplate(IdTemplate.DEFAULT, ZoneOffset.UTC);
  static final String FILE = "revisions.lock";

  private Entries() {}

  /** A class that is compiled now. */
  static Declared revision(String className, String message, String... downs) {
    return new Declared(className, message, "", List.of(downs), List.of(), true);
  }

  static Declared pinned(String className, String id, String... downs) {
    return new Declared(className, "pinned", id, List.of(downs), List.of(), true);
  }

  /** The line that a class got when it was born. */
  static LedgerEntry line(String className, String message, Instant birth) {
    return new LedgerEntry(
        TEMPLATE.id(birth, IdTemplate.hash(className), message), className, birth);
  }

  static LedgerEntry line(String className, String message) {
    return line(className, message, Instant.parse("2020-01-01T10:20:30Z"));
  }

  static LedgerEntry line(String className, RevisionId id) {
    return new LedgerEntry(id, className, Instant.parse("2020-01-01T10:20:30Z"));
  }

  /** A ledger that holds some lines, the first of them in line 1. */
  static Ledger ledger(LedgerEntry... lines) {
    return Ledger.parse(
        Arrays.stream(lines).map(LedgerEntry::line).collect(Collectors.joining("\n")), FILE);
  }

  /** What was told, as it is printed. */
  static List<String> told(Births.Resolution resolution) {
    return resolution.problems().stream()
        .map(problem -> problem.message().format(problem.parts().toArray()))
        .toList();
  }

  /** A compilation of some revisions, over a ledger. */
  static final class Compiled {

    private final Ledger ledger;
    private final List<Declared> declared;
    private final Map<String, Whereabouts> elsewhere = new HashMap<>();
    private final Map<String, List<String>> earlierDowns = new HashMap<>();
    private LedgerMode mode = LedgerMode.RECORD;

    Compiled(Ledger ledger, Declared... declared) {
      this(ledger, List.of(declared));
    }

    Compiled(Ledger ledger, List<Declared> declared) {
      this.ledger = ledger;
      this.declared = declared;
    }

    Compiled mode(LedgerMode other) {
      mode = other;
      return this;
    }

    /** A class that is not compiled now, and not gone either. */
    Compiled with(String className, Whereabouts whereabouts) {
      elsewhere.put(className, whereabouts);
      return this;
    }

    Compiled earlier(String className, String... downs) {
      earlierDowns.put(className, List.of(downs));
      return this;
    }

    private Births.Surroundings surroundings() {
      Set<String> compiled = declared.stream().map(Declared::className).collect(Collectors.toSet());
      return new Births.Surroundings(
          name ->
              compiled.contains(name)
                  ? Whereabouts.HERE
                  : elsewhere.getOrDefault(name, Whereabouts.GONE),
          earlierDowns,
          FILE);
    }

    Births.Resolution resolve() {
      return Births.resolve(ledger, declared, mode, TEMPLATE, NOON, surroundings());
    }

    /** What becomes of the lines that are left, when the IDs are given. */
    Births.Resolution judge() {
      return Births.judgeGone(ledger.with(resolve()), declared, mode, TEMPLATE, surroundings());
    }
  }
}
