package dev.retort.engine;

import dev.retort.compare.Inventory;
import dev.retort.compare.Spelling;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.SqliteDialect;
import dev.retort.schema.Difference.ObjectKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what schemas hold. One class a database; what a database makes for itself is left out.
 * Nothing is written and nothing locked.
 */
abstract class CatalogueReader {

  protected final Connection connection;
  protected final Spelling spelling;
  private final String ownSchema;
  private List<String> schemas = List.of();

  /**
   * A reader.
   *
   * @param ownSchema the connection's schema as it is stored
   */
  CatalogueReader(Connection connection, Spelling spelling, String ownSchema) {
    this.connection = connection;
    this.spelling = spelling;
    this.ownSchema = ownSchema;
  }

  /** How the catalogue spells. */
  final Spelling spelling() {
    return spelling;
  }

  /**
   * The way to read the database behind a connection.
   *
   * @throws RunFailure where there is none
   */
  static CatalogueReader of(Connection connection, Dialect dialect) throws SQLException {
    if (dialect instanceof H2Dialect) {
      return H2CatalogueReader.open(connection, dialect);
    } else if (dialect instanceof PostgresDialect) {
      return PostgresCatalogueReader.open(connection, dialect);
    } else if (dialect instanceof SqliteDialect) {
      return SqliteCatalogueReader.open(connection, dialect);
    } else if (MariaDbCatalogueReader.reads(dialect)) {
      return MariaDbCatalogueReader.open(connection, dialect);
    }
    throw new RunFailure(
        RunFailure.Kind.DATABASE,
        "check() knows the catalogues of H2, PostgreSQL, MariaDB, MySQL and SQLite, and not that of "
            + dialect.database().name(),
        null);
  }

  /**
   * Reads the connection's own schema and others.
   *
   * @param more schemas as they are stored
   */
  final Inventory read(Collection<String> more) throws SQLException {
    Set<String> all = new TreeSet<>(more);
    all.add(ownSchema);
    schemas = List.copyOf(all);
    return read();
  }

  abstract Inventory read() throws SQLException;

  // What the classes share

  /** A row of a query, as text. */
  record Row(List<@Nullable String> cells) {
    @Nullable String at(int i) {
      return cells.get(i);
    }

    /** A cell that is never NULL. */
    String text(int i) {
      String cell = cells.get(i);
      return cell == null ? "" : cell;
    }

    boolean is(int i, String value) {
      return value.equalsIgnoreCase(cells.get(i));
    }

    /** Whether a cell says yes, in any database's way. */
    boolean isTrue(int i) {
      return is(i, "1") || is(i, "t") || is(i, "true") || is(i, "yes");
    }
  }

  /** The rows of a query; each {@code IN ?} of it stands for the schemas. */
  final List<Row> rows(String sql) throws SQLException {
    String marks = "(" + "?, ".repeat(schemas.size() - 1) + "?)";
    int times = sql.split(" IN \\?", -1).length - 1;
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      parameters.addAll(schemas);
    }
    return rows(connection, sql.replace(" IN ?", " IN " + marks), parameters);
  }

  static List<Row> rows(Connection connection, String sql, List<String> parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      try (ResultSet found = statement.executeQuery()) {
        int columns = found.getMetaData().getColumnCount();
        List<Row> rows = new ArrayList<>();
        while (found.next()) {
          List<@Nullable String> cells = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            cells.add(found.getString(i));
          }
          rows.add(new Row(cells));
        }
        return rows;
      }
    }
  }

  /** Rows that belong together: those with the same first cells, in their order. */
  static Collection<List<Row>> grouped(List<Row> rows, int cells) {
    Map<List<@Nullable String>, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      groups.computeIfAbsent(row.cells().subList(0, cells), any -> new ArrayList<>()).add(row);
    }
    return groups.values();
  }

  /** Tables while they are read: their first two cells are schema and name. */
  static final class Tables {
    private final Spelling spelling;
    private final Map<List<@Nullable String>, Inventory.Table> tables = new LinkedHashMap<>();

    Tables(Spelling spelling) {
      this.spelling = spelling;
    }

    void table(Row row) {
      tables.put(
          row.cells().subList(0, 2), new Inventory.Table(title(row, 0), List.of(), List.of()));
    }

    Inventory.Title title(Row row, int at) {
      return new Inventory.Title(spelling.schema(row.at(at)), spelling.shown(row.text(at + 1)));
    }

    /** A column of the table that a row is about; of anything else it is left out. */
    void add(Row row, Inventory.Column column) {
      tables.computeIfPresent(
          row.cells().subList(0, 2),
          (any, table) ->
              new Inventory.Table(table.title(), with(table.columns(), column), table.parts()));
    }

    void add(Row row, Inventory.Part part) {
      tables.computeIfPresent(
          row.cells().subList(0, 2),
          (any, table) ->
              new Inventory.Table(table.title(), table.columns(), with(table.parts(), part)));
    }

    private static <T> List<T> with(List<T> all, T more) {
      List<T> longer = new ArrayList<>(all);
      longer.add(more);
      return longer;
    }

    /**
     * Foreign keys: schema, table, name, column, then schema, table and column that it refers to
     * (NULL where the database leaves that to the primary key), and what happens on delete and on
     * update.
     *
     * @param named whether the third cell is a name, and not a number
     */
    void foreignKeys(List<Row> all, boolean named) {
      for (List<Row> rows : grouped(all, 3)) {
        Row first = rows.get(0);
        add(
            first,
            Inventory.Part.foreignKey(
                named ? spelling.shown(first.text(2)) : null,
                names(rows, 3),
                title(first, 4),
                names(rows, 6),
                spelling.action(first.text(7)),
                spelling.action(first.text(8))));
      }
    }

    /** The names in a cell of several rows; those that are NULL left out. */
    List<String> names(List<Row> rows, int at) {
      return rows.stream()
          .filter(row -> row.at(at) != null)
          .map(row -> spelling.shown(row.text(at)))
          .toList();
    }

    /** The keys of an index: columns, or NULL for expressions, and which word says descending. */
    List<String> keys(List<Row> rows, int column, int order, String descending) {
      return rows.stream()
          .map(
              row ->
                  Inventory.Part.key(
                      row.at(column) == null ? null : spelling.shown(row.text(column)),
                      row.is(order, descending)))
          .toList();
    }

    List<Inventory.Table> all() {
      return List.copyOf(tables.values());
    }
  }

  /** What is no table, from rows of schema and name. */
  static void items(ObjectKind kind, List<Row> rows, Tables tables, List<Inventory.Item> others) {
    rows.forEach(row -> others.add(new Inventory.Item(kind, tables.title(row, 0), null)));
  }

  /** Schemas, from rows of names. */
  static void schemas(List<Row> rows, Spelling spelling, List<Inventory.Item> others) {
    rows.forEach(
        row ->
            others.add(
                new Inventory.Item(
                    ObjectKind.SCHEMA,
                    new Inventory.Title(null, spelling.shown(row.text(0))),
                    null)));
  }

  /** Whether a default is one, and not the NULL that is there without. */
  static boolean isDefault(@Nullable String expression) {
    return expression != null
        && !expression.strip().equalsIgnoreCase("NULL")
        && !expression.strip().toUpperCase(java.util.Locale.ROOT).startsWith("NULL::");
  }
}
