package dev.retort.processor.review;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Literal;
import dev.retort.op.ReferentialAction;
import dev.retort.op.Sequence;
import dev.retort.op.View;
import dev.retort.processor.java.JavaSource;
import dev.retort.processor.lint.Knowledge;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The schema at the head of the chain as JSON, for programs: {@code META-INF/retort/schema.json}.
 * What is not said is absent. Names and types are written as in the vocabulary.
 */
public final class SchemaJson {

  private static final int FORMAT = 1;

  private SchemaJson() {}

  /**
   * The file.
   *
   * @param heads the IDs of the heads
   * @param known what is known of each kind of database after the whole chain, in their order
   */
  public static String of(List<String> heads, Map<Dialect, Knowledge> known) {
    Map<Knowledge, Map<String, Object>> read = new HashMap<>();
    Map<Map<String, Object>, List<String>> databases = new LinkedHashMap<>();
    known.forEach(
        (dialect, knowledge) ->
            databases
                .computeIfAbsent(
                    read.computeIfAbsent(knowledge, SchemaJson::schema), key -> new ArrayList<>())
                .add(dialect.database().name()));
    List<Object> schemas = new ArrayList<>();
    databases.forEach(
        (schema, names) -> {
          Map<String, Object> entry = new LinkedHashMap<>();
          entry.put("databases", names);
          entry.putAll(schema);
          schemas.add(entry);
        });
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("format", FORMAT);
    file.put("heads", heads);
    file.put("schemas", schemas);
    return Json.of(file);
  }

  private static Map<String, Object> schema(Knowledge knowledge) {
    Schema schema = knowledge.schema();
    List<String> unknown = knowledge.unknown();
    Parts parts = new Parts();
    parts.put("known", unknown.isEmpty() && !knowledge.isEverythingTouched());
    parts.when(knowledge.isEverythingTouched(), "mayHoldMore");
    parts.list("unknown", unknown, name -> name);
    parts.list("schemas", schema.schemas(), Object::toString);
    parts.list(
        "enums",
        schema.enums(),
        each -> new Parts().put("name", each.name()).put("values", each.values()).map);
    parts.list("sequences", schema.sequences(), SchemaJson::sequence);
    parts.put("tables", schema.tables().stream().map(SchemaJson::table).toList());
    parts.list("views", schema.views(), SchemaJson::view);
    return parts.map;
  }

  private static Map<String, Object> sequence(Sequence sequence) {
    return new Parts()
        .put("name", sequence.name())
        .put("start", sequence.start())
        .put("increment", sequence.increment())
        .put("min", sequence.min())
        .put("max", sequence.max())
        .put("cache", sequence.cache())
        .when(sequence.isCycling(), "cycle")
        .map;
  }

  private static Map<String, Object> view(View view) {
    return new Parts()
        .put("name", view.name())
        .when(view.isMaterialized(), "materialized")
        .put("select", view.select())
        .map;
  }

  private static Map<String, Object> table(Table table) {
    return new Parts()
        .put("name", table.name())
        .put("comment", table.comment())
        .put("columns", table.columns().stream().map(SchemaJson::column).toList())
        .list("constraints", table.constraints(), SchemaJson::constraint)
        .list("indexes", table.indexes(), SchemaJson::index)
        .map;
  }

  private static Map<String, Object> column(ColumnDefinition column) {
    ColumnDefinition.Generated generated = column.generated();
    Parts parts =
        new Parts()
            .put("name", column.name())
            .put("type", JavaSource.type(column.type()))
            .put("nullable", column.nullable());
    if (column.identity() != null) {
      boolean always = column.identity() == ColumnDefinition.Identity.ALWAYS;
      parts.put("identity", always ? "always" : "by default");
    }
    if (column.defaultValue() instanceof ColumnDefault.Value value) {
      if (value.literal().value() != null) {
        parts.put("defaultValue", value(value.literal()));
      } else {
        parts.put("defaultSql", "NULL");
      }
    } else if (column.defaultValue() instanceof ColumnDefault.Expression expression) {
      parts.put("defaultSql", expression.sql());
    }
    if (generated != null) {
      parts.put(
          generated.stored() ? "generatedStored" : "generatedVirtual", generated.expression());
    }
    return parts.put("collation", column.collation()).put("comment", column.comment()).map;
  }

