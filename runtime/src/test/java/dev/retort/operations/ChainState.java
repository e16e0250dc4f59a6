package dev.retort.operations;

import dev.retort.dialect.Dialect;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.IndexKey;
import dev.retort.op.Name;
import dev.retort.op.NamingConvention;
import dev.retort.op.QualifiedName;
import dev.retort.op.Sql;
import dev.retort.operations.Content.Trait;
import dev.retort.schema.ColumnWords;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the next operation of a chain finds: the fold, the rows, the names that are taken. */
final class ChainState {

  final Dialect dialect;

  /** How the names of schemas begin. */
  final String schemas;

  Schema schema = Schema.empty();

  /** What is in each table. */
  final Map<QualifiedName, Content> contents = new LinkedHashMap<>();

  /** What each view reads: the table and its columns, which stay as they are meanwhile. */
  final Map<QualifiedName, List<Name>> viewColumns = new HashMap<>();

  final Map<QualifiedName, QualifiedName> viewTables = new HashMap<>();

  /** The values of each enum that every revision knows: those that rows may hold. */
  final Map<QualifiedName, List<String>> lasting = new HashMap<>();

  /** Every name that was ever given, by its text in lower case. */
  private final Map<String, String> names = new TreeMap<>();

  /** Those of them that nothing has any more. */
  private final List<String> free = new ArrayList<>();

  private int named;
  private int numbers = 1000;

  ChainState(Dialect dialect, String schemas) {
    this.dialect = dialect;
    this.schemas = schemas;
  }

  // Choices

  /** One of some, or null where there is none. */
  static <T> T one(Random random, Collection<T> some) {
    return some.isEmpty() ? null : List.copyOf(some).get(random.nextInt(some.size()));
  }

  static boolean chance(Random random, int percent) {
    return random.nextInt(100) < percent;
  }

  Table table(Random random, Predicate<Table> which) {
    return one(random, schema.tables().stream().filter(which).toList());
  }

  ColumnDefinition column(Random random, Table table, Predicate<ColumnDefinition> which) {
    return one(random, table.columns().stream().filter(which).toList());
  }

  /** A number that was not there before. */
  int number() {
    return numbers++;
  }

  /** The database may have counted on from the last number. */
  void skipNumbers() {
    numbers += 500;
  }

  // Names

  private static final List<String> RESERVED =
      List.of(
          "order",
          "user",
          "group",
          "select",
          "table",
          "key",
          "value",
          "index",
          "rank",
          "year",
          "row",
          "end",
          "check",
          "default",
          "references",
          "rows",
          "limit",
          "union",
          "new",
          "old");

  private static final List<String> ODD =
      List.of(
          "Größe%d",
          "UPPER%d",
          "Mixed_%d",
          "with space %d",
          "\"a \"\"quote\"\" %d\"",
          "\"exact%d\"",
          "it's %d",
          "tick`%d",
          "semi;%d",
          "dash--%d",
          "why? %d",
          "{brace}%d",
          "$%d",
          "100%%%d",
          "back\\%d",
          "\"a.dot%d\"",
          "名前%d",
          "/*%d",
          ":p%d",
          "%d");

  /** A name that was never there, in any spelling; or one that is there no more. */
  String name(Random random, String stem) {
    if (!free.isEmpty() && chance(random, 10)) {
      return free.remove(random.nextInt(free.size()));
    }
    while (true) {
      String name = candidate(random, stem);
      if (names.putIfAbsent(Name.of(name).text().toLowerCase(Locale.ROOT), name) == null) {
        return name;
      }
    }
  }

  /** Looks which names may be given again. */
  void freeNames() {
    free.clear();
    names.values().stream().filter(name -> !isThere(Name.of(name).text())).forEach(free::add);
  }

  /** Whether anything has a name, in any spelling. */
  private boolean isThere(String name) {
    return Stream.of(
                schema.tables().stream()
                    .flatMap(
                        table ->
                            Stream.of(
                                    Stream.of(table.name().name()),
                                    table.columns().stream().map(ColumnDefinition::name),
                                    table.constraints().stream().map(Constraint::name),
                                    table.indexes().stream().map(Index::name))
                                .flatMap(parts -> parts)),
                schema.views().stream().map(view -> view.name().name()),
                schema.enums().stream().map(definition -> definition.name().name()),
                schema.sequences().stream().map(sequence -> sequence.name().name()))
            .flatMap(parts -> parts)
            .anyMatch(taken -> taken.text().equalsIgnoreCase(name))
        || schema.schemas().stream()
            .anyMatch(taken -> taken.text().equalsIgnoreCase(schemas + name));
  }

  private String candidate(Random random, String stem) {
    int style = random.nextInt(100);
    if (style < 8) {
      return one(random, RESERVED);
    } else if (style < 16) {
      return one(random, ODD).formatted(++named);
    } else if (style < 20) {
      // H2 puts the name of a table before those of its constraints when it copies it.
      int limit = is(Dsl.H2) ? 55 : Math.min(dialect.facts().identifierLimit(), 80);
      boolean bytes = dialect.facts().isLimitInBytes();
      boolean odd = chance(random, 50);
      String end = "_" + ++named;
      String fill = odd ? "ü" : "x";
      int count = (limit - stem.length() - end.length()) / (odd && bytes ? 2 : 1);
      return stem + fill.repeat(count) + end;
    }
    return stem + "_" + ++named;
  }

