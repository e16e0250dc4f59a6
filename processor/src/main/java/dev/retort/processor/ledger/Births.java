package dev.retort.processor.ledger;

import dev.retort.chain.RevisionId;
import dev.retort.processor.message.Message;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives every revision its ID: from the ledger, by its pin, or newborn. Pure.
 *
 * <p>IDs are given to all revisions, also beside problems, so that code can always be generated.
 */
public final class Births {

  /** The births of a compilation without files. */
  static final Instant FIXED = Instant.parse("2000-01-01T00:00:00Z");

  /**
   * A revision as its class declares it.
   *
   * @param className its canonical name
   * @param message its message
   * @param pinnedId its pinned ID, or empty
   * @param downs the canonical or simple names of what it follows
   */
  public record Declared(String className, String message, String pinnedId, List<String> downs) {

    String simpleName() {
      return className.substring(className.lastIndexOf('.') + 1);
    }
  }

  /**
   * What a revision got.
   *
   * @param id its ID
   * @param hash the part that is its identity; null when all of it is
   * @param birth when it was born; null without a ledger
   */
  public record Birth(RevisionId id, @Nullable String hash, @Nullable Instant birth) {}

  /**
   * What came out.
   *
   * @param births by canonical class name
   * @param added entries to append, in order
   * @param replaced old entries and what they become; null: they go
   * @param problems what to tell
   */
  public record Resolution(
      Map<String, Birth> births,
      List<LedgerEntry> added,
      Map<LedgerEntry, @Nullable LedgerEntry> replaced,
      List<LedgerProblem> problems) {}

  private final Ledger ledger;
  private final LedgerMode mode;
  private final IdTemplate template;
  private final Instant now;
  private final String file;
  private final Map<String, Birth> births = new LinkedHashMap<>();
  private final List<LedgerEntry> added = new ArrayList<>();
  private final Map<LedgerEntry, @Nullable LedgerEntry> replaced = new LinkedHashMap<>();
  private final List<LedgerProblem> problems = new ArrayList<>();

  private Births(Ledger ledger, LedgerMode mode, IdTemplate template, Instant now, String file) {
    this.ledger = ledger;
    this.mode = mode;
    this.template = template;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    this.file = file;
  }

  /**
   * Resolves IDs.
   *
   * @param declared the revisions of this compilation, in any order
   * @param isGone whether the class of a ledger's line is nowhere: not compiled now, no type, no
   *     class file, no source
   * @param file the ledger's name, for messages
   */
  public static Resolution resolve(
      Ledger ledger,
      Collection<Declared> declared,
      Predicate<String> isGone,
      LedgerMode mode,
      IdTemplate template,
      Instant now,
      String file) {
    Births births = new Births(ledger, mode, template, now, file);
    births.problems.addAll(ledger.problems());
    births.resolve(declared, isGone);
    return new Resolution(births.births, births.added, births.replaced, births.problems);
  }

  /** IDs for a compilation that has no files. */
  public static Resolution withoutLedger(Collection<Declared> declared, IdTemplate template) {
    Births births = new Births(Ledger.EMPTY, LedgerMode.RECORD, template, FIXED, "");
    births.resolve(declared, className -> false);
    return new Resolution(births.births, List.of(), Map.of(), births.problems);
  }

  private void resolve(Collection<Declared> inAnyOrder, Predicate<String> isGone) {
    List<Declared> declared = BirthOrder.of(inAnyOrder);
    Map<String, LedgerEntry> gone = new LinkedHashMap<>();
    if (ledger.problems().isEmpty()) {
      for (LedgerEntry entry : ledger.entries().values()) {
        if (isGone.test(entry.className())) {
          gone.put(entry.className(), entry);
        }
      }
    }
    Map<Declared, List<LedgerEntry>> candidates = candidates(declared, gone.values());
    for (Declared revision : declared) {
      LedgerEntry entry = ledger.entries().get(revision.className());
      List<LedgerEntry> renamed = candidates.getOrDefault(revision, List.of());
      if (entry != null) {
        recorded(revision, entry);
      } else if (mode == LedgerMode.OFF) {
        withoutEntry(revision);
      } else if (renamed.size() == 1 && isOnlyFor(candidates, revision, renamed.get(0))) {
        renamed(revision, renamed.get(0));
        gone.remove(renamed.get(0).className());
      } else if (!renamed.isEmpty() && revision.pinnedId().isEmpty()) {
        ambiguous(revision, renamed);
        renamed.forEach(each -> gone.remove(each.className()));
      } else {
        born(revision);
      }
    }
    gone.values().forEach(entry -> gone(entry, declared));
  }

