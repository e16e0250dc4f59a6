package dev.retort.dialect;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What PostgreSQL is told, and what is refused before it is told anything. */
class PostgresDialectTest {

  private static final PostgresDialect OLDEST = new PostgresDialect();
  private static final PostgresDialect NEWEST = new PostgresDialect(new Version(18, 0));

  private static void account(Operations op) {
    op.createEnum("status", "new", "paid");
    op.createTable(
        "account",
        column("id", bigint()).primaryKey(),
        column("age", varchar(10)).defaultValue("0").nullable(),
        column("status", enumType("status")).defaultValue("new"),
        column("tags", array(enumType("status"))).nullable(),
        column("total", integer()).generatedVirtual("id * 2"));
  }

  /** The statements of the last step of a chain, or its problems. */
  private static List<String> said(PostgresDialect dialect, Consumer<Operations> revision) {
    Schema before =
        Schema.empty().after(Operations.record(PostgresDialectTest::account), POSTGRESQL);
    List<Operation> operations = dialect.arranged(Operations.record(revision));
    List<String> said = new ArrayList<>(dialect.problems(operations, before));
    for (Operation operation : operations) {
      Rendering rendering = dialect.render(operation, before);
      said.addAll(rendering.problems());
      rendering.steps().forEach(step -> said.add(step.sql()));
      before = before.after(operation, POSTGRESQL);
    }
    return said;
  }

  // Columns

  @Test
  void allChangesOfAColumnAreOneStatement() {
    assertThat(
            said(
                OLDEST,
                op ->
                    op.alterColumn(
                        "account",
                        "id",
                        setType(integer()),
                        dropNotNull(),
                        setDefault(5),
                        setComment("it's"))))
        .containsExactly(
            "ALTER TABLE account ALTER COLUMN id TYPE integer, ALTER COLUMN id DROP NOT NULL,"
                + " ALTER COLUMN id SET DEFAULT 5",
            "COMMENT ON COLUMN account.id IS 'it''s'");
  }

  @Test
  void aTypeThatPostgresDoesNotConvertByItselfIsConvertedWithItsDefault() {
    assertThat(said(OLDEST, op -> op.alterColumn("account", "age", setType(integer()))))
        .containsExactly(
            "ALTER TABLE account ALTER COLUMN age DROP DEFAULT, ALTER COLUMN age TYPE integer"
                + " USING age::integer, ALTER COLUMN age SET DEFAULT '0'");
    assertThat(
            said(
                OLDEST, op -> op.alterColumn("account", "age", setType(integer()), setDefault(18))))
        .containsExactly(
            "ALTER TABLE account ALTER COLUMN age DROP DEFAULT, ALTER COLUMN age TYPE integer"
                + " USING age::integer, ALTER COLUMN age SET DEFAULT 18");
    assertThat(
            said(OLDEST, op -> op.alterColumn("account", "age", setType(integer()), dropDefault())))
        .containsExactly(
            "ALTER TABLE account ALTER COLUMN age TYPE integer USING age::integer, ALTER COLUMN age"
                + " DROP DEFAULT");
  }

  @Test
  void aDefaultThatIsConvertedIsSaidAgainSoThatTheCatalogueHasItAsIfItHadAlwaysBeenSo() {
    assertThat(
            said(
                OLDEST,
                op -> {
                  op.createTable("t", column("n", integer()).defaultValue(7));
                  op.alterColumn("t", "n", setType(bigint()));
                }))
        .contains("ALTER TABLE t ALTER COLUMN n TYPE bigint, ALTER COLUMN n SET DEFAULT 7");
  }

  @Test
  void aShorterTextIsNeverCutByACastOfOurs() {
    assertThat(said(OLDEST, op -> op.alterColumn("account", "age", setType(varchar(2)))))
        .containsExactly("ALTER TABLE account ALTER COLUMN age TYPE varchar(2)");
  }

  @Test
  void aCollationIsSaidWithTheType() {
    assertThat(
            said(
                OLDEST, op -> op.alterColumn("account", "age", setCollation("C"), setType(text()))))
        .containsExactly(
            "ALTER TABLE account ALTER COLUMN age TYPE text COLLATE \"C\", ALTER COLUMN age SET"
                + " DEFAULT '0'");
    assertThat(said(OLDEST, op -> op.alterColumn("account", "age", setCollation("C"))))
        .containsExactly(
            "ALTER TABLE account ALTER COLUMN age SET DATA TYPE varchar(10) COLLATE \"C\"");
  }

  @Test
  void anIdentityOfAFilledTableCountsOn() {
    assertThat(said(OLDEST, op -> op.alterColumn("account", "id", setIdentity())))
        .containsExactly(
            "ALTER TABLE account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY",
            "SELECT setval(pg_get_serial_sequence('account', 'id'), MAX(id)) FROM account HAVING"
                + " MAX(id) > 0");
  }

