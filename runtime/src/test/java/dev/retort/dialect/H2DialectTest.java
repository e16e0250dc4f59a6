package dev.retort.dialect;

import static dev.retort.op.Dsl.H2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Golden;
import dev.retort.dialect.H2Cases.Case;
import dev.retort.op.Literal;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.schema.Inversion;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What H2 is told for every operation: pinned in {@code golden/h2}, executed on a real H2, read
 * back from its catalogue, undone, and done again.
 */
class H2DialectTest {

  private static final Golden GOLDEN = Golden.of("h2");

  private final H2Dialect dialect = new H2Dialect();

  static List<Case> cases() {
    return H2Cases.all();
  }

  @Test
  void everyGoldenFileIsACases() {
    GOLDEN.hasOnly(cases().stream().map(H2DialectTest::file).toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isToldTo(Case example) throws SQLException {
    List<Operation> given = Operations.record(example.given());
    List<Operation> change = Operations.record(example.change());
    Schema before = Schema.empty().after(given, H2);
    Plan up = plan(change, before);
    if (!up.problems().isEmpty()) {
      GOLDEN.check(file(example), comments("refused", up.problems()).stripTrailing() + "\n");
      assertThat(up.steps()).isEmpty();
      return;
    }
    try (Connection connection = open()) {
      run(connection, plan(given, Schema.empty()).steps());
      List<String> found = H2Catalogue.lines(connection);
      assertThat(structure(found)).isEqualTo(H2Fold.lines(before));
      List<String> rows = rows(connection, example.survivors());

      run(connection, up.steps());
      Schema after = before.after(change, H2);
      List<String> changed = H2Catalogue.lines(connection);
      List<Inversion> inversions = before.inverses(change, H2);
      GOLDEN.check(
          file(example),
          sql(up.steps())
              + comments("in the catalogue", difference(found, changed))
              + undone(inversions, after));
      sameAsTheFold(changed, after);

      if (inversions.stream().allMatch(Inversion.Undo.class::isInstance)) {
        run(connection, plan(undo(inversions), after).steps());
        assertThat(H2Catalogue.lines(connection)).isEqualTo(found);
        assertThat(rows(connection, example.survivors())).isEqualTo(rows);
        assertThat(after.after(undo(inversions), H2)).satisfies(again -> same(again, before));
        run(connection, up.steps());
        assertThat(H2Catalogue.lines(connection)).isEqualTo(changed);
      }
    }
  }

  /** By the fold itself, and by what a database looks like that is created from the fold. */
  private void sameAsTheFold(List<String> lines, Schema schema) throws SQLException {
    List<String> tables =
        lines.stream().filter(line -> !line.startsWith("TITLES")).toList(); // a view
    assertThat(structure(tables)).isEqualTo(H2Fold.lines(schema));
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS sales");
      List<Operation> all = new ArrayList<>();
      List<Operation> last = new ArrayList<>();
      for (var table : schema.tables()) {
        all.add(
            new Operation.CreateTable(
                table.name(), table.columns(), List.of(), table.indexes(), table.comment()));
        for (var constraint : table.constraints()) {
          boolean key = constraint instanceof dev.retort.op.Constraint.ForeignKey;
          (key ? last : all).add(new Operation.AddConstraint(table.name(), constraint));
        }
      }
      all.addAll(last);
      run(connection, plan(all, Schema.empty()).steps());
      assertThat(H2Catalogue.lines(connection)).isEqualTo(tables);
    }
  }

  private static void same(Schema one, Schema other) {
    assertThat(H2Fold.lines(one)).isEqualTo(H2Fold.lines(other));
  }

  private record Plan(List<SqlStep> steps, List<String> problems) {}

  private Plan plan(List<Operation> operations, Schema before) {
    List<SqlStep> steps = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      Rendering rendering = dialect.render(operation, schema);
      steps.addAll(rendering.steps());
      problems.addAll(rendering.problems());
      schema = schema.after(operation, H2);
    }
    return problems.isEmpty() ? new Plan(steps, problems) : new Plan(List.of(), problems);
  }

  private static List<Operation> undo(List<Inversion> inversions) {
    List<Operation> undone = new ArrayList<>();
    inversions.forEach(inversion -> undone.addAll(0, ((Inversion.Undo) inversion).operations()));
    return undone;
  }

  private String undone(List<Inversion> inversions, Schema after) {
    List<String> why =
        inversions.stream()
            .filter(Inversion.None.class::isInstance)
            .map(inversion -> ((Inversion.None) inversion).why())
            .toList();
    return why.isEmpty()
        ? "-- undone by\n" + sql(plan(undo(inversions), after).steps()).stripTrailing() + "\n"
        : comments("can't be undone", why).stripTrailing() + "\n";
  }

  private static String sql(List<SqlStep> steps) {
    StringBuilder text = new StringBuilder();
    for (SqlStep step : steps) {
      text.append(step.sql()).append(";\n");
      step.rows().forEach(row -> text.append("-- with ").append(row).append('\n'));
    }
    return text.append('\n').toString();
  }

  private static List<String> difference(List<String> before, List<String> after) {
    return Stream.concat(
            before.stream().filter(line -> !after.contains(line)).map(line -> "- " + line),
            after.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line))
        .sorted(Comparator.comparing(line -> line.substring(2)))
        .toList();
  }

  private static String comments(String head, List<String> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    return lines.stream()
        .map(line -> "--   " + line.replace("\n", "\n--     ") + "\n")
        .collect(Collectors.joining("", "-- " + head + "\n", "\n"));
  }

  /** Without what H2 keeps of an author's SQL. */
  private static List<String> structure(List<String> lines) {
    return lines.stream()
        .map(
            line -> {
              int end = line.indexOf(" -- ") < 0 ? line.length() : line.indexOf(" -- ");
              return line.substring(0, end).replaceAll("\\{.*\\}", "{}") + line.substring(end);
            })
        .toList();
  }

  private static List<String> rows(Connection connection, List<String> queries)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String query : queries) {
      rows.addAll(H2Catalogue.contents(connection, query));
    }
    return rows;
  }

  private static void run(Connection connection, List<SqlStep> steps) throws SQLException {
    for (SqlStep step : steps) {
      if (step.isPlain()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(step.sql());
        }
        continue;
      }
      try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
        for (List<Literal> row : step.rows()) {
          for (int i = 0; i < row.size(); i++) {
            statement.setObject(i + 1, row.get(i).value());
          }
          statement.execute();
        }
      }
    }
  }

  private static Connection open() throws SQLException {
    return DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
  }

  private static String file(Case example) {
    return example.name() + ".sql";
  }
}
