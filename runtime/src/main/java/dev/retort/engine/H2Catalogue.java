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

  /** What a fingerprint reads: everything that DDL can change and that rows do not. */
  private static final List<String> TEXTS =
      List.of(
          "SELECT table_schema, table_name, table_type, remarks FROM INFORMATION_SCHEMA.TABLES",
          "SELECT table_schema, table_name, ordinal_position, column_name, column_default,"
              + " is_nullable, data_type, character_maximum_length, numeric_precision, numeric_scale,"
              + " datetime_precision, is_identity, identity_generation, generation_expression, remarks"
              + " FROM INFORMATION_SCHEMA.COLUMNS",
          "SELECT table_schema, table_name, constraint_name, constraint_type FROM"
              + " INFORMATION_SCHEMA.TABLE_CONSTRAINTS",
          "SELECT table_schema, table_name, index_name, index_type_name FROM"
              + " INFORMATION_SCHEMA.INDEXES");

  private static final List<String> SCHEMA_TEXTS =
      List.of(
          "SELECT table_schema, table_name, view_definition FROM INFORMATION_SCHEMA.VIEWS",
          "SELECT trigger_schema, trigger_name, event_object_table, java_class FROM"
              + " INFORMATION_SCHEMA.TRIGGERS",
          "SELECT sequence_schema, sequence_name, data_type, increment FROM"
              + " INFORMATION_SCHEMA.SEQUENCES",
          "SELECT constraint_schema, constraint_name, check_clause FROM"
              + " INFORMATION_SCHEMA.CHECK_CONSTRAINTS",
          "SELECT routine_schema, routine_name, routine_definition FROM"
              + " INFORMATION_SCHEMA.ROUTINES",
          "SELECT domain_schema, domain_name, data_type FROM INFORMATION_SCHEMA.DOMAINS",
          "SELECT schema_name FROM INFORMATION_SCHEMA.SCHEMATA");

  private final Connection connection;
  private final Dialect dialect;

  H2Catalogue(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
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
    StringBuilder text = new StringBuilder();
    for (String query : TEXTS) {
      String where =
          table == null
              ? " WHERE table_schema <> 'INFORMATION_SCHEMA'"
              : " WHERE table_schema = COALESCE(?, SCHEMA()) AND table_name = ?";
      read(query + where + " ORDER BY 1, 2, 3, 4", table, text);
    }
    if (table == null) {
      for (String query : SCHEMA_TEXTS) {
        read(query + " ORDER BY 1", null, text);
      }
    }
    return PlannedStep.hash(text.toString());
  }

  /** The stored names of the tables of a schema that a pattern of {@code LIKE} matches. */
  List<String> tablesLike(@Nullable Name schema, String pattern) throws SQLException {
    return names(
        "SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_schema = COALESCE(?, SCHEMA())"
            + " AND table_name LIKE ? ESCAPE '!' ORDER BY 1",
        schema,
        pattern);
  }

  /** The constraints of a schema whose names begin as given, each as {@code table, constraint}. */
  List<String[]> constraintsLike(@Nullable Name schema, String pattern) throws SQLException {
    return pairs(
        "SELECT table_name, constraint_name FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE"
            + " constraint_schema = COALESCE(?, SCHEMA()) AND constraint_name LIKE ? ESCAPE '!'"
            + " ORDER BY 1, 2",
        schema,
        pattern);
  }

  /** The indexes of a schema whose names begin as given; without those that serve a constraint. */
  List<String> indexesLike(@Nullable Name schema, String pattern) throws SQLException {
    return names(
        "SELECT index_name FROM INFORMATION_SCHEMA.INDEXES WHERE index_schema = COALESCE(?, SCHEMA())"
            + " AND index_name LIKE ? ESCAPE '!' ORDER BY 1",
        schema,
        pattern);
  }

  /** The views of a schema. */
  List<String> views(@Nullable Name schema) throws SQLException {
    return names(
        "SELECT table_name FROM INFORMATION_SCHEMA.VIEWS WHERE table_schema = COALESCE(?, SCHEMA())"
            + " AND table_name LIKE ? ORDER BY 1",
        schema,
        "%");
  }

  private List<String> names(String sql, @Nullable Name schema, String pattern)
      throws SQLException {
    return pairs(sql, schema, pattern).stream().map(pair -> pair[0]).toList();
  }

  private List<String[]> pairs(String sql, @Nullable Name schema, String pattern)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema == null ? null : dialect.stored(schema));
      statement.setString(2, pattern);
      List<String[]> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          found.add(new String[] {rows.getString(1), rows.getString(columns)});
        }
      }
      return found;
    }
  }

  private boolean has(
      String view,
      String schemaColumn,
      @Nullable Name schema,
      String nameColumn,
      Name name,
      @Nullable Name table)
      throws SQLException {
    String sql =
        "SELECT 1 FROM INFORMATION_SCHEMA."
            + view
            + " WHERE "
            + schemaColumn
            + " = COALESCE(?, SCHEMA()) AND "
            + nameColumn
            + " = ?"
            + (table == null ? "" : " AND table_name = ?");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema == null ? null : dialect.stored(schema));
      statement.setString(2, dialect.stored(name));
      if (table != null) {
        statement.setString(3, dialect.stored(table));
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private void read(String sql, @Nullable QualifiedName table, StringBuilder text)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (table != null) {
        statement.setString(1, table.schema() == null ? null : dialect.stored(table.schema()));
        statement.setString(2, dialect.stored(table.name()));
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