  /** The gone lines that a new revision may have had under another name. */
  private Map<Declared, List<LedgerEntry>> candidates(
      Collection<Declared> declared, Collection<LedgerEntry> gone) {
    Map<Declared, List<LedgerEntry>> candidates = new HashMap<>();
    for (Declared revision : declared) {
      if (!ledger.entries().containsKey(revision.className())) {
        String slug = IdTemplate.slug(revision.message());
        List<LedgerEntry> like =
            gone.stream()
                .filter(
                    entry ->
                        entry.simpleName().equals(revision.simpleName())
                            || (!slug.isEmpty() && entry.id().value().endsWith("_" + slug))
                            || entry.id().value().equals(revision.pinnedId()))
                .toList();
        if (!like.isEmpty()) {
          candidates.put(revision, like);
        }
      }
    }
    return candidates;
  }

  private static boolean isOnlyFor(
      Map<Declared, List<LedgerEntry>> candidates, Declared revision, LedgerEntry entry) {
    return candidates.entrySet().stream()
        .noneMatch(other -> !other.getKey().equals(revision) && other.getValue().contains(entry));
  }

  private void recorded(Declared revision, LedgerEntry entry) {
    if (revision.pinnedId().isEmpty()) {
      births.put(revision.className(), new Birth(entry.id(), entry.id().hash(), entry.birth()));
      return;
    }
    LedgerEntry pinned = pinned(revision, entry.birth());
    if (!pinned.equals(entry)) {
      if (mode == LedgerMode.FROZEN) {
        unrecorded(revision, pinned);
      }
      replaced.put(entry, pinned);
    }
    births.put(revision.className(), new Birth(pinned.id(), null, pinned.birth()));
  }

  private void withoutEntry(Declared revision) {
    if (revision.pinnedId().isEmpty()) {
      RevisionId id = template.id(now, revision.className(), revision.message());
      problems.add(
          LedgerProblem.of(Message.UNPINNED, revision.className(), revision.simpleName(), id));
      births.put(revision.className(), new Birth(id, id.hash(), null));
    } else {
      births.put(revision.className(), new Birth(pinnedId(revision), null, null));
    }
  }

  private void renamed(Declared revision, LedgerEntry entry) {
    LedgerEntry renamed = entry.withClassName(revision.className());
    replaced.put(entry, renamed);
    if (mode == LedgerMode.FROZEN) {
      unrecorded(revision, renamed);
    } else {
      problems.add(
          LedgerProblem.of(
              Message.RENAMED,
              revision.className(),
              revision.simpleName(),
              entry.id(),
              entry.className(),
              file));
    }
    births.put(
        revision.className(),
        revision.pinnedId().isEmpty()
            ? new Birth(entry.id(), entry.id().hash(), entry.birth())
            : new Birth(pinnedId(revision), null, entry.birth()));
  }

  private void ambiguous(Declared revision, List<LedgerEntry> like) {
    problems.add(
        LedgerProblem.of(
            Message.AMBIGUOUS_RENAME,
            revision.className(),
            revision.simpleName(),
            String.join(", ", like.stream().map(LedgerEntry::className).toList()),
            file,
            like.get(0).withClassName(revision.className()).line()));
    RevisionId id = template.id(now, revision.className(), revision.message());
    births.put(revision.className(), new Birth(id, id.hash(), now));
  }

  private void born(Declared revision) {
    // Revisions that are born together keep their order: a millisecond apart.
    Instant birth = now.plusMillis(added.size());
    LedgerEntry entry =
        revision.pinnedId().isEmpty()
            ? new LedgerEntry(
                template.id(birth, revision.className(), revision.message()),
                revision.className(),
                birth)
            : pinned(revision, birth);
    added.add(entry);
    births.put(
        revision.className(),
        new Birth(entry.id(), revision.pinnedId().isEmpty() ? entry.id().hash() : null, birth));
    if (mode == LedgerMode.FROZEN) {
      unrecorded(revision, entry);
    }
  }

  private void unrecorded(Declared revision, LedgerEntry entry) {
    problems.add(
        LedgerProblem.of(
            Message.UNRECORDED, revision.className(), revision.simpleName(), file, entry.line()));
  }

  private void gone(LedgerEntry entry, Collection<Declared> declared) {
    for (Declared revision : declared) {
      boolean follows =
          revision.downs().stream()
              .anyMatch(down -> down.equals(entry.className()) || down.equals(entry.simpleName()));
      if (follows) {
        Integer line = ledger.lines().get(entry);
        problems.add(
            LedgerProblem.of(
                Message.FOLLOWED_BUT_GONE,
                revision.className(),
                revision.simpleName(),
                entry.className(),
                file,
                line == null ? "" : line));
        return;
      }
    }
    if (mode == LedgerMode.RECORD) {
      replaced.put(entry, null);
      problems.add(LedgerProblem.of(Message.WITHDRAWN, null, entry.className(), file));
    }
  }

  private static LedgerEntry pinned(Declared revision, Instant birth) {
    return new LedgerEntry(pinnedId(revision), revision.className(), birth);
  }

  /**
   * The pinned ID; one that is illegal, which the class check says, gives way to one that is not.
   */
  private static RevisionId pinnedId(Declared revision) {
    return RevisionId.whyIllegal(revision.pinnedId()) == null
        ? new RevisionId(revision.pinnedId())
        : new RevisionId(IdTemplate.hash(revision.className()));
  }
}
