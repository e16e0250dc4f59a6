package dev.retort.operations;

import static dev.retort.op.Dsl.*;
import static dev.retort.operations.ChainState.chance;
import static dev.retort.operations.ChainState.one;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.op.ReferentialAction;
import dev.retort.op.TableElement;
import dev.retort.operations.Content.Trait;
import dev.retort.operations.RandomColumns.Made;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tables, their indexes and their constraints. */
final class RandomTables {

  private final ChainState state;
  private final Random random;
  private final RandomColumns columns;

  RandomTables(ChainState state, Random random, RandomColumns columns) {
    this.state = state;
    this.random = random;
    this.columns = columns;
  }

  // Tables

  Candidate create() {
    boolean filled = chance(random, 65);
    List<Made> made = new ArrayList<>();
    int size = 1 + random.nextInt(5);
    for (int i = 0; i < size; i++) {
      Made one = columns.made(0, filled, null, made);
      if (one != null) {
        made.add(one);
      }
    }
    if (made.stream().allMatch(each -> each.column().definition().generated() != null)) {
      return null;
    }
    List<TableElement> elements = new ArrayList<>();
    boolean keyed = chance(random, 75);
    for (Made each : made) {
      ColumnDefinition column = each.column().definition();
      boolean key =
          keyed
              && !each.trait().repeats
              && column.generated() == null
              && each.trait().family.isSortable()
              && !column.nullable();
      elements.add(key ? each.column().primaryKey() : each.column());
      keyed &= !key || chance(random, 15); // two make a composite one
    }
    if (chance(random, 15)) {
      elements.add(comment("it's a \\ \"table\""));
    }
    String name = name("t");
    Content content = new Content(filled);
    return Candidate.of(
        op ->
            op.createTable(
                name,
                elements.get(0),
                elements.subList(1, elements.size()).toArray(new TableElement[0])),
        () -> {
          made.forEach(each -> content.add(each.name(), each.trait(), null));
          state.contents.put(QualifiedName.of(name), content);
        });
  }

  /** A name, in a schema now and then. */
  String name(String stem) {
    Name schema = chance(random, 30) ? one(random, state.schema.schemas()) : null;
    String name = state.name(random, stem);
    return schema == null
        ? QualifiedName.of(name).toString()
        : new QualifiedName(schema, Name.of(name)).toString();
  }

  Candidate drop() {
    Table table =
        state.table(
            random,
            each ->
                !state.isViewed(each)
                    && state.keysTo(each.name()).stream()
                        .allMatch(key -> each.constraints().contains(key))
                    && (!state.isFilled(each)
                        || each.columns().stream()
                            .noneMatch(column -> state.trait(each, column.name()).isTarget)));
    return table == null
        ? null
        : Candidate.of(
            op -> op.dropTable(table.name().toString()), () -> state.contents.remove(table.name()));
  }

  Candidate rename() {
    Table table = state.table(random, each -> !state.isViewed(each));
    if (table == null) {
      return null;
    }
    String to = QualifiedName.of(state.name(random, "t")).toString();
    return Candidate.of(
        op -> op.renameTable(table.name().toString(), to),
        () ->
            state.contents.put(
                table.name().withName(Name.of(to)), state.contents.remove(table.name())));
  }

  // Indexes

