package dev.retort.compare;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.NamingConvention;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How one database's catalogue spells what operations say. One class a database. */
public abstract class Spelling {

  private final Dialect dialect;
  private final String ownSchema;
  private final Map<String, String> types;

  /**
   * A spelling.
   *
   * @param ownSchema the connection's schema as it is stored; empty where there are none
   * @param types the types that are not called as {@link ColumnType} calls them, in lower case
   */
  Spelling(Dialect dialect, String ownSchema, Map<String, String> types) {
    this.dialect = dialect;
    this.ownSchema = ownSchema;
    this.types = types;
  }

  // Names

  /** A name of the chain as the catalogue stores it. */
  public final String stored(Name name) {
    return dialect.stored(
        NamingConvention.cut(
            name, dialect.facts().identifierLimit(), dialect.facts().isLimitInBytes()));
  }

  /** A stored name as the chain would write it. */
  public final String shown(String stored) {
    String lower = stored.toLowerCase(Locale.ROOT);
    boolean ordinary =
        lower.matches("[a-z_][a-z0-9_]*") && dialect.stored(new Name(lower, false)).equals(stored);
    return ordinary ? lower : new Name(stored, true).toString();
  }

  final String shown(Name name) {
    return shown(stored(name));
  }

  /** A stored schema as it is shown: null for the connection's own. */
  public final @Nullable String schema(@Nullable String stored) {
    return stored == null || stored.equals(ownSchema) ? null : shown(stored);
  }

  final Inventory.Title title(QualifiedName name) {
    Name schema = name.schema();
    return new Inventory.Title(
        schema == null ? null : schema(dialect.stored(schema)), shown(name.name()));
  }

  /** Equal for texts whose names the database takes for the same. */
  String key(String text) {
    return text;
  }

  /** {@link #key} for names of tables and what else stands in a schema. */
  String tableKey(String text) {
    return key(text);
  }

  // What columns are

  /** A type as the catalogue spells it, or null where that is not known for sure. */
  final @Nullable String type(ColumnType type, Schema schema) {
    if (type instanceof ColumnType.Plain plain) {
      String name = plain.name().toLowerCase(Locale.ROOT);
      return types.getOrDefault(name, name);
    } else if (type instanceof ColumnType.Decimal decimal) {
      return word("decimal") + "(" + decimal.precision() + ", " + decimal.scale() + ")";
    } else if (type instanceof ColumnType.FixedChar text) {
      return word("char") + "(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varchar text) {
      return word("varchar") + "(" + text.length() + ")";
    } else if (type instanceof ColumnType.Varbinary bytes) {
      String word = types.get("varbinary");
      return word == null ? types.getOrDefault("blob", "blob") : word + "(" + bytes.length() + ")";
    } else if (type instanceof ColumnType.ArrayOf array) {
      String element = type(array.element(), schema);
      return element == null ? null : array(element);
    } else if (type instanceof ColumnType.EnumOf named) {
      EnumDefinition definition = schema.enumOf(named.name());
      return definition == null ? null : enumType(definition);
    }
    return null;
  }

  private String word(String name) {
    return types.getOrDefault(name, name);
  }

  /** The type of an array of a type. */
  String array(String element) {
    return element + " array";
  }

  /** The type of a column that holds a value of an enum. */
  abstract @Nullable String enumType(EnumDefinition definition);

  /** The type of a column whose rows are numbered. */
  @Nullable String numbered(ColumnType type, Schema schema) {
    return type(type, schema);
  }

  /** Whether the catalogue tells {@code ALWAYS} from {@code BY DEFAULT}. */
  boolean hasIdentityKinds() {
    return true;
  }

  // What hangs on tables

  /** The name of a constraint where the catalogue keeps it, or null. */
  @Nullable String name(Constraint constraint) {
    return shown(Objects.requireNonNull(constraint.name(), "recorded with its name"));
  }

  /** Whether a unique constraint is nothing but a unique index. */
  boolean isUniqueAnIndex() {
    return false;
  }

  /** An action of a foreign key in one spelling: {@code set null}. */
  public String action(String action) {
    return action.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What stands behind the keys of an index. */
  final String more(Index index) {
    return more(
        index.include().stream().map(this::shown).toList(),
        index.method() == null ? "" : index.method(),
        index.where() != null);
  }

  /** What stands behind the keys of an index; of a condition only that there is one. */
  public static String more(List<String> include, String method, boolean isPartial) {
    String lower = method.toLowerCase(Locale.ROOT);
    return (include.isEmpty() ? "" : " include (" + String.join(", ", include) + ")")
        + (List.of("", "btree").contains(lower) ? "" : " using " + lower)
        + (isPartial ? " where .." : "");
  }

  /** Whether an index of the database can be something that it made for itself. */
  boolean mayBeOwn(Inventory.Part live, Inventory.Table chain, Inventory.Table database) {
    return false;
  }

  /** Whether enums are types of their own. */
  boolean hasEnums() {
    return false;
  }
}
