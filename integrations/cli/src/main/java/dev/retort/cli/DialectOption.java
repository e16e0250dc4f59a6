package dev.retort.cli;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.dialect.MySqlDialect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.SqliteDialect;
import dev.retort.dialect.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database's SQL. */
final class DialectOption {

  private static final String KNOWN = "h2, postgresql, mariadb, mysql or sqlite";

  @Option(
      names = "--dialect",
      paramLabel = "NAME[:VERSION]",
      description =
          "Whose SQL: h2, postgresql, mariadb, mysql or sqlite, in a version (postgresql:16) or the"
              + " oldest that Retort speaks to. If not said, that of --url.")
  @Nullable String name;

  /**
   * The one that is asked for; null when nothing tells.
   *
   * @param url a database's, or null
   * @throws UsageException when there is no such dialect
   */
  @Nullable Dialect dialect(@Nullable String url) {
    String said = name;
    if (said == null) {
      if (url == null || !url.startsWith("jdbc:")) {
        return null;
      }
      said = url.substring("jdbc:".length()).replaceFirst(":.*", "");
    }
    int colon = said.indexOf(':');
    String database = colon < 0 ? said : said.substring(0, colon);
    try {
      Version version = colon < 0 ? null : Version.parse(said.substring(colon + 1));
      return switch (database) {
        case "h2" -> new H2Dialect();
        case "postgresql" -> version == null ? new PostgresDialect() : new PostgresDialect(version);
        case "mariadb" ->
            version == null ? new MariaDbDialect() : new MariaDbDialect(version, () -> true);
        case "mysql" ->
            version == null ? new MySqlDialect() : new MySqlDialect(version, () -> true);
        case "sqlite" -> version == null ? new SqliteDialect() : new SqliteDialect(version);
        default -> {
          if (name == null) {
            yield null;
          }
          throw new UsageException("there is no dialect \"" + database + "\"; there is " + KNOWN);
        }
      };
    } catch (IllegalArgumentException e) {
      throw new UsageException("--dialect " + said + ": " + e.getMessage());
    }
  }

  /** As {@link #dialect}, where there must be one. */
  Dialect required(@Nullable String url) {
    Dialect found = dialect(url);
    if (found == null) {
      throw new UsageException("whose SQL? Say --dialect " + KNOWN);
    }
    return found;
  }
}
