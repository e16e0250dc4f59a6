package dev.retort.engine;

import dev.retort.compare.Inventory;
import dev.retort.compare.MariaDbSpelling;
import dev.retort.compare.Spelling;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.dialect.MySqlDialect;
import dev.retort.schema.Difference.ObjectKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the {@code information_schema} of MariaDB and MySQL, where a schema is a database. */
final class MariaDbCatalogueReader extends CatalogueReader {

  private final boolean isMariaDb;

  private MariaDbCatalogueReader(
      Connection connection, Spelling spelling, String ownSchema, boolean isMariaDb) {
    super(connection, spelling, ownSchema);
    this.isMariaDb = isMariaDb;
  }

  static boolean reads(Dialect dialect) {
    return dialect instanceof MariaDbDialect || dialect instanceof MySqlDialect;
  }

  static CatalogueReader open(Connection connection, Dialect dialect) throws SQLException {
    Row row = rows(connection, "SELECT DATABASE(), @@lower_case_table_names", List.of()).get(0);
    return new MariaDbCatalogueReader(
        connection,
        new MariaDbSpelling(dialect, row.text(0), !row.is(1, "0")),
        row.text(0),
        dialect instanceof MariaDbDialect);
  }

  @Override
  Inventory read() throws SQLException {
    Tables tables = new Tables(spelling);
    rows("SELECT table_schema, table_name FROM information_schema.TABLES WHERE table_type IN"
            + " ('BASE TABLE', 'SYSTEM VERSIONED') AND table_schema IN ? ORDER BY 1, 2")
        .forEach(tables::table);
    columns(tables);
    indexes(tables);
    foreignKeys(tables);
    checks(tables);
    List<Inventory.Item> others = new ArrayList<>();
    schemas(
        rows("SELECT schema_name FROM information_schema.SCHEMATA ORDER BY 1"), spelling, others);
    items(ObjectKind.SEQUENCE, objects("SEQUENCE"), tables, others);
    items(ObjectKind.VIEW, objects("VIEW"), tables, others);
    return new Inventory(tables.all(), others);
  }

  private List<Row> objects(String type) throws SQLException {
    return rows(
        "SELECT table_schema, table_name FROM information_schema.TABLES WHERE table_type = '"
            + type
            + "' AND table_schema IN ? ORDER BY 1, 2");
  }

  private void columns(Tables tables) throws SQLException {
    for (Row row :
        rows(
            "SELECT table_schema, table_name, column_name, column_type, is_nullable,"
                + " column_default, extra FROM information_schema.COLUMNS WHERE table_schema IN ?"
                + " ORDER BY 1, 2, ordinal_position")) {
      String extra = row.text(6).toLowerCase(Locale.ROOT);
      String generated =
          extra.contains("virtual generated")
              ? "virtual"
              : extra.contains("stored generated") ? "stored" : "";
      tables.add(
          row,
          Inventory.Column.of(
              spelling.shown(row.text(2)),
              MariaDbSpelling.canonical(row.text(3)),
              row.isTrue(4),
              generated.isEmpty() && isDefault(row.at(5)),
              extra.contains("auto_increment") ? "by default" : "",
              generated));
    }
  }

  /** A primary key and a unique constraint are indexes here; keys that are hidden are nobody's. */
  private void indexes(Tables tables) throws SQLException {
    for (List<Row> rows :
        grouped(
            rows(
                "SELECT table_schema, table_name, index_name, non_unique, index_type, column_name,"
                    + " collation FROM information_schema.STATISTICS WHERE table_schema IN ?"
                    + " ORDER BY 1, 2, 3, seq_in_index"),
            3)) {
      Row first = rows.get(0);
      tables.add(
          first,
          first.is(2, "PRIMARY")
              ? Inventory.Part.key(ObjectKind.PRIMARY_KEY, null, tables.names(rows, 5))
              : Inventory.Part.index(
                  spelling.shown(first.text(2)),
                  first.is(3, "0"),
                  tables.keys(rows, 5, 6, "D"),
                  Spelling.more(List.of(), MariaDbSpelling.kind(first.text(4)), false)));
    }
  }

  private void foreignKeys(Tables tables) throws SQLException {
    tables.foreignKeys(
        rows(
            "SELECT k.table_schema, k.table_name, k.constraint_name, k.column_name,"
                + " k.referenced_table_schema, k.referenced_table_name, k.referenced_column_name,"
                + " r.delete_rule, r.update_rule FROM information_schema.KEY_COLUMN_USAGE k JOIN"
                + " information_schema.REFERENTIAL_CONSTRAINTS r ON r.constraint_schema ="
                + " k.constraint_schema AND r.table_name = k.table_name AND r.constraint_name ="
                + " k.constraint_name WHERE k.referenced_table_name IS NOT NULL AND k.table_schema"
                + " IN ? ORDER BY 1, 2, 3, k.ordinal_position"),
        true);
  }

  /** Those of tables: one that stands at a column has no name of its own in MariaDB. */
  private void checks(Tables tables) throws SQLException {
    String sql =
        isMariaDb
            ? "SELECT constraint_schema, table_name, constraint_name FROM"
                + " information_schema.CHECK_CONSTRAINTS WHERE level = 'Table' AND"
                + " constraint_schema IN ? ORDER BY 1, 2, 3"
            : "SELECT table_schema, table_name, constraint_name FROM"
                + " information_schema.TABLE_CONSTRAINTS WHERE constraint_type = 'CHECK' AND"
                + " table_schema IN ? ORDER BY 1, 2, 3";
    for (Row row : rows(sql)) {
      tables.add(row, Inventory.Part.named(ObjectKind.CHECK, spelling.shown(row.text(2))));
    }
  }
}
