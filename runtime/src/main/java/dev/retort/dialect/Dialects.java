package dev.retort.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dialects that come with Retort, by the names of their databases. */
public final class Dialects {

  /** The names there are, as JDBC URLs have them. */
  public static final List<String> NAMES =
      List.of("h2", "postgresql", "mariadb", "mysql", "sqlite");

  private Dialects() {}

  /**
   * A dialect without a connection.
   *
   * @param name one of {@link #NAMES}
   * @param version the version that it speaks to, or null for the oldest that Retort speaks to
   * @return null for another name
   * @throws IllegalArgumentException when the version is older than that
   */
  public static @Nullable Dialect of(String name, @Nullable Version version) {
    return switch (name) {
      case "h2" -> new H2Dialect();
      case "postgresql" -> version == null ? new PostgresDialect() : new PostgresDialect(version);
      case "mariadb" ->
          version == null ? new MariaDbDialect() : new MariaDbDialect(version, () -> true);
      case "mysql" -> version == null ? new MySqlDialect() : new MySqlDialect(version, () -> true);
      case "sqlite" -> version == null ? new SqliteDialect() : new SqliteDialect(version);
      default -> null;
    };
  }
}
