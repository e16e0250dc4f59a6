package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code information_schema} of MariaDB and MySQL. Names are compared as the server compares
 * them: tables letter by letter unless {@code lower_case_table_names} is set, columns, indexes and
 * constraints without regard to case.
 *
 * <p>The time at which a table was made ({@code TABLES.CREATE_TIME}) is no part of a fingerprint:
 * it changes when an application truncates a table, or when a backup is played back.
 */
final class MariaDbCatalogue implements Catalogue {

  private static final String THIS_TABLE = thisTable("table_schema", "table_name");

  private static String thisTable(String schema, String table) {
    return schema
        + " = COALESCE(?, DATABASE()) AND "
        + table
        + " = ? AND (@@lower_case_table_names <> 0 OR CAST("
        + table
        + " AS BINARY) = CAST(? AS BINARY))";
  }

  private final Connection connection;
  private final Dialect dialect;

  /** Names of checks are a table's in MariaDB, a schema's in MySQL. */
  private final boolean hasTableOfCheck;

  MariaDbCatalogue(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
    this.hasTableOfCheck = dialect instanceof MariaDbDialect;
  }

  @Override
  public boolean hasTable(QualifiedName table) throws SQLException {
    return has("TABLES WHERE table_type NOT IN ('VIEW', 'SEQUENCE') AND " + THIS_TABLE, of(table));
  }

  @Override
  public boolean hasColumn(QualifiedName table, Name column) throws SQLException {
    return has("COLUMNS WHERE " + THIS_TABLE + " AND column_name = ?", of(table, column));
  }

  @Override
  public boolean hasIndex(QualifiedName table, Name index) throws SQLException {
    return has("STATISTICS WHERE " + THIS_TABLE + " AND index_name = ?", of(table, index));
  }

  @Override
  public boolean hasConstraint(QualifiedName table, Name constraint) throws SQLException {
    return has(
        "TABLE_CONSTRAINTS WHERE " + THIS_TABLE + " AND constraint_name = ?",
        of(table, constraint));
  }

  @Override
  public boolean hasObject(Effect.ObjectKind kind, QualifiedName object) throws SQLException {
    return switch (kind) {
      case SCHEMA ->
          has(
              "SCHEMATA WHERE schema_name = ? AND (@@lower_case_table_names <> 0 OR"
                  + " CAST(schema_name AS BINARY) = CAST(? AS BINARY))",
              List.of(dialect.stored(object.name()), dialect.stored(object.name())));
      case SEQUENCE -> has("TABLES WHERE table_type = 'SEQUENCE' AND " + THIS_TABLE, of(object));
      case VIEW -> has("TABLES WHERE table_type = 'VIEW' AND " + THIS_TABLE, of(object));
      case MATERIALIZED_VIEW, TYPE -> false; // there are none
    };
  }

  private List<@Nullable String> of(QualifiedName table, Name... more) {
    Name schema = table.schema();
    String name = dialect.stored(table.name());
    return Stream.concat(
            Stream.of(schema == null ? null : dialect.stored(schema), name, name),
            Stream.of(more).map(dialect::stored))
        .toList();
  }

  private boolean has(String source, List<@Nullable String> parameters) throws SQLException {
    StringBuilder found = new StringBuilder();
    read("SELECT 1 FROM information_schema." + source + " LIMIT 1", parameters, found);
    return !found.isEmpty();
  }

  // Fingerprints

  @Override
  public String fingerprint(@Nullable QualifiedName table) throws SQLException {
    StringBuilder text = new StringBuilder();
    List<@Nullable String> parameters = table == null ? List.of() : of(table);
    for (String query : ofTable(table != null)) {
      read(query, parameters, text);
    }
    if (table == null) {
      for (String query : OF_SCHEMA) {
        read(query, List.of(), text);
      }
    }
    return PlannedStep.hash(text.toString());
  }

  /** A hash over when the tables were made, by the second; DDL makes most of them anew. */
  String times() throws SQLException {
    StringBuilder text = new StringBuilder();
    read(
        "SELECT table_name, create_time FROM information_schema.TABLES WHERE table_schema ="
            + " DATABASE() ORDER BY 1",
        List.of(),
        text);
    return PlannedStep.hash(text.toString());
  }

