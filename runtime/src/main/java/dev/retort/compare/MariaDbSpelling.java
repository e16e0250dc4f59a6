package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.op.Constraint;
import dev.retort.op.EnumDefinition;
import dev.retort.schema.Difference.ObjectKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue of MariaDB and MySQL; types as {@code COLUMNS.COLUMN_TYPE} tells them. */
public final class MariaDbSpelling extends Spelling {

  private final boolean tablesFold;

  /**
   * A spelling.
   *
   * @param tablesFold whether the names of tables that differ in case are one ({@code
   *     lower_case_table_names})
   */
  public MariaDbSpelling(Dialect dialect, String ownSchema, boolean tablesFold) {
    super(dialect, ownSchema, types(dialect));
    this.tablesFold = tablesFold;
  }

  private static Map<String, String> types(Dialect dialect) {
    boolean isMariaDb = dialect instanceof MariaDbDialect;
    String json = isMariaDb ? "longtext" : "json";
    Map<String, String> types = new HashMap<>();
    types.put("integer", "int");
    types.put("real", "float");
    types.put("double_precision", "double");
    types.put("boolean", "tinyint(1)");
    types.put("text", "longtext");
    types.put("blob", "longblob");
    types.put("varbinary", "varbinary");
    types.put("time", "time(6)");
    types.put("timestamp", "datetime(6)");
    types.put("json", json);
    types.put("jsonb", json);
    if (!isMariaDb || !dialect.version().isAtLeast(10, 7)) {
      types.put("uuid", "char(36)");
    }
    return types;
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

  /** RESTRICT and none are one. */
  @Override
  public String action(String action) {
    String known = super.action(action);
    return known.equals("restrict") ? "no action" : known;
  }

  /** The kind of an index, where it is one that sorts by words or places. */
  public static String kind(String method) {
    return method.equals("FULLTEXT") || method.equals("SPATIAL") ? method : "";
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

  /** How quotes and backslashes are shown depends on settings. */
  @Override
  @Nullable String enumType(EnumDefinition definition) {
    String values = String.join("','", definition.values());
    return values.replace("','", "").matches("(?s).*['\\\\].*") ? null : "enum('" + values + "')";
  }

  /** A {@code COLUMN_TYPE} in one spelling: without the width at which clients show a number. */
  public static String canonical(String type) {
    return type.replaceFirst("^((small|medium|big)?int)\\(\\d+\\)", "$1")
        .replaceFirst("^decimal\\((\\d+),", "decimal($1, ");
  }
}
