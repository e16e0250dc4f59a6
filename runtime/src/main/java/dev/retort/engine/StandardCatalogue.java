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

/**
 * The catalogue as SQL's standard has it ({@code INFORMATION_SCHEMA}), and its indexes as JDBC
 * tells them: a beginning for databases that Retort does not know.
 */
public class StandardCatalogue implements Catalogue {

  /** What the fingerprint of everything is made of: a view, and what is read of it. */
  private static final List<String> EVERYTHING =
      List.of(
          "table_schema, table_name, table_type FROM INFORMATION_SCHEMA.TABLES",
          "table_schema, table_name, column_name, ordinal_position, data_type,"
              + " character_maximum_length, numeric_precision, numeric_scale, datetime_precision,"
              + " is_nullable, column_default FROM INFORMATION_SCHEMA.COLUMNS",
          "constraint_schema, table_name, constraint_name, constraint_type FROM"
              + " INFORMATION_SCHEMA.TABLE_CONSTRAINTS",
          "constraint_schema, constraint_name, check_clause FROM"
              + " INFORMATION_SCHEMA.CHECK_CONSTRAINTS",
          "table_schema, table_name, view_definition FROM INFORMATION_SCHEMA.VIEWS",
          "trigger_schema, trigger_name, action_statement FROM INFORMATION_SCHEMA.TRIGGERS",
          "sequence_schema, sequence_name, increment FROM INFORMATION_SCHEMA.SEQUENCES",
          "routine_schema, specific_name, routine_definition FROM INFORMATION_SCHEMA.ROUTINES",
          "catalog_name, schema_name, schema_owner FROM INFORMATION_SCHEMA.SCHEMATA");

  private final Connection connection;
  private final Dialect dialect;

  public StandardCatalogue(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  @Override
  public boolean hasTable(QualifiedName table) throws SQLException {
    return has("TABLES", "table_schema", table, "table_name", table.name());
  }

  @Override
  public boolean hasColumn(QualifiedName table, Name column) throws SQLException {
    return !rows(
            "SELECT 1 FROM INFORMATION_SCHEMA.COLUMNS WHERE table_schema = ? AND table_name = ? AND"
                + " column_name = ?",
            schema(table),
            dialect.stored(table.name()),
            dialect.stored(column))
        .isEmpty();
  }

  @Override
  public boolean hasIndex(QualifiedName table, Name index) throws SQLException {
    try (ResultSet found =
        connection
            .getMetaData()
            .getIndexInfo(
                connection.getCatalog(),
                schema(table),
                dialect.stored(table.name()),
                false,
                true)) {
      while (found.next()) {
        if (dialect.stored(index).equals(found.getString("INDEX_NAME"))) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public boolean hasConstraint(QualifiedName table, Name constraint) throws SQLException {
    return has("TABLE_CONSTRAINTS", "constraint_schema", table, "constraint_name", constraint);
  }

  @Override
  public boolean hasObject(Effect.ObjectKind kind, QualifiedName object) throws SQLException {
    return switch (kind) {
      case SCHEMA ->
          !rows(
                  "SELECT 1 FROM INFORMATION_SCHEMA.SCHEMATA WHERE schema_name = ?",
                  dialect.stored(object.name()))
              .isEmpty();
      case SEQUENCE -> has("SEQUENCES", "sequence_schema", object, "sequence_name", object.name());
      case VIEW, MATERIALIZED_VIEW ->
          has("VIEWS", "table_schema", object, "table_name", object.name());
      case TYPE -> has("DOMAINS", "domain_schema", object, "domain_name", object.name());
    };
  }

  @Override
  public String fingerprint(@Nullable QualifiedName table) throws SQLException {
    if (table != null) {
      return PlannedStep.hash(
          rows(
                  "SELECT "
                      + EVERYTHING.get(1)
                      + " WHERE table_schema = ? AND table_name = ? ORDER BY 4",
                  schema(table),
                  dialect.stored(table.name()))
              .toString());
    }
    List<List<@Nullable String>> all = new ArrayList<>();
    for (String query : EVERYTHING) {
      all.addAll(rows("SELECT " + query + " ORDER BY 1, 2, 3"));
    }
    return PlannedStep.hash(all.toString());
  }

  private boolean has(
      String view, String schemaColumn, QualifiedName object, String column, Name name)
      throws SQLException {
    return !rows(
            "SELECT 1 FROM INFORMATION_SCHEMA."
                + view
                + " WHERE "
                + schemaColumn
                + " = ? AND "
                + column
                + " = ?",
            schema(object),
            dialect.stored(name))
        .isEmpty();
  }

  /** The schema of a name, or the connection's. */
  private @Nullable String schema(QualifiedName name) throws SQLException {
    return name.schema() == null ? connection.getSchema() : dialect.stored(name.schema());
  }

  /** The rows of a query, as text. */
  protected final List<List<@Nullable String>> rows(String sql, @Nullable String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet found = statement.executeQuery()) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (found.next()) {
          List<@Nullable String> row = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.add(found.getString(i));
          }
          rows.add(row);
        }
        return rows;
      }
    }
  }
}
