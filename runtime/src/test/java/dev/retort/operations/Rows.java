package dev.retort.operations;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rows as text. */
final class Rows {

  private Rows() {}

  /** The rows of a query. */
  static List<List<String>> of(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(found.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** The first column of a query. */
  static List<String> texts(Connection connection, String query) throws SQLException {
    return of(connection, query).stream().map(row -> row.get(0)).toList();
  }
}
