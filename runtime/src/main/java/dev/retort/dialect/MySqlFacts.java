package dev.retort.dialect;

import java.util.Map;

/** What is true of MariaDB and MySQL alike. */
final class MySqlFacts {

  private static final int LONGEST_NAME = 64;

  private static final String OTHERS = "leave it to other databases with op.on(..)";

  /** A way out. */
  static final String GENERATED_KEY = "keep a generated column with that expression and index it";

  /**
   * A UUID where there is no type for it: as text, because a literal can't know whether its column
   * is {@code BINARY(16)}; without regard to case, as UUIDs are compared.
   */
  static final String UUID_AS_TEXT = "CHAR(36) CHARACTER SET ascii";

  /** What neither has. */
  static final Map<Feature, String> MISSING =
      Map.ofEntries(
          Map.entry(
              Feature.PARTIAL_INDEX,
              "index a generated column that is NULL in the rows to be left out"),
          Map.entry(Feature.INDEX_INCLUDE, "make them keys"),
          Map.entry(Feature.INDEX_METHOD, "it has btree, fulltext and spatial"),
          Map.entry(Feature.INDEX_OPERATOR_CLASS, OTHERS),
          Map.entry(Feature.INDEX_NULLS_ORDER, "NULLs come first, and last with desc()"),
          Map.entry(
              Feature.CONCURRENT_INDEX,
              "leave concurrently() out, InnoDB lets others write meanwhile by itself"),
          Map.entry(
              Feature.NULLS_NOT_DISTINCT,
              "make the column NOT NULL, or a generated column with COALESCE unique"),
          Map.entry(Feature.DEFERRABLE_FOREIGN_KEY, OTHERS),
          Map.entry(Feature.DEFERRABLE_UNIQUE, OTHERS),
          Map.entry(Feature.SET_DEFAULT_ACTION, "say SET_NULL or CASCADE, or use a trigger"),
          Map.entry(Feature.NOT_VALID_FOREIGN_KEY, "leave notValid() out for it"),
          Map.entry(Feature.NOT_VALID_CHECK, "leave notValid() out for it"),
          Map.entry(Feature.EXCLUDE, OTHERS),
          Map.entry(Feature.UNIQUE_USING_INDEX, "drop the index and add the constraint"),
          Map.entry(
              Feature.TYPE_USING,
              "add a column of the new type, fill it with update(..), drop the old one and rename"),
          Map.entry(Feature.IDENTITY_ALWAYS, "say identity(), and leave the column out of inserts"),
          Map.entry(Feature.MATERIALIZED_VIEW, "create a table and fill it, or a plain view"),
          Map.entry(Feature.TIMESTAMPTZ, "say timestamp() and keep UTC in it"),
          Map.entry(Feature.ARRAY, "use json(), or rows of another table"));

  private MySqlFacts() {}

  static Facts with(Map<Feature, String> missing) {
    return new Facts(false, Facts.Lock.SESSION, LONGEST_NAME, false, missing);
  }
}