  @Test
  void whatCantBeNumberedIsRefused() {
    assertThat(
            said(
                OLDEST,
                op -> {
                  op.alterColumn("account", "age", setIdentity());
                  op.addColumn("account", column("n", text()).identity());
                }))
        .contains(
            "PostgreSQL numbers the rows of a smallint, an integer or a bigint, and column"
                + " \"account.age\" is none",
            "PostgreSQL numbers only NOT NULL columns, and column \"account.age\" is nullable: say"
                + " setNotNull() as well",
            "PostgreSQL numbers the rows of a smallint, an integer or a bigint, and column"
                + " \"account.n\" is none");
  }

  @Test
  void aTypeThatIsTooLargeIsRefused() {
    assertThat(said(OLDEST, op -> op.addColumn("account", column("n", decimal(1001, 0)))))
        .singleElement()
        .asString()
        .contains("decimal goes to 1000, and column \"account.n\" asks for 1001");
  }

  // Versions

  @Test
  void whatAVersionLacksIsRefusedWithTheWayOut() {
    Consumer<Operations> revision =
        op -> {
          op.createIndex("account", index("age").unique().nullsNotDistinct());
          op.addConstraint("account", unique("age").nullsNotDistinct().named("u"));
          op.addColumn("account", column("v", integer()).generatedVirtual("id"));
          op.alterColumn("account", "total", setExpression("id * 3"));
        };
    assertThat(said(OLDEST, revision))
        .satisfiesExactly(
            index ->
                assertThat(index)
                    .contains(
                        "PostgreSQL 14 has no NULLS NOT DISTINCT (index", "15 on", "coalesce"),
            unique -> assertThat(unique).contains("no NULLS NOT DISTINCT (constraint \"u\")"),
            virtual ->
                assertThat(virtual)
                    .contains("no virtual generated columns", "18 on", ".generatedStored(..)"),
            expression -> assertThat(expression).contains("17 on", "drop the column"));
    assertThat(said(NEWEST, revision))
        .containsExactly(
            "CREATE UNIQUE INDEX uq_account_age ON account (age) NULLS NOT DISTINCT",
            "ALTER TABLE account ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (age)",
            "ALTER TABLE account ADD COLUMN v integer GENERATED ALWAYS AS (id) VIRTUAL NOT NULL",
            "ALTER TABLE account ALTER COLUMN total SET EXPRESSION AS (id * 3)");
    assertThat(new PostgresDialect(new Version(17, 2)).facts().has(Feature.SET_EXPRESSION))
        .isTrue();
    assertThat(new PostgresDialect(new Version(15, 0)).facts().has(Feature.NULLS_NOT_DISTINCT))
        .isTrue();
  }

  @Test
  void aVirtualColumnHasNoValuesToKeep() {
    assertThat(said(NEWEST, op -> op.alterColumn("account", "total", dropExpression())))
        .singleElement()
        .asString()
        .contains("because it is virtual");
  }

  @Test
  void aVersionBefore14IsRefused() {
    assertThatThrownBy(() -> new PostgresDialect(new Version(13, 9)))
        .hasMessageContaining("older than 14");
  }

  // Enums

  @Test
  void aValueThatIsAddedToANewEnumIsThereFromTheBeginning() {
    assertThat(
            said(
                OLDEST,
                op -> {
                  op.createEnum("mood", "ok");
                  op.on(
                      POSTGRESQL,
                      () -> {
                        op.addEnumValue("mood", "sad", before("ok"));
                        op.addEnumValue("mood", "happy");
                      });
                  op.on(H2, () -> op.addEnumValue("mood", "other"));
                  op.createTable("t", column("m", enumType("mood")).defaultValue("happy"));
                }))
        .containsExactly(
            "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')",
            "CREATE TABLE t (\n  m mood DEFAULT 'happy' NOT NULL\n)");
  }

  @Test
  void aValueThatIsPlacedAtARenamedOneStaysAStatement() {
    assertThat(
            said(
                OLDEST,
                op -> {
                  op.createEnum("mood", "ok");
                  op.renameEnumValue("mood", "ok", "fine");
                  op.addEnumValue("mood", "happy", after("fine"));
                }))
        .containsExactly(
            "CREATE TYPE mood AS ENUM ('ok')",
            "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'",
            "ALTER TYPE mood ADD VALUE 'happy' AFTER 'fine'");
  }

