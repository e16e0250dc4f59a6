package dev.retort.dialect;

import dev.retort.op.Constraint;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what a database cannot do of one operation, a sentence with the way out for each. */
public final class Problems {

  /** As much of a name that is too long as tells which it is. */
  private static final int SHOWN = 40;

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

  /** Adds a sentence, put together as by {@link String#format}, once. */
  @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotation is no dependency of ours
  public void add(String text, @Nullable Object... arguments) {
    String problem = String.format(Locale.ROOT, text, arguments);
    if (!found.contains(problem)) {
      found.add(problem);
    }
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

  /**
   * Adds a sentence if a foreign key of a table in a schema names another table without one, which
   * some databases look for in the same schema.
   */
  void referenced(QualifiedName table, Constraint constraint) {
    if (table.schema() != null
        && constraint instanceof Constraint.ForeignKey key
        && key.table().schema() == null) {
      add(
          "%s looks for the table \"%s\" of the foreign key \"%s\" in the schema of \"%s\": write it"
              + " with its own schema",
          database, key.table(), key.name(), table);
    }
  }

  /** The name; adds a sentence if it is longer than the database takes. */
  public Name checked(Name name) {
    int length =
        facts.isLimitInBytes()
            ? name.text().getBytes(StandardCharsets.UTF_8).length
            : name.text().length();
    if (length > facts.identifierLimit()) {
      add(
          "the name \"%s..\" has %d %s; %s takes %d: give a shorter one",
          name.text().substring(0, Math.min(SHOWN, name.text().length())),
          length,
          facts.isLimitInBytes() ? "bytes" : "characters",
          database,
          facts.identifierLimit());
    }
    return name;
  }

  /**
   * Adds a sentence for names that are written differently and are one to the database.
   *
   * @param what what they name, in the plural: {@code columns}
   * @param key two names are one when their keys are equal
   */
  public void distinct(String what, List<Name> names, Function<Name, String> key) {
    Map<String, Name> seen = new HashMap<>();
    for (Name name : names) {
      Name other = seen.putIfAbsent(key.apply(name), name);
      if (other != null && !other.equals(name)) {
        same(what, other, name, key);
      }
    }
  }

  /**
   * Adds a sentence for a new name that is one to the database with a name that is there and
   * written differently.
   */
  public void free(String what, Name name, List<Name> taken, Function<Name, String> key) {
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
