package dev.retort.processor.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the ledger are the earlier names of which new classes.
 *
 * <p>A line whose class is gone and a class without a line fit each other when the class pins the
 * line's ID, or has the same simple name, or the same slug. They are one revision when they fit
 * nobody else, and when what the class follows does not contradict what it followed, as far as an
 * earlier compilation left word of that. What fits in name <em>and</em> slug goes before what fits
 * in one of them: so a whole package can move. Pure.
 */
final class Renames {

  /** More would not help anybody to choose. */
  private static final int MOST_CANDIDATES = 5;

  private final Map<String, List<String>> earlierDowns;
  private final Set<String> newNames = new HashSet<>();
  private final Set<String> goneNames = new HashSet<>();
  private final Map<Declared, LedgerEntry> renamed = new HashMap<>();
  private final Set<LedgerEntry> taken = new HashSet<>();
  private final List<Likeness> likenesses = new ArrayList<>();

  private Renames(Map<String, List<String>> earlierDowns) {
    this.earlierDowns = earlierDowns;
  }

  /**
   * Finds them.
   *
   * @param newcomers the classes without a line
   * @param gone the lines whose class is gone
   * @param earlierDowns by canonical name what each class followed at the last compilation, where
   *     that is known
   */
  static Renames find(
      Collection<Declared> newcomers,
      Collection<LedgerEntry> gone,
      IdTemplate template,
      Map<String, List<String>> earlierDowns) {
    Renames renames = new Renames(earlierDowns);
    newcomers.forEach(revision -> renames.newNames.add(revision.className()));
    gone.forEach(entry -> renames.goneNames.add(entry.className()));
    List<Declared> unpinned =
        newcomers.stream().filter(revision -> revision.pinnedId().isEmpty()).toList();
    Map<Declared, String> newSlugs = new HashMap<>();
    unpinned.forEach(each -> newSlugs.put(each, IdTemplate.slug(each.message())));
    newSlugs.values().removeIf(String::isEmpty);
    Map<LedgerEntry, @Nullable String> oldSlugs = new HashMap<>();
    gone.forEach(each -> oldSlugs.put(each, template.slugOf(each.id())));
    Likeness id = new Likeness(newcomers, Declared::pinnedId, gone, entry -> entry.id().value());
    Likeness name = new Likeness(unpinned, Declared::simpleName, gone, LedgerEntry::simpleName);
    Likeness slug = new Likeness(unpinned, newSlugs::get, gone, oldSlugs::get);
    Likeness both =
        new Likeness(
            unpinned,
            revision -> joined(revision.simpleName(), newSlugs.get(revision)),
            gone,
            entry -> joined(entry.simpleName(), oldSlugs.get(entry)));
    renames.settle(newcomers, List.of(id));
    renames.settle(newcomers, List.of(both));
    renames.settle(newcomers, List.of(name, slug));
    renames.likenesses.addAll(List.of(id, name, slug));
    return renames;
  }

  private static @Nullable String joined(String name, @Nullable String slug) {
    return slug == null ? null : name + ' ' + slug;
  }

  /** Classes and lines that have something in common. */
  private static final class Likeness {

    private final Map<String, List<Declared>> classes = new HashMap<>();
    private final Map<String, List<LedgerEntry>> lines = new HashMap<>();
    private final Function<Declared, @Nullable String> ofClass;
    private final Function<LedgerEntry, @Nullable String> ofLine;

    Likeness(
        Collection<Declared> newcomers,
        Function<Declared, @Nullable String> ofClass,
        Collection<LedgerEntry> gone,
        Function<LedgerEntry, @Nullable String> ofLine) {
      this.ofClass = ofClass;
      this.ofLine = ofLine;
      newcomers.forEach(each -> put(classes, ofClass.apply(each), each));
      gone.forEach(each -> put(lines, ofLine.apply(each), each));
    }

    private static <T> void put(Map<String, List<T>> map, @Nullable String key, T value) {
      if (key != null) {
        map.computeIfAbsent(key, none -> new ArrayList<>()).add(value);
      }
    }

    private static <T> Stream<T> get(Map<String, List<T>> map, @Nullable String key) {
      return key == null ? Stream.of() : map.getOrDefault(key, List.of()).stream();
    }

    Stream<LedgerEntry> lines(Declared revision) {
      return get(lines, ofClass.apply(revision));
    }

    Stream<Declared> classes(LedgerEntry entry) {
      return get(classes, ofLine.apply(entry));
    }
  }

  /** The line that was this class's under another name; null when it is none for certain. */
  @Nullable LedgerEntry of(Declared revision) {
    return renamed.get(revision);
  }

  /** Lines that may have been this class's, when it can't be told which; mostly empty. */
  List<LedgerEntry> candidates(Declared revision) {
    return renamed.containsKey(revision)
        ? List.of()
        : lines(revision, likenesses).limit(MOST_CANDIDATES).toList();
  }

  /** Why it can't be told. */
  String whyOpen(Declared revision) {
    List<LedgerEntry> candidates = candidates(revision);
    if (candidates.size() > 1) {
      return "more than one is like it in name or message";
    }
    LedgerEntry only = candidates.get(0);
    List<String> rivals =
        classes(only, likenesses)
            .filter(other -> !other.equals(revision))
            .map(Declared::className)
            .limit(MOST_CANDIDATES)
            .toList();
    return rivals.isEmpty()
        ? "it follows "
            + list(revision.downs())
            + ", but "
            + only.simpleName()
            + " followed "
            + list(earlierDowns.getOrDefault(only.className(), List.of()))
        : "it may have become " + list(rivals) + " as well";
  }

  /** Takes those for one that fit nobody else; what is taken is no candidate for others. */
  private void settle(Collection<Declared> newcomers, List<Likeness> how) {
    Map<Declared, LedgerEntry> found = new HashMap<>();
    for (Declared revision : newcomers) {
      List<LedgerEntry> fitting =
          renamed.containsKey(revision)
              ? List.of()
              : lines(revision, how)
                  .filter(entry -> !contradict(revision, entry))
                  .limit(2)
                  .toList();
      if (fitting.size() == 1) {
        LedgerEntry entry = fitting.get(0);
        long classes =
            classes(entry, how).filter(each -> !contradict(each, entry)).limit(2).count();
        if (classes == 1) {
          found.put(revision, entry);
        }
      }
    }
    renamed.putAll(found);
    taken.addAll(found.values());
  }

  private Stream<LedgerEntry> lines(Declared revision, List<Likeness> how) {
    return how.stream()
        .flatMap(likeness -> likeness.lines(revision))
        .filter(entry -> !taken.contains(entry))
        .distinct();
  }

  private Stream<Declared> classes(LedgerEntry entry, List<Likeness> how) {
    return how.stream()
        .flatMap(likeness -> likeness.classes(entry))
        .filter(revision -> !renamed.containsKey(revision))
        .distinct();
  }

  /** Whether they follow different revisions; those that were renamed too are not compared. */
  private boolean contradict(Declared revision, LedgerEntry entry) {
    List<String> followed = earlierDowns.get(entry.className());
    if (followed == null || !revision.pinnedId().isEmpty()) {
      return false;
    }
    Set<String> before = new HashSet<>(followed);
    Set<String> now = new HashSet<>(revision.downs());
    boolean sameNumber = before.size() == now.size();
    before.removeAll(goneNames);
    now.removeAll(newNames);
    return !sameNumber || !before.equals(now);
  }

  private static String list(Collection<String> names) {
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }
}
