package dev.retort;

import static dev.retort.PostgresServer.catalogue;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
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

  // Up, down, and up again

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

  /** What changes, by name; each is undone by its derived inverse. */
  private static Map<String, Consumer<Operations>> changes() {
    Map<String, Consumer<Operations>> all = new LinkedHashMap<>();
    all.put(
        "create table",
        op ->
            op.createTable(
                "child",
                column("id", integer()).identityAlways(),
                column("owner_id", bigint()).references("owner", "id", SET_NULL).nullable(),
                column("n", integer()).nullable(),
                primaryKey("id"),
                unique("n").deferrable().initiallyDeferred(),
                check("n > 0"),
                foreignKey("owner_id")
                    .references("owner", "id")
                    .onDelete(RESTRICT)
                    .onUpdate(CASCADE)
                    .deferrable()
                    .named("second"),
                index("n").where("n > 1"),
                comment("it's")));
    all.put("drop table", op -> op.dropTable("booking"));
    all.put("rename table", op -> op.renameTable("owner", "user"));
    all.put(
        "add columns",
        op -> {
          op.addColumn("account", column("note", text()).defaultValue("-").comment("a note"));
          op.addColumn("account", column("n", bigint()).identity().unique());
          op.addColumn(
              "account",
              column("ref", bigint()).nullable().references("owner", "id").check("ref <> 5"));
          op.addColumn("account", column("g", integer()).nullable().generatedStored("size + 1"));
        });
    all.put("drop column", op -> op.dropColumn("account", "status"));
    all.put("drop a column with its index", op -> op.dropColumn("owner", "nick"));
    all.put("rename column", op -> op.renameColumn("account", "owner_id", "Owner"));
    all.put(
        "text to number, with its default",
        op -> {
          op.dropView("ages");
          op.alterColumn("account", "age", setType(integer()));
        });
    all.put(
        "number to text and all at once",
        op ->
            op.alterColumn(
                "owner", "name", setType(text()), dropNotNull(), setDefault("x"), setComment("?")));
    all.put(
        "enum to text",
        op ->
            op.alterColumn("account", "status", setType(varchar(10)), setDefaultSql("lower('A')")));
    all.put("not null", op -> op.alterColumn("account", "age", setNotNull(), dropDefault()));
    all.put("identity", op -> op.alterColumn("account", "id", setIdentity()));
    all.put("identity always", op -> op.alterColumn("owner", "id", setIdentityAlways()));
    all.put("no identity", op -> op.alterColumn("owner", "id", dropIdentity()));
    all.put("no comment", op -> op.alterColumn("account", "size", setComment(null)));
    all.put(
        "index",
        op ->
            op.createIndex(
                "account",
                index(
                        key("age").desc().nullsLast().operatorClass("varchar_pattern_ops"),
                        expression("lower(age)"))
                    .include("size")
                    .using("btree")
                    .where("age <> ''")));
    all.put(
        "index, concurrently",
        op -> op.createIndex("account", index("age", "size").unique().concurrently()));
    all.put("drop index", op -> op.dropIndex("account", "ix_account_age"));
    all.put(
        "drop index, concurrently",
        op -> op.dropIndex("account", "ix_account_age", concurrently()));
    all.put("rename index", op -> op.renameIndex("account", "uq_size", "uq_other"));
    all.put(
        "constraints",
        op -> {
          op.addConstraint("booking", primaryKey("room"));
          op.addConstraint("account", unique("age", "size"));
          op.addConstraint("account", check("size < 300").notValid().named("small"));
          op.validateConstraint("account", "small");
          op.addConstraint(
              "account", foreignKey("id").references("owner", "id").notValid().named("fk_later"));
          op.validateConstraint("account", "fk_later");
          op.addConstraint("booking", exclude("during WITH &&").where("room > 0"));
        });
    all.put(
        "an index becomes a constraint",
        op -> op.addConstraint("account", unique("size").usingIndex("uq_size").named("uq_size")));
    all.put("drop unique", op -> op.dropConstraint("owner", "uq_owner_name"));
    all.put("drop foreign key", op -> op.dropConstraint("account", "fk_account_owner_id"));
    all.put("schema", op -> op.createSchema("more"));
    all.put("no schema", op -> op.dropSchema("empty"));
    all.put("sequence", op -> op.createSequence("plain"));
    all.put("no sequence", op -> op.dropSequence("numbers"));
    all.put("view", op -> op.createView("v", "SELECT name FROM owner"));
    all.put(
        "replaced view", op -> op.replaceView("ages", "SELECT id, age FROM account WHERE id > 1"));
    all.put("no view", op -> op.dropView("ages"));
    all.put("materialized view", op -> op.createMaterializedView("m", "SELECT name FROM owner"));
    all.put("no materialized view", op -> op.dropMaterializedView("sizes"));
    all.put(
        "enum",
        op -> {
          op.createEnum("mood", "ok");
          op.addEnumValue("mood", "bad", before("ok"));
          op.addColumn("owner", column("mood", enumType("mood")).defaultValue("bad"));
        });
    all.put("renamed value", op -> op.renameEnumValue("status", "paid", "settled"));
    all.put(
        "SQL",
        op ->
            op.execute(
                sql("COMMENT ON TABLE owner IS 'x'").reversedBy("COMMENT ON TABLE owner IS NULL")));
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void upDownAndUpAgainIsTheSameCatalogueWithTheSameRows(PostgresServer server) {
    PGSimpleDataSource database = server.fresh();
    TestChain first = new TestChain().then("Base", PostgresVocabularyTest::base);
    registry(database, first).apply();
    List<String> before = catalogue(database);
    changes()
        .forEach(
            (name, change) -> {
              TestChain chain =
                  new TestChain().then("Base", PostgresVocabularyTest::base).then("Change", change);
              MigrationRegistry registry = registry(database, chain);
              registry.apply();
              List<String> after = catalogue(database);
              assertThat(after).as(name).isNotEqualTo(before);
              registry.downgrade("-1");
              assertThat(catalogue(database)).as(name + ", down").isEqualTo(before);
              registry.apply();
              assertThat(catalogue(database)).as(name + ", up again").isEqualTo(after);
              registry.downgrade("-1");
              assertThat(rows(database)).as(name).containsExactly("1 1", "2 2");
            });
    registry(database, first).downgrade("base");
    assertThat(catalogue(database)).containsExactly("schema public");
  }

  private static List<String> rows(PGSimpleDataSource database) {
    return query(
        database, "SELECT a.id, o.id FROM account a JOIN owner o ON o.id = a.owner_id ORDER BY 1");
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
      assertThat(catalogue(database)).containsExactly("schema public");
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
