package dev.retort.op;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OperationsTest {

  enum Color {
    RED
  }

  record Account(String name, String createdAt, int beyond) {}

  private record Hidden(String name, String createdAt) {}

  record Twofold(String createdAt, String created_at) {}

  private static List<Literal> params(Consumer<Operations> call) {
    return ((Operation.Execute) Operations.record(call).get(0)).statement().params();
  }

  private static List<List<Object>> rows(Consumer<Operations> call) {
    List<List<Object>> rows = new ArrayList<>();
    Operation insert = Operations.record(call).get(0);
    Iterable<List<Literal>> given =
        insert instanceof Operation.BulkInsert bulk
            ? bulk.rows()
            : ((Operation.Insert) insert).rows().values();
    for (List<Literal> row : given) {
      rows.add(row.stream().map(Literal::value).toList());
    }
    return rows;
  }

  private static List<Object> list(Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void nullIsAValueLikeAnyOther() {
    assertThat(
            ((Operation.Insert)
                    Operations.record(
                            op ->
                                op.insert(into("t", "a", "b").values("Ann", null).values(null, 1)))
                        .get(0))
                .rows()
                .values())
        .containsExactly(
            List.of(new Literal("Ann"), new Literal(null)),
            List.of(new Literal(null), new Literal(1L)));
    assertThat(into("t", "a").values((Object[]) null).values())
        .containsExactly(List.of(new Literal(null)));
    assertThat(params(op -> op.execute("DELETE FROM t WHERE a = ?", (Object[]) null)))
        .containsExactly(new Literal(null));
    assertThat(params(op -> op.execute("DELETE FROM t WHERE a = ?", (Object) null)))
        .containsExactly(new Literal(null));
    assertThat(params(op -> op.execute("DELETE FROM t"))).isEmpty();
    assertThat(where("a = ?", (Object[]) null).params()).containsExactly(new Literal(null));
  }

  @Test
  void anArrayIsOneValueWhereItIsGivenAsOne() {
    Literal array = new Literal(List.of(1, 2));
    assertThat(into("t", "a").values((Object) new int[] {1, 2}).values())
        .containsExactly(List.of(array));
    assertThat(into("t", "a").values(List.of(1, 2)).values()).containsExactly(List.of(array));
    assertThat(into("t", "a", "b").values(new Long[] {1L, 2L}, "x").values())
        .containsExactly(List.of(array, new Literal("x")));
  }

  @Test
  void bulkInsertTakesListsArraysMapsRecordsAndStreams() {
    Rows.Into into = into("t", "name", "created_at");
    List<Object> expected = list("Ann", "now");
    assertThat(
            rows(
                op ->
                    op.bulkInsert(
                        into,
                        List.of(
                            List.of("Ann", "now"),
                            new Object[] {"Ann", "now"},
                            Map.of("name", "Ann", "created_at", "now"),
                            new Account("Ann", "now", 3),
                            new Hidden("Ann", "now")))))
        .hasSize(5)
        .allMatch(expected::equals);
    assertThat(rows(op -> op.bulkInsert(into, Stream.of(List.of("Ann", "now")))))
        .containsExactly(expected);
    Map<String, Object> withNull = new HashMap<>();
    withNull.put("name", null);
    withNull.put("created_at", "now");
    assertThat(rows(op -> op.bulkInsert(into, List.of(withNull))))
        .containsExactly(list(null, "now"));
  }

  @Test
  void noRowsRecordNothing() {
    assertThat(Operations.record(op -> op.bulkInsert(into("t", "a"), List.of()))).isEmpty();
    assertThat(Operations.record(op -> op.bulkInsert(into("t", "a"), Stream.empty()))).isEmpty();
  }

  @Test
  void valuesAreNormalised() {
    assertThat(
            Stream.of(
                (byte) 1,
                (short) 1,
                1,
                BigInteger.TWO,
                'c',
                java.nio.CharBuffer.wrap("text"),
                Color.RED,
                Instant.EPOCH,
                ZonedDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC),
                java.sql.Date.valueOf("2026-01-02"),
                new byte[] {1, (byte) 0xff}))
        .extracting(value -> Literal.of(value).value())
        .containsExactly(
            1L,
            1L,
            1L,
            new BigDecimal("2"),
            "c",
            "text",
            "RED",
            Instant.EPOCH.atOffset(ZoneOffset.UTC),
            Instant.EPOCH.atOffset(ZoneOffset.UTC),
            LocalDate.of(2026, 1, 2),
            new Literal.Binary("01ff"));
  }

  private static Arguments wrong(String message, Consumer<Operations> call) {
    return Arguments.of(message, call);
  }

  static List<Arguments> mistakes() {
    Rows.Into two = into("t", "name", "created_at");
    return List.of(
        wrong(
            "row 2 of the insert into \"t\" has 1 value for the 2 columns [name, created_at]",
            op -> op.insert(two.values("a", "b").values("a"))),
        wrong(
            "row 1 of the insert into \"t\" has 3 values for the 2 columns [name, created_at]",
            op -> op.insert(two.values("a", "b", "c"))),
        wrong(
            "row 1 of the insert into \"t\" has 2 values for the 1 column [a]; to give an array as one"
                + " value, write (Object) array or List.of(..)",
            op -> op.insert(into("t", "a").values((Object[]) new String[] {"x", "y"}))),
        wrong(
            "row 1 of the insert into \"t\" has 1 value for the 2 columns [name, created_at]",
            op -> op.insert(two.values((Object[]) null))),
        wrong(
            "row 2 of the insert into \"t\" has 1 value for the 2 columns [name, created_at]",
            op -> op.bulkInsert(two, List.of(List.of(1, 2), List.of(1)))),
        wrong(
            "row 1 of the insert into \"t\" has no key \"created_at\": [name]",
            op -> op.bulkInsert(two, List.of(Map.of("name", "a")))),
        wrong(
            "beyond the columns [name, created_at]",
            op -> op.bulkInsert(two, List.of(Map.of("name", "a", "created_at", "b", "typo", "c")))),
        wrong(
            "row 1 of the insert into \"t\": the record Account has no component for the column"
                + " \"email\"",
            op -> op.bulkInsert(into("t", "email"), List.of(new Account("a", "b", 1)))),
        wrong(
            "the record Twofold has several components for the column \"created_at\"",
            op -> op.bulkInsert(into("t", "created_at"), List.of(new Twofold("a", "b")))),
        wrong(
            "row 2 of the insert into \"t\" is null; give a List",
            op -> op.bulkInsert(into("t", "a"), Arrays.asList(List.of(1), null))),
        wrong(
            "row 1 of the insert into \"t\" is a java.lang.String; give a List",
            op -> op.bulkInsert(into("t", "a"), List.of("a"))),
        wrong(
            "give a List, an array, a Map by column name or a record",
            op -> op.bulkInsert(into("t", "a"), List.of(Set.of("a")))),
        wrong("names a column twice", op -> op.insert(into("t", "a", "a").values(1, 2))),
        wrong(
            "java.util.Optional has no SQL form; give a String, a number, a Boolean, a java.time value,"
                + " a UUID, a byte[], an enum constant or a List of these (optional.orElse(null), say)",
            op -> op.insert(into("t", "a").values(Optional.of(1)))),
        wrong("has another order each time", op -> op.insert(into("t", "a").values(Set.of(1, 2)))),
        wrong(
            "(date.toInstant(), say)",
            op -> op.insert(into("t", "a").values(java.util.Date.from(Instant.EPOCH)))),
        wrong(
            "java.util.concurrent.atomic.AtomicInteger has no SQL form",
            op -> op.update("t", set("a", new AtomicInteger()), allRows())),
        wrong(
            "a column is set twice",
            op -> op.update("t", set("a", 1).setSql("a", "a + 1"), allRows())),
        wrong(
            "half of a surrogate pair at position 1",
            op -> op.insert(into("t", "a").values("x\ud83dy"))),
        wrong("SQL must not be blank", op -> op.execute(" ")),
        wrong("SQL must not be blank", op -> op.delete("t", where(""))),
        wrong(
            "table \"t\" has column \"a\" twice",
            op -> op.createTable("t", column("a", text()), column("a", text()))),
        wrong("table \"t\" has no column", op -> op.createTable("t", comment("empty"))),
        wrong(
            "table \"t\" has two comments",
            op -> op.createTable("t", column("a", text()), comment("a"), comment("b"))),
        wrong(
            "two primary keys: one at its columns and one of its own",
            op -> op.createTable("t", column("a", text()).primaryKey(), primaryKey("a"))),
        wrong(
            "table \"t\" has two primary keys",
            op ->
                op.createTable(
                    "t",
                    column("a", text()),
                    primaryKey("a").named("one"),
                    primaryKey("a").named("two"))),
        wrong(
            "column \"a\" is nullable and in the primary key: drop one",
            op -> op.createTable("t", column("a", text()).nullable().primaryKey())),
        wrong(
            "column \"a\" is nullable and in the primary key: drop one",
            op -> op.createTable("t", column("a", text()).nullable(), primaryKey("a"))),
        wrong(
            "column \"a\" is nullable and in the primary key: drop one",
            op -> op.addColumn("t", column("a", text()).nullable().primaryKey())),
        wrong(
            "column \"a\" is an identity and so never NULL: drop .nullable()",
            op -> op.createTable("t", column("a", bigint()).nullable().identity())),
        wrong(
            "is an identity and so has no default",
            op -> op.createTable("t", column("a", bigint()).identity().defaultValue(1))),
        wrong(
            "is generated and so has no default and no identity",
            op -> op.createTable("t", column("a", bigint()).generatedStored("1").defaultValue(1))),
        wrong(
            "constraint \"uq_t_b\" names column \"b\", which table \"t\" does not have: [a]",
            op -> op.createTable("t", column("a", text()), unique("b"))),
        wrong(
            "index \"ix_t_b\" names column \"b\", which table \"t\" does not have: [a]",
            op -> op.createTable("t", column("a", text()), index("b"))),
        wrong(
            "two constraints or indexes named \"uq_t_a\"",
            op -> op.createTable("t", column("a", text()).unique(), index("a").unique())),
        wrong(
            "a unique constraint names a column twice",
            op -> op.addConstraint("t", unique("a", "a"))),
        wrong(
            "give as many of each",
            op -> op.addConstraint("t", foreignKey("a", "b").references("p", "id"))),
        wrong(
            "two changes of column \"a\" contradict each other",
            op -> op.alterColumn("t", "a", setNotNull(), dropNotNull())),
        wrong(
            "two changes of column \"a\" contradict each other",
            op -> op.alterColumn("t", "a", setDefault(1), dropDefault())),
        wrong(
            "two changes of column \"a\" contradict each other",
            op -> op.alterColumn("t", "a", setType(text()), setType(integer()))),
        wrong("\"a\" is renamed to itself", op -> op.renameColumn("t", "a", "a")),
        wrong("\"t\" is renamed to itself", op -> op.renameTable("sales.t", "t")),
        wrong(
            "renameTable leaves \"sales.t\" in its schema: write the new name alone, not \"sales.u\"",
            op -> op.renameTable("sales.t", "sales.u")),
        wrong("irreversible(why) needs a reason", op -> op.irreversible(" ")),
        wrong("one line that is not blank", op -> op.run("two\nlines", connection -> {})),
        wrong("decimal(2, 3)", op -> op.addColumn("t", column("a", decimal(2, 3)))),
        wrong("varchar(0)", op -> op.addColumn("t", column("a", varchar(0)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsAnErrorAtTheCall(String message, Consumer<Operations> call) {
    assertThatThrownBy(() -> Operations.record(call))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aListWithAnUnknownValueNamesTheValuesClass() {
    assertThatThrownBy(() -> Literal.of(List.of(new Object())))
        .hasMessageStartingWith("a value of java.lang.Object has no SQL form");
  }

  @Test
  void theVocabularyIsClosedOnceRecordingIsOver() {
    List<Operations> escaped = new ArrayList<>();
    Operations.record(escaped::add);
    assertThatThrownBy(() -> escaped.get(0).dropTable("t"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("recording is over");
  }

  @Test
  void whatOneDatabaseIsToldIsOneOperationAlsoNested() {
    List<Operation> recorded =
        Operations.record(
            op ->
                op.on(
                    H2,
                    () -> {
                      op.dropTable("a");
                      op.on(POSTGRESQL, () -> op.dropTable("b"));
                    }));
    assertThat(recorded)
        .containsExactly(
            new Operation.On(
                H2,
                List.of(
                    new Operation.DropTable(QualifiedName.of("a")),
                    new Operation.On(
                        POSTGRESQL, List.of(new Operation.DropTable(QualifiedName.of("b")))))));
  }
}
