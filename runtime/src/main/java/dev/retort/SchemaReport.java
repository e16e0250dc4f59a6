package dev.retort;

import dev.retort.chain.RevisionId;
import dev.retort.schema.Difference;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a live database is against the schema at its revision. Its {@link #toString} is a list for a
 * person.
 *
 * @param current where the database stands
 * @param differences in an order that is the same each time; none: the database is as the chain
 *     made it, as far as that can be compared
 */
public record SchemaReport(List<RevisionId> current, List<Difference> differences) {

  public SchemaReport {
    current = List.copyOf(current);
    differences = List.copyOf(differences);
  }

  /** Whether nothing differs. */
  public boolean isEmpty() {
    return differences.isEmpty();
  }

  @Override
  public String toString() {
    String at =
        current.isEmpty()
            ? "base"
            : current.stream().map(RevisionId::value).collect(Collectors.joining(", "));
    return isEmpty()
        ? "The database has the schema of " + at
        : differences.stream()
            .map(difference -> "\n  " + difference)
            .collect(
                Collectors.joining("", "The database does not have the schema of " + at + ":", ""));
  }
}
