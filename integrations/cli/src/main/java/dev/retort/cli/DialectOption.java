package dev.retort.cli;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
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
      Dialect dialect = Dialects.of(database, version);
      if (dialect == null && name != null) {
        throw new UsageException("there is no dialect \"" + database + "\"; there is " + KNOWN);
      }
      return dialect;
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
