package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** H2's {@code INFORMATION_SCHEMA}. */
final class H2Catalogue implements Catalogue {

  private static final String ADMIN = "admin ";
  private static final String USER = "user ";

  private static final String TABLES = "SELECT table_schema, table_name, table_type, remarks";

  /** A table that was copied has another number: so an ALTER that leaves no other trace shows. */
  private static final String TABLE_NUMBER = ", DB_OBJECT_ID('TABLE', table_schema, table_name)";

  private static final String COLUMNS =
      "SELECT table_schema, table_name, ordinal_position, column_name, column_default, is_nullable,"
          + " data_type, character_maximum_length, numeric_precision, numeric_scale,"
          + " datetime_precision, is_identity, identity_generation, generation_expression,"
          + " column_on_update, domain_name, default_on_null, is_visible, remarks FROM"
          + " INFORMATION_SCHEMA.COLUMNS";

  /** What DDL can change beside tables and their columns. */
  private static final List<String> THE_REST =
      List.of(
          "SELECT table_schema, table_name, constraint_name, constraint_type FROM"
              + " INFORMATION_SCHEMA.TABLE_CONSTRAINTS",
          "SELECT table_schema, table_name, index_name, index_type_name FROM"
              + " INFORMATION_SCHEMA.INDEXES",
          "SELECT constraint_schema, constraint_name, check_clause FROM"
              + " INFORMATION_SCHEMA.CHECK_CONSTRAINTS",
          "SELECT table_schema, table_name, view_definition FROM INFORMATION_SCHEMA.VIEWS",
          "SELECT trigger_schema, trigger_name, event_object_table, java_class FROM"
              + " INFORMATION_SCHEMA.TRIGGERS",
          "SELECT sequence_schema, sequence_name, data_type, start_value, minimum_value,"
              + " maximum_value, increment, cycle_option, cache FROM INFORMATION_SCHEMA.SEQUENCES",
          "SELECT routine_schema, routine_name, specific_name, routine_definition FROM"
              + " INFORMATION_SCHEMA.ROUTINES",
          "SELECT domain_schema, domain_name, data_type, domain_default FROM"
              + " INFORMATION_SCHEMA.DOMAINS",
          "SELECT constraint_schema, constraint_name, domain_name FROM"
              + " INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS",
          "SELECT synonym_schema, synonym_name, synonym_for, synonym_for_schema FROM"
              + " INFORMATION_SCHEMA.SYNONYMS",
          "SELECT constant_schema, constant_name, value_definition FROM"
              + " INFORMATION_SCHEMA.CONSTANTS",
          "SELECT schema_name, schema_owner, remarks FROM INFORMATION_SCHEMA.SCHEMATA",
          "SELECT user_name, is_admin, remarks FROM INFORMATION_SCHEMA.USERS",
          "SELECT role_name, remarks, remarks FROM INFORMATION_SCHEMA.ROLES");

  private final Connection connection;
  private final Dialect dialect;
  private @Nullable Boolean admin;

