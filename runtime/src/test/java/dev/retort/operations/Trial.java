package dev.retort.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Golden;
import dev.retort.IrreversibleException;
import dev.retort.MigrationRegistry;
import dev.retort.OneConnection;
import dev.retort.SchemaException;
import dev.retort.TestChain;
import dev.retort.TestDatabase;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Facts;
import dev.retort.op.ColumnDefinition;
import dev.retort.op.Constraint;
import dev.retort.op.Dsl;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.NamingConvention;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** One case in one dialect: rendered, and executed where there is a database. */
final class Trial {

  private final Case example;
  private final Dialect dialect;
  private final String prefix;
  private final List<Operation> change;
  private final List<Operation> down;
  private final Schema before;
  private final Schema after;
  private final Rendered up;
  private final Rendered back;
  private final List<String> problems = new ArrayList<>();
  private final List<String> irreversible = new ArrayList<>();

  /**
   * Renders it.
   *
   * @param prefix stands before the names of schemas, where tests share a server
   */
  Trial(Case example, Dialect dialect, String prefix) {
    this.example = example;
    this.dialect = dialect;
    this.prefix = prefix;
    List<Operation> given = Operations.record(example.given());
    change = Operations.record(example.change(), example.files()::get);
    before = Schema.empty().after(given, dialect.database());
    after = before.after(change, dialect.database());
    up = Rendered.of(change, before, dialect);
    down = Rendered.down(Operations.record(example.down()), change, before, dialect, irreversible);
    back = Rendered.of(down, after, dialect);
    problems.addAll(Rendered.of(given, Schema.empty(), dialect).problems());
    problems.addAll(up.problems());
  }

  /** Whether nothing about it depends on which of the two it is. */
  boolean hasTheSqlOf(Trial other) {
    return up.equals(other.up) && back.equals(other.back) && problems.equals(other.problems);
  }

  boolean isRefused() {
    return !problems.isEmpty();
  }

  Outcome outcome() {
    boolean byHand = !Operations.record(example.down()).contains(new Operation.ReverseUpgrade());
    List<String> names = down.stream().map(Trial::name).distinct().toList();
    return new Outcome(
        problems.stream().map(problem -> problem.replace(prefix, "")).toList(),
        names,
        byHand,
        irreversible);
  }

