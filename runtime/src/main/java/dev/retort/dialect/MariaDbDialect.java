package dev.retort.dialect;

import dev.retort.op.Database;
import dev.retort.op.Dsl;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** MariaDB 10.6 and newer: its ALTER TABLE is atomic from there on. */
public final class MariaDbDialect extends MySqlFamilyDialect {

  private static final Version OLDEST = new Version(10, 6);
  private static final int MOST_DECIMALS = 38;

  private final Facts facts;

  /** The oldest MariaDB that Retort speaks to, for rendering without a connection. */
  public MariaDbDialect() {
    this(OLDEST, () -> true);
  }

  /**
   * MariaDB as a server is set up.
   *
   * @param version the server's version
   * @param backslashEscapes whether a backslash in a string escapes what follows it, which it does
   *     unless {@code sql_mode} holds {@code NO_BACKSLASH_ESCAPES}; asked at the first string that
   *     depends on it. A script must set the mode that its dialect was made for
   */
  public MariaDbDialect(Version version, BooleanSupplier backslashEscapes) {
    super(version, backslashEscapes);
    Map<Feature, String> missing = new HashMap<>(MySqlFacts.MISSING);
    missing.put(Feature.EXPRESSION_INDEX, MySqlFacts.GENERATED_KEY);
    if (!version.isAtLeast(10, 8)) {
      missing.put(
          Feature.DESCENDING_INDEX,
          "leave desc() out, an index is read from both ends; MariaDB has them from 10.8 on");
    }
    this.facts = MySqlFacts.with(missing);
  }

  @Override
  public Database database() {
    return Dsl.MARIADB;
  }

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  protected String title() {
    return "MariaDB";
  }

  /** A type of its own from 10.7 on. */
  @Override
  String uuid() {
    return version().isAtLeast(10, 7) ? "UUID" : MySqlFacts.UUID_AS_TEXT;
  }

  @Override
  int mostDecimals() {
    return MOST_DECIMALS;
  }

  @Override
  boolean hasNotNullGenerated() {
    return false;
  }

  @Override
  boolean hasLongDefaults() {
    return true;
  }

  @Override
  boolean hasLongKeys() {
    return true;
  }

  @Override
  boolean hasDropIfExists() {
    return true;
  }
}
