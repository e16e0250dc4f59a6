package dev.retort.compare;

import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Sequence;
import dev.retort.op.View;
import dev.retort.schema.Difference.ObjectKind;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the catalogue of a database should hold, from the fold. */
public final class Expectation {

  private final Schema schema;
  private final Spelling spelling;

  private Expectation(Schema schema, Spelling spelling) {
    this.schema = schema;
    this.spelling = spelling;
  }

  /** The inventory of a database that is as the fold says. */
  public static Inventory of(Schema schema, Spelling spelling) {
    return new Expectation(schema, spelling).inventory();
  }

  private Inventory inventory() {
    List<Inventory.Item> others = new ArrayList<>();
    for (Name each : schema.schemas()) {
      others.add(
          new Inventory.Item(
              ObjectKind.SCHEMA, new Inventory.Title(null, spelling.shown(each)), null));
    }
    for (Sequence each : schema.sequences()) {
      others.add(new Inventory.Item(ObjectKind.SEQUENCE, spelling.title(each.name()), null));
    }
    for (View each : schema.views()) {
      others.add(
          new Inventory.Item(
              each.isMaterialized() ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW,
              spelling.title(each.name()),
              null));
    }
    if (spelling.hasEnums()) {
      for (EnumDefinition each : schema.enums()) {
        others.add(
            new Inventory.Item(
                ObjectKind.ENUM, spelling.title(each.name()), each.values().toString()));
      }
    }
    return new Inventory(schema.tables().stream().map(this::table).toList(), others);
  }

  private Inventory.Table table(Table table) {
    List<Inventory.Part> parts = new ArrayList<>();
    table.constraints().forEach(constraint -> parts.add(part(constraint)));
    table.indexes().forEach(index -> parts.add(part(index)));
    return new Inventory.Table(
        spelling.title(table.name()),
        table.columns().stream().map(column -> column(column, table)).toList(),
        parts);
  }

  private Inventory.Column column(ColumnDefinition column, Table table) {
    boolean raw = column.type() instanceof ColumnType.Raw; // SERIAL is a type and more
    boolean inKey =
        table.constraints().stream()
            .anyMatch(
                constraint ->
                    constraint instanceof Constraint.PrimaryKey key
                        && key.columns().contains(column.name()));
    boolean nullable = column.nullable() && !inKey;
    return Inventory.Column.of(
        spelling.shown(column.name()),
        column.identity() == null
            ? spelling.type(column.type(), schema)
            : spelling.numbered(column.type(), schema),
        (raw && nullable) ? null : (Boolean) nullable,
        (raw && column.defaultValue() == null) ? null : hasDefault(column),
        raw ? null : identity(column),
        raw ? null : generated(column));
  }

  /** A default of NULL is none; whether an expression is NULL only the database knows. */
  private static @Nullable Boolean hasDefault(ColumnDefinition column) {
    ColumnDefault value = column.defaultValue();
    if (value instanceof ColumnDefault.Value constant) {
      return constant.literal().value() != null;
    } else if (value instanceof ColumnDefault.Expression expression) {
      String text = expression.sql().text().toLowerCase(Locale.ROOT);
      return text.contains("null") ? null : (Boolean) true;
    }
    return false;
  }

  private String identity(ColumnDefinition column) {
    ColumnDefinition.Identity identity = column.identity();
    if (identity == null) {
      return "";
    }
    return spelling.hasIdentityKinds() && identity == ColumnDefinition.Identity.ALWAYS
        ? "always"
        : "by default";
  }

  private static String generated(ColumnDefinition column) {
    ColumnDefinition.Generated generated = column.generated();
    return generated == null ? "" : generated.stored() ? "stored" : "virtual";
  }

  private Inventory.Part part(Constraint constraint) {
    String name = spelling.name(constraint);
    if (constraint instanceof Constraint.PrimaryKey key) {
      return Inventory.Part.key(ObjectKind.PRIMARY_KEY, name, shown(key.columns()));
    } else if (constraint instanceof Constraint.Unique unique) {
      List<String> columns = shown(unique.columns());
      return spelling.isUniqueAnIndex()
          ? Inventory.Part.index(
              Objects.requireNonNull(name, "an index has a name"), true, columns, "")
          : unique.columns().isEmpty() // those of an index that the chain did not make
              ? new Inventory.Part(ObjectKind.UNIQUE, name, List.of(), null)
              : Inventory.Part.key(ObjectKind.UNIQUE, name, columns);
    } else if (constraint instanceof Constraint.ForeignKey key) {
      return Inventory.Part.foreignKey(
          name,
          shown(key.columns()),
          spelling.title(key.table()),
          shown(key.referenced()),
          spelling.action(key.onDelete().name()),
          spelling.action(key.onUpdate().name()));
    }
    return new Inventory.Part(
        constraint instanceof Constraint.Check ? ObjectKind.CHECK : ObjectKind.EXCLUDE,
        name,
        List.of(),
        null);
  }

  private Inventory.Part part(Index index) {
    return Inventory.Part.index(
        spelling.shown(Objects.requireNonNull(index.name(), "recorded with its name")),
        index.isUnique(),
        index.keys().stream()
            .map(
                key ->
                    Inventory.Part.key(
                        key.column() == null ? null : spelling.shown(key.column()),
                        key.isDescending()))
            .toList(),
        spelling.more(index));
  }

  private List<String> shown(List<Name> names) {
    return names.stream().map(spelling::shown).toList();
  }
}