  /** As SQL writes it. */
  String quoted(Name name) {
    return dialect.identifier(name);
  }

  /** Whether no table, index or constraint has a name, as the database cuts it. */
  boolean isFree(Name name) {
    String key = key(name);
    return schema.tables().stream()
        .flatMap(
            table ->
                Stream.of(
                        Stream.of(table.name().name()),
                        table.constraints().stream().map(Constraint::name),
                        table.indexes().stream().map(Index::name))
                    .flatMap(names -> names))
        .noneMatch(taken -> key(taken).equals(key));
  }

  private String key(Name name) {
    return NamingConvention.cut(
            name, dialect.facts().identifierLimit(), dialect.facts().isLimitInBytes())
        .text()
        .toLowerCase(Locale.ROOT);
  }

  // What holds a column

  Content content(Table table) {
    return contents.get(table.name());
  }

  Trait trait(Table table, Name column) {
    return content(table).trait(column);
  }

  boolean isViewed(Table table) {
    return viewTables.containsValue(table.name());
  }

  boolean isViewed(Table table, Name column) {
    return viewTables.entrySet().stream()
        .anyMatch(
            view ->
                view.getValue().equals(table.name())
                    && viewColumns.get(view.getKey()).contains(column));
  }

  /** The foreign keys of all tables that point to a table. */
  List<Constraint.ForeignKey> keysTo(QualifiedName target) {
    List<Constraint.ForeignKey> keys = new ArrayList<>();
    for (Table table : schema.tables()) {
      for (Constraint constraint : table.constraints()) {
        if (constraint instanceof Constraint.ForeignKey key && key.table().equals(target)) {
          keys.add(key);
        }
      }
    }
    return keys;
  }

  boolean isReferenced(Table table, Name column) {
    return keysTo(table.name()).stream().anyMatch(key -> key.referenced().contains(column));
  }

  static boolean isForeign(Table table, Name column) {
    return table.constraints().stream()
        .anyMatch(
            constraint ->
                constraint instanceof Constraint.ForeignKey key && key.columns().contains(column));
  }

  static boolean isInKey(Table table, Name column) {
    return table.constraints().stream()
        .anyMatch(
            constraint ->
                !(constraint instanceof Constraint.ForeignKey)
                    && constraint.keys().contains(column));
  }

  static boolean isPrimary(Table table, Name column) {
    return table.constraints().stream()
        .anyMatch(
            constraint ->
                constraint instanceof Constraint.PrimaryKey key && key.columns().contains(column));
  }

  /** Whether the text of a check, an index or a computed column names a column. */
  static boolean isMentioned(Table table, Name column) {
    return texts(table).anyMatch(sql -> ColumnWords.mention(sql, column));
  }

  /** Whether another column is computed from a column. */
  static boolean isSource(Table table, Name column) {
    return table.columns().stream()
        .anyMatch(
            other ->
                other.generated() != null
                    && ColumnWords.mention(other.generated().expression(), column));
  }

  private static Stream<Sql> texts(Table table) {
    List<Sql> texts = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof Constraint.Check check) {
        texts.add(check.condition());
      } else if (constraint instanceof Constraint.Exclude exclude) {
        texts.addAll(exclude.elements());
      }
    }
    for (Index index : table.indexes()) {
      if (index.where() != null) {
        texts.add(index.where());
      }
      index.keys().stream()
          .map(IndexKey::expression)
          .filter(sql -> sql != null)
          .forEach(texts::add);
    }
    for (ColumnDefinition column : table.columns()) {
      if (column.generated() != null) {
        texts.add(column.generated().expression());
      }
    }
    return texts.stream();
  }

  /** Whether there are, or will be, rows. */
  boolean isFilled(Table table) {
    return content(table).filled;
  }

  List<QualifiedName> users(QualifiedName enumName) {
    return schema.tables().stream()
        .filter(
            table ->
                table.columns().stream()
                    .anyMatch(column -> column.type().equals(new ColumnType.EnumOf(enumName))))
        .map(Table::name)
        .toList();
  }

  boolean is(dev.retort.op.Database database) {
    return dialect.database().equals(database);
  }

  boolean isPostgres() {
    return is(Dsl.POSTGRESQL);
  }

  /** A value for a column, of a number. */
  Object value(ColumnDefinition column, Trait trait, int number) {
    if (column.type() instanceof ColumnType.EnumOf named) {
      List<String> values = lasting.get(named.name());
      return values.get(number % values.size());
    }
    return trait.family == Family.CHOICE ? null : trait.family.value(column.type(), number);
  }

  /** How the model keeps a value. */
  static String kept(Trait trait, Object value) {
    return value == null ? null : trait.family.isPlain() ? value.toString() : Content.SOME;
  }
}
