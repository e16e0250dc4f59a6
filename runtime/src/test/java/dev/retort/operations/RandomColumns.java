package dev.retort.operations;

import static dev.retort.op.Dsl.*;
import static dev.retort.operations.ChainState.chance;
import static dev.retort.operations.ChainState.one;

import dev.retort.op.Column;
import dev.retort.op.ColumnChange;
import dev.retort.op.ColumnDefault;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Name;
import dev.retort.op.QualifiedName;
import dev.retort.op.ReferentialAction;
import dev.retort.operations.Content.Trait;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Columns: new ones, and changes of those that are there. */
final class RandomColumns {

  /** A new column with what is to be known of its values. */
  record Made(Column column, Trait trait, String ofRowsThere) {
    Name name() {
      return column.definition().name();
    }
  }

  private final ChainState state;
  private final Random random;

  RandomColumns(ChainState state, Random random) {
    this.state = state;
    this.random = random;
  }

  /**
   * A column.
   *
   * @param rows how many rows it must fit
   * @param filled whether there may be rows one day
   * @param table what it comes to, or null for a new table
   */
  Made made(int rows, boolean filled, Table table, List<Made> siblings) {
    if (chance(random, 15)) {
      Target target = target(null);
      if (target != null) {
        return referring(target);
      }
    }
    Family family = one(random, List.of(Family.values()));
    QualifiedName enumName = null;
    if (family == Family.CHOICE) {
      enumName = one(random, state.lasting.keySet());
      if (enumName == null) {
        family = Family.COUNT;
      }
    }
    if (chance(random, 25)) {
      family = Family.COUNT; // what keys, foreign keys and identities are made of
    }
    ColumnType type =
        enumName != null && family == Family.CHOICE
            ? new ColumnType.EnumOf(enumName)
            : one(random, family.types);
    Trait trait = new Trait(family);
    trait.repeats = !family.isDistinct() || chance(random, 25);
    Column column = column(state.name(random, "c"), type);
    String there = null;
    boolean integer = family == Family.COUNT && !Family.isText(type);
    if (integer && chance(random, 12)) {
      trait.numbered = chance(random, 60);
      trait.repeats = false;
      column =
          trait.numbered && chance(random, 40) && !state.is(MARIADB) && !state.is(SQLITE)
              ? column.identityAlways()
              : column.identity();
      there = Content.SOME;
      if (table != null && filled) {
        return null; // numbers that rows get now may come again from elsewhere
      }
      return new Made(state.is(MARIADB) ? column.unique() : column, trait, there);
    }
    if (chance(random, 8)) {
      Made made = computed(column, table, siblings);
      if (made != null) {
        return made;
      }
    }
    if (chance(random, 30) && family != Family.CHOICE) {
      boolean literal = chance(random, 70) || family.defaultSql(type).equals("NULL");
      boolean list = family == Family.LIST && !state.isPostgres() && !state.is(H2);
      if (!list) {
        Object value = family.value(type, 7);
        column = literal ? column.defaultValue(value) : column.defaultSql(family.defaultSql(type));
        there = literal ? ChainState.kept(trait, value) : Content.SOME;
        trait.repeats = true;
      }
    } else if (family == Family.CHOICE && chance(random, 40)) {
      String value = state.lasting.get(enumName).get(0);
      column = column.defaultValue(value);
      there = value;
    }
    boolean mustBeNullable = (rows > 0 || (table != null && filled)) && there == null;
    if (mustBeNullable || chance(random, 40)) {
      column = column.nullable();
      trait.nulls = true;
    }
    if (Family.isText(type) && chance(random, 12)) {
      column = column.collate(collation());
    }
    if (chance(random, 15)) {
      column = column.comment(one(random, List.of("it's", "\\", "a \"b\"", "Ü?", "-- no")));
    }
    if (chance(random, 15)) {
      String name = state.quoted(column.definition().name());
      column = column.check(family.condition(type, name, false));
    }
    if (!trait.repeats && family.isSortable() && chance(random, 15)) {
      column = column.unique();
    }
    return new Made(column, trait, there);
  }

  private String collation() {
    if (state.is(SQLITE)) {
      return one(random, List.of("NOCASE", "RTRIM", "BINARY"));
    }
    return state.isPostgres()
        ? one(random, List.of("C", "POSIX", "ucs_basic"))
        : one(random, List.of("utf8mb4_bin", "utf8mb4_general_ci", "ascii_bin").subList(0, 2));
  }

  private Made computed(Column column, Table table, List<Made> siblings) {
    List<ColumnDefinition> sources = new ArrayList<>();
    siblings.forEach(sibling -> sources.add(sibling.column().definition()));
    if (table != null) {
      sources.addAll(table.columns());
    }
    sources.removeIf(
        source ->
            source.generated() != null
                || source.identity() != null
                || source.type() instanceof ColumnType.EnumOf
                || !traitOf(source.name(), table, siblings).family.isComputable());
    ColumnDefinition source = one(random, sources);
    if (source == null) {
      return null;
    }
    Family family = traitOf(source.name(), table, siblings).family;
    String sql = family.expression(source.type(), state.quoted(source.name()));
    Column computed =
        column(column.definition().name().toString(), family.computed(source.type())).nullable();
    Trait trait = new Trait(Family.DOCUMENT); // nobody writes it, nothing is made of it
    trait.repeats = true;
    return new Made(
        chance(random, 50) ? computed.generatedStored(sql) : computed.generatedVirtual(sql),
        trait,
        Content.SOME);
  }

