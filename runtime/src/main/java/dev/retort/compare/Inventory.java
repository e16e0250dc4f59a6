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
   * @param type its type, as the catalogue spells it
   * @param isNullable whether it takes NULL
   * @param hasDefault whether it has a default other than NULL
   * @param identity how its rows are numbered; {@code ""} for not at all
   * @param generated how it is computed; {@code ""} for not at all
   */
  public record Column(
      String name,
      @Nullable String type,
      @Nullable Boolean isNullable,
      @Nullable Boolean hasDefault,
      @Nullable String identity,
      @Nullable String generated) {}

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
     * @param keys what it sorts by
     * @param more what is said behind the keys
     */
    public static Part index(String name, boolean unique, List<Key> keys, String more) {
      return new Part(
          ObjectKind.INDEX,
          name,
          keys.stream().map(Key::column).filter(column -> !column.isEmpty()).toList(),
          (unique ? "unique " : "") + listed(keys.stream().map(Key::text).toList()) + more);
    }

    private static String listed(List<String> names) {
      return names.stream().collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /**
   * What an index sorts by.
   *
   * @param column the column; empty for an expression, of which the database has its own text
   * @param isDescending whether the largest comes first
   */
  public record Key(String column, boolean isDescending) {
    String text() {
      return (column.isEmpty() ? "an expression" : column) + (isDescending ? " desc" : "");
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
