package dev.retort.processor.java;

import dev.retort.dialect.Dialect;
import dev.retort.operations.RandomRevisions;
import dev.retort.operations.RandomRevisions.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A valid chain with its source, for tests that compile it: {@code R1} is its base, {@code R2}
 * follows it, and so on.
 *
 * @param packageName the package of all
 * @param revisions what each says, in order
 * @param sources the source of each by its class's simple name, in order
 */
public record ChainSources(
    String packageName, List<Revision> revisions, Map<String, String> sources) {

  /**
   * A chain.
   *
   * @param seed the same seed, the same chain
   * @param choices how many operations are tried
   * @param dialect the database on which it is valid
   */
  public static ChainSources of(String packageName, long seed, int choices, Dialect dialect) {
    List<Revision> revisions = RandomRevisions.of(seed, choices, dialect);
    Map<String, String> sources = new LinkedHashMap<>();
    for (int i = 0; i < revisions.size(); i++) {
      String down = i == 0 ? null : packageName + "." + name(i - 1);
      Revision revision = revisions.get(i);
      sources.put(
          name(i),
          JavaSource.revision(packageName, name(i), name(i), down, revision.up(), revision.down()));
    }
    return new ChainSources(packageName, revisions, sources);
  }

  /** The simple name of the class of a revision, counted from 0. */
  public static String name(int index) {
    return "R" + (index + 1);
  }
}