  Candidate createIndex() {
    Table table = state.table(random, any -> true);
    if (table == null) {
      return null;
    }
    List<ColumnDefinition> keys = keys(table, 1 + random.nextInt(2));
    if (keys.isEmpty()) {
      return null;
    }
    List<IndexKey> parts = new ArrayList<>();
    boolean unique = isDistinct(table, keys) && chance(random, 40);
    for (ColumnDefinition key : keys) {
      parts.add(part(table, key, unique));
    }
    Index index = index(parts.get(0), parts.subList(1, parts.size()).toArray(new IndexKey[0]));
    index = unique ? index.unique() : index;
    if (chance(random, 15)) {
      Trait trait = state.trait(table, keys.get(0).name());
      if (keys.get(0).generated() == null) {
        String column = state.quoted(keys.get(0).name());
        index = index.where(trait.family.condition(keys.get(0).type(), column, unique));
      }
    }
    if (chance(random, 10)) {
      ColumnDefinition more =
          state.column(random, table, each -> !keys.contains(each) && each.generated() == null);
      index = more == null ? index : index.include(more.name().toString());
    }
    index = chance(random, 8) ? index.using("btree") : index;
    index =
        unique && chance(random, 10) && !hasNulls(table, keys) ? index.nullsNotDistinct() : index;
    index = chance(random, 20) ? index.concurrently() : index;
    boolean named =
        chance(random, 30)
            || parts.stream().anyMatch(part -> part.isDescending() || part.expression() != null);
    Index whole = named ? index.named(state.name(random, "ix")) : index;
    return Candidate.of(op -> op.createIndex(table.name().toString(), whole));
  }

  private boolean hasNulls(Table table, List<ColumnDefinition> keys) {
    return keys.stream()
        .anyMatch(
            key ->
                state.trait(table, key.name()).nulls || state.content(table).holdsNull(key.name()));
  }

  private IndexKey part(Table table, ColumnDefinition column, boolean unique) {
    Trait trait = state.trait(table, column.name());
    if (!unique
        && trait.family.isComputable()
        && column.generated() == null
        && chance(random, 15)) {
      return expression(trait.family.expression(column.type(), state.quoted(column.name())));
    }
    IndexKey key = key(column.name().toString());
    key = chance(random, 20) ? key.desc() : key;
    key = chance(random, 8) ? (chance(random, 50) ? key.nullsFirst() : key.nullsLast()) : key;
    return column.type() == text() && chance(random, 10)
        ? key.operatorClass("text_pattern_ops")
        : key;
  }

  /** Columns that make a key. */
  private List<ColumnDefinition> keys(Table table, int count) {
    List<ColumnDefinition> fit =
        new ArrayList<>(
            table.columns().stream()
                .filter(
                    column ->
                        (state.trait(table, column.name()).family.isSortable()
                            && column.generated() == null))
                .toList());
    java.util.Collections.shuffle(fit, random);
    if (count > 1 && state.is(MARIADB)) {
      // A long column takes all the room of a key, and makes it a hash, which numbers can't be in.
      fit.removeIf(column -> column.type() == text() || column.type() == blob());
    }
    return List.copyOf(fit.subList(0, Math.min(count, fit.size())));
  }

  /** Whether no two rows have, or will have, the same in all of these columns. */
  private boolean isDistinct(Table table, List<ColumnDefinition> keys) {
    return !state.isFilled(table)
        || keys.stream().anyMatch(key -> !state.trait(table, key.name()).repeats);
  }

  private record Found(Table table, Index index) {}

  private Found anyIndex(boolean toDrop) {
    List<Found> all = new ArrayList<>();
    for (Table table : state.schema.tables()) {
      for (Index index : table.indexes()) {
        if (!toDrop || !serves(table, index.columns())) {
          all.add(new Found(table, index));
        }
      }
    }
    return one(random, all);
  }

  /** Whether MariaDB needs an index for a foreign key, or for the numbers of a column. */
  private boolean serves(Table table, List<Name> key) {
    if (!state.is(MARIADB) || key.isEmpty()) {
      return false;
    }
    Name first = key.get(0);
    return ChainState.isForeign(table, first)
        || state.isReferenced(table, first)
        || table.column(first).identity() != null;
  }

  Candidate dropIndex() {
    Found found = anyIndex(true);
    if (found == null) {
      return null;
    }
    String table = found.table().name().toString();
    String index = found.index().name().toString();
    return chance(random, 30)
        ? Candidate.of(op -> op.dropIndex(table, index, concurrently()))
        : Candidate.of(op -> op.dropIndex(table, index));
  }

  Candidate renameIndex() {
    Found found = anyIndex(false);
    if (found == null) {
      return null;
    }
    String to = state.name(random, "ix");
    return Candidate.of(
        op -> op.renameIndex(found.table().name().toString(), found.index().name().toString(), to));
  }

