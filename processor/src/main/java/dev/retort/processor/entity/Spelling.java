package dev.retort.processor.entity;

import dev.retort.op.Name;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A name as an entity gives it, and what it may be called in the database: as Jakarta Persistence
 * says, letter by letter; or as Hibernate's and Spring Boot's strategy has it, {@code created_at}
 * for {@code createdAt}, which goes for names written in annotations too. Which one an application
 * has is configured, and not seen here.
 *
 * @param text the name, without quotes
 */
record Spelling(String text) {

  /** A name as an annotation has it, perhaps in quotes. */
  static Spelling of(String written) {
    boolean quoted =
        written.length() > 2
            && (written.startsWith("\"") || written.startsWith("`"))
            && written.endsWith(written.substring(0, 1));
    return new Spelling(quoted ? written.substring(1, written.length() - 1) : written);
  }

  /** In lower case: databases fold names, each in its way. */
  Set<String> candidates() {
    Set<String> all = new LinkedHashSet<>();
    all.add(text.toLowerCase(Locale.ROOT));
    all.add(snakeCase());
    all.add(text.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", "_").toLowerCase(Locale.ROOT));
    all.add(
        text.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", "_")
            .toLowerCase(Locale.ROOT));
    return all;
  }

  /**
   * As Spring Boot has it: an underscore before a capital that stands between small letters ({@code
   * CamelCaseToUnderscoresNamingStrategy}).
   */
  String snakeCase() {
    return text.replace('.', '_')
        .replaceAll("(?<=\\p{Ll})(?=\\p{Lu}\\p{Ll})", "_")
        .toLowerCase(Locale.ROOT);
  }

  /** What a revision would call it. */
  Name proposed() {
    String name = snakeCase();
    return Name.of(name.indexOf('"') < 0 && !name.isBlank() ? name : "\"" + name + "\"");
  }
}