  /** A number or a boolean as itself, anything else as text. */
  private static Object value(Literal literal) {
    Object value = literal.value();
    if (value instanceof Long || value instanceof Boolean) {
      return value;
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof List<?> elements) {
      return elements.stream().map(each -> String.valueOf(((Literal) each).value())).toList();
    }
    return value instanceof Literal.Binary binary ? binary.hex() : String.valueOf(value);
  }

  private static Map<String, Object> constraint(Constraint constraint) {
    Parts parts = new Parts().put("name", constraint.name());
    if (constraint instanceof Constraint.PrimaryKey key) {
      parts.put("kind", "primaryKey").names("columns", key.columns());
    } else if (constraint instanceof Constraint.Unique unique) {
      parts
          .put("kind", "unique")
          .names("columns", unique.columns())
          .when(unique.isNullsNotDistinct(), "nullsNotDistinct")
          .when(unique.isDeferrable(), "deferrable")
          .when(unique.isInitiallyDeferred(), "initiallyDeferred");
    } else if (constraint instanceof Constraint.Check check) {
      parts
          .put("kind", "check")
          .put("condition", check.condition())
          .when(check.isNotValid(), "notValid");
    } else if (constraint instanceof Constraint.ForeignKey key) {
      parts
          .put("kind", "foreignKey")
          .names("columns", key.columns())
          .put("table", key.table())
          .names("referenced", key.referenced())
          .put("onDelete", action(key.onDelete()))
          .put("onUpdate", action(key.onUpdate()))
          .when(key.isDeferrable(), "deferrable")
          .when(key.isInitiallyDeferred(), "initiallyDeferred")
          .when(key.isNotValid(), "notValid");
    } else if (constraint instanceof Constraint.Exclude exclude) {
      parts
          .put("kind", "exclude")
          .names("elements", exclude.elements())
          .put("using", exclude.method())
          .put("where", exclude.where());
    }
    return parts.map;
  }

  private static @Nullable String action(ReferentialAction action) {
    return action == ReferentialAction.NO_ACTION ? null : action.name();
  }

  private static Map<String, Object> index(Index index) {
    return new Parts()
        .put("name", index.name())
        .list("keys", index.keys(), SchemaJson::key)
        .when(index.isUnique(), "unique")
        .put("where", index.where())
        .put("using", index.method())
        .names("include", index.include())
        .when(index.isNullsNotDistinct(), "nullsNotDistinct")
        .map;
  }

  private static Map<String, Object> key(IndexKey key) {
    return new Parts()
        .put("column", key.column())
        .put("sql", key.expression())
        .when(key.isDescending(), "desc")
        .put("nulls", key.nulls())
        .put("operatorClass", key.operatorClass())
        .map;
  }

  /** An object in the making. */
  private static final class Parts {

    private final Map<String, Object> map = new LinkedHashMap<>();

    /** A part, unless it is null. */
    Parts put(String name, @Nullable Object value) {
      if (value != null) {
        boolean isJson =
            value instanceof Number
                || value instanceof Boolean
                || value instanceof List<?>
                || value instanceof Map<?, ?>;
        map.put(name, isJson ? value : value.toString());
      }
      return this;
    }

    /** A flag that is mostly false. */
    Parts when(boolean is, String name) {
      return is ? put(name, true) : this;
    }

    /** A list that is mostly empty. */
    <T> Parts list(String name, Collection<T> values, Function<? super T, ?> part) {
      return values.isEmpty() ? this : put(name, values.stream().map(part).toList());
    }

    Parts names(String name, List<?> values) {
      return list(name, values, Object::toString);
    }
  }
}
