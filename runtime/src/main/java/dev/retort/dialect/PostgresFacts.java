package dev.retort.dialect;

import java.util.EnumMap;
import java.util.Map;

/** What PostgreSQL can do in which version (its release notes). */
final class PostgresFacts {

  /** The most bytes of a name: {@code NAMEDATALEN - 1}. */
  private static final int LONGEST_NAME = 63;

  private PostgresFacts() {}

  static Facts of(Version version) {
    Map<Feature, String> missing = new EnumMap<>(Feature.class);
    if (!version.isAtLeast(15, 0)) {
      missing.put(
          Feature.NULLS_NOT_DISTINCT,
          "it has them from 15 on; before, a unique index on an expression with coalesce(..) does the"
              + " same");
    }
    if (!version.isAtLeast(17, 0)) {
      missing.put(
          Feature.SET_EXPRESSION, "it can from 17 on; before, drop the column and add it anew");
    }
    if (!version.isAtLeast(18, 0)) {
      missing.put(
          Feature.VIRTUAL_COLUMN, "it has them from 18 on; before, say .generatedStored(..)");
    }
    return new Facts(true, Facts.Lock.SESSION, LONGEST_NAME, true, missing);
  }
}
