package dev.retort.operations;

import dev.retort.op.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that a table must have by now, and what is to be known of its columns for more. */
final class Content {

  /** A value that is not NULL, and else not known. */
  static final String SOME = "(some)";

  /** Gets rows (else it stays empty, so that anything can be done to it). */
  final boolean filled;

  final Map<Name, Trait> traits = new LinkedHashMap<>();

  /** By column: a text, {@link #SOME} or null. */
  final List<Map<Name, String>> rows = new ArrayList<>();

  Content(boolean filled) {
    this.filled = filled;
  }

  /** What a column's values are. */
  static final class Trait {
    final Family family;

    /** Rows may bring NULL: it took NULL from the beginning, and no operation said otherwise. */
    boolean nulls;

    /** Two rows may hold the same, so it is in no key of its own. */
    boolean repeats;

    /** The database numbers it. */
    boolean numbered;

    /** A foreign key pointed to it once, so its values stay. */
    boolean isTarget;

    /** What a foreign key of it points to, or pointed to once. */
    Content targetTable;

    Trait target;

    Trait(Family family) {
      this.family = family;
    }
  }

  Trait trait(Name column) {
    return traits.get(column);
  }

  Name nameOf(Trait trait) {
    return traits.entrySet().stream()
        .filter(entry -> entry.getValue() == trait)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  boolean holdsNull(Name column) {
    return rows.stream().anyMatch(row -> row.get(column) == null);
  }

  /** Whether the values of a column are known in all rows. */
  boolean isKnown(Name column) {
    return trait(column).family.isPlain()
        && rows.stream().noneMatch(row -> SOME.equals(row.get(column)));
  }

  void add(Name column, Trait trait, String ofRowsThere) {
    traits.put(column, trait);
    rows.forEach(row -> row.put(column, ofRowsThere));
  }

  void rename(Name from, Name to) {
    traits.put(to, traits.remove(from));
    rows.forEach(row -> row.put(to, row.remove(from)));
  }

  void drop(Name column) {
    traits.remove(column);
    rows.forEach(row -> row.remove(column));
  }
}
