package dev.retort.dialect;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What MariaDB and MySQL cannot do is told when the plan is made, with the way out. */
class MySqlFamilyProblemsTest {

  private static final MariaDbDialect OLD = new MariaDbDialect();
  private static final MariaDbDialect MARIADB = new MariaDbDialect(new Version(11, 4), () -> true);
  private static final MySqlDialect MYSQL = new MySqlDialect();

  private static void given(Operations op) {
    op.createEnum("mood", "sad");
    op.createTable(
        "t",
        column("id", bigint()).identity().primaryKey(),
        column("a", integer()),
        column("b", integer()),
        column("long_text", text()),
        column("virtual_a", integer()).nullable().generatedVirtual("a + 1"));
  }

  private static List<String> problems(Dialect dialect, Consumer<Operations> change) {
    Schema schema =
        Schema.empty().after(Operations.record(MySqlFamilyProblemsTest::given), dialect.database());
    List<String> problems = new ArrayList<>();
    for (Operation operation : Operations.record(change)) {
      problems.addAll(dialect.render(operation, schema).problems());
      schema = schema.after(operation, dialect.database());
    }
    return problems;
  }

  private static Arguments both(Consumer<Operations> change, String... problems) {
    return Arguments.of(change, List.of(problems));
  }

  static Stream<Arguments> refusedByBoth() {
    return Stream.of(
        both(
            op -> op.createIndex("t", index("a").where("a > 0")),
            "has no partial indexes",
            "NULL in the rows to be left out"),
        both(op -> op.createIndex("t", index("a").include("b")), "has no INCLUDE columns"),
        both(
            op -> op.createIndex("t", index("a").using("gin")),
            "has no choice of index methods",
            "btree, fulltext and spatial"),
        both(op -> op.createIndex("t", index("a").concurrently()), "leave concurrently() out"),
        both(
            op -> op.createIndex("t", index("a").unique().nullsNotDistinct()),
            "has no NULLS NOT DISTINCT"),
        both(op -> op.createIndex("t", index(key("a").nullsLast())), "has no NULLS FIRST"),
        both(
            op -> op.addColumn("t", column("at", timestamptz())),
            "has no timestamps with a time zone",
            "say timestamp() and keep UTC"),
        both(op -> op.addColumn("t", column("x", array(integer()))), "has no arrays"),
        both(
            op -> op.addColumn("t", column("x", character(256))),
            "character(256) is too long",
            "say varchar(256)"),
        both(
            op -> op.addColumn("t", column("x", varchar(70_000))),
            "varchar(70000) is too long",
            "say text()"),
        both(op -> op.addColumn("t", column("x", decimal(66, 0))), "allows decimal(65,"),
        both(
            op -> op.addColumn("t", column("x", enumType("nope"))),
            "made the enum \"nope\"",
            "createEnum"),
        both(
            op -> {
              op.createEnum("pad", "x ");
              op.addColumn("t", column("x", enumType("pad")));
            },
            "takes the blanks off the end"),
        both(
            op -> op.addColumn("t", column("x", bigint()).identity().unique()),
            "numbers one column a table: \"t\" has [id] and \"x\""),
        both(
            op -> op.createTable("u", column("id", bigint()).identity()),
            "only where it is the first of a key (\"u.id\")"),
        both(
            op -> op.createTable("u", column("id", bigint()).identityAlways().primaryKey()),
            "refuses the value of an insert",
            "say identity()"),
        both(
            op -> op.createTable("u", column("x", text()).primaryKey()),
            "no key over the whole of the long column \"x\""),
        both(
            op -> op.alterColumn("t", "a", setType(varchar(9)).using("a + 1")),
            "has no USING",
            "fill it with update(..)"),
        both(
            op -> op.alterColumn("raw_made", "a", setNotNull()),
            "no operation of the chain made \"raw_made.a\"",
            "execute(\"ALTER TABLE"),
        both(op -> op.alterColumn("t", "a", setExpression("b")), "is not generated"),
        both(op -> op.alterColumn("t", "virtual_a", dropExpression()), "add a plain column, copy"),
        both(
            op ->
                op.addConstraint("t", foreignKey("a").references("t", "id").onDelete(SET_DEFAULT)),
            "has no ON DELETE SET DEFAULT"),
        both(
            op -> op.addConstraint("t", foreignKey("a").references("t", "id").deferrable()),
            "has no deferrable foreign keys"),
        both(
            op -> op.addConstraint("t", check("a > 0").notValid()),
            "leave the rows that are there unchecked"),
        both(
            op -> op.addConstraint("t", unique("a").usingIndex("ix")),
            "drop the index and add the constraint"),
        both(op -> op.addConstraint("t", exclude("a WITH =")), "has no EXCLUDE"),
        both(op -> op.createMaterializedView("v", "SELECT 1"), "has no materialized views"),
        both(op -> op.addEnumValue("nope", "x"), "made the enum \"nope\""),
        both(op -> op.renameEnumValue("mood", "glad", "x"), "has no value 'glad'"),
        both(
            op -> op.createTable("A", column("x", integer()), column("X", integer())),
            "are one name to this database"),
        both(op -> op.addColumn("t", column("A", integer())), "are one name to this database"),
        both(
            op -> op.addColumn("t", column("x", integer()).comment("x".repeat(1025))),
            "has 1025 characters",
            "allows 1024"),
        both(
            op -> op.addColumn("t", column("x", integer()).comment("an 😀")),
            "would keep '?' for '😀'"),
        both(op -> op.renameTable("t", "x".repeat(65)), "has 65 characters"),
        both(op -> op.insert(into("t", "a").values(Double.NaN)), "has no NaN"),
        both(op -> op.update("t", set("a", List.of(1)), allRows()), "has no arrays ([1])"),
        both(
            op -> op.delete("t", where("a = ?", OffsetDateTime.parse("2024-01-01T00:00Z"))),
            "give a LocalDateTime"),
        both(
            op -> op.addColumn("t", column("x", date()).defaultValue(LocalDate.of(10_000, 1, 1))),
            "has no year 10000"),
        both(
            op -> op.update("t", setSql("a", "b").setSql("b", "a"), allRows()),
            "[a, b] are made of each other"));
  }

