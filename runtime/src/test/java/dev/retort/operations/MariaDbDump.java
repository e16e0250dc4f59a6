package dev.retort.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What {@code SHOW CREATE} tells of the connection's database and of those named after it. */
final class MariaDbDump {

  private final Connection connection;
  private final String own;
  private final List<String> lines = new ArrayList<>();

  private MariaDbDump(Connection connection) throws SQLException {
    this.connection = connection;
    this.own = Rows.texts(connection, "SELECT DATABASE()").get(0);
  }

  static List<String> lines(Connection connection) throws SQLException {
    MariaDbDump dump = new MariaDbDump(connection);
    for (String schema :
        Rows.texts(connection, "SELECT schema_name FROM information_schema.SCHEMATA")) {
      if (schema.equals(dump.own) || schema.startsWith(dump.own + "_")) {
        dump.schema(schema);
      }
    }
    return dump.lines;
  }

  private void schema(String schema) throws SQLException {
    if (!schema.equals(own)) {
      add(Rows.of(connection, "SHOW CREATE DATABASE `" + schema + "`").get(0).get(1));
    }
    for (List<String> table :
        Rows.of(
            connection,
            "SELECT table_name, table_type FROM information_schema.TABLES WHERE table_schema = '"
                + schema
                + "' AND table_name NOT LIKE 'retort%'")) {
      String name = "`" + schema + "`.`" + table.get(0).replace("`", "``") + "`";
      switch (table.get(1)) {
        case "VIEW" ->
            add(
                show("VIEW", name)
                    .replaceAll("ALGORITHM=UNDEFINED DEFINER=\\S+ SQL SECURITY DEFINER ", ""));
        case "SEQUENCE" -> add(show("SEQUENCE", name));
        default -> table(name);
      }
    }
    for (String trigger :
        Rows.texts(
            connection,
            "SELECT CONCAT_WS(' ', 'trigger', trigger_name, action_timing, event_manipulation,"
                + " event_object_table, action_statement) FROM information_schema.TRIGGERS WHERE"
                + " trigger_schema = '"
                + schema
                + "'")) {
      add(trigger);
    }
  }

  private void table(String name) throws SQLException {
    String create = show("TABLE", name);
    for (String line : create.lines().toList()) {
      if (line.startsWith("CREATE TABLE")) {
        add("table " + name);
      } else {
        add(
            "table "
                + name
                + " "
                + line.strip().replaceAll(",$", "").replaceAll(" AUTO_INCREMENT=\\d+", ""));
      }
    }
  }

  private String show(String what, String name) throws SQLException {
    return Rows.of(connection, "SHOW CREATE " + what + " " + name).get(0).get(1);
  }

  private void add(String line) {
    lines.add(
        line.replace("`" + own + "`.", "").replace("`" + own + "_", "`").replaceAll("\\s+", " "));
  }
}
