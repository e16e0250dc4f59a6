package dev.retort.operations;

import static dev.retort.op.Dsl.*;
import static dev.retort.operations.ChainState.chance;
import static dev.retort.operations.ChainState.one;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Name;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sequence;
import dev.retort.op.View;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Schemas, sequences, views and enums. */
final class RandomObjects {

  private final ChainState state;
  private final Random random;
  private final RandomTables tables;

  RandomObjects(ChainState state, Random random, RandomTables tables) {
    this.state = state;
    this.random = random;
    this.tables = tables;
  }

  Candidate createSchema() {
    String name = state.schemas + Name.of(state.name(random, "s")).text().replace("`", "");
    return Candidate.of(op -> op.createSchema('"' + name.replace("\"", "\"\"") + '"'));
  }

  Candidate dropSchema() {
    Name schema =
        one(
            random,
            state.schema.schemas().stream()
                .filter(
                    each ->
                        Stream.of(
                                state.schema.tables().stream().map(Table::name),
                                state.schema.sequences().stream().map(Sequence::name),
                                state.schema.views().stream().map(View::name),
                                state.schema.enums().stream().map(EnumDefinition::name))
                            .flatMap(names -> names)
                            .noneMatch(name -> each.equals(name.schema())))
                .toList());
    return schema == null ? null : Candidate.of(op -> op.dropSchema(schema.toString()));
  }

  Candidate createSequence() {
    Sequence sequence = sequence(tables.name("seq"));
    sequence = chance(random, 40) ? sequence.incrementBy(chance(random, 30) ? -2 : 5) : sequence;
    sequence = chance(random, 30) ? sequence.minValue(-50).maxValue(500) : sequence;
    sequence =
        chance(random, 40) ? sequence.startWith(sequence.increment() < 0 ? -7 : 100) : sequence;
    if (sequence.increment() < 0 && sequence.start() > 0) {
      sequence = sequence.startWith(-1);
    }
    sequence = chance(random, 30) ? sequence.cache(7) : sequence;
    Sequence whole = chance(random, 20) ? sequence.cycle() : sequence;
    return Candidate.of(op -> op.createSequence(whole));
  }

  Candidate dropSequence() {
    Sequence sequence = one(random, state.schema.sequences());
    return sequence == null
        ? null
        : Candidate.of(op -> op.dropSequence(sequence.name().toString()));
  }

  // Views

  Candidate createView() {
    Table table = state.table(random, any -> true);
    if (table == null) {
      return null;
    }
    List<Name> columns =
        table.columns().stream()
            .map(ColumnDefinition::name)
            .filter(any -> chance(random, 60))
            .toList();
    if (columns.isEmpty()) {
      return null;
    }
    String name = tables.name("v");
    String select = select(table, columns, "");
    boolean materialized = chance(random, 30);
    return Candidate.of(
        op -> {
          if (materialized) {
            op.createMaterializedView(name, select);
          } else {
            op.createView(name, select);
          }
        },
        () -> {
          state.viewTables.put(QualifiedName.of(name), table.name());
          state.viewColumns.put(QualifiedName.of(name), columns);
        });
  }

  private String select(Table table, List<Name> columns, String where) {
    return "SELECT "
        + columns.stream().map(state::quoted).collect(Collectors.joining(", "))
        + " FROM "
        + state.dialect.identifier(table.name())
        + where;
  }

  Candidate replaceView() {
    View view =
        one(random, state.schema.views().stream().filter(each -> !each.isMaterialized()).toList());
    if (view == null) {
      return null;
    }
    List<Name> columns = state.viewColumns.get(view.name());
    Table table = state.schema.table(state.viewTables.get(view.name()));
    String where =
        " WHERE "
            + state.quoted(columns.get(0))
            + (chance(random, 50) ? " IS" : " IS NOT")
            + " NULL";
    String select = select(table, columns, where);
    return select.equals(view.select().text())
        ? null
        : Candidate.of(op -> op.replaceView(view.name().toString(), select));
  }

