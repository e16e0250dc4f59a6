package dev.retort.engine;

import dev.retort.compare.H2Spelling;
import dev.retort.compare.Inventory;
import dev.retort.compare.Spelling;
import dev.retort.dialect.Dialect;
import dev.retort.schema.Difference.ObjectKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Reads H2's {@code INFORMATION_SCHEMA}. */
final class H2CatalogueReader extends CatalogueReader {

  private final Spelling spelling;

  private H2CatalogueReader(Connection connection, Spelling spelling, Collection<String> schemas) {
    super(connection, schemas);
    this.spelling = spelling;
  }

  static Known open(Connection connection, Dialect dialect) throws SQLException {
    String own = rows(connection, "CALL SCHEMA()", List.of()).get(0).text(0);
    boolean caseSensitive = connection.getMetaData().supportsMixedCaseQuotedIdentifiers();
    return new Known(
        own,
        new H2Spelling(dialect, own, caseSensitive),
        (spelling, schemas) -> new H2CatalogueReader(connection, spelling, schemas));
  }

  @Override
  Inventory read() throws SQLException {
    Tables tables = new Tables(spelling);
    rows("SELECT table_schema, table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_type ="
            + " 'BASE TABLE' AND table_schema IN ? ORDER BY 1, 2")
        .forEach(tables::table);
    columns(tables);
    constraints(tables);
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
          new Inventory.Column(
              spelling.shown(row.text(2)),
              row.at(3) == null ? null : H2Spelling.canonical(row.text(3)),
              row.isTrue(4),
              !generated && isDefault(row.at(5)),
              row.text(6).toLowerCase(Locale.ROOT),
              generated ? "virtual" : ""));
    }
  }

  private void constraints(Tables tables) throws SQLException {
    for (List<Row> rows :
        grouped(
            rows(
                "SELECT c.table_schema, c.table_name, c.constraint_name, c.constraint_type,"
                    + " k.column_name FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS c LEFT JOIN"
                    + " INFORMATION_SCHEMA.KEY_COLUMN_USAGE k ON k.constraint_schema ="
                    + " c.constraint_schema AND k.constraint_name = c.constraint_name WHERE"
                    + " c.constraint_type <> 'FOREIGN KEY' AND c.table_schema IN ?"
                    + " ORDER BY 1, 2, 3, k.ordinal_position"),
            3)) {
      Row first = rows.get(0);
      String name = spelling.shown(first.text(2));
      List<String> columns =
          rows.stream()
              .filter(row -> row.at(4) != null) // a check has none
              .map(row -> spelling.shown(row.text(4)))
              .toList();
      tables.add(
          first,
          switch (first.text(3)) {
            case "PRIMARY KEY" -> Inventory.Part.key(ObjectKind.PRIMARY_KEY, name, columns);
            case "UNIQUE" -> Inventory.Part.key(ObjectKind.UNIQUE, name, columns);
            default -> Inventory.Part.named(ObjectKind.CHECK, name);
          });
    }
    for (List<Row> rows :
        grouped(
            rows(
                "SELECT k.table_schema, k.table_name, k.constraint_name, k.column_name,"
                    + " u.table_schema, u.table_name, u.column_name, r.delete_rule, r.update_rule"
                    + " FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r"
                    + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE k ON k.constraint_schema ="
                    + " r.constraint_schema AND k.constraint_name = r.constraint_name"
                    + " JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE u ON u.constraint_schema ="
                    + " r.unique_constraint_schema AND u.constraint_name ="
                    + " r.unique_constraint_name AND u.ordinal_position ="
                    + " k.position_in_unique_constraint WHERE k.table_schema IN ?"
                    + " ORDER BY 1, 2, 3, k.ordinal_position"),
            3)) {
      Row first = rows.get(0);
      tables.add(
          first,
          Inventory.Part.foreignKey(
              spelling.shown(first.text(2)),
              rows.stream().map(row -> spelling.shown(row.text(3))).toList(),
              tables.title(first, 4),
              rows.stream().map(row -> spelling.shown(row.text(6))).toList(),
              action(first.text(7)),
              action(first.text(8))));
    }
  }

  private static String action(String rule) {
    return rule.equals("RESTRICT") ? "no action" : rule.toLowerCase(Locale.ROOT);
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
              rows.stream()
                  .map(row -> new Inventory.Key(spelling.shown(row.text(4)), row.is(5, "DESC")))
                  .toList(),
              ""));
    }
  }
}
