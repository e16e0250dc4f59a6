package dev.retort.dialect;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.op.ReferentialAction;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The lines of {@link H2Catalogue} as the folded schema has them; an author's SQL, which H2
 * rewrites, is left out of the braces.
 */
final class H2Fold {

  private H2Fold() {}

  static List<String> lines(Schema schema) {
    List<String> lines = new ArrayList<>();
    for (Table table : schema.tables()) {
      String name = stored(table.name());
      lines.add(name + comment(table.comment()));
      table.columns().forEach(column -> lines.add(name + " column " + column(column)));
      table
          .constraints()
          .forEach(
              constraint ->
                  lines.add(
                      name + " constraint " + cut(constraint.name()) + " " + rule(constraint)));
      table
          .indexes()
          .forEach(index -> lines.add(name + " index " + cut(index.name()) + index(index)));
    }
    return lines.stream().sorted().toList();
  }

  private static String column(ColumnDefinition column) {
    return stored(column.name())
        + " "
        + type(column.type())
        + (column.nullable() ? "" : " NOT NULL")
        + (column.defaultValue() == null ? "" : " DEFAULT {}")
        + (column.identity() == null
            ? ""
            : " IDENTITY " + column.identity().name().replace('_', ' '))
        + (column.generated() == null ? "" : " GENERATED {}")
        + comment(column.comment());
  }

  private static String type(ColumnType type) {
    if (type instanceof ColumnType.Plain plain) {
      return switch (plain) {
        case SMALLINT, INTEGER, BIGINT, REAL, BOOLEAN, DATE, TIMESTAMP, UUID, JSON ->
            plain.name(); // a TIMESTAMP has 6 digits of a second unless it says else
        case DOUBLE_PRECISION -> "DOUBLE PRECISION";
        case TEXT -> "CHARACTER LARGE OBJECT";
        case BLOB -> "BINARY LARGE OBJECT";
        case TIME -> "TIME(6)";
        case TIMESTAMPTZ -> "TIMESTAMP WITH TIME ZONE";
        case JSONB -> "JSON";
      };
    } else if (type instanceof ColumnType.Decimal decimal) {
      return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar text) {
      return "CHARACTER(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varchar text) {
      return "CHARACTER VARYING(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varbinary bytes) {
      return "BINARY VARYING(" + bytes.length() + ")";
    } else if (type instanceof ColumnType.ArrayOf array) {
      return type(array.element()) + " ARRAY";
    }
    return ((ColumnType.Raw) type).sql().text();
  }

  private static String rule(Constraint constraint) {
    if (constraint instanceof Constraint.PrimaryKey key) {
      return "PRIMARY KEY " + columns(key.columns());
    } else if (constraint instanceof Constraint.Unique unique) {
      return "UNIQUE "
          + (unique.isNullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
          + columns(unique.columns());
    } else if (constraint instanceof Constraint.Check) {
      return "CHECK {}";
    }
    Constraint.ForeignKey key = (Constraint.ForeignKey) constraint;
    return "FOREIGN KEY "
        + columns(key.columns())
        + " REFERENCES "
        + stored(key.table())
        + " "
        + columns(key.referenced())
        + " ON DELETE "
        + action(key.onDelete())
        + " ON UPDATE "
        + action(key.onUpdate());
  }

  private static String index(Index index) {
    return (index.isUnique() ? " UNIQUE" : "")
        + (index.isNullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
        + index.keys().stream().map(H2Fold::key).collect(Collectors.joining(", ", " (", ")"));
  }

  /** H2 takes NULLs for the smallest unless it is told. */
  private static String key(IndexKey key) {
    IndexKey.Nulls nulls =
        key.nulls() != null
            ? key.nulls()
            : key.isDescending() ? IndexKey.Nulls.LAST : IndexKey.Nulls.FIRST;
    return stored(key.column()) + (key.isDescending() ? " DESC" : "") + " NULLS " + nulls;
  }

  private static String action(ReferentialAction action) {
    return action.name().replace('_', ' ');
  }

  private static String columns(List<Name> columns) {
    return columns.stream().map(H2Fold::stored).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String stored(QualifiedName name) {
    return name.schema() == null
        ? stored(name.name())
        : stored(name.schema()) + "." + stored(name.name());
  }

  private static String cut(Name name) {
    return stored(new H2Dialect().cut(name));
  }

  /** As H2 folds names by default. */
  private static String stored(Name name) {
    return name.exact() ? name.text() : name.text().toUpperCase(Locale.ROOT);
  }

  private static String comment(String text) {
    return text == null ? "" : " -- " + text;
  }
}
