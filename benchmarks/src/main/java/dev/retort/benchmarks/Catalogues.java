package dev.retort.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedSet;
import java.util.TreeSet;

/** A comparison is fair only when both programs did the same. */
final class Catalogues {

  private static final String H2 =
      """
      SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
      FROM information_schema.columns
      WHERE table_schema = 'PUBLIC' AND REGEXP_LIKE(table_name, '^T[0-9]+$')
      UNION ALL
      SELECT table_name || ' ' || index_name FROM information_schema.indexes
      WHERE table_schema = 'PUBLIC' AND index_name LIKE 'IX%'
      UNION ALL
      SELECT table_name || ' ' || constraint_name FROM information_schema.table_constraints
      WHERE table_schema = 'PUBLIC' AND constraint_name LIKE 'PK_T%'
      """;

  private static final String POSTGRESQL =
      """
      SELECT attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' '
        || attnotnull || attidentity::text
      FROM pg_attribute
      WHERE attrelid::regclass::text ~ '^t[0-9]+$' AND attnum > 0
      UNION ALL
      SELECT indexdef FROM pg_indexes WHERE tablename ~ '^t[0-9]+$'
      """;

  private Catalogues() {}

  /**
   * Compares the tables, columns and indexes that two databases ended with.
   *
   * @throws IllegalStateException when they differ
   */
  static void same(String one, String other) throws SQLException {
    SortedSet<String> first = read(one);
    SortedSet<String> second = read(other);
    if (first.size() < 1_000 || !first.equals(second)) {
      SortedSet<String> only = new TreeSet<>(first);
      only.removeAll(second);
      throw new IllegalStateException(
          "the catalogues differ: " + first.size() + ", " + second.size() + ", " + only);
    }
  }

  private static SortedSet<String> read(String url) throws SQLException {
    SortedSet<String> all = new TreeSet<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(url.startsWith("jdbc:h2:") ? H2 : POSTGRESQL)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }
}