  @ParameterizedTest
  @MethodSource("refusedByBoth")
  void isRefusedWithTheWayOut(Consumer<Operations> change, List<String> expected) {
    for (Dialect dialect : List.of(MARIADB, MYSQL)) {
      assertThat(problems(dialect, change)).singleElement().asString().contains(expected);
    }
  }

  @Test
  void whatOnlyOneOfThemLacksOnlyThatOneRefuses() {
    Consumer<Operations> expression = op -> op.createIndex("t", index(expression("a + b")));
    assertThat(problems(MARIADB, expression))
        .singleElement()
        .asString()
        .contains("keep a generated column");
    assertThat(problems(MYSQL, expression)).isEmpty();
    Consumer<Operations> sequence = op -> op.createSequence("s");
    assertThat(problems(MYSQL, sequence))
        .singleElement()
        .asString()
        .contains("MySQL has no sequences");
    assertThat(problems(MARIADB, sequence)).isEmpty();
    Consumer<Operations> descending = op -> op.createIndex("t", index(key("a").desc()));
    assertThat(problems(OLD, descending)).singleElement().asString().contains("from 10.8 on");
    assertThat(problems(MARIADB, descending)).isEmpty();
    assertThat(problems(MYSQL, descending)).isEmpty();
    Consumer<Operations> generated =
        op -> op.addColumn("t", column("c", integer()).generatedStored("a + b"));
    assertThat(problems(MARIADB, generated)).singleElement().asString().contains("say .nullable()");
    assertThat(problems(MYSQL, generated)).isEmpty();
    Consumer<Operations> longIndex = op -> op.createIndex("t", index("long_text"));
    assertThat(problems(MYSQL, longIndex)).singleElement().asString().contains("index a prefix");
    assertThat(problems(MARIADB, longIndex)).isEmpty();
  }

  @Test
  void aBackfillGoesAlongNoBytes() {
    assertThat(
            problems(
                MARIADB,
                op -> {
                  op.createTable(
                      "u", column("id", varbinary(16)).primaryKey(), column("x", integer()));
                  op.backfill("u", set("x", 1), allRows(), batchesOf(10));
                }))
        .singleElement()
        .asString()
        .contains("not bytes");
  }

  @Test
  void allIndependentProblemsAreToldAtOnce() {
    assertThat(
            problems(
                MARIADB,
                op ->
                    op.createTable(
                        "u",
                        column("x", timestamptz()).defaultValue(Double.NaN),
                        column("y", array(text())).identityAlways())))
        .hasSize(5);
  }
}
