package dev.retort.dialect;

import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands between the parentheses of SQLite's CREATE TABLE. */
final class SqliteTables {

  private static final Set<String> COLLATIONS = Set.of("BINARY", "NOCASE", "RTRIM");

  private final SqliteDialect dialect;

  SqliteTables(SqliteDialect dialect) {
    this.dialect = dialect;
  }

  /** {@code (columns, constraints)}. */
  String elements(
      QualifiedName table,
      List<ColumnDefinition> columns,
      List<Constraint> constraints,
      Schema schema,
      Problems problems) {
    Constraint.PrimaryKey key = primaryKey(constraints);
    List<String> elements = new ArrayList<>();
    boolean numbered = false;
    for (ColumnDefinition column : columns) {
      boolean inKey = key != null && key.columns().contains(column.name());
      if (column.identity() != null) {
        elements.add(identity(table, column, inKey ? key : null, problems));
        numbered |= inKey;
      } else {
        elements.add(column(table, column, inKey, schema, problems));
      }
    }
    for (Constraint constraint : constraints) {
      if (!(numbered && constraint instanceof Constraint.PrimaryKey)) {
        elements.add(dialect.constraint(table, constraint, problems));
      }
    }
    return "(" + String.join(", ", elements) + ")";
  }

  static Constraint.@Nullable PrimaryKey primaryKey(List<Constraint> constraints) {
    return constraints.stream()
        .filter(Constraint.PrimaryKey.class::isInstance)
        .map(Constraint.PrimaryKey.class::cast)
        .findFirst()
        .orElse(null);
  }

  /** SQLite numbers rows by their key only, and only where it is one integer. */
  private String identity(
      QualifiedName table,
      ColumnDefinition column,
      Constraint.@Nullable PrimaryKey key,
      Problems problems) {
    String what = "column \"" + table + "." + column.name() + "\"";
    if (column.identity() == ColumnDefinition.Identity.ALWAYS) {
      problems.add(
          "SQLite can't keep an insert from bringing its own number (%s): say .identity()", what);
    }
    if (key == null || key.columns().size() != 1 || !isInteger(column.type())) {
      problems.add(
          "SQLite numbers rows only by a primary key that is one integer (%s): say"
              + " column(\"%s\", bigint()).identity().primaryKey()",
          what, column.name());
    }
    String name =
        key == null
            ? ""
            : " CONSTRAINT "
                + dialect.identifier(Objects.requireNonNull(key.name(), "recorded with its name"));
    return dialect.identifier(column.name())
        + " INTEGER NOT NULL"
        + name
        + " PRIMARY KEY AUTOINCREMENT";
  }

  private static boolean isInteger(ColumnType type) {
    return type == ColumnType.Plain.SMALLINT
        || type == ColumnType.Plain.INTEGER
        || type == ColumnType.Plain.BIGINT;
  }

  /**
   * A column that is no identity.
   *
   * @param inKey whether it belongs to the primary key, which alone does not forbid NULL here
   */
  String column(
      QualifiedName table,
      ColumnDefinition column,
      boolean inKey,
      Schema schema,
      Problems problems) {
    String what = "column \"" + table + "." + column.name() + "\"";
    StringBuilder sql = new StringBuilder(dialect.identifier(column.name()));
    sql.append(' ').append(dialect.type(column.type(), what, schema, problems));
    if (column.collation() != null) {
      sql.append(" COLLATE ").append(collation(column.collation(), what, problems));
    }
    if (column.comment() != null) {
      problems.require(Feature.COMMENT, what);
    }
    if (column.generated() != null) {
      sql.append(dialect.generated(column.generated()));
    } else if (column.defaultValue() != null) {
      sql.append(" DEFAULT ").append(defaultValue(column.defaultValue()));
    }
    if (!column.nullable() || inKey) {
      sql.append(" NOT NULL");
    }
    if (column.type() instanceof ColumnType.EnumOf named) {
      sql.append(oneOf(column, named, what, schema, problems));
    }
    return sql.toString();
  }

  private static String collation(String name, String what, Problems problems) {
    String upper = name.toUpperCase(java.util.Locale.ROOT);
    if (!COLLATIONS.contains(upper)) {
      problems.add(
          "SQLite has the collations BINARY, NOCASE and RTRIM, and no \"%s\" (%s): leave it to other"
              + " databases with op.on(..)",
          name, what);
    }
    return upper;
  }

  private String oneOf(
      ColumnDefinition column,
      ColumnType.EnumOf named,
      String what,
      Schema schema,
      Problems problems) {
    EnumDefinition definition = schema.enumOf(named.name());
    if (definition == null) {
      problems.add(
          "no operation of the chain made the enum \"%s\" (%s): say createEnum(..) before",
          named.name(), what);
      return "";
    }
    return " CHECK ("
        + dialect.identifier(column.name())
        + definition.values().stream()
            .map(value -> dialect.literal(new Literal(value)))
            .collect(Collectors.joining(", ", " IN (", "))"));
  }

  /** A default as it stands in CREATE TABLE, and as any expression. */
  String defaultValue(ColumnDefault value) {
    return value instanceof ColumnDefault.Value literal
        ? dialect.literal(literal.literal())
        : "(" + ((ColumnDefault.Expression) value).sql() + ")";
  }

  /** The names of columns, for SQL. */
  String names(List<Name> columns) {
    return dialect.statements.names(columns);
  }
}
