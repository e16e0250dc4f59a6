package dev.retort.processor.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  private final Map<Declared, LedgerEntry> renamed = new LinkedHashMap<>();
  private final Map<Declared, List<LedgerEntry>> open = new LinkedHashMap<>();
  private final Map<String, List<String>> earlierDowns;
  private final Set<String> newNames;
  private final Set<String> goneNames;

  private Renames(
      Collection<Declared> newcomers,
      Collection<LedgerEntry> gone,
      Map<String, List<String>> earlierDowns) {
    this.earlierDowns = earlierDowns;
    this.newNames = newcomers.stream().map(Declared::className).collect(Collectors.toSet());
    this.goneNames = gone.stream().map(LedgerEntry::className).collect(Collectors.toSet());
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
    Renames renames = new Renames(newcomers, gone, earlierDowns);
    Map<String, List<LedgerEntry>> byId = new HashMap<>();
    Map<String, List<LedgerEntry>> byName = new HashMap<>();
    Map<String, List<LedgerEntry>> bySlug = new HashMap<>();
    for (LedgerEntry entry : gone) {
      put(byId, entry.id().value(), entry);
      put(byName, entry.simpleName(), entry);
      put(bySlug, template.slugOf(entry.id()), entry);
    }
    for (Declared revision : newcomers) {
      Set<LedgerEntry> fitting = new LinkedHashSet<>();
      if (!revision.pinnedId().isEmpty()) {
        fitting.addAll(byId.getOrDefault(revision.pinnedId(), List.of()));
      } else {
        fitting.addAll(byName.getOrDefault(revision.simpleName(), List.of()));
        fitting.addAll(bySlug.getOrDefault(IdTemplate.slug(revision.message()), List.of()));
      }
      if (!fitting.isEmpty()) {
        renames.open.put(revision, new ArrayList<>(fitting));
      }
    }
    renames.settle(
        (revision, entry) ->
            entry.simpleName().equals(revision.simpleName())
                && IdTemplate.slug(revision.message()).equals(template.slugOf(entry.id())));
    renames.settle((revision, entry) -> true);
    return renames;
  }

  /** The line that was this class's under another name; null when it is none for certain. */
  @Nullable LedgerEntry of(Declared revision) {
    return renamed.get(revision);
  }

  /** The lines that may have been this class's, when it can't be told which; mostly empty. */
  List<LedgerEntry> candidates(Declared revision) {
    return open.getOrDefault(revision, List.of());
  }

  /** Why it can't be told. */
  String whyOpen(Declared revision) {
    List<LedgerEntry> candidates = candidates(revision);
    if (candidates.size() == 1) {
      LedgerEntry only = candidates.get(0);
      List<Declared> rivals = rivals(revision, only);
      return rivals.isEmpty()
          ? "it follows "
              + list(revision.downs())
              + ", but "
              + only.simpleName()
              + " followed "
              + list(earlierDowns.getOrDefault(only.className(), List.of()))
          : "it may have become "
              + list(rivals.stream().map(Declared::className).toList())
              + " as well";
    }
    return "more than one is like it in name or message";
  }

  private List<Declared> rivals(Declared revision, LedgerEntry entry) {
    return open.entrySet().stream()
        .filter(other -> !other.getKey().equals(revision) && other.getValue().contains(entry))
        .map(Map.Entry::getKey)
        .toList();
  }

  private interface Fit {
    boolean test(Declared revision, LedgerEntry entry);
  }

  /** Takes those for one that fit nobody else; what is taken is no candidate for others. */
  private void settle(Fit fit) {
    Map<Declared, List<LedgerEntry>> ofClass = new LinkedHashMap<>();
    Map<LedgerEntry, Integer> classesOf = new HashMap<>();
    open.forEach(
        (revision, entries) -> {
          List<LedgerEntry> fitting =
              entries.stream()
                  .filter(entry -> fit.test(revision, entry) && !contradict(revision, entry))
                  .toList();
          ofClass.put(revision, fitting);
          fitting.forEach(entry -> classesOf.merge(entry, 1, Integer::sum));
        });
    ofClass.forEach(
        (revision, fitting) -> {
          if (fitting.size() == 1 && Integer.valueOf(1).equals(classesOf.get(fitting.get(0)))) {
            renamed.put(revision, fitting.get(0));
          }
        });
    Set<LedgerEntry> taken = new HashSet<>(renamed.values());
    open.keySet().removeAll(renamed.keySet());
    open.values().forEach(entries -> entries.removeAll(taken));
    open.values().removeIf(List::isEmpty);
  }

  /** Whether they follow different revisions; those that were renamed too are not compared. */
  private boolean contradict(Declared revision, LedgerEntry entry) {
    List<String> followed = earlierDowns.get(entry.className());
    if (followed == null) {
      return false;
    }
    Set<String> before = new HashSet<>(followed);
    Set<String> now = new HashSet<>(revision.downs());
    boolean sameNumber = before.size() == now.size();
    before.removeAll(goneNames);
    now.removeAll(newNames);
    return !sameNumber || !before.equals(now);
  }

  private static void put(
      Map<String, List<LedgerEntry>> map, @Nullable String key, LedgerEntry entry) {
    if (key != null) {
      map.computeIfAbsent(key, none -> new ArrayList<>()).add(entry);
    }
  }

  private static String list(Collection<String> names) {
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }
}
