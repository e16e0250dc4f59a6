package dev.retort.dialect;

import dev.retort.op.Name;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a database cannot do of one operation, each with the way out. */
public final class Problems {

  private final String database;
  private final Facts facts;
  private final List<String> found = new ArrayList<>();

  Problems(String database, Facts facts) {
    this.database = database;
    this.facts = facts;
  }

  /** What was found, a sentence each. */
  public List<String> found() {
    return List.copyOf(found);
  }

  /** Adds a sentence, put together as by {@link String#format}. */
  @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotation is no dependency of ours
  public void add(String text, @Nullable Object... arguments) {
    found.add(String.format(text, arguments));
  }

  /**
   * Adds a sentence if the database lacks a feature.
   *
   * @param what the object that needs it: {@code index "ix_a"}
   * @return whether it has it
   */
  public boolean require(Feature feature, String what) {
    String wayOut = facts.missing().get(feature);
    if (wayOut != null) {
      add("%s has no %s (%s): %s", database, feature.title(), what, wayOut);
    }
    return wayOut == null;
  }

  /** The name; adds a sentence if it is longer than the database allows. */
  public Name checked(Name name) {
    int length =
        facts.isLimitInBytes()
            ? name.text().getBytes(StandardCharsets.UTF_8).length
            : name.text().length();
    if (length > facts.identifierLimit()) {
      add(
          "the name \"%s\" has %d %s; %s allows %d",
          name,
          length,
          facts.isLimitInBytes() ? "bytes" : "characters",
          database,
          facts.identifierLimit());
    }
    return name;
  }
}
