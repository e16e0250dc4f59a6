package dev.retort.op;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of SQL statements, as {@code executeScript} read it beside the class.
 *
 * @param file its name: {@code audit.sql}
 * @param texts its text for each database that has a file of its own ({@code
 *     audit.postgresql.sql}), by {@link Database#name}; under {@code ""} that for all others
 */
public record Script(String file, Map<String, String> texts) {

  public Script {
    texts = Map.copyOf(texts);
  }

  /** The text for a database, or null when there is neither one of its own nor one for all. */
  public @Nullable String text(Database database) {
    String own = texts.get(database.name());
    return own != null ? own : texts.get("");
  }
}