  @Test
  void aValueIsNotUsedInTheRevisionThatAddsIt() {
    assertThat(
            said(
                NEWEST,
                op -> {
                  op.addEnumValue("status", "open");
                  op.renameEnumValue("status", "open", "gone");
                  op.insert(into("account", "id", "status").values(1, "gone").values(2, "new"));
                  op.update("account", set("tags", List.of("new", "gone")), allRows());
                  op.bulkInsert(into("account", "id", "status"), List.of(List.of(1, "gone")));
                  op.alterColumn("account", "status", setDefault("gone"));
                  op.addColumn("account", column("old", enumType("status")).defaultValue("gone"));
                  op.createTable(
                      "other",
                      column("s", array(enumType("status"))).defaultValue(List.of("gone")));
                }))
        .filteredOn(line -> line.contains("uses the enum value 'gone', which this revision adds"))
        .extracting(line -> line.substring(0, line.indexOf(" uses")))
        .containsExactly(
            "the insert into \"account\"",
            "the update of \"account\"",
            "the bulkInsert into \"account\"",
            "the default of \"account.status\"",
            "the default of \"account.old\"",
            "the default of \"other.s\"");
  }

  @Test
  void aValueIsUsedFreelyWhereItsTransactionHasEndedAndWhereItIsText() {
    assertThat(
            said(
                OLDEST,
                op -> {
                  op.addEnumValue("status", "gone");
                  op.insert(into("account", "id", "age").values(1, "gone"));
                  op.backfill("account", set("status", "gone"), allRows(), batchesOf(10));
                  op.insert(into("account", "id", "status").values(2, "gone"));
                }))
        .noneMatch(line -> line.contains("uses the enum value"));
  }

  // Names

  @Test
  void aNameIsQuotedWhereItMustBeAndStoredTheSame() {
    assertThat(OLDEST.identifier(Name.of("account"))).isEqualTo("account");
    assertThat(OLDEST.identifier(Name.of("order"))).isEqualTo("\"order\"");
    assertThat(OLDEST.identifier(new Name("Account \"x\"", true)))
        .isEqualTo("\"Account \"\"x\"\"\"");
    assertThat(OLDEST.stored(Name.of("order"))).isEqualTo("order");
    assertThat(OLDEST.identifier(QualifiedName.of("user.\"Ä.b\""))).isEqualTo("\"user\".\"Ä.b\"");
  }

  @Test
  void aNameIsAsLongAs63BytesOrRefusedAndAConventionalOneIsCut() {
    String long63 = "ä".repeat(31) + "x";
    assertThat(
            said(
                OLDEST,
                op -> {
                  op.createTable(long63, column("c", text()));
                  op.createTable(long63 + "y", column("c", text()));
                  op.createIndex("a".repeat(63), index("b"));
                }))
        .satisfiesExactly(
            fits -> assertThat(fits).startsWith("CREATE TABLE"),
            tooLong -> assertThat(tooLong).contains("has 64 bytes; PostgreSQL 14 takes 63"),
            cut -> assertThat(cut).matches("CREATE INDEX ix_a{51}_[0-9a-f]{8} ON a{63} \\(b\\)"));
  }

  // Values

  @Test
  void whatTextCantHoldIsRefusedWhereverItStands() {
    assertThat(
            said(
                OLDEST,
                op -> {
                  op.insert(into("account", "id", "age").values(1, "a\0b"));
                  op.bulkInsert(into("account", "age"), List.of(List.of("fine"), List.of("c\0d")));
                  op.update("account", set("age", "1"), where("age = ?", "e\0f"));
                  op.execute("SELECT ?", List.of("g\0h"));
                  op.alterColumn("account", "age", setDefault("i\0j"));
                  op.delete("account", where("age = 'k\0l'"));
                }))
        .satisfiesExactly(
            line -> assertThat(line).contains("cannot store NUL in text, and \"a\\u0000b\""),
            line -> assertThat(line).contains("\"c\\u0000d\""),
            line -> assertThat(line).contains("\"e\\u0000f\""),
            line -> assertThat(line).contains("\"g\\u0000h\""),
            line -> assertThat(line).contains("\"i\\u0000j\""),
            line -> assertThat(line).contains("NUL in text"));
  }