  private Trait traitOf(Name column, Table table, List<Made> siblings) {
    for (Made sibling : siblings) {
      if (sibling.name().equals(column)) {
        return sibling.trait();
      }
    }
    return state.trait(table, column);
  }

  /** What a foreign key may point to. */
  record Target(Table table, ColumnDefinition column) {}

  /** A column that is the key of a table, or null where there is none that fits. */
  Target target(ColumnType type) {
    List<Target> targets = new ArrayList<>();
    for (Table table : state.schema.tables()) {
      for (Constraint constraint : table.constraints()) {
        boolean key =
            constraint instanceof Constraint.PrimaryKey
                || (constraint instanceof Constraint.Unique unique
                    && !unique.isDeferrable()
                    && !unique.isNullsNotDistinct());
        ColumnDefinition column =
            key && constraint.keys().size() == 1 ? table.column(constraint.keys().get(0)) : null;
        if (column != null
            && column.type() != text()
            && column.type() != blob()
            && column.generated() == null
            && !(column.type() instanceof ColumnType.EnumOf)
            && !(state.is(MARIADB) // where a schema is a database with a character set of its own
                && table.name().schema() != null
                && Family.isText(column.type()))
            && (type == null || column.type().equals(type))) {
          targets.add(new Target(table, column));
        }
      }
    }
    return one(random, targets);
  }

  private Made referring(Target target) {
    ColumnDefinition key = target.column();
    Column column = column(state.name(random, "c"), key.type()).nullable();
    if (key.collation() != null) {
      column = column.collate(key.collation());
    }
    Trait trait = new Trait(state.trait(target.table(), key.name()).family);
    trait.nulls = true;
    trait.repeats = true;
    refer(trait, target);
    ReferentialAction action = one(random, List.of(NO_ACTION, CASCADE, SET_NULL, RESTRICT));
    return new Made(
        column.references(target.table().name().toString(), key.name().toString(), action),
        trait,
        null);
  }

  /** From now on the values of one are values of the other. */
  void refer(Trait trait, Target target) {
    trait.targetTable = state.content(target.table());
    trait.target = state.trait(target.table(), target.column().name());
    trait.target.isTarget = true;
  }

  // Changes

  Candidate add() {
    Table table = state.table(random, any -> true);
    if (table == null) {
      return null;
    }
    Made made = made(state.content(table).rows.size(), state.isFilled(table), table, List.of());
    if (made == null) {
      return null;
    }
    boolean unfit =
        state.isFilled(table)
            && made.ofRowsThere() != null
            && made.column().constraints().stream().anyMatch(Constraint.Unique.class::isInstance);
    return unfit
        ? null
        : Candidate.of(
            op -> op.addColumn(table.name().toString(), made.column()),
            () -> state.content(table).add(made.name(), made.trait(), made.ofRowsThere()));
  }

  Candidate drop() {
    Table table = state.table(random, any -> any.columns().size() > 1);
    if (table == null) {
      return null;
    }
    boolean filled = state.isFilled(table);
    ColumnDefinition column =
        state.column(
            random,
            table,
            each ->
                !state.isViewed(table, each.name())
                    && !state.isReferenced(table, each.name())
                    && !(filled && !canComeBack(table, each))
                    && !ChainState.isMentioned(table, each.name())
                    && table.columns().stream()
                        .anyMatch(
                            other ->
                                !other.equals(each)
                                    && other.generated() == null)); // a table needs one
    return column == null
        ? null
        : Candidate.of(
            op -> op.dropColumn(table.name().toString(), column.name().toString()),
            () -> state.content(table).drop(column.name()));
  }

  /** Whether the column can be added anew while there are rows. */
  private boolean canComeBack(Table table, ColumnDefinition column) {
    Trait trait = state.trait(table, column.name());
    boolean value =
        column.defaultValue() instanceof ColumnDefault.Expression
            || (column.defaultValue() instanceof ColumnDefault.Value literal
                && literal.literal().value() != null);
    boolean unique = ChainState.isInKey(table, column.name()) || isIndexedUniquely(table, column);
    return column.identity() == null
        && !trait.isTarget
        && ((column.nullable() && trait.nulls) || value || column.generated() != null)
        && !(unique && value)
        && !(ChainState.isForeign(table, column.name()) && value);
  }

  private static boolean isIndexedUniquely(Table table, ColumnDefinition column) {
    return table.indexes().stream()
        .anyMatch(index -> index.isUnique() && index.columns().contains(column.name()));
  }

  Candidate rename() {
    Table table = state.table(random, any -> true);
    if (table == null) {
      return null;
    }
    ColumnDefinition column =
        state.column(random, table, each -> !state.isViewed(table, each.name()));
    if (column == null) {
      return null;
    }
    String to = state.name(random, "c");
    return Candidate.of(
        op -> op.renameColumn(table.name().toString(), column.name().toString(), to),
        () -> state.content(table).rename(column.name(), Name.of(to)));
  }

