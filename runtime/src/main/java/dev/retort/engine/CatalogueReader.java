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
import org.jspecify.annotations.Nullable;

/**
 * Reads what schemas hold. One class a database; what a database makes for itself is left out.
 * Nothing is written and nothing locked.
 */
abstract class CatalogueReader {

  private final Connection connection;

  /** The schemas as they are stored, each once; the connection's own among them. */
  private final List<String> schemas;

  CatalogueReader(Connection connection, Collection<String> schemas) {
    this.connection = connection;
    this.schemas = List.copyOf(schemas);
  }

  /** Makes one for schemas, once it is known which. */
  interface Opening {
    CatalogueReader of(Spelling spelling, Set<String> schemas);
  }

  /**
   * What is known of a connection before its catalogue is read.
   *
   * @param ownSchema the connection's schema as it is stored
   * @param spelling how its catalogue spells
   * @param opening makes the reader
   */
  record Known(String ownSchema, Spelling spelling, Opening opening) {}

  /**
   * The way to read the database behind a connection.
   *
   * @throws RunFailure where there is none
   */
  static Known of(Connection connection, Dialect dialect) throws SQLException {
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