  @Test
  void aValueIsWrittenSoThatItReadsTheSameUnderEverySetting() {
    assertThat(literal("it's")).isEqualTo("'it''s'");
    assertThat(literal("a\\nb'")).isEqualTo("E'a\\\\nb'''");
    assertThat(literal("bell\u0007\n")).isEqualTo("E'bell\\u0007\n'");
    assertThat(literal(new byte[] {0, -1})).isEqualTo("E'\\\\x00ff'");
    assertThat(literal(Double.NaN)).isEqualTo("'NaN'");
    assertThat(literal(1.5)).isEqualTo("1.5");
    assertThat(literal(LocalDate.of(-43, 3, 15))).isEqualTo("DATE '0044-03-15 BC'");
    assertThat(literal(LocalDate.MAX)).isEqualTo("DATE 'infinity'");
    assertThat(literal(LocalDateTime.MIN)).isEqualTo("TIMESTAMP '-infinity'");
    assertThat(literal(OffsetDateTime.parse("2024-05-06T07:08:09.5+02:00")))
        .isEqualTo("TIMESTAMPTZ '2024-05-06 05:08:09.500000000+00'");
    assertThat(literal(java.util.Arrays.asList("a\"b\\", null, List.of())))
        .isEqualTo("E'{\"a\\\\\"b\\\\\\\\\",NULL,{}}'");
    assertThatThrownBy(() -> literal(LocalDateTime.of(294_277, 1, 1, 0, 0)))
        .hasMessageContaining("no year 294277");
    assertThatThrownBy(() -> literal(OffsetDateTime.parse("+999999999-12-31T23:00-18:00")))
        .hasMessageContaining("no year 999999999");
  }

  private static String literal(Object value) {
    return OLDEST.literal(Literal.of(value));
  }

  // Statements of the author's

  @Test
  void anIndexThatTheAuthorBuildsConcurrentlyIsKnown() {
    assertThat(
            effect(
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS Ix_A ON ONLY \"Sales\".Account(a)"))
        .isEqualTo(new Effect.CreatesIndex(QualifiedName.of("\"Sales\".account"), Name.of("ix_a")));
    assertThat(effect("create index concurrently \"ix \"\"b\" on account using gin (b)"))
        .isEqualTo(new Effect.CreatesIndex(QualifiedName.of("account"), new Name("ix \"b", true)));
    assertThat(effect("CREATE INDEX CONCURRENTLY ON account (a)"))
        .isInstanceOf(Effect.Unknown.class);
    assertThat(effect("VACUUM account")).isInstanceOf(Effect.Unknown.class);
  }

  private static Effect effect(String sql) {
    Operation execute = Operations.record(op -> op.execute(sql(sql).outsideTransaction())).get(0);
    return OLDEST.render(execute, Schema.empty()).steps().get(0).effect();
  }

  @Test
  void aBackfillAlongAKeyWithoutMaximumSortsIt() {
    Operation backfill =
        Operations.record(
                op -> op.backfill("account", setSql("age", "'1'"), allRows(), batchesOf(5)))
            .get(0);
    Schema schema =
        Schema.empty().after(Operations.record(PostgresDialectTest::account), POSTGRESQL);
    Effect.Batched batched =
        (Effect.Batched) OLDEST.render(backfill, schema).steps().get(0).effect();
    assertThat(batched.nextKey())
        .isEqualTo(
            "SELECT k FROM (SELECT id AS k FROM account WHERE id > CAST(? AS bigint) ORDER BY id"
                + " LIMIT 5) AS batch ORDER BY k DESC LIMIT 1");
  }

  @Test
  void aQuestionMarkThatIsAnOperatorIsDoubledBesideParameters() {
    Schema schema =
        Schema.empty().after(Operations.record(PostgresDialectTest::account), POSTGRESQL);
    List<Operation> operations =
        Operations.record(
            op -> {
              op.update("account", setSql("age", "data ? 'a?'"), where("id = ?", 1));
              op.update("account", setSql("age", "data ? 'a?'"), where("data ? 'b'"));
              op.backfill(
                  "account", setSql("age", "data ? 'a?'"), where("data ?| x"), batchesOf(5));
            });
    List<SqlStep> steps =
        operations.stream()
            .flatMap(operation -> OLDEST.render(operation, schema).steps().stream())
            .toList();
    assertThat(steps.get(0).sql()).isEqualTo("UPDATE account SET age = data ?? 'a?' WHERE id = ?");
    assertThat(steps.get(1).sql())
        .isEqualTo("UPDATE account SET age = data ? 'a?' WHERE data ? 'b'");
    assertThat(steps.get(2).sql())
        .isEqualTo("UPDATE account SET age = data ? 'a?' WHERE data ?| x");
    assertThat(((Effect.Batched) steps.get(2).effect()).firstBatch())
        .isEqualTo(
            "UPDATE account SET age = data ?? 'a?' WHERE (data ??| x) AND id <= CAST(? AS bigint)");
  }

  @Test
  void onlyWhatLooksAtTheSchemaAsksForIt() {
    List<Operation> none =
        Operations.record(
            op -> {
              op.createTable("t", column("s", enumType("status")));
              op.bulkInsert(into("t", "s"), List.of(List.of("new")));
              op.alterColumn("t", "s", setNotNull());
            });
    assertThat(none).noneMatch(OLDEST::needsSchema);
    assertThat(
            Operations.record(
                op -> {
                  op.alterColumn("t", "s", setType(text()));
                  op.addEnumValue("status", "x");
                }))
        .allMatch(OLDEST::needsSchema);
  }
}
