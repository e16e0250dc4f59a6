package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.op.Operations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Every operation of the vocabulary, executed on the oldest and the newest PostgreSQL. */
class PostgresVocabularyTest {

  private static final UUID SOME = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private static MigrationRegistry registry(PGSimpleDataSource database, TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeTakesItsValuesFromLiteralsListsAndStrings(PostgresServer server) {
    PGSimpleDataSource database = server.fresh();
    database.setReWriteBatchedInserts(server == PostgresServer.NEWEST);
    TestChain chain =
        new TestChain()
            .then("Types", PostgresVocabularyTest::everyType)
            .then(
                "Rows",
                op -> {
                  op.insert(
                      into("t.all", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r")
                          .values(
                              true,
                              "abc",
                              "literal",
                              "x",
                              new byte[] {1, 2},
                              LocalDate.of(2024, 1, 2),
                              LocalTime.of(1, 2, 3),
                              LocalDateTime.of(2024, 1, 2, 3, 4),
                              Instant.EPOCH,
                              SOME,
                              "{\"a\": 1}",
                              List.of(1, 2),
                              "paid"));
                  op.bulkInsert(
                      into(
                          "t.all", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r"),
                      List.of(
                          Arrays.asList(
                              false,
                              "abc",
                              "values",
                              "x",
                              new byte[0],
                              LocalDate.of(2024, 1, 2),
                              LocalTime.of(1, 2, 3),
                              LocalDateTime.of(2024, 1, 2, 3, 4),
                              Instant.EPOCH,
                              SOME,
                              "[1]",
                              List.of(),
                              "new"),
                          Arrays.asList(
                              "yes",
                              "abc",
                              "strings",
                              null,
                              "\\x00",
                              "2024-01-02",
                              "01:02:03",
                              "2024-01-02 03:04",
                              "1970-01-01 00:00Z",
                              SOME.toString(),
                              "null",
                              "{3}",
                              "paid")));
                  op.bulkInsert(
                      table("t.all", column("h", varchar(20)), column("r", enumType("t.status"))),
                      List.of(Map.of("h", "map", "r", "new")));
                });
    registry(database, chain).apply();
    assertThat(
            query(
                database,
                "SELECT h, f, j, k, l, m, n AT TIME ZONE 'UTC', o, p, q, r, s, u FROM t.all ORDER"
                    + " BY id"))
        .containsExactly(
            "literal t \\x0102 2024-01-02 01:02:03 2024-01-02 03:04:00 1970-01-01 00:00:00 "
                + SOME
                + " {\"a\": 1} {1,2} paid {new} 2",
            "values f \\x 2024-01-02 01:02:03 2024-01-02 03:04:00 1970-01-01 00:00:00 "
                + SOME
                + " [1] {} new {new} 2",
            "strings t \\x00 2024-01-02 01:02:03 2024-01-02 03:04:00 1970-01-01 00:00:00 "
                + SOME
                + " null {3} paid {new} 2",
            "map null null null null null null null null null new {new} 2");
    assertThat(
            query(
                database,
                "SELECT string_agg(a || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY"
                    + " attnum) FROM pg_attribute, quote_ident(attname) a WHERE attrelid ="
                    + " 't.all'::regclass AND attnum > 0"))
        .containsExactly(
            "id bigint, a smallint, b integer, c numeric(10,2), d real, e double precision, f"
                + " boolean, g character(3), h character varying(20), i text, j bytea, k date, l"
                + " time without time zone, m timestamp without time zone, n timestamp with time"
                + " zone, o uuid, p jsonb, q integer[], r t.status, s t.status[], u integer, v"
                + " inet");
  }

  private static void everyType(Operations op) {
    op.createSchema("t");
    op.createEnum("t.status", "new", "paid");
    op.createTable(
        "t.all",
        column("id", bigint()).identity().primaryKey(),
        column("a", smallint()).defaultValue(1),
        column("b", integer()).nullable(),
        column("c", decimal(10, 2)).check("c > 0").defaultValue(2.5),
        column("d", real()).defaultValue(Float.NaN),
        column("e", doublePrecision()).defaultValue(1e300),
        column("f", bool()).nullable(),
        column("g", character(3)).nullable(),
        column("h", varchar(20)).unique().collate("C"),
        column("i", text()).nullable().comment("it's"),
        column("j", varbinary(10)).nullable(),
        column("k", date()).nullable(),
        column("l", time()).nullable(),
        column("m", timestamp()).nullable(),
        column("n", timestamptz()).nullable(),
        column("o", uuid()).nullable(),
        column("p", jsonb()).nullable(),
        column("q", array(integer())).nullable(),
        column("r", enumType("t.status")).defaultValue("new"),
        column("s", array(enumType("t.status"))).defaultValue(List.of("new")),
        column("u", integer()).generatedStored("a * 2"),
        column("v", raw("inet")).nullable(),
        comment("all types"));
  }

  private static void base(Operations op) {
    op.createEnum("status", "new", "paid");
    op.createTable(
        "owner",
        column("id", bigint()).identity().primaryKey(),
        column("name", varchar(50)).unique(),
        column("nick", text()).nullable().unique());
    op.createTable(
        "account",
        column("id", bigint()).primaryKey(),
        column("owner_id", bigint()).references("owner", "id", CASCADE),
        column("age", varchar(10)).defaultValue("7").nullable(),
        column("size", integer()).nullable().comment("in cm"),
        column("status", enumType("status")).defaultValue("new"),
        column("twice", integer()).generatedStored("size * 2").nullable(),
        index("age"),
        index("size").unique().named("uq_size"),
        comment("accounts"));
    op.createTable("booking", column("room", integer()), column("during", raw("int4range")));
    op.createSequence(
        sequence("numbers").startWith(10).incrementBy(5).maxValue(99).cache(3).cycle());
    op.createView("ages", "SELECT id, age FROM account");
    op.createMaterializedView("sizes", "SELECT size FROM account");
    op.createSchema("empty");
    op.insert(into("owner", "id", "name").values(1, "Ann").values(2, "Bob"));
    op.insert(
        into("account", "id", "owner_id", "age", "size")
            .values(1, 1, "30", 170)
            .values(2, 2, "40", 180));
  }

  @ParameterizedTest
  @EnumSource
  void whatOnlyNewerVersionsCanIsDoneThereAndRefusedBefore(PostgresServer server) {
    PGSimpleDataSource database = server.fresh();
    TestChain chain =
        new TestChain()
            .then("Base", PostgresVocabularyTest::base)
            .then(
                "Newer",
                op -> {
                  op.createIndex("account", index("age").unique().nullsNotDistinct());
                  op.addConstraint("account", unique("age", "size").nullsNotDistinct());
                  op.addColumn(
                      "account", column("v", integer()).nullable().generatedVirtual("size"));
                  op.alterColumn("account", "twice", setExpression("size * 3"));
                });
    if (server == PostgresServer.OLDEST) {
      assertThatThrownBy(() -> registry(database, chain).apply())
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("PostgreSQL 14 has no NULLS NOT DISTINCT");
      assertThat(query(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
          .noneMatch(table -> !table.startsWith("retort"));
    } else {
      MigrationRegistry registry = registry(database, chain);
      registry.apply();
      assertThat(query(database, "SELECT v, twice FROM account ORDER BY id"))
          .containsExactly("170 510", "180 540");
      registry.downgrade("-1");
      assertThat(query(database, "SELECT twice FROM account ORDER BY id"))
          .containsExactly("340", "360");
    }
  }

  // Rows

  @ParameterizedTest
  @EnumSource
  void dataIsChangedWithParametersOfEveryKindAndOperatorsThatLookLikeOne(PostgresServer server) {
    PGSimpleDataSource database = server.fresh();
    TestChain chain =
        new TestChain()
            .then(
                "Things",
                op -> {
                  op.createEnum("kind", "a", "b");
                  op.createTable(
                      "thing",
                      column("id", uuid()).primaryKey().defaultSql("gen_random_uuid()"),
                      column("kind", enumType("kind")),
                      column("data", jsonb()),
                      column("n", integer()).defaultValue(0),
                      column("has", bool()).nullable());
                  op.bulkInsert(
                      into("thing", "kind", "data"),
                      java.util.stream.IntStream.range(0, 25)
                          .mapToObj(i -> List.of(i % 2 == 0 ? "a" : "b", "{\"x\": " + i + "}")));
                })
            .then(
                "Changes",
                op -> {
                  op.update(
                      "thing",
                      set("n", 1).setSql("has", "data ? 'x'"),
                      where("kind = ? AND data @> ?", "a", "{\"x\": 2}"));
                  op.backfill(
                      "thing",
                      setSql("n", "n + 10").setSql("has", "data ? 'x'"),
                      where("data ? 'x' AND kind <> 'b'"),
                      batchesOf(4));
                  op.delete("thing", where("kind = ANY(?)", List.of("b")));
                  op.execute("UPDATE thing SET n = n + length(repeat('x', ?))", 5);
                  op.run(
                      "copy",
                      connection ->
                          connection
                              .unwrap(org.postgresql.PGConnection.class)
                              .getCopyAPI()
                              .copyIn(
                                  "COPY thing (kind, data) FROM STDIN",
                                  new java.io.StringReader("b\t[]\n")));
                });
    registry(database, chain).apply();
    assertThat(query(database, "SELECT n, has, COUNT(*) FROM thing GROUP BY 1, 2 ORDER BY 1"))
        .containsExactly("0 null 1", "15 t 12", "16 t 1");
  }

  @ParameterizedTest
  @EnumSource
  void anIdentityThatIsGivenToAFilledTableCountsOn(PostgresServer server) {
    PGSimpleDataSource database = server.fresh();
    TestChain chain =
        new TestChain()
            .then("Base", PostgresVocabularyTest::base)
            .then("Numbered", op -> op.alterColumn("account", "id", setIdentity()));
    registry(database, chain).apply();
    execute(database, "INSERT INTO account (owner_id) VALUES (1)");
    assertThat(query(database, "SELECT MAX(id) FROM account")).containsExactly("3");
  }

  @ParameterizedTest
  @EnumSource
  void everyReservedWordMayNameATableAndAColumn(PostgresServer server) {
    PGSimpleDataSource database = server.fresh();
    List<String> words = query(database, "SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'");
    TestChain chain =
        new TestChain()
            .then(
                "Words",
                op ->
                    words.forEach(
                        word -> {
                          op.createTable(word, column(word, integer()), index(word));
                          op.insert(into(word, word).values(1));
                        }));
    registry(database, chain).apply();
    assertThat(
            query(
                database,
                "SELECT COUNT(*) FROM pg_tables WHERE tablename IN (SELECT word FROM"
                    + " pg_get_keywords())"))
        .containsExactly("" + words.size());
  }
}
