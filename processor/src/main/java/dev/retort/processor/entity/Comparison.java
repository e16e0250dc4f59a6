package dev.retort.processor.entity;

import static dev.retort.op.Dsl.dropNotNull;
import static dev.retort.op.Dsl.setNotNull;
import static dev.retort.op.Dsl.setType;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Name;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.processor.entity.EntityColumn.Need;
import dev.retort.processor.lint.Existence;
import dev.retort.processor.lint.Hints;
import dev.retort.processor.lint.Knowledge;
import dev.retort.processor.lint.ObjectKind;
import dev.retort.processor.lint.TypeWords;
import dev.retort.processor.message.Message;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entities beside what is known of a schema. Pure; what is not sure is not told. */
public final class Comparison {

  private static final String HOW = " Change one of them";

  private final EntityTables entities;
  private final Knowledge known;
  private final NewObjects newObjects;
  private final List<Drift> drifts = new ArrayList<>();

  /** The tables by their names, in small letters and without their schemas. */
  private final Map<String, List<Table>> tables;

  private Comparison(EntityTables entities, Knowledge known) {
    this.entities = entities;
    this.known = known;
    this.tables =
        known.schema().tables().stream()
            .collect(Collectors.groupingBy(each -> lower(each.name().name())));
    this.newObjects = new NewObjects(table -> found(table, null));
  }

  /** What the entities need and the schema has not, or has otherwise. */
  public static List<Drift> drifts(EntityTables entities, Knowledge known) {
    Comparison comparison = new Comparison(entities, known);
    comparison.run();
    return List.copyOf(comparison.drifts);
  }

  private void run() {
    Map<String, List<EntityTable>> groups = new LinkedHashMap<>();
    for (EntityTable each : entities.tables()) {
      groups
          .computeIfAbsent(each.schema() + "." + each.name().snakeCase(), key -> new ArrayList<>())
          .add(each);
    }
    groups.values().forEach(this::compare);
  }

  private void compare(List<EntityTable> sharing) {
    EntityTable first = sharing.get(0);
    List<Table> found = named(first.name(), first.schema());
    if (found.isEmpty()) {
      if (isAbsent(first)) {
        missing(sharing);
      }
      return;
    }
    Table table = found.size() == 1 ? known.table(found.get(0).name()) : null;
    if (table == null) {
      return; // one of several schemas, or something that is not understood has changed it
    }
    Set<String> compared = new HashSet<>();
    for (EntityTable each : sharing) {
      for (EntityColumn column : each.columns()) {
        if (column.isSure() && compared.add(column.name().snakeCase())) {
          compare(column, table);
        }
      }
    }
    if (entities.isAll() && sharing.stream().allMatch(EntityTable::isWhole)) {
      unmapped(sharing, table);
    }
  }

  private List<Table> named(Spelling name, @Nullable String schema) {
    List<Table> all =
        name.candidates().stream()
            .flatMap(each -> tables.getOrDefault(each, List.of()).stream())
            .toList();
    List<Table> ofSchema =
        all.stream()
            .filter(
                each -> {
                  Name own = each.name().schema();
                  return own == null ? schema == null : own.text().equalsIgnoreCase(schema);
                })
            .toList();
    return ofSchema.isEmpty() ? all : ofSchema;
  }

  private @Nullable Table found(Spelling name, @Nullable String schema) {
    List<Table> found = named(name, schema);
    return found.size() == 1 ? found.get(0) : null;
  }

  /** Whether neither a table nor a view may be there under any spelling. */
  private boolean isAbsent(EntityTable entity) {
    boolean isView =
        known.schema().views().stream()
            .anyMatch(view -> entity.name().candidates().contains(lower(view.name().name())));
    return !isView
        && Stream.concat(entity.name().candidates().stream(), Stream.of(entity.name().text()))
            .flatMap(each -> Stream.of(each, each.toUpperCase(Locale.ROOT)))
            .flatMap(each -> Stream.of(new Name(each, true), name(each)))
            .noneMatch(
                each ->
                    known.existence(ObjectKind.TABLE, new QualifiedName(null, each))
                        == Existence.UNKNOWN);
  }

  private static String lower(Name name) {
    return name.text().toLowerCase(Locale.ROOT);
  }

  private static Name name(String text) {
    return text.indexOf('"') < 0 && !text.isBlank() ? Name.of(text) : new Name(text, true);
  }

  private void missing(List<EntityTable> sharing) {
    EntityTable first = sharing.get(0);
    boolean isWhole = sharing.stream().allMatch(EntityTable::isWhole);
    NewObjects.Made made = isWhole ? newObjects.table(sharing) : NewObjects.Made.NOTHING;
    drifts.add(
        new Drift(
            Message.MISSING_TABLE,
            List.of(first.entity(), NewObjects.nameOf(first).toString()),
            hint(
                first.name(),
                known.schema().tables().stream().map(each -> each.name().name().text()).toList(),
                made),
            made.operations(),
            true,
            made.keys(),
            first.position()));
  }

