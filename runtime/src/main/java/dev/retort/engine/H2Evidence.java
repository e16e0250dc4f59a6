package dev.retort.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was there before a step, as its journal row keeps it: enough to tell after a crash whether
 * the step is done, and which tables are H2's own leftovers of it and nobody's data.
 *
 * @param session the number of the session that ran it, which H2 writes into its copies' names
 * @param fingerprint of the catalogue (or of the one table), or empty where names tell enough
 * @param columns of all columns, where the rest of the catalogue may change half-way; or empty
 * @param lookAlikes the tables that were named like such a copy before, each as schema, tab, table
 */
record H2Evidence(int session, String fingerprint, String columns, List<String> lookAlikes) {

  H2Evidence {
    lookAlikes = List.copyOf(lookAlikes);
  }

  /** The text that the journal keeps. */
  String text() {
    List<String> lines = new ArrayList<>(List.of(String.valueOf(session), fingerprint, columns));
    lines.addAll(lookAlikes);
    return String.join("\n", lines);
  }

  /** Reads {@link #text}; null where nothing was kept. */
  static @Nullable H2Evidence read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    List<String> lines = List.of(text.split("\n", -1));
    return new H2Evidence(
        Integer.parseInt(lines.get(0)), lines.get(1), lines.get(2), lines.subList(3, lines.size()));
  }
}
