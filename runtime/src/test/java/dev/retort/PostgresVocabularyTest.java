package dev.retort;

import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation of the vocabulary, executed on the oldest and the newest PostgreSQL. */
class PostgresVocabularyTest {

  /** What {@code pg_dump} would tell of the user's objects. */
  static List<String> catalogue(DataSource database) {
    String ours =
        "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND c.relname NOT LIKE 'retort%'";
    return query(
        database,
        "SELECT concat_ws(' ', c.relkind, n.nspname, c.relname, obj_description(c.oid, 'pg_class'), pg_get_viewdef(c.oid)) FROM pg_class c JOIN pg_namespace n"
            + " ON n.oid = c.relnamespace WHERE c.relkind NOT IN ('i', 'S') AND "
            + ours
            + " UNION ALL SELECT concat_ws(' ', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum))"
            + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
            + " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind NOT IN ('i', 'S') AND "
            + ours
            + " UNION ALL SELECT concat_ws(' ', 'constraint', c.relname, t.conname, pg_get_constraintdef(t.oid)) FROM pg_constraint t JOIN pg_class c ON c.oid = t.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE t.contype <> 'n' AND "
            + ours
            + " UNION ALL SELECT concat_ws(' ', 'index', i.indisvalid, pg_get_indexdef(i.indexrelid)) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
            + ours
            + " UNION ALL SELECT concat_ws(' ', 'sequence', c.relname, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle) FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
            + ours
            + " UNION ALL SELECT concat_ws(' ', 'enum', t.typname, (SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid)) FROM pg_type t WHERE t.typtype = 'e'"
            + " UNION ALL SELECT concat_ws(' ', 'schema', nspname) FROM pg_namespace WHERE nspname NOT LIKE 'pg%'"
            + " ORDER BY 1");
  }

  @ParameterizedTest
  @EnumSource
  void everything(PostgresServer server) {
    DataSource database = server.fresh();
    TestChain chain =
        new TestChain()
            .then(
                "Types",
                op -> {
                  op.createSchema("sales");
                  op.createEnum("sales.status", "new", "paid");
                  op.createTable(
                      "sales.everything",
                      column("id", bigint()).identity().primaryKey(),
                      column("a", smallint()).defaultValue(1),
                      column("b", integer()).nullable(),
                      column("c", decimal(10, 2)).check("c > 0"),
                      column("d", real()),
                      column("e", doublePrecision()),
                      column("f", bool()).defaultValue(true),
                      column("g", character(3)),
                      column("h", varchar(20)).unique().collate("C"),
                      column("i", text()).comment("it's"),
                      column("j", varbinary(10)),
                      column("k", blob()).nullable(),
                      column("l", date()),
                      column("m", time()),
                      column("n", timestamp()),
                      column("o", timestamptz()).defaultSql("now()"),
                      column("p", uuid()),
                      column("q", json()),
                      column("r", jsonb()).defaultValue("{}"),
                      column("s", array(integer())),
                      column("t", enumType("sales.status")).defaultValue("new"),
                      column("u", raw("inet")).nullable(),
                      column("v", array(enumType("sales.status"))).defaultValue(List.of("new")),
                      column("w", integer()).generatedStored("a * 2"),
                      index("b").unique().where("b > 0"),
                      index(key("c").desc().nullsLast(), expression("lower(i)"))
                          .include("d")
                          .using("btree"),
                      comment("all types"));
                })
            .then(
                "Rows",
                op -> {
                  op.insert(
                      into(
                              "sales.everything",
                              "c",
                              "d",
                              "e",
                              "g",
                              "h",
                              "i",
                              "j",
                              "l",
                              "m",
                              "n",
                              "p",
                              "q",
                              "s",
                              "t")
                          .values(
                              1.5,
                              1.5f,
                              2.5,
                              "abc",
                              "one",
                              "x",
                              new byte[] {1, 2},
                              LocalDate.of(2024, 1, 2),
                              java.time.LocalTime.of(1, 2, 3),
                              java.time.LocalDateTime.of(2024, 1, 2, 3, 4),
                              UUID.nameUUIDFromBytes(new byte[0]),
                              "{\"a\": 1}",
                              List.of(1, 2),
                              "paid"));
                  op.bulkInsert(
                      into(
                          "sales.everything",
                          "c",
                          "d",
                          "e",
                          "g",
                          "h",
                          "i",
                          "j",
                          "l",
                          "m",
                          "n",
                          "o",
                          "p",
                          "q",
                          "r",
                          "s",
                          "t",
                          "u",
                          "v"),
                      List.of(
                          java.util.Arrays.asList(
                              1.5,
                              1.5f,
                              2.5,
                              "abc",
                              "two",
                              "x",
                              new byte[] {1, 2},
                              LocalDate.of(2024, 1, 2),
                              java.time.LocalTime.of(1, 2, 3),
                              java.time.LocalDateTime.of(2024, 1, 2, 3, 4),
                              java.time.Instant.EPOCH,
                              UUID.nameUUIDFromBytes(new byte[0]),
                              "{\"a\": 1}",
                              "[1]",
                              List.of(1, 2),
                              "paid",
                              "127.0.0.1",
                              List.of("new", "paid")),
                          java.util.Arrays.asList(
                              2,
                              2,
                              3,
                              "abc",
                              "three",
                              "x",
                              new byte[0],
                              "2024-01-02",
                              "01:02:03",
                              "2024-01-02 03:04",
                              "2024-01-02 03:04Z",
                              "00000000-0000-0000-0000-000000000000",
                              "1",
                              "2",
                              List.of(),
                              "new",
                              null,
                              List.of())));
                  op.update(
                      "sales.everything",
                      set("t", "new").setSql("e", "e + 1"),
                      where(
                          "h = ? AND t = ? AND p = ? AND s = ?",
                          "one",
                          "paid",
                          UUID.nameUUIDFromBytes(new byte[0]),
                          List.of(1, 2)));
                  op.delete("sales.everything", where("h = 'three'"));
                  op.backfill(
                      "sales.everything",
                      setSql("b", "(a + id)"),
                      where("r @> ?", "{}"),
                      batchesOf(1));
                });
    MigrationRegistry registry = MigrationRegistry.builder(database).source(chain).build();
    System.out.println(registry.plan("head"));
    registry.apply();
    catalogue(database).forEach(System.out::println);
    System.out.println(query(database, "SELECT (e)::text FROM sales.everything e"));
  }
}