  Candidate dropView() {
    View view = one(random, state.schema.views());
    return view == null
        ? null
        : Candidate.of(
            op -> {
              if (view.isMaterialized()) {
                op.dropMaterializedView(view.name().toString());
              } else {
                op.dropView(view.name().toString());
              }
            },
            () -> {
              state.viewTables.remove(view.name());
              state.viewColumns.remove(view.name());
            });
  }

  // Enums

  Candidate createEnum() {
    String name = tables.name("e");
    List<String> values = new ArrayList<>(List.of("new", "it's \\ paid", "Ü"));
    return Candidate.of(
        op -> op.createEnum(name, values.get(0), values.get(1), values.get(2)),
        () -> state.lasting.put(QualifiedName.of(name), values));
  }

  Candidate dropEnum() {
    EnumDefinition definition =
        one(
            random,
            state.schema.enums().stream()
                .filter(each -> state.users(each.name()).isEmpty())
                .toList());
    return definition == null
        ? null
        : Candidate.of(
            op -> op.dropEnum(definition.name().toString()),
            () -> state.lasting.remove(definition.name()));
  }

  /** A value more; it goes by making the enum anew, since no row holds it. */
  Candidate addEnumValue() {
    EnumDefinition definition = one(random, state.schema.enums());
    if (definition == null || state.users(definition.name()).stream().anyMatch(this::isHeld)) {
      return null;
    }
    String name = definition.name().toString();
    String value = "more" + state.number();
    String other = one(random, definition.values());
    boolean placed = chance(random, 50);
    boolean before = chance(random, 50);
    Map<QualifiedName, List<ColumnDefinition>> users = new HashMap<>();
    for (QualifiedName user : state.users(definition.name())) {
      users.put(
          user,
          Objects.requireNonNull(state.schema.table(user)).columns().stream()
              .filter(column -> column.type().equals(new ColumnType.EnumOf(definition.name())))
              .toList());
    }
    Consumer<Operations> down =
        op -> {
          each(users, (table, column) -> op.alterColumn(table, column, setType(varchar(30))));
          op.dropEnum(name);
          op.createEnum(
              name,
              definition.values().get(0),
              definition.values().subList(1, definition.values().size()).toArray(new String[0]));
          each(users, (table, column) -> op.alterColumn(table, column, setType(enumType(name))));
        };
    return Candidate.of(
            op -> {
              if (placed) {
                op.addEnumValue(name, value, before ? before(other) : after(other));
              } else {
                op.addEnumValue(name, value);
              }
            })
        .downBy(down);
  }

  /** Whether a view, a key or an index holds a column of an enum, so that its type stays. */
  private boolean isHeld(QualifiedName name) {
    Table table = Objects.requireNonNull(state.schema.table(name));
    return table.columns().stream()
        .filter(column -> column.type() instanceof ColumnType.EnumOf)
        .anyMatch(
            column ->
                state.isViewed(table, column.name())
                    || ChainState.isMentioned(table, column.name())
                    || ChainState.isInKey(table, column.name()));
  }

  private static void each(
      Map<QualifiedName, List<ColumnDefinition>> users,
      java.util.function.BiConsumer<String, String> said) {
    users.forEach(
        (table, columns) ->
            columns.forEach(column -> said.accept(table.toString(), column.name().toString())));
  }

  Candidate renameEnumValue() {
    EnumDefinition definition = one(random, state.schema.enums());
    if (definition == null) {
      return null;
    }
    String from = one(random, definition.values());
    String to = "other'" + state.number();
    return Candidate.of(
        op -> op.renameEnumValue(definition.name().toString(), from, to),
        () -> {
          state.lasting.get(definition.name()).replaceAll(value -> value.equals(from) ? to : value);
          for (QualifiedName user : state.users(definition.name())) {
            Table table = Objects.requireNonNull(state.schema.table(user));
            for (ColumnDefinition column : table.columns()) {
              if (column.type().equals(new ColumnType.EnumOf(definition.name()))) {
                state.content(table).rows.forEach(row -> row.replace(column.name(), from, to));
              }
            }
          }
        });
  }
}
