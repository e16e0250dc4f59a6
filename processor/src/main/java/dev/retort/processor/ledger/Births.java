package dev.retort.processor.ledger;

import dev.retort.chain.RevisionId;
import dev.retort.processor.message.Message;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives every revision its ID: from the ledger, by its pin, or newborn. Pure.
 *
 * <p>IDs are given to all revisions, also beside problems, so that code can always be generated.
 */
public final class Births {

  /** The births of a compilation without files. */
  public static final Instant FIXED = Instant.parse("2000-01-01T00:00:00Z");

  /**
   * What a compilation knows beside its own revisions.
   *
   * @param whereabouts where the class of a ledger's line is
   * @param earlierDowns by canonical name what each class followed at the last compilation, where
   *     that is known
   * @param file the ledger's name, for messages
   */
  public record Surroundings(
      Function<String, Whereabouts> whereabouts,
      Map<String, List<String>> earlierDowns,
      String file) {

    /** A compilation without files: nothing is ever gone. */
    public static final Surroundings NONE =
        new Surroundings(className -> Whereabouts.HERE, Map.of(), "");
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
  private final Surroundings surroundings;
  private final boolean isReadable;
  private final Set<String> hashes = new HashSet<>();
  private final Set<Instant> moments = new HashSet<>();
  private final Map<String, Birth> births = new LinkedHashMap<>();
  private final List<LedgerEntry> added = new ArrayList<>();
  private final Map<LedgerEntry, @Nullable LedgerEntry> replaced = new LinkedHashMap<>();
  private final List<LedgerProblem> problems = new ArrayList<>();
  private Instant next;

  private Births(
      Ledger ledger, LedgerMode mode, IdTemplate template, Instant now, Surroundings surroundings) {
    this.ledger = ledger;
    this.mode = mode;
    this.template = template;
    this.surroundings = surroundings;
    this.next = now.truncatedTo(ChronoUnit.SECONDS);
    this.isReadable = ledger.problems().isEmpty();
    for (LedgerEntry entry : ledger.entries().values()) {
      hashes.add(String.valueOf(entry.id().hash()));
      moments.add(entry.birth());
    }
  }

  /**
   * Resolves IDs.
   *
   * @param declared the revisions of this compilation, in any order
   */
  public static Resolution resolve(
      Ledger ledger,
      Collection<Declared> declared,
      LedgerMode mode,
      IdTemplate template,
      Instant now,
      Surroundings surroundings) {
    Births births = new Births(ledger, mode, template, now, surroundings);
    births.problems.addAll(ledger.problems());
    births.resolve(BirthOrder.of(declared));
    return births.resolution();
  }

  /**
   * Judges the lines whose class is gone, when all revisions of the compilation are known: another
   * revision still follows it, or it is withdrawn.
   */
  public static Resolution judgeGone(
      Ledger ledger,
      Collection<Declared> declared,
      LedgerMode mode,
      IdTemplate template,
      Surroundings surroundings) {
    Births births = new Births(ledger, mode, template, FIXED, surroundings);
    births.judge(declared);
    return births.resolution();
  }

  private Resolution resolution() {
    return new Resolution(births, added, replaced, problems);
  }

  private void resolve(List<Declared> declared) {
    Set<String> outdated = outdated(declared);
    List<Declared> newcomers =
        declared.stream()
            .filter(revision -> !ledger.entries().containsKey(revision.className()))
            .toList();
    String unseen = newcomers.isEmpty() ? null : unseen();
    Renames renames =
        Renames.find(
            newcomers,
            newcomers.isEmpty() ? List.of() : gone(outdated),
            template,
            surroundings.earlierDowns());
    for (Declared revision : declared) {
      LedgerEntry entry = ledger.entries().get(revision.className());
      LedgerEntry earlier = renames.of(revision);
      if (mode == LedgerMode.OFF) {
        withoutLedger(revision, entry != null ? entry : earlier);
      } else if (entry != null) {
        recorded(revision, entry);
      } else if (earlier != null && unseen != null) {
        open(
            revision,
            List.of(earlier),
            "this compilation does not see the whole chain (" + unseen + " is not in it)");
      } else if (earlier != null) {
        renamed(revision, earlier);
      } else if (!renames.candidates(revision).isEmpty()) {
        open(revision, renames.candidates(revision), renames.whyOpen(revision));
      } else {
        born(revision);
      }
    }
  }

  /**
   * Of lines that share an ID, those whose class is gone while another's is not: a merge left both.
   */
  private Set<String> outdated(Collection<Declared> declared) {
    Map<RevisionId, List<LedgerEntry>> byId =
        ledger.entries().values().stream()
            .collect(
                Collectors.groupingBy(LedgerEntry::id, LinkedHashMap::new, Collectors.toList()));
    Set<String> compiled = declared.stream().map(Declared::className).collect(Collectors.toSet());
    Set<String> outdated = new HashSet<>();
    for (List<LedgerEntry> sharing : byId.values()) {
      if (sharing.size() > 1) {
        List<LedgerEntry> alive =
            sharing.stream().filter(entry -> !isGone(entry.className())).toList();
        for (LedgerEntry entry : sharing) {
          if (!alive.contains(entry) && (!alive.isEmpty() || !entry.equals(sharing.get(0)))) {
            outdated.add(entry.className());
            if (mode == LedgerMode.RECORD) {
              replaced.put(entry, null);
            }
          }
        }
        if (mode != LedgerMode.OFF
            && alive.stream().filter(entry -> compiled.contains(entry.className())).count() > 1) {
          problems.add(
              LedgerProblem.of(
                  Message.SHARED_ID,
                  null,
                  surroundings.file(),
                  alive.stream()
                      .map(entry -> String.valueOf(ledger.line(entry)))
                      .collect(Collectors.joining(" and ")),
                  sharing.get(0).id(),
                  alive.stream().map(LedgerEntry::className).collect(Collectors.joining(" and "))));
        }
      }
    }
    return outdated;
  }

  private boolean isGone(String className) {
    return surroundings.whereabouts().apply(className) == Whereabouts.GONE;
  }

  private List<LedgerEntry> gone(Set<String> outdated) {
    if (!isReadable) {
      return List.of(); // what is missing may stand in a line that could not be read
    }
    return ledger.entries().values().stream()
        .filter(entry -> !outdated.contains(entry.className()) && isGone(entry.className()))
        .toList();
  }

  /** A class of the ledger that exists but is not seen by this compilation, or null. */
  private @Nullable String unseen() {
    return ledger.entries().keySet().stream()
        .filter(name -> surroundings.whereabouts().apply(name) == Whereabouts.UNSEEN)
        .findFirst()
        .orElse(null);
  }

  private void recorded(Declared revision, LedgerEntry entry) {
    if (revision.pinnedId().isEmpty()) {
      births.put(revision.className(), new Birth(entry.id(), entry.id().hash(), entry.birth()));
      return;
    }
    LedgerEntry pinned = new LedgerEntry(pinnedId(revision), revision.className(), entry.birth());
    if (!pinned.equals(entry)) {
      replace(revision, entry, pinned);
    }
    births.put(revision.className(), new Birth(pinned.id(), null, pinned.birth()));
  }

  private void withoutLedger(Declared revision, @Nullable LedgerEntry entry) {
    if (!revision.pinnedId().isEmpty()) {
      births.put(revision.className(), new Birth(pinnedId(revision), null, null));
      return;
    }
    // Databases may know the ID that an earlier ledger gave.
    RevisionId id =
        entry != null ? entry.id() : template.id(next, newHash(revision), revision.message());
    problems.add(
        LedgerProblem.of(Message.UNPINNED, revision.className(), revision.simpleName(), id));
    births.put(revision.className(), new Birth(id, id.hash(), null));
  }

  private void renamed(Declared revision, LedgerEntry entry) {
    LedgerEntry renamed = entry.withClassName(revision.className());
    replace(revision, entry, renamed);
    if (mode == LedgerMode.RECORD) {
      problems.add(
          LedgerProblem.of(
              Message.RENAMED,
              revision.className(),
              revision.simpleName(),
              entry.id(),
              entry.className(),
              surroundings.file()));
    }
    births.put(
        revision.className(),
        revision.pinnedId().isEmpty()
            ? new Birth(entry.id(), entry.id().hash(), entry.birth())
            : new Birth(pinnedId(revision), null, entry.birth()));
  }

  private void open(Declared revision, List<LedgerEntry> candidates, String why) {
    String lines =
        candidates.stream()
            .map(
                entry ->
                    String.format(
                        Locale.ROOT,
                        "%n    line %s, if it was %s:%n    %s",
                        ledger.line(entry),
                        entry.className(),
                        entry.withClassName(revision.className()).line()))
            .collect(Collectors.joining());
    problems.add(
        LedgerProblem.of(
            Message.AMBIGUOUS_RENAME,
            revision.className(),
            revision.simpleName(),
            candidates.stream().map(LedgerEntry::className).collect(Collectors.joining(" and ")),
            candidates.size() == 1 ? "is" : "are",
            why,
            surroundings.file(),
            lines));
    RevisionId id = template.id(next, newHash(revision), revision.message());
    births.put(revision.className(), new Birth(id, id.hash(), next));
  }

  private void born(Declared revision) {
    while (!moments.add(next)) {
      // Revisions that are born together keep their order: a millisecond apart.
      next = next.plusMillis(1);
    }
    boolean pinned = !revision.pinnedId().isEmpty();
    RevisionId id =
        pinned ? pinnedId(revision) : template.id(next, newHash(revision), revision.message());
    LedgerEntry entry = new LedgerEntry(id, revision.className(), next);
    added.add(entry);
    births.put(revision.className(), new Birth(id, pinned ? null : id.hash(), next));
    if (mode == LedgerMode.FROZEN && isReadable) {
      problems.add(
          LedgerProblem.of(
              Message.UNRECORDED,
              revision.className(),
              revision.simpleName(),
              surroundings.file(),
              entry.line()));
    }
  }

  private void replace(Declared revision, LedgerEntry old, LedgerEntry now) {
    replaced.put(old, now);
    if (mode == LedgerMode.FROZEN) {
      problems.add(
          LedgerProblem.of(
              Message.OUTDATED_LINE,
              revision.className(),
              surroundings.file(),
              ledger.line(old),
              revision.simpleName(),
              now.line()));
    }
  }

  private void judge(Collection<Declared> declared) {
    if (!isReadable || mode == LedgerMode.OFF || unseen() != null) {
      return;
    }
    Map<String, Declared> followers = new HashMap<>();
    for (Declared revision : declared) {
      revision.before().forEach(name -> followers.merge(name, revision, Births::sourceFirst));
    }
    Set<String> compiled = declared.stream().map(Declared::className).collect(Collectors.toSet());
    for (LedgerEntry entry : gone(Set.of())) {
      // The compiler knows no such class, so its name may stand there without its package.
      String name = entry.className();
      while (!followers.containsKey(name) && name.indexOf('.') >= 0) {
        name = name.substring(name.indexOf('.') + 1);
      }
      Declared follower = compiled.contains(name) ? null : followers.get(name);
      if (follower == null) {
        withdrawn(entry);
      } else if (follower.isSource()) { // of class files the chain's check says it
        problems.add(
            new LedgerProblem(
                Message.FOLLOWED_BUT_GONE,
                follower.className(),
                name,
                List.of(
                    follower.simpleName(),
                    entry.className(),
                    surroundings.file(),
                    ledger.line(entry))));
      }
    }
  }

  private void withdrawn(LedgerEntry entry) {
    if (mode == LedgerMode.RECORD) {
      replaced.put(entry, null);
      problems.add(
          LedgerProblem.of(
              Message.WITHDRAWN, null, entry.className(), surroundings.file(), entry.id()));
    }
  }

  private static Declared sourceFirst(Declared one, Declared other) {
    return one.isSource() ? one : other;
  }

  /** The hash of its name; of a name that another revision was born with, that of its next life. */
  private String newHash(Declared revision) {
    String hash = IdTemplate.hash(revision.className());
    for (int life = 2; !hashes.add(hash); life++) {
      hash = IdTemplate.hash(revision.className() + "#" + life);
    }
    return hash;
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
