package dev.retort.processor;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The databases that the chain must run on: {@code -Aretort.databases=postgresql:14,mariadb:10.11}.
 *
 * @param dialects one for each, in the version declared, else in the oldest that is supported
 * @param areDeclared whether the user named them; where not, they are all that come with Retort,
 *     and only what holds on every one of them may be said
 */
record DeclaredDatabases(List<Dialect> dialects, boolean areDeclared) {

  /** Those that come with Retort, each in the oldest version supported. */
  static DeclaredDatabases all() {
    return new DeclaredDatabases(
        Dialects.NAMES.stream()
            .map(name -> Objects.requireNonNull(Dialects.of(name, null)))
            .toList(),
        false);
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
      if (!Dialects.NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "\""
                + name
                + "\" is none of "
                + String.join(", ", Dialects.NAMES)
                + ", each with a version if you like (postgresql:14)");
      }
      if (colon >= 0 && !version.matches("\\d+(\\.\\d+)*")) {
        throw new IllegalArgumentException("\"" + version + "\" is no version such as 14 or 10.11");
      }
      Dialect parsed =
          Objects.requireNonNull(Dialects.of(name, colon < 0 ? null : Version.parse(version)));
      if (dialects.stream().anyMatch(each -> each.database().equals(parsed.database()))) {
        throw new IllegalArgumentException(
            name + " stands twice; name the oldest version that the chain must run on");
      }
      dialects.add(parsed);
    }
    return new DeclaredDatabases(List.copyOf(dialects), true);
  }
}
