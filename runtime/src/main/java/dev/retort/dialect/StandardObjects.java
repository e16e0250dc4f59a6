package dev.retort.dialect;

import dev.retort.op.EnumDefinition;
import dev.retort.op.EnumPosition;
import dev.retort.op.Literal;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sequence;
import dev.retort.op.View;
import java.util.List;
import java.util.stream.Collectors;

/** Schemas, sequences, views and enums as SQL databases write them alike. */
final class StandardObjects {

  private final StandardDialect dialect;

  StandardObjects(StandardDialect dialect) {
    this.dialect = dialect;
  }

  List<SqlStep> change(Operation.ObjectChange change, Problems problems) {
    QualifiedName name = change.name();
    String what = "\"" + name + "\"";
    if (change instanceof Operation.CreateSchema || change instanceof Operation.DropSchema) {
      problems.require(Feature.SCHEMA, what);
      return change instanceof Operation.CreateSchema
          ? create(Effect.ObjectKind.SCHEMA, "SCHEMA", name, "", problems)
          : drop(Effect.ObjectKind.SCHEMA, "SCHEMA", name);
    } else if (change instanceof Operation.CreateSequence create) {
      problems.require(Feature.SEQUENCE, what);
      String options = options(create.sequence(), what, problems);
      return create(Effect.ObjectKind.SEQUENCE, "SEQUENCE", name, options, problems);
    } else if (change instanceof Operation.DropSequence) {
      problems.require(Feature.SEQUENCE, what);
      return drop(Effect.ObjectKind.SEQUENCE, "SEQUENCE", name);
    } else if (change instanceof Operation.CreateView create) {
      return createView(create.view(), what, problems);
    } else if (change instanceof Operation.ReplaceView replace) {
      problems.require(Feature.VIEW, what);
      return StandardDialect.one(
          "CREATE OR REPLACE VIEW " + dialect.identifier(name) + " AS " + replace.select(),
          new Effect.AltersObject(Effect.ObjectKind.VIEW, name));
    } else if (change instanceof Operation.DropView drop) {
      problems.require(drop.materialized() ? Feature.MATERIALIZED_VIEW : Feature.VIEW, what);
      return drop.materialized()
          ? drop(Effect.ObjectKind.MATERIALIZED_VIEW, "MATERIALIZED VIEW", name)
          : drop(Effect.ObjectKind.VIEW, "VIEW", name);
    }
    problems.require(Feature.ENUM, what);
    return enumChange(change, name, what, problems);
  }

  private List<SqlStep> createView(View view, String what, Problems problems) {
    problems.require(view.isMaterialized() ? Feature.MATERIALIZED_VIEW : Feature.VIEW, what);
    return view.isMaterialized()
        ? create(
            Effect.ObjectKind.MATERIALIZED_VIEW,
            "MATERIALIZED VIEW",
            view.name(),
            " AS " + view.select(),
            problems)
        : create(Effect.ObjectKind.VIEW, "VIEW", view.name(), " AS " + view.select(), problems);
  }

  private List<SqlStep> enumChange(
      Operation.ObjectChange change, QualifiedName name, String what, Problems problems) {
    if (change instanceof Operation.CreateEnum create) {
      return create(
          Effect.ObjectKind.TYPE,
          "TYPE",
          name,
          " AS ENUM " + values(create.definition()),
          problems);
    } else if (change instanceof Operation.DropEnum) {
      return drop(Effect.ObjectKind.TYPE, "TYPE", name);
    } else if (change instanceof Operation.AddEnumValue add) {
      EnumPosition position = add.position();
      boolean placed = position != null && problems.require(Feature.ENUM_VALUE_POSITION, what);
      return StandardDialect.one(
          "ALTER TYPE "
              + dialect.identifier(name)
              + " ADD VALUE "
              + text(add.value())
              + (placed && position != null
                  ? (position.isBefore() ? " BEFORE " : " AFTER ") + text(position.value())
                  : ""),
          new Effect.AltersObject(Effect.ObjectKind.TYPE, name));
    }
    Operation.RenameEnumValue rename = (Operation.RenameEnumValue) change;
    return StandardDialect.one(
        "ALTER TYPE "
            + dialect.identifier(name)
            + " RENAME VALUE "
            + text(rename.value())
            + " TO "
            + text(rename.newValue()),
        new Effect.AltersObject(Effect.ObjectKind.TYPE, name));
  }

  /** The values of an enum: {@code ('new', 'paid')}. */
  String values(EnumDefinition definition) {
    return definition.values().stream().map(this::text).collect(Collectors.joining(", ", "(", ")"));
  }

  private String text(String value) {
    return dialect.literal(new Literal(value));
  }

  static String options(Sequence sequence, String what, Problems problems) {
    boolean cache = sequence.cache() > 1 && problems.require(Feature.SEQUENCE_CACHE, what);
    return " START WITH "
        + sequence.start()
        + " INCREMENT BY "
        + sequence.increment()
        + (sequence.min() == null ? "" : " MINVALUE " + sequence.min())
        + (sequence.max() == null ? "" : " MAXVALUE " + sequence.max())
        + (cache ? " CACHE " + sequence.cache() : "")
        + (sequence.isCycling() ? " CYCLE" : "");
  }

  private List<SqlStep> create(
      Effect.ObjectKind kind, String word, QualifiedName name, String rest, Problems problems) {
    problems.checked(name.name());
    return StandardDialect.one(
        "CREATE " + word + " " + dialect.identifier(name) + rest,
        new Effect.CreatesObject(kind, name));
  }

  private List<SqlStep> drop(Effect.ObjectKind kind, String word, QualifiedName name) {
    return StandardDialect.one(
        "DROP " + word + " " + dialect.identifier(name), new Effect.DropsObject(kind, name));
  }
}
