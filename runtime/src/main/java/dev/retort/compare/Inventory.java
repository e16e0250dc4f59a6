package dev.retort.compare;

import dev.retort.schema.Difference.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What schemas hold, as the chain says or as the catalogue does. Names are as {@link
 * Spelling#shown} gives them; what is null is not known, and not compared.
 *
 * @param tables in any order
 * @param others what is no table
 */
public record Inventory(List<Table> tables, List<Item> others) {

  public Inventory {
    tables = List.copyOf(tables);
    others = List.copyOf(others);
  }

  /**
   * The name of a table, or of another object that lives in a schema.
   *
   * @param schema the schema, or null for the connection's own
   * @param name the object's own name
   */
  public record Title(@Nullable String schema, String name) {
    @Override
    public String toString() {
      return schema == null ? name : schema + "." + name;
    }
  }

  /**
   * A table.
   *
   * @param title its name
   * @param columns its columns
   * @param parts its constraints and indexes
   */
  public record Table(Title title, List<Column> columns, List<Part> parts) {
    public Table {
      columns = List.copyOf(columns);
      parts = List.copyOf(parts);
    }
  }

  /**
   * A column.
   *
   * @param name its name
   * @param facets what it is: its type as the catalogue spells it, then how it takes NULL, whether
   *     it has a default other than NULL, how it is numbered and how it is computed, in words
   */
  public record Column(String name, List<@Nullable String> facets) {

    /**
     * A column.
     *
     * @param identity how its rows are numbered; {@code ""} for not at all
     * @param generated how it is computed; {@code ""} for not at all
     */
    public static Column of(
        String name,
        @Nullable String type,
        @Nullable Boolean isNullable,
        @Nullable Boolean hasDefault,
        @Nullable String identity,
        @Nullable String generated) {
      List<@Nullable String> facets = new ArrayList<>();
      facets.add(type);
      facets.add(isNullable == null ? null : (isNullable ? "nullable" : "NOT NULL"));
      facets.add(hasDefault == null ? null : (hasDefault ? "with a default" : "without a default"));
      facets.add(said(identity, "an identity ", "no identity"));
      facets.add(said(generated, "generated ", "not generated"));
      return new Column(name, facets);
    }

    private static @Nullable String said(@Nullable String how, String yes, String no) {
      return how == null ? null : (how.isEmpty() ? no : yes + how);
    }

    @Nullable String type() {
      return facets.get(0);
    }
  }

  /**
   * A constraint or an index.
   *
   * @param kind which of them
   * @param name its name; null where the database keeps none
   * @param uses the columns, and the other table, that go with it
   * @param definition what it is, in one spelling
   */
  public record Part(
      ObjectKind kind, @Nullable String name, List<String> uses, @Nullable String definition) {
    public Part {
      uses = List.copyOf(uses);
    }

    /** A key over columns. */
    public static Part key(ObjectKind kind, @Nullable String name, List<String> columns) {
      return new Part(kind, name, columns, listed(columns));
    }

    /** A rule of which the database keeps the name as it is, and its text perhaps not. */
    public static Part named(ObjectKind kind, String name) {
      return new Part(kind, name, List.of(), null);
    }

    /**
     * A foreign key.
     *
     * @param referenced the other table's columns; empty where they are not known
     */
    public static Part foreignKey(
        @Nullable String name,
        List<String> columns,
        Title target,
        List<String> referenced,
        String onDelete,
        String onUpdate) {
      List<String> uses = new ArrayList<>(columns);
      uses.add(target.name());
      return new Part(
          ObjectKind.FOREIGN_KEY,
          name,
          uses,
          referenced.isEmpty()
              ? null
              : listed(columns)
                  + " references "
                  + target
                  + " "
                  + listed(referenced)
                  + action(" on delete ", onDelete)
                  + action(" on update ", onUpdate));
    }

    private static String action(String when, String action) {
      return action.equals("no action") ? "" : when + action;
    }

    /**
     * An index.
     *
     * @param keys what it sorts by, each from {@link #key(String, boolean)}
     * @param more what is said behind the keys
     */
    public static Part index(String name, boolean unique, List<String> keys, String more) {
      return new Part(
          ObjectKind.INDEX,
          name,
          keys.stream().map(key -> key.replaceFirst(" desc$", "")).toList(),
          (unique ? "unique " : "") + listed(keys) + more);
    }

    /**
     * What an index sorts by: a column, or an expression of which the database has its own text.
     */
    public static String key(@Nullable String column, boolean isDescending) {
      return (column == null ? "an expression" : column) + (isDescending ? " desc" : "");
    }

    private static String listed(List<String> names) {
      return names.stream().collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /**
   * A view, a sequence, an enum, a schema.
   *
   * @param kind which of them
   * @param title its name
   * @param definition what it is, in one spelling
   */
  public record Item(ObjectKind kind, Title title, @Nullable String definition) {}
}