  private static String name(Operation operation) {
    if (operation instanceof Operation.On on) {
      return on.operations().stream().map(Trial::name).collect(Collectors.joining("`, `"));
    }
    String name = operation.getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Compares what was rendered, and what it changed in a catalogue, with the golden file. */
  void check(Golden golden, List<String> difference) {
    String text =
        isRefused()
            ? comments("refused", problems)
            : up.text()
                + comments("in the catalogue", difference)
                + (irreversible.isEmpty()
                    ? "\n-- undone by\n" + back.text()
                    : comments("can't be undone", irreversible));
    golden.check(example.name() + ".sql", text.replace(prefix, "").stripLeading());
  }

  private static String comments(String head, List<String> lines) {
    return lines.isEmpty()
        ? ""
        : lines.stream()
            .map(line -> "--   " + line.replace("\n", "\n--     ") + "\n")
            .collect(Collectors.joining("", "\n-- " + head + "\n", ""));
  }

  /** Nothing runs, and the error says what the dialect says. */
  void isRefusedBy(DataSource database) {
    assertThatThrownBy(registry(database)::apply)
        .isInstanceOf(SchemaException.class)
        .satisfies(e -> problems.forEach(each -> assertThat(e).hasMessageContaining(each)));
  }

  /**
   * Up, down, and up again.
   *
   * @param database an empty one
   * @return what the change did to the catalogue
   */
  List<String> execute(TestedDatabase kind, DataSource database) throws SQLException {
    MigrationRegistry registry = registry(database);
    registry.upgrade("Given");
    List<String> catalogue = kind.catalogue(database);
    List<String> rows = survivors(database);
    assertThat(registry.plan("head").revisions().get(0).steps()).isEqualTo(up.steps());

    assertThat(registry.check().differences()).as("before").isEmpty();

    registry.apply();
    List<String> changed = kind.catalogue(database);
    assertThat(registry.check().differences()).as("applied").isEmpty();
    assertThat(changed).as("made from the fold").isEqualTo(made(kind));

    assertThat(changed).satisfies(lines -> hasTheNames(String.join("\n", lines)));

    if (!irreversible.isEmpty()) {
      assertThatThrownBy(() -> registry.downgrade("-1"))
          .isInstanceOf(IrreversibleException.class)
          .satisfies(e -> irreversible.forEach(each -> assertThat(e).hasMessageContaining(each)));
      return difference(catalogue, changed);
    }
    assertThat(registry.plan("-1").revisions().get(0).steps()).isEqualTo(back.steps());
    registry.downgrade("-1");
    assertThat(registry.check().differences()).as("reverted").isEmpty();
    boolean stays = down.isEmpty(); // valid rows harm nobody
    assertThat(kind.catalogue(database)).as("undone").isEqualTo(stays ? changed : catalogue);
    assertThat(survivors(database)).as("undone").isEqualTo(rows);
    assertThat(before.after(change, dialect.database()).after(down, dialect.database()).tables())
        .as("the fold, undone")
        .hasSameSizeAs(before.tables());

    registry.apply();
    assertThat(kind.catalogue(database)).as("again").isEqualTo(changed);
    registry.downgrade("base");
    assertThat(kind.catalogue(database)).as("at the base").isEmpty();
    return difference(catalogue, changed);
  }

  /** Each name of the fold is in the catalogue as it is stored. */
  private void hasTheNames(String catalogue) {
    for (Table table : after.tables()) {
      Stream<Name> columns = table.columns().stream().map(ColumnDefinition::name);
      Stream<Name> constraints =
          table.constraints().stream()
              .filter(each -> !(isMariaDb() && each instanceof Constraint.PrimaryKey)) // PRIMARY
              .map(Constraint::name);
      Stream<Name> indexes = table.indexes().stream().map(Index::name);
      Stream.of(Stream.of(table.name().name()), columns, constraints, indexes)
          .flatMap(Function.identity())
          .forEach(name -> assertThat(catalogue).contains(stored(name)));
    }
  }

  private boolean isMariaDb() {
    return dialect.database().equals(Dsl.MARIADB);
  }

  private String stored(Name name) {
    Facts facts = dialect.facts();
    String stored =
        dialect.stored(NamingConvention.cut(name, facts.identifierLimit(), facts.isLimitInBytes()));
    return isMariaDb() ? stored : stored.replace("\"", "\"\"");
  }

  private MigrationRegistry registry(DataSource database) {
    TestChain chain = new TestChain();
    example.files().forEach(chain::file);
    return MigrationRegistry.builder(database)
        .dialect(dialect)
        .source(
            chain.then("Given", example.given()).then("Change", example.change(), example.down()))
        .build();
  }

  private List<String> survivors(DataSource database) {
    return example.survivors().stream()
        .flatMap(query -> TestDatabase.query(database, query).stream())
        .toList();
  }

  /** The catalogue of a database that is made from the fold. */
  private List<String> made(TestedDatabase kind) throws SQLException {
    try (Connection connection = kind.fresh().getConnection()) {
      DataSource other = new OneConnection(connection);
      Creation.run(foldFor(kind, other), dialect, other);
      return kind.catalogue(other);
    }
  }

  /** The same fold under the name that a schema has there. */
  private Schema foldFor(TestedDatabase kind, DataSource other) {
    Case there =
        OperationCases.named(example.name(), dialect.database(), kind.schema(other, "sales"));
    return Schema.empty()
        .after(Operations.record(there.given()), dialect.database())
        .after(Operations.record(there.change(), there.files()::get), dialect.database());
  }

  private static List<String> difference(List<String> before, List<String> after) {
    return Stream.concat(
            before.stream().filter(line -> !after.contains(line)).map(line -> "- " + line),
            after.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line))
        .sorted(Comparator.comparing((String line) -> line.substring(2)))
        .toList();
  }
}
