package dev.retort.dialect;

import dev.retort.op.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a database cannot do of one operation, a sentence with the way out for each. */
final class Problems {

  private final List<String> found = new ArrayList<>();

  List<String> found() {
    return found;
  }

  @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotation is no dependency of ours
  void add(String text, @Nullable Object... arguments) {
    String problem = String.format(Locale.ROOT, text, arguments);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /**
   * Names that are written differently and are one to the database.
   *
   * @param what what they name, in the plural: {@code columns}
   * @param key two names are one when their keys are equal
   */
  void distinct(String what, List<Name> names, Function<Name, String> key) {
    Map<String, Name> seen = new HashMap<>();
    for (Name name : names) {
      Name other = seen.putIfAbsent(key.apply(name), name);
      if (other != null && !other.equals(name)) {
        same(what, other, name, key);
      }
    }
  }

  /** A new name that is one to the database with a name that is there and written differently. */
  void free(String what, Name name, List<Name> taken, Function<Name, String> key) {
    for (Name other : taken) {
      if (!other.equals(name) && key.apply(other).equals(key.apply(name))) {
        same(what, other, name, key);
      }
    }
  }

  private void same(String what, Name one, Name other, Function<Name, String> key) {
    add(
        "the %s %s and %s are one name to this database (\"%s\"): give one of them another name",
        what, shown(one), shown(other), key.apply(one));
  }

  /** As it stands in a Java source, so that quotes show. */
  private static String shown(Name name) {
    return '"' + name.toString().replace("\"", "\\\"") + '"';
  }
}
