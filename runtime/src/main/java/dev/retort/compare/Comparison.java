package dev.retort.compare;

import dev.retort.compare.Inventory.Column;
import dev.retort.compare.Inventory.Item;
import dev.retort.compare.Inventory.Part;
import dev.retort.compare.Inventory.Table;
import dev.retort.compare.Inventory.Title;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Difference;
import dev.retort.schema.Difference.Kind;
import dev.retort.schema.Difference.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The differences between what the chain says and what a database has. When in doubt, none: what
 * one side does not know is not compared, nor what the SQL of an author names.
 */
public final class Comparison {

  private final Spelling spelling;
  private final SqlBeside beside;
  private final Set<String> ours = new HashSet<>();
  private final List<Difference> differences = new ArrayList<>();

  /**
   * A comparison.
   *
   * @param ours tables that nobody shall hear of
   */
  public Comparison(Spelling spelling, SqlBeside beside, List<QualifiedName> ours) {
    this.spelling = spelling;
    this.beside = beside;
    ours.forEach(each -> this.ours.add(key(spelling.title(each))));
  }

  /**
   * Compares.
   *
   * @param chain what the chain says
   * @param database what the database has
   * @param made the schemas, null for the connection's own, in which everything is the chain's
   */
  public List<Difference> differences(
      Inventory chain, Inventory database, Set<@Nullable String> made) {
    Map<String, Table> tables = byTitle(database.tables(), table -> key(table.title()));
    for (Table expected : chain.tables()) {
      Table found = tables.remove(key(expected.title()));
      if (found != null) {
        compare(expected, found);
      } else if (!beside.drops(expected.title().name())) {
        missing(ObjectKind.TABLE, expected.title().toString(), null);
      }
    }
    for (Map.Entry<String, Table> foreign : tables.entrySet()) {
      Title title = foreign.getValue().title();
      if (made.contains(title.schema())
          && !ours.contains(foreign.getKey())
          && !beside.names(title.name())) {
        foreign(ObjectKind.TABLE, title.toString(), null);
      }
    }
    Map<String, Item> items = byTitle(database.others(), this::key);
    for (Item expected : chain.others()) {
      compare(expected, items.remove(key(expected)));
    }
    for (Item foreign : items.values()) {
      Title title = foreign.title();
      boolean schema = foreign.kind() == ObjectKind.SCHEMA;
      if (!schema && made.contains(title.schema()) && !beside.names(title.name())) {
        foreign(foreign.kind(), title.toString(), foreign.definition());
      }
    }
    return List.copyOf(differences);
  }

  private static <T> Map<String, T> byTitle(List<T> all, Function<T, String> key) {
    Map<String, T> found = new TreeMap<>();
    all.forEach(each -> found.put(key.apply(each), each));
    return found;
  }

  private String key(Title title) {
    return title.schema() == null
        ? spelling.tableKey(title.name())
        : spelling.tableKey(title.schema()) + "\0" + spelling.tableKey(title.name());
  }

  private String key(Item item) {
    return item.kind() + "\0" + key(item.title());
  }

  private void compare(Item expected, @Nullable Item found) {
    String name = expected.title().toString();
    if (found == null) {
      if (!beside.drops(expected.title().name())) {
        missing(expected.kind(), name, expected.definition());
      }
    } else if (expected.definition() != null
        && found.definition() != null
        && !expected.definition().equals(found.definition())
        && !beside.names(expected.title().name())) {
      other(expected.kind(), name, expected.definition(), found.definition());
    }
  }

  // Tables

  private void compare(Table expected, Table found) {
    String table = expected.title().name();
    Map<String, Column> columns = new TreeMap<>();
    found.columns().forEach(column -> columns.put(spelling.key(column.name()), column));
    for (Column column : expected.columns()) {
      String name = expected.title() + "." + column.name();
      Column live = columns.remove(spelling.key(column.name()));
      boolean told = beside.namesColumn(table, column.name());
      if (live == null && !told) {
        missing(ObjectKind.COLUMN, name, column.type());
      } else if (live != null && !told) {
        compare(name, column, live);
      }
    }
    for (Column foreign : columns.values()) {
      if (!beside.namesColumn(table, foreign.name())) {
        foreign(ObjectKind.COLUMN, expected.title() + "." + foreign.name(), foreign.type());
      }
    }
    parts(expected, found);
  }

