package dev.retort.engine;

import java.util.List;

/** What scripts for all databases check alike. */
final class ScriptGuards {

  private ScriptGuards() {}

  /**
   * Whether the history is what a script begins with.
   *
   * @param rows how many revisions are applied, and none on its way
   * @param heads the IDs of those that none of them follows, as literals
   */
  static String condition(String history, int rows, List<String> heads) {
    String all = "(SELECT COUNT(*) FROM " + history + ") = " + rows;
    if (rows == 0) {
      return all;
    }
    return all
        + " AND (SELECT COUNT(*) FROM "
        + history
        + " WHERE state <> 'applied') = 0 AND (SELECT COUNT(*) FROM "
        + history
        + " WHERE id IN ("
        + String.join(", ", heads)
        + ")) = "
        + heads.size();
  }
}
