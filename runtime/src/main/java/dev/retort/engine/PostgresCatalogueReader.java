package dev.retort.engine;

import dev.retort.compare.Inventory;
import dev.retort.compare.PostgresSpelling;
import dev.retort.compare.Spelling;
import dev.retort.dialect.Dialect;
import dev.retort.schema.Difference.ObjectKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads PostgreSQL's {@code pg_catalog}. What belongs to an extension is not the chain's. */
final class PostgresCatalogueReader extends CatalogueReader {

  private static final String NO_EXTENSION =
      " AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.objid = c.oid AND e.deptype = 'e')";

  private static final String TABLE =
      " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ? AND c.relkind IN ('r',"
          + " 'p', 'f') AND NOT c.relispartition"
          + NO_EXTENSION;

  private PostgresCatalogueReader(Connection connection, Spelling spelling, String ownSchema) {
    super(connection, spelling, ownSchema);
  }

  static CatalogueReader open(Connection connection, Dialect dialect) throws SQLException {
    String own = rows(connection, "SELECT current_schema()", List.of()).get(0).text(0);
    return new PostgresCatalogueReader(connection, new PostgresSpelling(dialect, own), own);
  }

  @Override
  Inventory read() throws SQLException {
    Tables tables = new Tables(spelling);
    rows("SELECT n.nspname, c.relname FROM pg_class c" + TABLE + " ORDER BY 1, 2")
        .forEach(tables::table);
    columns(tables);
    keys(tables);
    foreignKeys(tables);
    indexes(tables);
    List<Inventory.Item> others = new ArrayList<>();
    schemas(rows("SELECT nspname FROM pg_namespace ORDER BY 1"), spelling, others);
    items(
        ObjectKind.SEQUENCE,
        relations(
            "'S'",
            " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN"
                + " ('i', 'a'))"),
        tables,
        others);
    items(ObjectKind.VIEW, relations("'v'", ""), tables, others);
    items(ObjectKind.MATERIALIZED_VIEW, relations("'m'", ""), tables, others);
    enums(tables, others);
    return new Inventory(tables.all(), others);
  }

  private List<Row> relations(String kind, String more) throws SQLException {
    return rows(
        "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname IN ? AND c.relkind = "
            + kind
            + more
            + NO_EXTENSION
            + " ORDER BY 1, 2");
  }

  private void columns(Tables tables) throws SQLException {
    for (Row row :
        rows(
            "SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),"
                + " a.attnotnull, CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin,"
                + " d.adrelid) END, a.attidentity, a.attgenerated, en.nspname, e.typname,"
                + " t.typelem <> 0 AND t.typlen = -1"
                + " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND"
                + " NOT a.attisdropped JOIN pg_type t ON t.oid = a.atttypid"
                + " LEFT JOIN pg_type e ON e.typtype = 'e' AND e.oid IN (t.oid, t.typelem)"
                + " LEFT JOIN pg_namespace en ON en.oid = e.typnamespace"
                + " LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                + TABLE
                + " ORDER BY 1, 2, a.attnum")) {
      String type =
          row.at(9) == null
              ? PostgresSpelling.canonical(row.text(3))
              : PostgresSpelling.enumType(tables.title(row, 8)) + (row.isTrue(10) ? "[]" : "");
      tables.add(
          row,
          Inventory.Column.of(
              spelling.shown(row.text(2)),
              type,
              !row.isTrue(4),
              isDefault(row.at(5)),
              switch (row.text(6)) {
                case "a" -> "always";
                case "d" -> "by default";
                default -> "";
              },
              switch (row.text(7)) {
                case "s" -> "stored";
                case "v" -> "virtual";
                default -> "";
              }));
    }
  }

