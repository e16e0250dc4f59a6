package dev.retort.processor;

import dev.retort.dialect.Dialect;
import dev.retort.processor.message.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -Aretort.*} says about what is written for reviews.
 *
 * @param dialects the databases whose SQL is written; empty for none
 * @param sqlPath the folder in version control that keeps it, or null
 * @param schemaPath the file in version control that keeps the schema at the head, or null
 * @param schemaDialect the database that the schema is written for; null only without a path
 */
record ReviewOptions(
    List<Dialect> dialects,
    @Nullable String sqlPath,
    @Nullable String schemaPath,
    @Nullable Dialect schemaDialect) {

  static final String SQL = "retort.sql";
  static final String SQL_PATH = "retort.sql.path";
  static final String SCHEMA = "retort.schema";

  ReviewOptions {
    dialects = List.copyOf(dialects);
  }

  static ReviewOptions read(
      Map<String, String> given, DeclaredDatabases declared, Problems problems) {
    String sqlPath = path(SQL_PATH, given, problems);
    String schemaPath = path(SCHEMA, given, problems);
    List<Dialect> named = dialects(given.get(SQL), declared, problems);
    List<Dialect> dialects =
        named.isEmpty() && declared.areDeclared() ? declared.dialects() : named;
    if (dialects.isEmpty() && !given.containsKey(SQL)) {
      undecided(SQL_PATH, sqlPath, problems);
      undecided(SCHEMA, schemaPath, problems);
    }
    boolean isUsable = !dialects.isEmpty();
    return new ReviewOptions(
        sqlPath == null ? named : dialects,
        isUsable ? sqlPath : null,
        isUsable ? schemaPath : null,
        isUsable ? dialects.get(0) : null);
  }

  private static void undecided(String option, @Nullable String value, Problems problems) {
    if (value != null) {
      Options.bad(
          problems,
          option,
          value,
          "for which databases? Say it with -Aretort.sql=postgresql, or with"
              + " -Aretort.databases=postgresql:14");
    }
  }

  /** In the version declared, where none is said. */
  private static List<Dialect> dialects(
      @Nullable String given, DeclaredDatabases declared, Problems problems) {
    if (given == null) {
      return List.of();
    }
    try {
      List<Dialect> dialects = new ArrayList<>();
      List<Dialect> parsed = DeclaredDatabases.parse(given).dialects();
      String[] entries = given.split(",", -1);
      for (int i = 0; i < entries.length; i++) {
        Dialect dialect = parsed.get(i);
        dialects.add(
            entries[i].contains(":")
                ? dialect
                : declared.dialects().stream()
                    .filter(each -> each.database().equals(dialect.database()))
                    .findFirst()
                    .orElse(dialect));
      }
      return dialects;
    } catch (IllegalArgumentException e) {
      Options.bad(problems, SQL, given, String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private static @Nullable String path(
      String option, Map<String, String> given, Problems problems) {
    String path = given.get(option);
    try {
      return path == null ? null : Path.of(path).toString();
    } catch (InvalidPathException e) {
      Options.bad(problems, option, String.valueOf(path), "it is no path: " + e.getReason());
      return null;
    }
  }
}
