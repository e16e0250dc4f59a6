package dev.retort.op;

import java.util.ArrayList;
import java.util.List;

/** Reads the {@code first, more...} of the vocabulary. */
final class Names {

  private Names() {}

  static List<Name> of(String first, String... more) {
    List<Name> names = new ArrayList<>(1 + more.length);
    names.add(Name.of(first));
    for (String name : more) {
      names.add(Name.of(name));
    }
    return List.copyOf(names);
  }
}