  // Constraints

  Candidate addPrimaryKey() {
    Table table =
        state.table(
            random,
            each -> each.constraints().stream().noneMatch(Constraint.PrimaryKey.class::isInstance));
    if (table == null) {
      return null;
    }
    List<ColumnDefinition> keys = keys(table, 1 + random.nextInt(2));
    if (keys.isEmpty() || !isDistinct(table, keys)) {
      return null;
    }
    boolean nulls = keys.stream().anyMatch(key -> state.content(table).holdsNull(key.name()));
    if (nulls
        || (state.isFilled(table)
            && keys.stream().anyMatch(ColumnDefinition::nullable)
            && keys.stream().anyMatch(key -> state.trait(table, key.name()).target != null))) {
      return null;
    }
    Constraint.PrimaryKey key = primaryKey(first(keys), rest(keys));
    Constraint named = chance(random, 25) ? key.named(state.name(random, "pk")) : key;
    return Candidate.of(
        op -> op.addConstraint(table.name().toString(), named),
        () -> keys.forEach(each -> state.trait(table, each.name()).nulls = false));
  }

  private static String first(List<ColumnDefinition> columns) {
    return columns.get(0).name().toString();
  }

  private static String[] rest(List<ColumnDefinition> columns) {
    return columns.stream().skip(1).map(each -> each.name().toString()).toArray(String[]::new);
  }

  Candidate addUnique() {
    Table table = state.table(random, any -> true);
    if (table == null) {
      return null;
    }
    if (chance(random, 30)) {
      return promoted(table);
    }
    List<ColumnDefinition> keys = keys(table, 1 + random.nextInt(2));
    if (keys.isEmpty() || !isDistinct(table, keys)) {
      return null;
    }
    Constraint.Unique unique = unique(first(keys), rest(keys));
    unique = chance(random, 15) ? unique.deferrable() : unique;
    unique = chance(random, 8) ? unique.initiallyDeferred() : unique;
    unique = chance(random, 10) && !hasNulls(table, keys) ? unique.nullsNotDistinct() : unique;
    Constraint named = chance(random, 25) ? unique.named(state.name(random, "uq")) : unique;
    return Candidate.of(op -> op.addConstraint(table.name().toString(), named));
  }

  private Candidate promoted(Table table) {
    Index index =
        one(
            random,
            table.indexes().stream()
                .filter(
                    each ->
                        each.isUnique()
                            && each.where() == null
                            && each.include().isEmpty()
                            && each.keys().stream()
                                .allMatch(
                                    key ->
                                        key.column() != null
                                            && !key.isDescending()
                                            && key.nulls() == null
                                            && key.operatorClass() == null))
                .toList());
    if (index == null) {
      return null;
    }
    List<String> columns = index.columns().stream().map(Name::toString).toList();
    Constraint.Unique unique =
        unique(columns.get(0), columns.subList(1, columns.size()).toArray(new String[0]))
            .usingIndex(index.name().toString());
    unique = index.isNullsNotDistinct() ? unique.nullsNotDistinct() : unique;
    Constraint named = chance(random, 50) ? unique.named(state.name(random, "uq")) : unique;
    return Candidate.of(op -> op.addConstraint(table.name().toString(), named));
  }

  Candidate addCheck() {
    Table table = state.table(random, any -> true);
    ColumnDefinition column =
        table == null ? null : state.column(random, table, each -> each.generated() == null);
    if (column == null) {
      return null;
    }
    Trait trait = state.trait(table, column.name());
    String sql = trait.family.condition(column.type(), state.quoted(column.name()), false);
    ColumnDefinition other =
        state.column(random, table, each -> each.generated() == null && !each.equals(column));
    if (other != null && chance(random, 30)) {
      sql = "(" + sql + ") OR " + state.quoted(other.name()) + " IS NULL";
    }
    Constraint.Check check = check(sql);
    check = chance(random, 20) ? check.notValid() : check;
    Constraint named = chance(random, 40) ? check.named(state.name(random, "ck")) : check;
    return Candidate.of(op -> op.addConstraint(table.name().toString(), named));
  }

