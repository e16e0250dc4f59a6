package dev.retort.processor.lint;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How two schemas differ, in words. The order of columns, comments, and values of enums (which
 * nothing takes back) do not count; objects that are not sure do not either.
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

  static List<String> between(Knowledge one, Knowledge two, Phrases phrases) {
    SchemaDifferences differences = new SchemaDifferences(one, two, phrases);
    differences.compare(one.schema(), two.schema());
    return differences.found;
  }

  private void compare(Schema first, Schema second) {
    if (first == second) {
      return;
    }
    objects(ObjectKind.TABLE, first.tables(), second.tables(), Table::name, this::tables);
    objects(
        ObjectKind.VIEW,
        first.views(),
        second.views(),
        view -> view.name(),
        (a, b) -> differs(a.equals(b), "view", a.name().toString()));
    objects(
        ObjectKind.SEQUENCE,
        first.sequences(),
        second.sequences(),
        sequence -> sequence.name(),
        (a, b) -> differs(a.equals(b), "sequence", a.name().toString()));
    objects(
        ObjectKind.ENUM, first.enums(), second.enums(), each -> each.name(), (a, b) -> {});
    objects(
        ObjectKind.SCHEMA,
        first.schemas(),
        second.schemas(),
        name -> new QualifiedName(null, name),
        (a, b) -> {});
  }

  private interface Pair<T> {
    void compare(T one, T two);
  }

  private <T> void objects(
      ObjectKind kind,
      Collection<T> first,
      Collection<T> second,
      Function<T, QualifiedName> name,
      Pair<T> pair) {
    Map<QualifiedName, T> left = byName(first, name);
    Map<QualifiedName, T> right = byName(second, name);
    left.forEach(
        (key, value) -> {
          if (!isSure(kind, key)) {
            return;
          }
          T other = right.get(key);
          if (other == null) {
            found.add(kind + " \"" + key + "\" " + phrases.missing());
          } else if (value != other) {
            pair.compare(value, other);
          }
        });
    right.forEach(
        (key, value) -> {
          if (!left.containsKey(key) && isSure(kind, key)) {
            found.add(kind + " \"" + key + "\" " + phrases.extra());
          }
        });
  }

  private boolean isSure(ObjectKind kind, QualifiedName name) {
    return one.existence(kind, name) != Existence.UNKNOWN
        && two.existence(kind, name) != Existence.UNKNOWN;
  }

  private static <T> Map<QualifiedName, T> byName(
      Collection<T> all, Function<T, QualifiedName> name) {
    Map<QualifiedName, T> byName = new TreeMap<>();
    all.forEach(each -> byName.put(name.apply(each), each));
    return byName;
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
        (Index a, Index b) -> differs(a.equals(b), "index", table + "." + a.name()));
  }

  private static boolean isSame(Constraint a, Constraint b) {
    return a.equals(b) || (a instanceof Constraint.Check && b instanceof Constraint.Check);
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
          "column \"" + name + "\" is " + TypeWords.of(b.type()) + phrases.was() + TypeWords.of(a.type()));
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
            && Objects.equals(a.generated(), b.generated())
            && Objects.equals(a.collation(), b.collation());
    differs(same, "column", name);
  }

  private void differs(boolean isSame, String kind, String name) {
    if (!isSame) {
      found.add(kind + " \"" + name + "\" " + phrases.other());
    }
  }
}
