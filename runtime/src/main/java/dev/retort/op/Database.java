package dev.retort.op;

import java.util.Locale;

/**
 * The name of a kind of database, as {@code on(POSTGRESQL, ..)} and {@code -Aretort.databases} give
 * it. The ones that come with Retort are constants of {@link Dsl}.
 *
 * @param name lower case, as in a JDBC URL: {@code postgresql}
 */
public record Database(String name) {
  public Database {
    if (name.isBlank() || !name.equals(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "a database's name is lower case, as in its JDBC URL: \"" + name + "\" is not");
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
