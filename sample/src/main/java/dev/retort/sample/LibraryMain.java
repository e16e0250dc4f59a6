package dev.retort.sample;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.retort.MigrationRegistry;
import java.io.PrintStream;

/** Brings the library's database up to date, and prints what was done and what it stands at. */
public final class LibraryMain {

  private LibraryMain() {}

  /**
   * Migrates.
   *
   * @param args the JDBC URL of the database; an H2 file {@code library} in the working directory
   *     when there is none
   */
  public static void main(String[] args) {
    run(args.length > 0 ? args[0] : "jdbc:h2:./library", System.out);
  }

  static void run(String url, PrintStream out) {
    try (HikariDataSource pool = pool(url)) {
      MigrationRegistry registry = MigrationRegistry.load(pool);
      out.println(registry.apply());
      out.println(registry.history());
    }
  }

  static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    return new HikariDataSource(config);
  }
}
