package dev.retort.engine;

import dev.retort.compare.Inventory;
import dev.retort.compare.Spelling;
import dev.retort.compare.SqliteSpelling;
import dev.retort.dialect.Dialect;
import dev.retort.op.Sql;
import dev.retort.op.SqlTokens;
import dev.retort.op.SqlTokens.Kind;
import dev.retort.op.SqlTokens.Token;
import dev.retort.schema.Difference.ObjectKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Reads SQLite's {@code sqlite_master} and table-valued pragmas. */
final class SqliteCatalogueReader extends CatalogueReader {

  private static final String TABLES =
      "sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

  private SqliteCatalogueReader(Connection connection, Spelling spelling) {
    super(connection, spelling, "");
  }

  static CatalogueReader open(Connection connection, Dialect dialect) {
    return new SqliteCatalogueReader(connection, new SqliteSpelling(dialect));
  }

  @Override
  Inventory read() throws SQLException {
    Tables tables = new Tables(spelling);
    List<Row> found = rows("SELECT '', m.name, m.sql FROM " + TABLES + " ORDER BY 2");
    List<String> virtual =
        found.stream()
            .filter(row -> row.text(2).toUpperCase(Locale.ROOT).startsWith("CREATE VIRTUAL"))
            .map(row -> row.text(1) + "_")
            .toList();
    for (Row row : found) {
      if (virtual.stream().noneMatch(row.text(1)::startsWith)) { // what a virtual table keeps
        tables.table(row);
        checks(row, tables);
      }
    }
    columns(tables);
    keys(tables);
    foreignKeys(tables);
    indexes(tables);
    List<Inventory.Item> others = new ArrayList<>();
    items(
        ObjectKind.VIEW,
        rows("SELECT '', name FROM sqlite_master WHERE type = 'view' ORDER BY 2"),
        tables,
        others);
    return new Inventory(tables.all(), others);
  }

  private void columns(Tables tables) throws SQLException {
    for (Row row :
        rows(
            "SELECT '', m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.hidden, c.pk,"
                + " m.sql FROM "
                + TABLES.replace(" m WHERE", " m, pragma_table_xinfo(m.name) c WHERE")
                + " AND c.hidden <> 1 ORDER BY 2, c.cid")) {
      String generated = row.is(6, "2") ? "virtual" : row.is(6, "3") ? "stored" : "";
      boolean numbered =
          row.is(7, "1") && row.text(8).toUpperCase(Locale.ROOT).contains("AUTOINCREMENT");
      tables.add(
          row,
          Inventory.Column.of(
              spelling.shown(row.text(2)),
              SqliteSpelling.canonical(row.text(3)),
              !row.isTrue(4),
              generated.isEmpty() && isDefault(row.at(5)),
              numbered ? "by default" : "",
              generated));
    }
  }

  private void keys(Tables tables) throws SQLException {
    for (List<Row> rows :
        grouped(
            rows(
                "SELECT '', m.name, c.name, c.pk FROM "
                    + TABLES.replace(" m WHERE", " m, pragma_table_xinfo(m.name) c WHERE")
                    + " AND c.pk > 0 ORDER BY 2, c.pk"),
            2)) {
      tables.add(
          rows.get(0), Inventory.Part.key(ObjectKind.PRIMARY_KEY, null, tables.names(rows, 2)));
    }
  }

  private void foreignKeys(Tables tables) throws SQLException {
    tables.foreignKeys(
        rows(
            "SELECT '', m.name, f.id, f.\"from\", '', f.\"table\", f.\"to\", f.on_delete,"
                + " f.on_update FROM "
                + TABLES.replace(" m WHERE", " m, pragma_foreign_key_list(m.name) f WHERE")
                + " ORDER BY 2, f.id, f.seq"),
        false);
  }

  /** Indexes, and the unique constraints of which SQLite tells no names. */
  private void indexes(Tables tables) throws SQLException {
    for (List<Row> rows :
        grouped(
            rows(
                "SELECT '', m.name, i.name, i.origin, i.\"unique\", i.partial, k.name, k.\"desc\""
                    + " FROM "
                    + TABLES.replace(
                        " m WHERE",
                        " m, pragma_index_list(m.name) i, pragma_index_xinfo(i.name) k WHERE")
                    + " AND k.\"key\" = 1 AND i.origin <> 'pk' ORDER BY 2, 3, k.seqno"),
            3)) {
      Row first = rows.get(0);
      tables.add(
          first,
          first.is(3, "u")
              ? Inventory.Part.key(ObjectKind.UNIQUE, null, tables.names(rows, 6))
              : Inventory.Part.index(
                  spelling.shown(first.text(2)),
                  first.isTrue(4),
                  tables.keys(rows, 6, 7, "1"),
                  Spelling.more(List.of(), "", first.isTrue(5))));
    }
  }

  /** Of checks only the text of the table tells: those with names. */
  private void checks(Row table, Tables tables) {
    List<Token> tokens =
        SqlTokens.of(new Sql(table.text(2))).stream()
            .filter(token -> token.kind() != Kind.SPACE && token.kind() != Kind.COMMENT)
            .toList();
    List<Inventory.Part> checks = new ArrayList<>();
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (tokens.get(i).text().equalsIgnoreCase("CONSTRAINT")
          && tokens.get(i + 2).text().equalsIgnoreCase("CHECK")) {
        checks.add(Inventory.Part.named(ObjectKind.CHECK, spelling.shown(name(tokens.get(i + 1)))));
      }
    }
    checks.stream()
        .sorted(Comparator.comparing(check -> String.valueOf(check.name())))
        .forEach(check -> tables.add(table, check));
  }

  private static String name(Token token) {
    String text = token.text();
    if (token.kind() != Kind.QUOTED) {
      return text;
    }
    String quote = text.substring(0, 1);
    return text.substring(1, text.length() - 1).replace(quote + quote, quote);
  }
}