  private static String hint(Spelling wanted, Collection<String> there, NewObjects.Made made) {
    String hint = Hints.didYouMean(wanted.snakeCase(), there);
    if (made.operations().isEmpty()) {
      return hint.isEmpty() ? "." : hint;
    }
    return hint.isEmpty() ? ":" : hint + " Else:";
  }

  private void compare(EntityColumn wanted, Table table) {
    ColumnDefinition column = column(wanted, table);
    if (column == null) {
      NewObjects.Made made = newObjects.column(wanted, table.name());
      drifts.add(
          new Drift(
              Message.MISSING_COLUMN,
              List.of(
                  wanted.attribute(), wanted.name().proposed().toString(), table.name().toString()),
              hint(
                  wanted.name(),
                  table.columns().stream().map(each -> each.name().text()).toList(),
                  made),
              made.operations(),
              true,
              made.keys(),
              wanted.position()));
      return;
    }
    compareType(wanted, column, table);
    compareNulls(wanted, column, table);
  }

  private static @Nullable ColumnDefinition column(EntityColumn wanted, Table table) {
    Set<String> candidates = wanted.name().candidates();
    return table.columns().stream()
        .filter(each -> candidates.contains(lower(each.name())))
        .findFirst()
        .orElse(null);
  }

  private void compareNulls(EntityColumn wanted, ColumnDefinition column, Table table) {
    boolean isGiven =
        column.defaultValue() != null || column.identity() != null || column.generated() != null;
    if (wanted.need() == Need.NEVER_NULL && column.nullable() && !isInKey(column, table)) {
      otherNullability(wanted, column, table, "is never null", "takes NULL", true);
    } else if (wanted.need() == Need.MAY_BE_NULL && !column.nullable() && !isGiven) {
      otherNullability(
          wanted, column, table, "may be null", "takes no NULL and has no default", false);
    }
  }

  private static boolean isInKey(ColumnDefinition column, Table table) {
    return table.constraints().stream()
        .anyMatch(
            each ->
                each instanceof Constraint.PrimaryKey key && key.columns().contains(column.name()));
  }

  private void otherNullability(
      EntityColumn wanted,
      ColumnDefinition column,
      Table table,
      String says,
      String is,
      boolean toNotNull) {
    drifts.add(
        new Drift(
            Message.OTHER_NULLABILITY,
            List.of(
                wanted.attribute(), says, column.name().toString(), table.name().toString(), is),
            HOW + ":",
            Operations.record(
                op ->
                    op.alterColumn(
                        table.name().toString(),
                        column.name().toString(),
                        toNotNull ? setNotNull() : dropNotNull())),
            false,
            List.of(),
            wanted.position()));
  }

  private void compareType(EntityColumn wanted, ColumnDefinition column, Table table) {
    ColumnType type = wanted.type();
    if (type == null) {
      return;
    }
    boolean isTooShort = wanted.length() > 0 && Misfits.isShorter(column.type(), wanted.length());
    if (!isTooShort && !Misfits.isMisfit(wanted.kind(), column.type())) {
      return;
    }
    drifts.add(
        new Drift(
            Message.OTHER_TYPE,
            List.of(
                wanted.attribute(),
                isTooShort ? TypeWords.of(type) : Misfits.words(wanted.kind()),
                column.name().toString(),
                table.name().toString(),
                TypeWords.of(column.type())),
            isTooShort ? HOW + ":" : HOW + ".",
            isTooShort
                ? Operations.record(
                    op ->
                        op.alterColumn(
                            table.name().toString(), column.name().toString(), setType(type)))
                : List.of(),
            false,
            List.of(),
            wanted.position()));
  }

  /** Columns that each insert must give and none of the entities has. */
  private void unmapped(List<EntityTable> sharing, Table table) {
    Set<String> mapped =
        sharing.stream()
            .flatMap(each -> each.columns().stream())
            .flatMap(each -> each.name().candidates().stream())
            .collect(Collectors.toSet());
    for (ColumnDefinition column : table.columns()) {
      if (!mapped.contains(lower(column.name()))
          && !column.nullable()
          && column.defaultValue() == null
          && column.identity() == null
          && column.generated() == null
          && !(column.type() instanceof ColumnType.Raw)) {
        EntityTable first = sharing.get(0);
        drifts.add(
            new Drift(
                Message.UNMAPPED_COLUMN,
                List.of(first.entity(), column.name().toString(), table.name().toString()),
                ":",
                Operations.record(
                    op ->
                        op.alterColumn(
                            table.name().toString(), column.name().toString(), dropNotNull())),
                false,
                List.of(),
                first.position()));
      }
    }
  }
}