  H2Catalogue(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** Whether the user sees all sessions, and may ask for the numbers of tables. */
  boolean isAdmin() throws SQLException {
    if (admin == null) {
      admin =
          texts("SELECT is_admin FROM INFORMATION_SCHEMA.USERS WHERE user_name = CURRENT_USER")
              .contains("TRUE");
    }
    return admin;
  }

  /** The number of the session. */
  int session() throws SQLException {
    return Integer.parseInt(texts("CALL SESSION_ID()").get(0));
  }

  @Override
  public boolean hasTable(QualifiedName table) throws SQLException {
    return has("TABLES", "TABLE_SCHEMA", table.schema(), "table_name", table.name(), null);
  }

  @Override
  public boolean hasColumn(QualifiedName table, Name column) throws SQLException {
    return has("COLUMNS", "TABLE_SCHEMA", table.schema(), "column_name", column, table.name());
  }

  @Override
  public boolean hasIndex(QualifiedName table, Name index) throws SQLException {
    return has("INDEXES", "INDEX_SCHEMA", table.schema(), "index_name", index, null);
  }

  @Override
  public boolean hasConstraint(QualifiedName table, Name constraint) throws SQLException {
    return has(
        "TABLE_CONSTRAINTS",
        "TABLE_SCHEMA",
        table.schema(),
        "constraint_name",
        constraint,
        table.name());
  }

  @Override
  public boolean hasObject(Effect.ObjectKind kind, QualifiedName object) throws SQLException {
    return switch (kind) {
      case SCHEMA ->
          has("SCHEMATA", "SCHEMA_NAME", object.name(), "schema_name", object.name(), null);
      case SEQUENCE ->
          has(
              "SEQUENCES",
              "SEQUENCE_SCHEMA",
              object.schema(),
              "sequence_name",
              object.name(),
              null);
      case VIEW, MATERIALIZED_VIEW ->
          has("VIEWS", "TABLE_SCHEMA", object.schema(), "table_name", object.name(), null);
      case TYPE ->
          has("DOMAINS", "DOMAIN_SCHEMA", object.schema(), "domain_name", object.name(), null);
    };
  }

  @Override
  public String fingerprint(@Nullable QualifiedName table) throws SQLException {
    StringBuilder text = new StringBuilder(columnsText(table));
    if (table == null) {
      for (String query : THE_REST) {
        rows(query + " ORDER BY 1, 2, 3").forEach(row -> append(row, text));
      }
    }
    return (isAdmin() ? ADMIN : USER) + PlannedStep.hash(text.toString());
  }

  /** Whether a fingerprint can be compared with one of today: an ordinary user sees less. */
  boolean isComparable(String fingerprint) throws SQLException {
    return fingerprint.startsWith(isAdmin() ? ADMIN : USER);
  }

  /** A hash over all tables and columns, without what hangs on them. */
  String columns() throws SQLException {
    return PlannedStep.hash(columnsText(null));
  }

  private String columnsText(@Nullable QualifiedName table) throws SQLException {
    String where = " WHERE table_schema <> 'INFORMATION_SCHEMA'";
    String[] parameters = {};
    if (table != null) {
      where = " WHERE table_schema = COALESCE(?, SCHEMA()) AND table_name = ?";
      parameters = new String[] {schema(table.schema()), dialect.stored(table.name())};
    }
    StringBuilder text = new StringBuilder();
    String tables = TABLES + (isAdmin() ? TABLE_NUMBER : "") + " FROM INFORMATION_SCHEMA.TABLES";
    for (String query : List.of(tables, COLUMNS)) {
      rows(query + where + " ORDER BY 1, 2, 3", parameters).forEach(row -> append(row, text));
    }
    return text.toString();
  }

  private static void append(List<@Nullable String> row, StringBuilder text) {
    row.forEach(cell -> text.append(cell).append('\0'));
    text.append('\n');
  }

  /** A schema as it is stored; null stays null. */
  @Nullable String schema(@Nullable Name schema) {
    return schema == null ? null : dialect.stored(schema);
  }

  private boolean has(
      String view,
      String schemaColumn,
      @Nullable Name schema,
      String nameColumn,
      Name name,
      @Nullable Name table)
      throws SQLException {
    List<@Nullable String> parameters = new ArrayList<>();
    parameters.add(schema(schema));
    parameters.add(dialect.stored(name));
    if (table != null) {
      parameters.add(dialect.stored(table));
    }
    String sql =
        "SELECT 1 FROM INFORMATION_SCHEMA."
            + view
            + " WHERE "
            + schemaColumn
            + " = COALESCE(?, SCHEMA()) AND "
            + nameColumn
            + " = ?"
            + (table == null ? "" : " AND table_name = ?");
    return !rows(sql, parameters.toArray(new @Nullable String[0])).isEmpty();
  }

  /** The first column of a query's rows; null is the empty text. */
  List<String> texts(String sql, @Nullable String... parameters) throws SQLException {
    return rows(sql, parameters).stream().map(row -> row.get(0) == null ? "" : row.get(0)).toList();
  }

  /** The rows of a query as text. */
  List<List<@Nullable String>> rows(String sql, @Nullable String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<List<@Nullable String>> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          List<@Nullable String> row = new ArrayList<>(columns);
          for (int i = 1; i <= columns; i++) {
            row.add(rows.getString(i));
          }
          found.add(row);
        }
      }
      return found;
    }
  }
}
