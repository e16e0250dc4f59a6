package dev.retort.dialect;

import dev.retort.op.Database;
import dev.retort.op.Dsl;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * MySQL 8.0.19 and newer. Its SQL is rendered and compared in Retort's tests, not executed there:
 * no server of it can be had where they run.
 */
public final class MySqlDialect extends MySqlFamilyDialect {

  private static final Version OLDEST = new Version(8, 0);
  private static final int MOST_DECIMALS = 30;

  private static final Facts FACTS = facts(MySqlFacts.MISSING);

  /** The oldest MySQL that Retort speaks to, for rendering without a connection. */
  public MySqlDialect() {
    this(OLDEST, () -> true);
  }

  /**
   * MySQL as a server is set up.
   *
   * @param version the server's version
   * @param backslashEscapes whether a backslash in a string escapes what follows it, which it does
   *     unless {@code sql_mode} holds {@code NO_BACKSLASH_ESCAPES}; asked at the first string that
   *     depends on it. A script must set the mode that its dialect was made for
   */
  public MySqlDialect(Version version, BooleanSupplier backslashEscapes) {
    super(version, backslashEscapes);
  }

  private static Facts facts(Map<Feature, String> common) {
    Map<Feature, String> missing = new HashMap<>(common);
    missing.put(Feature.SEQUENCE, "use an identity column, or a table that counts");
    return MySqlFacts.with(missing);
  }

  @Override
  public Database database() {
    return Dsl.MYSQL;
  }

  @Override
  public Facts facts() {
    return FACTS;
  }

  @Override
  protected String title() {
    return "MySQL";
  }

  @Override
  String uuid() {
    return MySqlFacts.UUID_AS_TEXT;
  }

  @Override
  int mostDecimals() {
    return MOST_DECIMALS;
  }

  @Override
  boolean hasNotNullGenerated() {
    return true;
  }

  @Override
  boolean hasLongDefaults() {
    return false;
  }

  @Override
  boolean hasLongKeys() {
    return false;
  }

  @Override
  boolean hasDropIfExists() {
    return false;
  }
}
