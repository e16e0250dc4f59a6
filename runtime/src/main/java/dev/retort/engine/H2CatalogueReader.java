package dev.retort.engine;

import dev.retort.compare.H2Spelling;
import dev.retort.compare.Inventory;
import dev.retort.compare.Spelling;
import dev.retort.dialect.Dialect;
import dev.retort.schema.Difference.ObjectKind;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Reads H2's {@code INFORMATION_SCHEMA}. */
final class H2CatalogueReader extends CatalogueReader {

  private H2CatalogueReader(Connection connection, Spelling spelling, String ownSchema) {
    super(connection, spelling, ownSchema);
  }

  static CatalogueReader open(Connection connection, Dialect dialect) throws SQLException {
    String own = rows(connection, "CALL SCHEMA()", List.of()).get(0).text(0);
    boolean caseSensitive = connection.getMetaData().supportsMixedCaseQuotedIdentifiers();
    return new H2CatalogueReader(connection, new H2Spelling(dialect, own, caseSensitive), own);
  }

  @Override
  Inventory read() throws SQLException {
    Tables tables = new Tables(spelling);
    rows("SELECT table_schema, table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_type ="
            + " 'BASE TABLE' AND table_schema IN ? ORDER BY 1, 2")
        .forEach(tables::table);
    columns(tables);
    keys(tables);
    foreignKeys(tables);
    indexes(tables);
    List<Inventory.Item> others = new ArrayList<>();
    schemas(
        rows("SELECT schema_name FROM INFORMATION_SCHEMA.SCHEMATA ORDER BY 1"), spelling, others);
    items(
        ObjectKind.SEQUENCE,
        rows(
            "SELECT sequence_schema, sequence_name FROM INFORMATION_SCHEMA.SEQUENCES WHERE"
                + " sequence_schema IN ? ORDER BY 1, 2"),
        tables,
        others);
    items(
        ObjectKind.VIEW,
        rows(
            "SELECT table_schema, table_name FROM INFORMATION_SCHEMA.VIEWS WHERE table_schema IN ?"
                + " ORDER BY 1, 2"),
        tables,
        others);
    return new Inventory(tables.all(), others);
  }

  private void columns(Tables tables) throws SQLException {
    for (Row row :
        rows(
            "SELECT table_schema, table_name, column_name, DATA_TYPE_SQL(table_schema, table_name,"
                + " 'TABLE', dtd_identifier), is_nullable, column_default, identity_generation,"
                + " is_generated FROM INFORMATION_SCHEMA.COLUMNS WHERE table_schema IN ?"
                + " ORDER BY 1, 2, ordinal_position")) {
      boolean generated = row.is(7, "ALWAYS");
      tables.add(
          row,
          Inventory.Column.of(
              spelling.shown(row.text(2)),
              row.at(3) == null ? null : H2Spelling.canonical(row.text(3)),
              row.isTrue(4),
              !generated && isDefault(row.at(5)),
              row.text(6).toLowerCase(Locale.ROOT),
              generated ? "virtual" : ""));
    }
  }

  /**
   * Keys by the columns of their indexes, since after a column was renamed {@code KEY_COLUMN_USAGE}
   * has its old name until the database is opened again; but of an index that is another's too the
   * order is not the key's own.
   */
  private void keys(Tables tables) throws SQLException {
    for (List<Row> rows :
        grouped(
            rows(
                "SELECT c.table_schema, c.table_name, c.constraint_name, c.constraint_type,"
                    + " x.column_name, i.is_generated AND 1 = (SELECT COUNT(*) FROM"
                    + " INFORMATION_SCHEMA.TABLE_CONSTRAINTS o WHERE o.index_schema ="
                    + " c.index_schema AND o.index_name = c.index_name AND o.constraint_type <>"
                    + " 'FOREIGN KEY') FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS c LEFT JOIN"
                    + " INFORMATION_SCHEMA.INDEXES i ON i.index_schema = c.index_schema AND"
                    + " i.index_name = c.index_name LEFT JOIN INFORMATION_SCHEMA.INDEX_COLUMNS x ON"
                    + " x.index_schema = c.index_schema AND x.index_name = c.index_name WHERE"
                    + " c.constraint_type <> 'FOREIGN KEY' AND c.table_schema IN ?"
                    + " ORDER BY 1, 2, 3, x.ordinal_position"),
            3)) {
      Row first = rows.get(0);
      ObjectKind kind =
          switch (first.text(3)) {
            case "PRIMARY KEY" -> ObjectKind.PRIMARY_KEY;
            case "UNIQUE" -> ObjectKind.UNIQUE;
            default -> ObjectKind.CHECK;
          };
      String name = spelling.shown(first.text(2));
      tables.add(
          first,
          kind == ObjectKind.CHECK || !first.isTrue(5)
              ? Inventory.Part.named(kind, name)
              : Inventory.Part.key(kind, name, tables.names(rows, 4)));
    }
  }

  /** As JDBC tells them, for the same reason. */
  private void foreignKeys(Tables tables) throws SQLException {
    for (Row table :
        rows(
            "SELECT DISTINCT table_schema, table_name FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS"
                + " WHERE constraint_type = 'FOREIGN KEY' AND table_schema IN ? ORDER BY 1, 2")) {
      List<Row> found = new ArrayList<>();
      try (ResultSet keys =
          connection.getMetaData().getImportedKeys(null, table.text(0), table.text(1))) {
        while (keys.next()) {
          found.add(
              new Row(
                  List.of(
                      table.text(0),
                      table.text(1),
                      keys.getString("FK_NAME"),
                      keys.getString("FKCOLUMN_NAME"),
                      keys.getString("PKTABLE_SCHEM"),
                      keys.getString("PKTABLE_NAME"),
                      keys.getString("PKCOLUMN_NAME"),
                      action(keys.getShort("DELETE_RULE")),
                      action(keys.getShort("UPDATE_RULE")),
                      keys.getString("KEY_SEQ"))));
        }
      }
      found.sort(
          Comparator.comparing((Row row) -> row.text(2))
              .thenComparing(row -> Integer.valueOf(row.text(9))));
      tables.foreignKeys(found, true);
    }
  }

  private static String action(int rule) {
    return switch (rule) {
      case DatabaseMetaData.importedKeyCascade -> "cascade";
      case DatabaseMetaData.importedKeySetNull -> "set null";
      case DatabaseMetaData.importedKeySetDefault -> "set default";
      default -> "no action";
    };
  }

  private void indexes(Tables tables) throws SQLException {
    for (List<Row> rows :
        grouped(
            rows(
                "SELECT i.table_schema, i.table_name, i.index_name, i.index_type_name,"
                    + " c.column_name, c.ordering_specification FROM INFORMATION_SCHEMA.INDEXES i"
                    + " JOIN INFORMATION_SCHEMA.INDEX_COLUMNS c ON c.index_schema = i.index_schema"
                    + " AND c.index_name = i.index_name WHERE NOT i.is_generated AND"
                    + " i.table_schema IN ? ORDER BY 1, 2, 3, c.ordinal_position"),
            3)) {
      Row first = rows.get(0);
      tables.add(
          first,
          Inventory.Part.index(
              spelling.shown(first.text(2)),
              first.text(3).startsWith("UNIQUE"),
              tables.keys(rows, 4, 5, "DESC"),
              ""));
    }
  }
}
