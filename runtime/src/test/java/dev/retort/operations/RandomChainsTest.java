package dev.retort.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.retort.MigrationRegistry;
import dev.retort.TestChain;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.schema.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Whatever chain of operations runs, the database is what the fold takes it for, and down to base
 * leaves nothing.
 *
 * <p>Every build goes through the same chains, so that it says the same each time. {@code
 * -Dretort.chains.seed=random} goes through others and prints its seed, {@code
 * -Dretort.chains.seed=N} does that again, and {@code -Dretort.chains.tries=5000} looks longer.
 */
@AddLifecycleHook(RandomChainsTest.Seed.class)
@Tag("storm")
class RandomChainsTest {

  private static final Map<TestedDatabase, HikariDataSource> DATABASES =
      new EnumMap<>(TestedDatabase.class);
  private static final Map<TestedDatabase, Map<String, Integer>> SAID =
      new EnumMap<>(TestedDatabase.class);

  @Provide
  Arbitrary<List<Long>> choices() {
    return Arbitraries.longs()
        .dontShrink()
        .list()
        .ofMinSize(1)
        .ofMaxSize(Integer.getInteger("retort.chains.size", 24));
  }

  @Property(tries = 200)
  void onH2(@ForAll("choices") List<Long> choices) {
    holds(TestedDatabase.H2, choices);
  }

  @Property(tries = 200)
  void onPostgresql18(@ForAll("choices") List<Long> choices) {
    holds(TestedDatabase.POSTGRESQL_18, choices);
  }

  @Property(tries = 50)
  void onPostgresql14(@ForAll("choices") List<Long> choices) {
    holds(TestedDatabase.POSTGRESQL_14, choices);
  }

  @Property(tries = 200)
  void onMariaDb(@ForAll("choices") List<Long> choices) {
    holds(TestedDatabase.MARIADB, choices);
  }

  @Property(tries = 200)
  void onSqlite(@ForAll("choices") List<Long> choices) {
    holds(TestedDatabase.SQLITE, choices);
  }

  static void holds(TestedDatabase kind, List<Long> choices) {
    DataSource database = DATABASES.computeIfAbsent(kind, RandomChainsTest::pooled);
    RandomChain chain = RandomChain.of(choices, kind.dialect(), kind.schema(database, ""));
    if (chain.revisions.isEmpty()) {
      return;
    }
    try {
      holds(kind, database, chain, new Random(choices.get(0)));
    } catch (RuntimeException | AssertionError e) {
      DATABASES.remove(kind).close();
      throw new AssertionError(chain + "\n" + e, e);
    }
    chain
        .kinds()
        .forEach(
            (operation, times) ->
                SAID.computeIfAbsent(kind, any -> new TreeMap<>())
                    .merge(operation, times, Integer::sum));
  }

  /** A connection is dear, and most of what is asked here is cheap. */
  private static HikariDataSource pooled(TestedDatabase kind) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(kind.fresh());
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }

  private static void holds(
      TestedDatabase kind, DataSource database, RandomChain chain, Random random) {
    TestChain source = chain.source();
    MigrationRegistry registry = registry(database, source);
    int size = chain.revisions.size();
    if (size > 1) {
      registry.upgrade(source.id("R" + (1 + random.nextInt(size))));
      assertThat(registry.check().differences()).as("differences half way").isEmpty();
    }
    registry.apply();
    List<String> catalogue = kind.catalogue(database);
    assertRows(database, chain);
    registry.validate();
    assertThat(registry.check().differences()).as("differences").isEmpty();
    registry.downgrade("base");
    assertThat(kind.catalogue(database)).as("down to base").isEmpty();
    registry.apply();
    assertThat(kind.catalogue(database)).as("up again").isEqualTo(catalogue);
    assertRows(database, chain);
    if (size > 1) {
      registry.downgrade(source.id("R" + (1 + random.nextInt(size))));
    }
    registry.downgrade("base");
    assertThat(kind.catalogue(database)).as("down to base again").isEmpty();
    List<Operation> creation = Creation.of(chain.state.schema);
    if (!creation.isEmpty()) {
      TestChain folded = new TestChain().then("F", op -> RandomChain.say(op, creation));
      MigrationRegistry fold = registry(database, folded);
      fold.apply();
      assertThat(kind.catalogue(database)).as("made from the fold").isEqualTo(catalogue);
      fold.downgrade("base");
      assertThat(kind.catalogue(database)).as("down from the fold").isEmpty();
    }
  }

  private static MigrationRegistry registry(DataSource database, TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  private static void assertRows(DataSource database, RandomChain chain) {
    for (Table table : chain.state.schema.tables()) {
      Content content = chain.state.content(table);
      List<Name> columns = table.columns().stream().map(ColumnDefinition::name).toList();
      List<List<String>> found = new ArrayList<>();
      String select =
          "SELECT "
              + columns.stream().map(chain.state::quoted).collect(Collectors.joining(", "))
              + " FROM "
              + chain.state.dialect.identifier(table.name());
      for (List<String> row : rows(database, select)) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
          shown.add(shown(content, table.columns().get(i), row.get(i)));
        }
        found.add(shown);
      }
      List<List<String>> expected =
          content.rows.stream()
              .map(
                  row ->
                      table.columns().stream()
                          .map(column -> shown(content, column, row.get(column.name())))
                          .toList())
              .toList();
      assertThat(found)
          .as("rows of %s: %s", table.name(), columns)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static String shown(Content content, ColumnDefinition column, String value) {
    if (column.generated() != null) {
      return "(computed)";
    }
    return value == null ? "NULL" : content.isKnown(column.name()) ? value.strip() : Content.SOME;
  }

  private static List<List<String>> rows(DataSource database, String select) {
    try (var connection = database.getConnection()) {
      return Rows.of(connection, select);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(select, e);
    }
  }

  @AfterContainer
  static void everyKindWasExecuted() {
    SAID.forEach((kind, said) -> System.out.println(kind + " " + said));
  }

  /** The number of tries and the seed as the command line has them. */
  static final class Seed implements AroundPropertyHook {
    @Override
    public PropagationMode propagateTo() {
      return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(
        PropertyLifecycleContext context, PropertyExecutor property) {
      Integer tries = Integer.getInteger("retort.chains.tries");
      if (tries != null) {
        context.attributes().setTries(tries);
      }
      String seed = System.getProperty("retort.chains.seed", "20261125");
      if (seed.equals("random")) {
        seed = Long.toString(new Random().nextLong());
      }
      System.out.println(context.label() + ": -Dretort.chains.seed=" + seed);
      context.attributes().setSeed(seed);
      return property.execute();
    }
  }
}