  private void compare(String name, Column chain, Column live) {
    for (int i = 0; i < chain.facets().size(); i++) {
      String said = chain.facets().get(i);
      String has = live.facets().get(i);
      if (said != null && has != null && !said.equals(has)) {
        other(ObjectKind.COLUMN, name, said, has);
      }
    }
  }

  // What hangs on tables

  /** By name; what has none on either side by what it is. */
  private void parts(Table expected, Table found) {
    String table = expected.title().name();
    List<Part> left = new ArrayList<>(found.parts());
    List<Part> missing = new ArrayList<>();
    for (Part part : expected.parts()) {
      Part live = byName(part, left);
      if (live == null) {
        missing.add(part);
        continue;
      }
      left.remove(live);
      if (isOther(part, live) && !beside.changes(table, part)) {
        other(part.kind(), name(expected, part), part.definition(), live.definition());
      }
    }
    for (Part part : missing) {
      Part live = byDefinition(part, left, found.parts());
      if (live == null) {
        if (!beside.changes(table, part)) {
          missing(part.kind(), name(expected, part), part.definition());
        }
        continue;
      }
      left.remove(live);
      if (part.name() != null && live.name() != null && !beside.changes(table, part)) {
        other(part.kind(), name(expected, part), "named " + part.name(), "named " + live.name());
      }
    }
    for (Part part : left) {
      if (!spelling.mayBeOwn(part, expected, found)
          && !isKnown(part, expected)
          && !beside.makes(table, part)) {
        foreign(part.kind(), name(expected, part), part.definition());
      }
    }
  }

  private @Nullable Part byName(Part part, List<Part> among) {
    return part.name() == null
        ? null
        : among.stream()
            .filter(live -> live.kind() == part.kind() && isNamed(live, part.name()))
            .findFirst()
            .orElse(null);
  }

  private boolean isNamed(Part part, String name) {
    return part.name() != null && spelling.key(part.name()).equals(spelling.key(name));
  }

  /** Where there are no names, one key of the database may be two of the chain. */
  private @Nullable Part byDefinition(Part part, List<Part> left, List<Part> all) {
    return (part.name() == null ? all : left)
        .stream().filter(live -> isSame(part, live)).findFirst().orElse(null);
  }

  private boolean isKnown(Part live, Table expected) {
    return live.name() == null && expected.parts().stream().anyMatch(part -> isSame(part, live));
  }

  private boolean isSame(Part part, Part live) {
    boolean kind =
        part.kind() == live.kind()
            || (part.name() == null && isKey(part.kind()) && isKey(live.kind()));
    return kind
        && part.definition() != null
        && live.definition() != null
        && spelling.key(part.definition()).equals(spelling.key(live.definition()));
  }

  private static boolean isKey(ObjectKind kind) {
    return kind == ObjectKind.UNIQUE || kind == ObjectKind.PRIMARY_KEY;
  }

  private boolean isOther(Part part, Part live) {
    return part.definition() != null
        && live.definition() != null
        && !spelling.key(part.definition()).equals(spelling.key(live.definition()));
  }

  private static String name(Table table, Part part) {
    return part.name() == null ? table.title().toString() : table.title() + "." + part.name();
  }

  // What is told

  private void missing(ObjectKind kind, String name, @Nullable String chain) {
    differences.add(
        new Difference(
            Kind.MISSING,
            kind,
            name,
            chain == null ? "present" : chain,
            null,
            kind.words() + " \"" + name + "\" is missing" + (chain == null ? "" : ": " + chain)));
  }

  private void other(
      ObjectKind kind, String name, @Nullable String chain, @Nullable String database) {
    differences.add(
        new Difference(
            Kind.OTHER,
            kind,
            name,
            chain,
            database,
            kind.words() + " \"" + name + "\" is " + database + "; the chain says " + chain));
  }

  private void foreign(ObjectKind kind, String name, @Nullable String database) {
    String revisions = beside.revisions();
    differences.add(
        new Difference(
            Kind.FOREIGN,
            kind,
            name,
            null,
            database == null ? "present" : database,
            kind.words()
                + " \""
                + name
                + "\" is "
                + (revisions == null
                    ? "foreign: no revision makes it"
                    : "not made by the chain's operations (it may come from the SQL or Java of "
                        + revisions
                        + ")")
                + (database == null ? "" : ": " + database)));
  }
}
