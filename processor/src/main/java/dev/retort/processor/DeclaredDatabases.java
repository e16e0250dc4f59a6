package dev.retort.processor;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.dialect.MySqlDialect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.SqliteDialect;
import dev.retort.dialect.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The databases that the chain must run on: {@code -Aretort.databases=postgresql:14,mariadb:10.11}.
 *
 * @param dialects one for each, in the version declared, else in the oldest that is supported
 * @param areDeclared whether the user named them; where not, they are all that come with Retort,
 *     and only what holds on every one of them may be said
 */
record DeclaredDatabases(List<Dialect> dialects, boolean areDeclared) {

  private static final Map<String, Function<@Nullable Version, Dialect>> KNOWN = known();

  /** Those that come with Retort, each in the oldest version supported. */
  static DeclaredDatabases all() {
    return new DeclaredDatabases(
        KNOWN.values().stream().map(dialect -> dialect.apply(null)).toList(), false);
  }

  private static Map<String, Function<@Nullable Version, Dialect>> known() {
    Map<String, Function<@Nullable Version, Dialect>> known = new LinkedHashMap<>();
    known.put("h2", version -> new H2Dialect());
    known.put(
        "postgresql",
        version -> version == null ? new PostgresDialect() : new PostgresDialect(version));
    known.put(
        "mariadb",
        version ->
            version == null ? new MariaDbDialect() : new MariaDbDialect(version, () -> true));
    known.put(
        "mysql",
        version -> version == null ? new MySqlDialect() : new MySqlDialect(version, () -> true));
    known.put(
        "sqlite", version -> version == null ? new SqliteDialect() : new SqliteDialect(version));
    return known;
  }

  /**
   * Reads the option.
   *
   * @throws IllegalArgumentException saying what it should be
   */
  static DeclaredDatabases parse(String text) {
    List<Dialect> dialects = new ArrayList<>();
    for (String entry : text.split(",", -1)) {
      String name = entry.strip();
      String version = "";
      int colon = name.indexOf(':');
      if (colon >= 0) {
        version = name.substring(colon + 1);
        name = name.substring(0, colon);
      }
      Function<@Nullable Version, Dialect> dialect = KNOWN.get(name);
      if (dialect == null) {
        throw new IllegalArgumentException(
            "\""
                + name
                + "\" is none of "
                + String.join(", ", KNOWN.keySet())
                + ", each with a version if you like (postgresql:14)");
      }
      if (colon >= 0 && !version.matches("\\d+(\\.\\d+)*")) {
        throw new IllegalArgumentException("\"" + version + "\" is no version such as 14 or 10.11");
      }
      Dialect parsed = dialect.apply(colon < 0 ? null : Version.parse(version));
      if (dialects.stream().anyMatch(each -> each.database().equals(parsed.database()))) {
        throw new IllegalArgumentException(
            name + " stands twice; name the oldest version that the chain must run on");
      }
      dialects.add(parsed);
    }
    return new DeclaredDatabases(List.copyOf(dialects), true);
  }
}
