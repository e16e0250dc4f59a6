package dev.retort;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Everything in a database, as text: two that say the same are the same. */
public final class Dump {

  private static final String OURS = "table_schema = 'PUBLIC' AND table_name NOT LIKE 'RETORT%'";

  /** Without the names that H2 makes up, and the numbers that it gives objects. */
  private static final List<String> CATALOGUE =
      List.of(
          "SELECT table_name, table_type, remarks FROM INFORMATION_SCHEMA.TABLES WHERE " + OURS,
          "SELECT table_name, ordinal_position, column_name, column_default, is_nullable, data_type,"
              + " character_maximum_length, numeric_precision, numeric_scale, identity_generation,"
              + " remarks FROM INFORMATION_SCHEMA.COLUMNS WHERE "
              + OURS,
          "SELECT c.table_name, c.constraint_name, c.constraint_type, k.column_name,"
              + " k.ordinal_position, r.unique_constraint_name, r.delete_rule, x.check_clause FROM"
              + " INFORMATION_SCHEMA.TABLE_CONSTRAINTS c LEFT JOIN"
              + " INFORMATION_SCHEMA.KEY_COLUMN_USAGE k USING (constraint_schema, constraint_name)"
              + " LEFT JOIN INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r USING (constraint_schema,"
              + " constraint_name) LEFT JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS x USING"
              + " (constraint_schema, constraint_name) WHERE c.table_schema = 'PUBLIC' AND"
              + " c.table_name NOT LIKE 'RETORT%'",
          "SELECT i.table_name, DECODE(i.is_generated, TRUE, '-', i.index_name), i.index_type_name,"
              + " c.column_name, c.ordinal_position FROM INFORMATION_SCHEMA.INDEXES i JOIN"
              + " INFORMATION_SCHEMA.INDEX_COLUMNS c USING (index_schema, index_name) WHERE"
              + " i.table_schema = 'PUBLIC' AND i.table_name NOT LIKE 'RETORT%'",
          "SELECT table_name, view_definition, status FROM INFORMATION_SCHEMA.VIEWS",
          "SELECT role_name FROM INFORMATION_SCHEMA.ROLES",
          "SELECT user_name, is_admin FROM INFORMATION_SCHEMA.USERS",
          "SELECT grantee, rights, table_name FROM INFORMATION_SCHEMA.RIGHTS",
          "SELECT domain_name, data_type FROM INFORMATION_SCHEMA.DOMAINS",
          "SELECT synonym_name, synonym_for FROM INFORMATION_SCHEMA.SYNONYMS",
          "SELECT constant_name, value_definition FROM INFORMATION_SCHEMA.CONSTANTS",
          "SELECT routine_name, external_name FROM INFORMATION_SCHEMA.ROUTINES",
          "SELECT trigger_name, event_object_table FROM INFORMATION_SCHEMA.TRIGGERS",
          "SELECT schema_name FROM INFORMATION_SCHEMA.SCHEMATA",
          "SELECT sequence_name, base_value, increment FROM INFORMATION_SCHEMA.SEQUENCES WHERE"
              + " sequence_schema = 'PUBLIC' AND sequence_name NOT LIKE 'SYSTEM%'",
          "SELECT id, parents, message, state, step, step_done, step_text, step_hash, done_hash,"
              + " seen, failed, digest, kind FROM retort_history",
          "SELECT revision, event FROM retort_log");

  private Dump() {}

  /** The catalogue, all rows, and Retort's own tables but for times and names. */
  public static List<String> of(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> lines = new ArrayList<>();
      for (String query : CATALOGUE) {
        add(statement, query, lines);
      }
      for (String table : lines.stream().filter(line -> line.contains("BASE TABLE")).toList()) {
        add(statement, "SELECT * FROM \"" + table.substring(0, table.indexOf('|')) + "\"", lines);
      }
      return lines;
    } catch (SQLException e) {
      throw new AssertionError("cannot dump", e);
    }
  }

  private static void add(Statement statement, String query, List<String> lines)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.append(rows.getString(i)).append('|');
        }
        found.add(line.toString());
      }
    }
    lines.addAll(found.stream().sorted().toList());
  }
}
