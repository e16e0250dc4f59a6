package dev.retort.processor.lint;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How two schemas differ, in words. The order of columns, comments, values of enums (which nothing
 * takes back), the text of expressions (which a rename rewrites) and whether a constraint is valid
 * do not count; objects that are not sure do not either.
 */
final class SchemaDifferences {

  /** How one says that the second schema lacks something, has too much, has it otherwise. */
  record Phrases(String missing, String extra, String other, String was) {}

  static final Phrases BACK = new Phrases("is missing", "is left", "is not as it was", " and was ");

  static final Phrases SIDES =
      new Phrases("is there only in one", "is there only in one", "differs", " or ");

  private final Knowledge one;
  private final Knowledge two;
  private final Phrases phrases;
  private final List<String> found = new ArrayList<>();

  private SchemaDifferences(Knowledge one, Knowledge two, Phrases phrases) {
    this.one = one;
    this.two = two;
    this.phrases = phrases;
  }

  /**
   * The differences.
   *
   * @param names the objects that may differ
   */
  static List<String> between(
      Knowledge one, Knowledge two, Set<QualifiedName> names, Phrases phrases) {
    SchemaDifferences differences = new SchemaDifferences(one, two, phrases);
    for (QualifiedName name : new TreeSet<>(names)) {
      differences.compare(name);
    }
    return differences.found;
  }

  private void compare(QualifiedName name) {
    Schema first = one.schema();
    Schema second = two.schema();
    compare(ObjectKind.TABLE, name, first.table(name), second.table(name), this::tables);
    compare(
        ObjectKind.VIEW,
        name,
        first.view(name),
        second.view(name),
        (a, b) -> differs(a.equals(b), "view", name.toString()));
    compare(
        ObjectKind.SEQUENCE,
        name,
        first.sequence(name),
        second.sequence(name),
        (a, b) -> differs(a.equals(b), "sequence", name.toString()));
    compare(ObjectKind.ENUM, name, first.enumOf(name), second.enumOf(name), (a, b) -> {});
    if (name.schema() == null) {
      compare(
          ObjectKind.SCHEMA,
          name,
          first.schemas().contains(name.name()) ? name : null,
          second.schemas().contains(name.name()) ? name : null,
          (a, b) -> {});
    }
  }

  private interface Pair<T> {
    void compare(T one, T two);
  }

  private <T> void compare(
      ObjectKind kind, QualifiedName name, @Nullable T first, @Nullable T second, Pair<T> pair) {
    boolean isSure =
        one.existence(kind, name) != Existence.UNKNOWN
            && two.existence(kind, name) != Existence.UNKNOWN;
    if (first == second || !isSure) {
      return;
    }
    if (first == null || second == null) {
      found.add(
          kind + " \"" + name + "\" " + (second == null ? phrases.missing() : phrases.extra()));
    } else {
      pair.compare(first, second);
    }
  }

  private void tables(Table first, Table second) {
    String table = first.name().toString();
    parts(
        "column",
        table,
        first.columns(),
        second.columns(),
        each -> each.name().toString(),
        (a, b) -> column(table, a, b));
    parts(
        "constraint",
        table,
        first.constraints(),
        second.constraints(),
        each -> String.valueOf(each.name()),
        (a, b) -> differs(isSame(a, b), "constraint", table + "." + a.name()));
    parts(
        "index",
        table,
        first.indexes(),
        second.indexes(),
        each -> String.valueOf(each.name()),
        (a, b) -> differs(isSame(a, b), "index", table + "." + a.name()));
  }

  private static boolean isSame(Constraint a, Constraint b) {
    if (a instanceof Constraint.ForeignKey one && b instanceof Constraint.ForeignKey other) {
      return one.keys().equals(other.keys())
          && one.table().equals(other.table())
          && one.referenced().equals(other.referenced())
          && one.onDelete() == other.onDelete()
          && one.onUpdate() == other.onUpdate()
          && one.isDeferrable() == other.isDeferrable()
          && one.isInitiallyDeferred() == other.isInitiallyDeferred();
    }
    boolean isText = a instanceof Constraint.Check || a instanceof Constraint.Exclude;
    return a.equals(b) || (isText && a.getClass().equals(b.getClass()));
  }

  private static boolean isSame(Index a, Index b) {
    return a.columns().equals(b.columns())
        && a.keys().size() == b.keys().size()
        && a.include().equals(b.include())
        && a.isUnique() == b.isUnique()
        && (a.where() == null) == (b.where() == null);
  }

  private static boolean isSame(
      ColumnDefinition.@Nullable Generated a, ColumnDefinition.@Nullable Generated b) {
    return a == null || b == null ? a == b : a.stored() == b.stored();
  }

  private <T> void parts(
      String kind,
      String table,
      List<T> first,
      List<T> second,
      Function<T, String> name,
      Pair<T> pair) {
    Map<String, T> left = new TreeMap<>();
    Map<String, T> right = new TreeMap<>();
    first.forEach(each -> left.put(name.apply(each), each));
    second.forEach(each -> right.put(name.apply(each), each));
    left.forEach(
        (key, value) -> {
          T other = right.get(key);
          if (other == null) {
            found.add(kind + " \"" + table + "." + key + "\" " + phrases.missing());
          } else {
            pair.compare(value, other);
          }
        });
    right.forEach(
        (key, value) -> {
          if (!left.containsKey(key)) {
            found.add(kind + " \"" + table + "." + key + "\" " + phrases.extra());
          }
        });
  }

  private void column(String table, ColumnDefinition a, ColumnDefinition b) {
    String name = table + "." + a.name();
    if (!a.type().equals(b.type())) {
      found.add(
          "column \""
              + name
              + "\" is "
              + TypeWords.of(b.type())
              + phrases.was()
              + TypeWords.of(a.type()));
    }
    if (a.nullable() != b.nullable()) {
      found.add(
          "column \""
              + name
              + "\" "
              + (b.nullable() ? "takes NULL" : "is NOT NULL")
              + phrases.was()
              + (a.nullable() ? "nullable" : "NOT NULL"));
    }
    if (!Objects.equals(a.defaultValue(), b.defaultValue())) {
      found.add("the default of \"" + name + "\" " + phrases.other());
    }
    boolean same =
        Objects.equals(a.identity(), b.identity())
            && isSame(a.generated(), b.generated())
            && Objects.equals(a.collation(), b.collation());
    differs(same, "column", name);
  }

  private void differs(boolean isSame, String kind, String name) {
    if (!isSame) {
      found.add(kind + " \"" + name + "\" " + phrases.other());
    }
  }
}