  /** Constraints but foreign keys; the NOT NULL that 18 keeps among them is the column's. */
  private void keys(Tables tables) throws SQLException {
    for (List<Row> rows :
        grouped(
            rows(
                "SELECT n.nspname, c.relname, t.conname, t.contype, a.attname FROM pg_class c JOIN"
                    + " pg_constraint t ON t.conrelid = c.oid AND t.contype IN ('p', 'u', 'c', 'x')"
                    + " LEFT JOIN LATERAL unnest(t.conkey) WITH ORDINALITY k(att, at) ON TRUE"
                    + " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.att"
                    + TABLE
                    + " ORDER BY 1, 2, 3, k.at"),
            3)) {
      Row first = rows.get(0);
      String name = spelling.shown(first.text(2));
      List<String> columns = tables.names(rows, 4);
      tables.add(
          first,
          switch (first.text(3)) {
            case "p" -> Inventory.Part.key(ObjectKind.PRIMARY_KEY, name, columns);
            case "u" -> Inventory.Part.key(ObjectKind.UNIQUE, name, columns);
            case "c" -> Inventory.Part.named(ObjectKind.CHECK, name);
            default -> Inventory.Part.named(ObjectKind.EXCLUDE, name);
          });
    }
  }

  private void foreignKeys(Tables tables) throws SQLException {
    tables.foreignKeys(
        rows(
            "SELECT n.nspname, c.relname, t.conname, a.attname, fn.nspname, f.relname, fa.attname,"
                + action("t.confdeltype")
                + ","
                + action("t.confupdtype")
                + " FROM pg_class c JOIN pg_constraint t ON t.conrelid = c.oid AND t.contype = 'f'"
                + " JOIN pg_class f ON f.oid = t.confrelid"
                + " JOIN pg_namespace fn ON fn.oid = f.relnamespace"
                + " CROSS JOIN LATERAL unnest(t.conkey, t.confkey) WITH ORDINALITY k(att, fatt, at)"
                + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.att"
                + " JOIN pg_attribute fa ON fa.attrelid = f.oid AND fa.attnum = k.fatt"
                + TABLE
                + " ORDER BY 1, 2, 3, k.at"),
        true);
  }

  private static String action(String column) {
    return " CASE "
        + column
        + " WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN"
        + " 'set default' ELSE 'no action' END";
  }

  /** Indexes but those of constraints. */
  private void indexes(Tables tables) throws SQLException {
    for (List<Row> rows :
        grouped(
            rows(
                "SELECT n.nspname, c.relname, x.relname, i.indisunique, m.amname,"
                    + " i.indpred IS NOT NULL, a.attname, k.at > i.indnkeyatts,"
                    + " i.indoption[k.at - 1] & 1 FROM pg_class c JOIN pg_index i ON i.indrelid ="
                    + " c.oid JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid ="
                    + " x.relam CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY"
                    + " k(att, at)"
                    + " LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.att"
                    + TABLE
                    + " AND NOT EXISTS (SELECT 1 FROM pg_constraint t WHERE t.conindid = x.oid AND"
                    + " t.contype IN ('p', 'u', 'x')) ORDER BY 1, 2, 3, k.at"),
            3)) {
      Row first = rows.get(0);
      List<Row> keys = rows.stream().filter(row -> !row.isTrue(7)).toList();
      List<Row> included = rows.stream().filter(row -> row.isTrue(7)).toList();
      tables.add(
          first,
          Inventory.Part.index(
              spelling.shown(first.text(2)),
              first.isTrue(3),
              tables.keys(keys, 6, 8, "1"),
              Spelling.more(tables.names(included, 6), first.text(4), first.isTrue(5))));
    }
  }

  private void enums(Tables tables, List<Inventory.Item> others) throws SQLException {
    for (List<Row> rows :
        grouped(
            rows(
                "SELECT n.nspname, c.typname, e.enumlabel FROM pg_type c JOIN pg_namespace n ON"
                    + " n.oid = c.typnamespace LEFT JOIN pg_enum e ON e.enumtypid = c.oid WHERE"
                    + " c.typtype = 'e' AND n.nspname IN ?"
                    + NO_EXTENSION
                    + " ORDER BY 1, 2, e.enumsortorder"),
            2)) {
      others.add(
          new Inventory.Item(
              ObjectKind.ENUM,
              tables.title(rows.get(0), 0),
              rows.stream().map(row -> row.text(2)).toList().toString()));
    }
  }
}
