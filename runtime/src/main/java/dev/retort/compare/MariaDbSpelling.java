package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Index;
import dev.retort.op.ReferentialAction;
import dev.retort.schema.Difference.ObjectKind;
import dev.retort.schema.Schema;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue of MariaDB and MySQL; types as {@code COLUMNS.COLUMN_TYPE} tells them. */
public final class MariaDbSpelling extends Spelling {

  private final boolean isMariaDb;
  private final boolean hasUuid;
  private final boolean tablesFold;

  /**
   * A spelling.
   *
   * @param tablesFold whether the names of tables that differ in case are one ({@code
   *     lower_case_table_names})
   */
  public MariaDbSpelling(Dialect dialect, String ownSchema, boolean tablesFold) {
    super(dialect, ownSchema);
    this.isMariaDb = dialect instanceof MariaDbDialect;
    this.hasUuid = isMariaDb && dialect.version().isAtLeast(10, 7);
    this.tablesFold = tablesFold;
  }

  @Override
  String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  String tableKey(String text) {
    return tablesFold ? key(text) : text;
  }

  @Override
  boolean hasIdentityKinds() {
    return false;
  }

  /** Every primary key is called {@code PRIMARY}. */
  @Override
  @Nullable String name(Constraint constraint) {
    return constraint instanceof Constraint.PrimaryKey ? null : super.name(constraint);
  }

  @Override
  boolean isUniqueAnIndex() {
    return true;
  }

  @Override
  String action(ReferentialAction action) {
    return action == ReferentialAction.RESTRICT ? "no action" : super.action(action);
  }

  @Override
  String more(Index index) {
    String method = index.method() == null ? "btree" : index.method().toLowerCase(Locale.ROOT);
    return more(method);
  }

  /** What stands behind the keys of an index: its kind, where it is one that sorts by words. */
  public static String more(String method) {
    String lower = method.toLowerCase(Locale.ROOT);
    return Set.of("fulltext", "spatial").contains(lower) ? " using " + lower : "";
  }

  /** An index is made for each foreign key that no other serves, and named like it. */
  @Override
  boolean mayBeOwn(Inventory.Part live, Inventory.Table chain, Inventory.Table database) {
    return live.kind() == ObjectKind.INDEX
        && live.name() != null
        && Stream.concat(chain.parts().stream(), database.parts().stream())
            .anyMatch(
                part ->
                    part.kind() == ObjectKind.FOREIGN_KEY
                        && part.name() != null
                        && key(part.name()).equals(key(live.name())));
  }

  @Override
  @Nullable String type(ColumnType type, Schema schema) {
    if (type instanceof ColumnType.Plain plain) {
      return plain(plain);
    } else if (type instanceof ColumnType.Decimal decimal) {
      return "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar text) {
      return "char(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varchar text) {
      return "varchar(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varbinary bytes) {
      return "varbinary(" + bytes.length() + ")";
    } else if (type instanceof ColumnType.EnumOf named) {
      EnumDefinition definition = schema.enumOf(named.name());
      // How quotes and backslashes are shown depends on settings.
      return definition == null
              || definition.values().stream().anyMatch(value -> value.matches("(?s).*['\\\\].*"))
          ? null
          : definition.values().stream()
              .map(value -> "'" + value + "'")
              .collect(Collectors.joining(",", "enum(", ")"));
    }
    return null;
  }

  private String plain(ColumnType.Plain type) {
    return switch (type) {
      case SMALLINT, BIGINT, DATE -> type.name().toLowerCase(Locale.ROOT);
      case INTEGER -> "int";
      case REAL -> "float";
      case DOUBLE_PRECISION -> "double";
      case BOOLEAN -> "tinyint(1)";
      case TEXT -> "longtext";
      case BLOB -> "longblob";
      case TIME -> "time(6)";
      case TIMESTAMP, TIMESTAMPTZ -> "datetime(6)";
      case UUID -> hasUuid ? "uuid" : "char(36)";
      case JSON, JSONB -> isMariaDb ? "longtext" : "json";
    };
  }

  /** A {@code COLUMN_TYPE} in one spelling: without the width at which clients show a number. */
  public static String canonical(String type) {
    return type.replaceFirst("^((small|medium|big)?int)\\(\\d+\\)", "$1");
  }
}
