package dev.retort.operations;

import static dev.retort.op.Dsl.*;
import static dev.retort.operations.ChainState.chance;
import static dev.retort.operations.ChainState.one;

import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Name;
import dev.retort.op.Rows;
import dev.retort.operations.Content.Trait;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows that fit, and changes of them. */
final class RandomRows {

  private final ChainState state;
  private final Random random;

  RandomRows(ChainState state, Random random) {
    this.state = state;
    this.random = random;
  }

  /** Some rows for the same columns. */
  private record Some(Rows.Into into, List<List<Object>> values, List<Map<Name, String>> kept) {}

  private Some some(Table table) {
    Content content = state.content(table);
    List<ColumnDefinition> given = new ArrayList<>();
    Map<Name, String> leftOut = new HashMap<>();
    for (ColumnDefinition column : table.columns()) {
      Trait trait = state.trait(table, column.name());
      if (column.generated() != null || trait.numbered) {
        leftOut.put(column.name(), Content.SOME);
      } else if (column.defaultValue() != null
          && trait.repeats
          && chance(random, 40)
          && trait.target == null) {
        leftOut.put(column.name(), byDefault(column, trait));
      } else if (column.defaultValue() == null && trait.nulls && chance(random, 30)) {
        leftOut.put(column.name(), null);
      } else {
        given.add(column);
      }
    }
    if (given.isEmpty()) {
      return null;
    }
    List<List<Object>> values = new ArrayList<>();
    List<Map<Name, String>> kept = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      List<Object> row = new ArrayList<>();
      Map<Name, String> all = new HashMap<>(leftOut);
      int number = state.number();
      for (ColumnDefinition column : given) {
        Trait trait = state.trait(table, column.name());
        Object value = value(column, trait, number);
        if (value == null && !trait.nulls) {
          return null;
        }
        row.add(value);
        all.put(column.name(), ChainState.kept(trait, value));
      }
      values.add(row);
      kept.add(all);
    }
    Rows.Into into =
        new Rows.Into(table.name(), given.stream().map(ColumnDefinition::name).toList(), List.of());
    return content.filled ? new Some(into, values, kept) : null;
  }

  private static String byDefault(ColumnDefinition column, Trait trait) {
    return column.defaultValue() instanceof ColumnDefault.Value value
        ? ChainState.kept(trait, value.literal().value())
        : Content.SOME;
  }

  private Object value(ColumnDefinition column, Trait trait, int number) {
    if (trait.nulls && chance(random, 20)) {
      return null;
    }
    if (trait.target == null) {
      return state.value(column, trait, number);
    }
    Name key = trait.targetTable.nameOf(trait.target);
    if (key == null || !trait.targetTable.filled) {
      return null;
    }
    List<String> known =
        trait.targetTable.rows.stream()
            .map(row -> row.get(key))
            .filter(value -> value != null && !value.equals(Content.SOME))
            .toList();
    String value = one(random, known);
    return value == null || trait.family != Family.COUNT || Family.isText(column.type())
        ? value
        : (Object) Long.valueOf(value);
  }

  Candidate insert() {
    Table table = state.table(random, state::isFilled);
    Some some = table == null ? null : some(table);
    if (some == null) {
      return null;
    }
    Runnable effect = () -> state.content(table).rows.addAll(some.kept());
    if (chance(random, 35)) {
      return Candidate.withoutInverse(op -> op.bulkInsert(some.into(), some.values()), effect);
    }
    return Candidate.withoutInverse(
        op -> {
          Rows rows = some.into().values(some.values().get(0).toArray());
          for (List<Object> more : some.values().subList(1, some.values().size())) {
            rows = rows.values(more.toArray());
          }
          op.insert(rows);
        },
        effect);
  }

  /** Sets a column that is in no key and that nothing points to. */
  Candidate update() {
    Table table = state.table(random, state::isFilled);
    ColumnDefinition column =
        table == null
            ? null
            : state.column(
                random,
                table,
                each -> {
                  Trait trait = state.trait(table, each.name());
                  return trait.repeats
                      && trait.target == null
                      && !trait.isTarget
                      && !trait.numbered
                      && each.generated() == null
                      && each.identity() == null;
                });
    if (column == null) {
      return null;
    }
    Trait trait = state.trait(table, column.name());
    Object value = trait.nulls && chance(random, 20) ? null : state.value(column, trait, 9);
    if (value == null && !trait.nulls) {
      return null;
    }
    String name = table.name().toString();
    Content content = state.content(table);
    String kept = ChainState.kept(trait, value);
    boolean keyed =
        table.constraints().stream()
            .anyMatch(
                each -> each instanceof Constraint.PrimaryKey key && key.columns().size() == 1);
    if (keyed && chance(random, 40)) {
      return Candidate.withoutInverse(
          op -> op.backfill(name, set(column.name().toString(), value), allRows(), batchesOf(2)),
          () -> content.rows.forEach(row -> row.put(column.name(), kept)));
    }
    Chosen chosen = chosen(table);
    return Candidate.withoutInverse(
        op -> op.update(name, set(column.name().toString(), value), chosen.where()),
        () ->
            content.rows.stream().filter(chosen::has).forEach(row -> row.put(column.name(), kept)));
  }

  Candidate delete() {
    Table table =
        state.table(
            random,
            each ->
                state.isFilled(each)
                    && each.columns().stream()
                        .noneMatch(column -> state.trait(each, column.name()).isTarget));
    if (table == null) {
      return null;
    }
    Chosen chosen = chosen(table);
    return Candidate.withoutInverse(
        op -> op.delete(table.name().toString(), chosen.where()),
        () -> state.content(table).rows.removeIf(chosen::has));
  }

  /** Rows that a condition chooses: all, or those of a value. */
  private record Chosen(dev.retort.op.Where where, Name column, String value) {
    boolean has(Map<Name, String> row) {
      return column == null || value.equals(row.get(column));
    }
  }

  private Chosen chosen(Table table) {
    ColumnDefinition column =
        state.column(
            random,
            table,
            each ->
                state.trait(table, each.name()).family == Family.COUNT
                    && !Family.isText(each.type())
                    && !state.trait(table, each.name()).numbered);
    List<String> values =
        column == null
            ? List.of()
            : state.content(table).rows.stream()
                .map(row -> row.get(column.name()))
                .filter(value -> value != null && !value.equals(Content.SOME))
                .toList();
    if (values.isEmpty()
        || chance(random, 20)
        || state.content(table).rows.stream()
            .anyMatch(row -> Content.SOME.equals(row.get(column.name())))) {
      return new Chosen(allRows(), null, null);
    }
    String value = one(random, values);
    return new Chosen(
        where(state.quoted(column.name()) + " = ?", Long.valueOf(value)), column.name(), value);
  }
}
