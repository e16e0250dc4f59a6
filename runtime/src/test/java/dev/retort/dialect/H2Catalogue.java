package dev.retort.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a real H2 says that it holds, a sorted line a thing: tables, columns, constraints, indexes.
 * What H2 keeps of an author's SQL stands in braces. The order of columns is left out.
 */
final class H2Catalogue {

  private final Connection connection;

  private H2Catalogue(Connection connection) {
    this.connection = connection;
  }

  static List<String> lines(Connection connection) throws SQLException {
    H2Catalogue catalogue = new H2Catalogue(connection);
    List<String> lines = new ArrayList<>();
    catalogue.tables(lines);
    catalogue.columns(lines);
    catalogue.constraints(lines);
    catalogue.indexes(lines);
    return lines.stream().sorted().toList();
  }

  private void tables(List<String> lines) throws SQLException {
    for (List<String> row :
        rows(
            "SELECT TABLE_SCHEMA, TABLE_NAME, REMARKS FROM INFORMATION_SCHEMA.TABLES"
                + " WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'")) {
      lines.add(table(row.get(0), row.get(1)) + comment(row.get(2)));
    }
  }

  private void columns(List<String> lines) throws SQLException {
    for (List<String> row :
        rows(
            "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME,"
                + " DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER),"
                + " IS_NULLABLE, COLUMN_DEFAULT, IDENTITY_GENERATION, GENERATION_EXPRESSION, REMARKS"
                + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'")) {
      lines.add(
          table(row.get(0), row.get(1))
              + " column "
              + row.get(2)
              + " "
              + row.get(3)
              + (row.get(4).equals("NO") ? " NOT NULL" : "")
              + (row.get(5) == null ? "" : " DEFAULT {" + row.get(5) + "}")
              + (row.get(6) == null ? "" : " IDENTITY " + row.get(6))
              + (row.get(7) == null ? "" : " GENERATED {" + row.get(7) + "}")
              + comment(row.get(8)));
    }
  }

  /** {@code KEY_COLUMN_USAGE} keeps a renamed column's old name until the database is reopened. */
  private void constraints(List<String> lines) throws SQLException {
    for (List<String> row :
        rows(
            "SELECT T.TABLE_SCHEMA, T.TABLE_NAME, T.CONSTRAINT_NAME, T.CONSTRAINT_TYPE,"
                + " T.NULLS_DISTINCT, C.CHECK_CLAUSE, R.DELETE_RULE, R.UPDATE_RULE"
                + " FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS T"
                + " LEFT JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS C"
                + " ON C.CONSTRAINT_SCHEMA = T.CONSTRAINT_SCHEMA"
                + " AND C.CONSTRAINT_NAME = T.CONSTRAINT_NAME"
                + " LEFT JOIN INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R"
                + " ON R.CONSTRAINT_SCHEMA = T.CONSTRAINT_SCHEMA"
                + " AND R.CONSTRAINT_NAME = T.CONSTRAINT_NAME")) {
      String rule =
          switch (row.get(3)) {
            case "CHECK" -> " {" + row.get(5).replaceAll("\\s+", " ") + "}";
            case "FOREIGN KEY" ->
                columns(row.get(0), row.get(2))
                    + " ON DELETE "
                    + row.get(6)
                    + " ON UPDATE "
                    + row.get(7);
            default -> columns(row.get(0), row.get(2));
          };
      lines.add(
          table(row.get(0), row.get(1))
              + " constraint "
              + row.get(2)
              + " "
              + row.get(3)
              + ("NO".equals(row.get(4)) ? " NULLS NOT DISTINCT" : "")
              + rule);
    }
  }

  /** {@code (A, B)}, and of a foreign key also {@code REFERENCES T (C, D)}. */
  private String columns(String schema, String constraint) throws SQLException {
    String named = "ADD CONSTRAINT \"%s\".\"%s\" ".formatted(schema, constraint);
    for (List<String> row : rows("SCRIPT NODATA")) {
      String sql = plain(row.get(0));
      if (sql.contains(named)) {
        return sql.substring(sql.indexOf('(', sql.indexOf(named)), sql.lastIndexOf(')') + 1)
            .replaceAll(" ON (DELETE|UPDATE) [A-Z ]+", "")
            .replace("REFERENCES \"PUBLIC\".", "REFERENCES ")
            .replaceAll("\"\\(", " (")
            .replaceAll("^\\(", " (")
            .replace("\"", "");
      }
    }
    throw new AssertionError("no constraint " + named);
  }

  /** {@code U&"Gr\\00f6\\00dfe"} as what it is. */
  private static String plain(String sql) {
    return Pattern.compile("\\\\([0-9a-f]{4})")
        .matcher(sql.replace("U&\"", "\""))
        .replaceAll(code -> Character.toString((char) Integer.parseInt(code.group(1), 16)));
  }

  private void indexes(List<String> lines) throws SQLException {
    for (List<String> row :
        rows(
            "SELECT INDEX_SCHEMA, TABLE_NAME, INDEX_NAME, INDEX_TYPE_NAME, NULLS_DISTINCT"
                + " FROM INFORMATION_SCHEMA.INDEXES WHERE NOT IS_GENERATED")) {
      String keys =
          rows(
                  "SELECT COLUMN_NAME || CASE ORDERING_SPECIFICATION WHEN 'DESC' THEN ' DESC' ELSE ''"
                      + " END || ' NULLS ' || NULL_ORDERING FROM INFORMATION_SCHEMA.INDEX_COLUMNS"
                      + " WHERE INDEX_SCHEMA = ? AND INDEX_NAME = ? ORDER BY ORDINAL_POSITION",
                  row.get(0),
                  row.get(2))
              .stream()
              .map(key -> key.get(0))
              .collect(Collectors.joining(", ", " (", ")"));
      lines.add(
          table(row.get(0), row.get(1))
              + " index "
              + row.get(2)
              + (row.get(3).startsWith("UNIQUE") ? " UNIQUE" : "")
              + ("NO".equals(row.get(4)) ? " NULLS NOT DISTINCT" : "")
              + keys);
    }
  }

  private static String table(String schema, String table) {
    return schema.equals("PUBLIC") ? table : schema + "." + table;
  }

  private static String comment(String text) {
    return text == null ? "" : " -- " + text;
  }

  private List<List<String>> rows(String sql, String... params) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < params.length; i++) {
        statement.setString(i + 1, params[i]);
      }
      try (ResultSet found = statement.executeQuery()) {
        return read(found);
      }
    }
  }

  /** The rows of every table, as text, each table's sorted. */
  static List<String> contents(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      return read(found).stream().map(List::toString).sorted().toList();
    }
  }

  private static List<List<String>> read(ResultSet found) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    while (found.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        row.add(found.getString(i));
      }
      rows.add(row);
    }
    return rows;
  }
}