  Candidate addForeignKey() {
    Table table = state.table(random, any -> true);
    if (table == null) {
      return null;
    }
    ColumnDefinition column =
        state.column(
            random,
            table,
            each ->
                each.generated() == null
                    && each.identity() == null
                    && state.trait(table, each.name()).target == null
                    && (!state.isFilled(table)
                        || (state.trait(table, each.name()).nulls
                            && state.trait(table, each.name()).repeats
                            && state.content(table).rows.stream()
                                .allMatch(row -> row.get(each.name()) == null))));
    RandomColumns.Target target = column == null ? null : columns.target(column.type());
    if (target == null
        || !java.util.Objects.equals(column.collation(), target.column().collation())
        || (target.table().equals(table) && target.column().equals(column))) {
      return null;
    }
    List<ReferentialAction> actions = new ArrayList<>(List.of(NO_ACTION, CASCADE, RESTRICT));
    if (column.nullable()) {
      actions.add(SET_NULL);
    }
    Constraint.ForeignKey key =
        foreignKey(column.name().toString())
            .references(target.table().name().toString(), target.column().name().toString())
            .onDelete(one(random, actions))
            .onUpdate(one(random, actions));
    key = chance(random, 15) ? key.deferrable() : key;
    key = chance(random, 8) ? key.initiallyDeferred() : key;
    key = chance(random, 15) ? key.notValid() : key;
    Constraint named = chance(random, 25) ? key.named(state.name(random, "fk")) : key;
    return Candidate.of(
        op -> op.addConstraint(table.name().toString(), named),
        () -> {
          Trait trait = state.trait(table, column.name());
          trait.repeats = true;
          columns.refer(trait, target);
        });
  }

  Candidate addExclude() {
    Table table = state.table(random, any -> true);
    if (table == null) {
      return null;
    }
    List<ColumnDefinition> keys = keys(table, 1);
    if (keys.isEmpty()
        || !isDistinct(table, keys)
        || state.trait(table, keys.get(0).name()).family == Family.FLAG) {
      return null;
    }
    Constraint exclude =
        exclude(state.quoted(keys.get(0).name()) + " WITH =")
            .using("btree")
            .named(state.name(random, "ex"));
    return Candidate.of(op -> op.addConstraint(table.name().toString(), exclude));
  }

  private record Ruled(Table table, Constraint constraint) {}

  Candidate dropConstraint() {
    List<Ruled> all = new ArrayList<>();
    for (Table table : state.schema.tables()) {
      for (Constraint constraint : table.constraints()) {
        boolean key = !(constraint instanceof Constraint.ForeignKey);
        boolean needed =
            key
                && constraint.keys().stream()
                    .anyMatch(
                        column ->
                            state.isReferenced(table, column)
                                || (!state.isPostgres()
                                    && table.column(column).identity() != null));
        if (!needed && !(key && serves(table, constraint.keys()))) {
          all.add(new Ruled(table, constraint));
        }
      }
    }
    Ruled ruled = one(random, all);
    return ruled == null
        ? null
        : Candidate.of(
            op ->
                op.dropConstraint(
                    ruled.table().name().toString(), ruled.constraint().name().toString()));
  }

  Candidate validate() {
    List<Ruled> all = new ArrayList<>();
    for (Table table : state.schema.tables()) {
      for (Constraint constraint : table.constraints()) {
        if ((constraint instanceof Constraint.Check check && check.isNotValid())
            || (constraint instanceof Constraint.ForeignKey key && key.isNotValid())) {
          all.add(new Ruled(table, constraint));
        }
      }
    }
    Ruled ruled = one(random, all);
    return ruled == null
        ? null
        : Candidate.of(
            op ->
                op.validateConstraint(
                    ruled.table().name().toString(), ruled.constraint().name().toString()));
  }
}
