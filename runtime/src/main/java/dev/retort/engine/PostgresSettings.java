package dev.retort.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a session that Retort or a migration's own SQL may change. A dump of {@code
 * pg_dump} empties the search path and turns every timeout off; a {@code SET ROLE} makes another
 * user of a pooled connection.
 */
final class PostgresSettings implements ConnectionState {

  static final String LOCK_TIMEOUT = "lock_timeout";
  static final String STATEMENT_TIMEOUT = "statement_timeout";
  static final String CHECK_INTERVAL = "client_connection_check_interval";

  /** Who one is comes first: it decides what else may be set. */
  static final List<String> NAMES =
      List.of(
          "session_authorization",
          "role",
          "search_path",
          "session_replication_role",
          "row_security",
          "default_transaction_isolation",
          "default_transaction_read_only",
          "default_transaction_deferrable",
          LOCK_TIMEOUT,
          STATEMENT_TIMEOUT,
          "transaction_timeout",
          "idle_in_transaction_session_timeout",
          CHECK_INTERVAL,
          "synchronous_commit",
          "check_function_bodies",
          "client_min_messages",
          "default_tablespace",
          "default_table_access_method",
          "standard_conforming_strings",
          "timezone",
          "intervalstyle",
          "bytea_output",
          "xmloption");

  private final Map<String, String> before;
  private final Map<String, String> wanted;

  private PostgresSettings(Map<String, String> before) {
    this.before = before;
    this.wanted = new HashMap<>(before);
  }

  /** The settings as they are. */
  static PostgresSettings of(Connection connection) throws SQLException {
    return new PostgresSettings(read(connection));
  }

  private static Map<String, String> read(Connection connection) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    String sql =
        "SELECT n, current_setting(n, TRUE) FROM unnest('{"
            + String.join(",", NAMES)
            + "}'::text[]) WITH ORDINALITY AS s (n, i) ORDER BY i";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String value = rows.getString(2);
        if (value != null) { // not every version has all of them
          values.put(rows.getString(1), value);
        }
      }
    }
    return values;
  }

  /**
   * Sets one from now on.
   *
   * @param value the value, or null for what it was at the beginning
   */
  void set(Connection connection, String name, @Nullable String value) throws SQLException {
    wanted.put(name, applied(connection, name, value == null ? before.get(name) : value));
  }

  /** Sets one until {@link #restore}. */
  static void setForNow(Connection connection, String name, String value) throws SQLException {
    applied(connection, name, value);
  }

  private static String applied(Connection connection, String name, @Nullable String value)
      throws SQLException {
    String sql = "SELECT set_config(?, ?, FALSE)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.setString(2, value);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Sets what somebody else changed back to what it should be. */
  @Override
  public void restore(Connection connection) throws SQLException {
    for (Map.Entry<String, String> now : read(connection).entrySet()) {
      String should = wanted.get(now.getKey());
      if (should != null && !should.equals(now.getValue())) {
        applied(connection, now.getKey(), should);
      }
    }
  }
}