  /** Everything about tables that DDL can change and rows do not. */
  private List<String> ofTable(boolean one) {
    String where = where(one, "table_schema", "table_name");
    String constraints = " FROM information_schema.TABLE_CONSTRAINTS WHERE " + where;
    return List.of(
        "SELECT table_name, table_type, engine, row_format, table_collation, create_options,"
            + " table_comment FROM information_schema.TABLES WHERE "
            + where
            + " ORDER BY 1",
        "SELECT table_name, ordinal_position, column_name, column_default, is_nullable, column_type,"
            + " character_set_name, collation_name, extra, column_comment, generation_expression"
            + " FROM information_schema.COLUMNS WHERE "
            + where
            + " ORDER BY 1, 2",
        "SELECT table_name, index_name, seq_in_index, non_unique, column_name, collation, sub_part,"
            + " index_type, index_comment FROM information_schema.STATISTICS WHERE "
            + where
            + " ORDER BY 1, 2, 3",
        "SELECT table_name, constraint_name, constraint_type" + constraints + " ORDER BY 1, 2, 3",
        "SELECT table_name, constraint_name, ordinal_position, column_name, referenced_table_schema,"
            + " referenced_table_name, referenced_column_name FROM"
            + " information_schema.KEY_COLUMN_USAGE WHERE "
            + where
            + " ORDER BY 1, 2, 3",
        "SELECT table_name, constraint_name, update_rule, delete_rule FROM"
            + " information_schema.REFERENTIAL_CONSTRAINTS WHERE "
            + where(one, "constraint_schema", "table_name")
            + " ORDER BY 1, 2",
        "SELECT constraint_name, check_clause FROM information_schema.CHECK_CONSTRAINTS WHERE "
            + (hasTableOfCheck
                ? where(one, "constraint_schema", "table_name")
                : "(constraint_schema, constraint_name) IN (SELECT constraint_schema,"
                    + " constraint_name"
                    + constraints
                    + ")")
            + " ORDER BY 1, 2",
        "SELECT table_name, partition_name, partition_ordinal_position, partition_method,"
            + " partition_expression, partition_description FROM information_schema.PARTITIONS WHERE"
            + " partition_name IS NOT NULL AND "
            + where
            + " ORDER BY 1, 3",
        "SELECT event_object_table, trigger_name, action_timing, event_manipulation, action_order,"
            + " action_statement FROM information_schema.TRIGGERS WHERE "
            + where(one, "event_object_schema", "event_object_table")
            + " ORDER BY 1, 2");
  }

  private static String where(boolean one, String schema, String table) {
    return one ? thisTable(schema, table) : schema + " = DATABASE()";
  }

  private static final List<String> OF_SCHEMA =
      List.of(
          "SELECT table_name, view_definition, check_option, security_type FROM"
              + " information_schema.VIEWS WHERE table_schema = DATABASE() ORDER BY 1",
          "SELECT routine_type, routine_name, dtd_identifier, routine_definition, is_deterministic,"
              + " sql_data_access, security_type, routine_comment FROM information_schema.ROUTINES"
              + " WHERE routine_schema = DATABASE() ORDER BY 1, 2",
          "SELECT specific_name, ordinal_position, parameter_mode, parameter_name, dtd_identifier FROM"
              + " information_schema.PARAMETERS WHERE specific_schema = DATABASE() ORDER BY 1, 2",
          "SELECT event_name, event_definition, interval_value, interval_field FROM"
              + " information_schema.EVENTS WHERE event_schema = DATABASE() ORDER BY 1",
          "SELECT schema_name, default_character_set_name, default_collation_name FROM"
              + " information_schema.SCHEMATA WHERE schema_name = DATABASE()");

  private void read(String sql, List<@Nullable String> parameters, StringBuilder text)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            text.append(rows.getString(i)).append('\0');
          }
          text.append('\n');
        }
      }
    }
  }
}