  Candidate alter() {
    Table table = state.table(random, any -> true);
    ColumnDefinition column = table == null ? null : state.column(random, table, any -> true);
    if (column == null) {
      return null;
    }
    Trait trait = state.trait(table, column.name());
    List<ColumnChange> changes = new ArrayList<>();
    ColumnType type = type(table, column, trait);
    if (type != null) {
      changes.add(setType(type));
    }
    boolean[] nullability = {false};
    if (chance(random, 40) && column.generated() == null) {
      nullability[0] = nullability(table, column, changes);
    }
    ColumnType then = type == null ? column.type() : type;
    boolean mustSay =
        type != null
            && column.defaultValue() != null
            && (column.defaultValue() instanceof ColumnDefault.Expression
                || !trait.family.isLiteralForAll());
    if (column.generated() == null
        && column.identity() == null
        && (mustSay || chance(random, 40))) {
      defaultOf(column, trait, then, changes);
    }
    identity(table, column, changes);
    if (chance(random, 15)) {
      changes.add(setComment(chance(random, 30) ? null : "it's " + state.number()));
    }
    if (Family.isText(then) && column.collation() != null && chance(random, 30)) {
      changes.add(setCollation(collation()));
    }
    if (changes.isEmpty()) {
      return null;
    }
    java.util.Collections.shuffle(changes, random);
    return Candidate.of(
        op ->
            op.alterColumn(
                table.name().toString(),
                column.name().toString(),
                changes.get(0),
                changes.subList(1, changes.size()).toArray(new ColumnChange[0])),
        () -> {
          if (nullability[0]) {
            trait.nulls = false;
          }
          if (changes.contains(dropIdentity())) {
            trait.numbered = false;
            state.skipNumbers();
          } else if (changes.contains(setIdentity()) || changes.contains(setIdentityAlways())) {
            trait.numbered = true;
          }
        });
  }

  /** Another type that the values fit, both ways; or null. */
  private ColumnType type(Table table, ColumnDefinition column, Trait trait) {
    Name name = column.name();
    if (!chance(random, 60)
        || trait.family == Family.CHOICE
        || column.generated() != null
        || column.identity() != null
        || ChainState.isForeign(table, name)
        || ChainState.isMentioned(table, name)
        || state.isReferenced(table, name)
        || state.isViewed(table, name)) {
      return null;
    }
    List<ColumnType> types = new ArrayList<>(trait.family.types);
    types.remove(column.type());
    if (column.collation() != null) {
      types.removeIf(each -> !Family.isText(each));
    }
    boolean keyed =
        ChainState.isInKey(table, name)
            || table.indexes().stream().anyMatch(index -> index.columns().contains(name));
    if (keyed && state.is(MARIADB)) {
      types.removeAll(List.of(text(), blob())); // which has no keys over the whole of them
    }
    return one(random, types);
  }

  /** Whether rows may bring no NULL any more, as the inverse could not live with one. */
  private boolean nullability(Table table, ColumnDefinition column, List<ColumnChange> changes) {
    boolean filled = state.isFilled(table);
    if (column.nullable()) {
      if (!state.content(table).holdsNull(column.name())) {
        changes.add(setNotNull());
        return filled;
      }
    } else if (!ChainState.isPrimary(table, column.name()) && column.identity() == null) {
      changes.add(dropNotNull());
      return filled;
    }
    return false;
  }

  private void defaultOf(
      ColumnDefinition column, Trait trait, ColumnType type, List<ColumnChange> changes) {
    boolean list = trait.family == Family.LIST;
    if (column.defaultValue() != null && chance(random, 40)) {
      changes.add(dropDefault());
    } else if (column.type() instanceof ColumnType.EnumOf named) {
      changes.add(setDefault(state.lasting.get(named.name()).get(0)));
    } else if (trait.family != Family.CHOICE && !list) {
      boolean literal = chance(random, 70) || trait.family.defaultSql(type).equals("NULL");
      changes.add(
          literal
              ? setDefault(trait.family.value(type, 8))
              : setDefaultSql(trait.family.defaultSql(type)));
    } else if (column.defaultValue() instanceof ColumnDefault.Expression) {
      changes.add(dropDefault());
    }
  }

  private void identity(Table table, ColumnDefinition column, List<ColumnChange> changes) {
    boolean integer =
        state.trait(table, column.name()).family == Family.COUNT && !Family.isText(column.type());
    if (!changes.isEmpty() || !integer || !chance(random, 25)) {
      return;
    }
    if (column.identity() != null) {
      changes.add(
          chance(random, 50)
              ? dropIdentity()
              : chance(random, 50) ? setIdentity() : setIdentityAlways());
    } else if (!column.nullable()
        && column.defaultValue() == null
        && column.generated() == null
        && !ChainState.isForeign(table, column.name())
        && table.columns().stream().allMatch(other -> other.identity() == null)) {
      changes.add(chance(random, 50) ? setIdentity() : setIdentityAlways());
    }
  }
}
