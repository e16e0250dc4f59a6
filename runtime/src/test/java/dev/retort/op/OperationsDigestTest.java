package dev.retort.op;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OperationsDigestTest {

  private static String digest(Consumer<Operations> migration) {
    return OperationsDigest.of(Operations.record(migration));
  }

  /** Every kind of operation with every kind of part. */
  private static void everything(Operations op) {
    op.createTable(
        "library.book",
        column("id", bigint()).identity().primaryKey(),
        column("title", varchar(200)).unique().check("title <> ''").comment("it's"),
        column("Price", decimal(10, 2)).defaultValue(new BigDecimal("1.50")),
        column("rate", doublePrecision()).defaultValue(0.1).nullable(),
        column("at", timestamptz()).defaultSql("current_timestamp"),
        column("twice", integer()).generatedVirtual("2 * rate"),
        column("author", uuid()).references("author", "id", CASCADE),
        column("tags", array(text())).collate("de"),
        column("raw", raw("money")),
        index(key("title").desc().nullsLast(), expression("lower(title)").operatorClass("x"))
            .unique()
            .where("rate > 1")
            .using("gin")
            .include("id")
            .nullsNotDistinct()
            .concurrently(),
        comment("books"));
    op.dropTable("a");
    op.renameTable("b", "c");
    op.addColumn("b", column("x", blob()).defaultValue(new byte[] {1}));
    op.dropColumn("b", "x");
    op.renameColumn("b", "x", "y");
    op.alterColumn(
        "b",
        "x",
        setType(character(3)).using("x || ''"),
        setNotNull(),
        setDefault(LocalDate.of(2026, 1, 2)),
        setComment(null));
    op.createIndex("b", index("x"));
    op.dropIndex("b", "ix_b_x");
    op.renameIndex("b", "ix_b_x", "ix");
    op.addConstraint(
        "b",
        foreignKey("x", "y")
            .references("c", "x", "y")
            .onUpdate(SET_NULL)
            .deferrable()
            .initiallyDeferred()
            .notValid());
    op.addConstraint("b", unique("x").usingIndex("ix").nullsNotDistinct());
    op.addConstraint("b", primaryKey("y").named("key"));
    op.dropConstraint("b", "key");
    op.insert(
        into("b", "x", "y", "z")
            .values(null, true, 1)
            .values("1", 1.5f, List.of(1, 2))
            .values(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                OffsetDateTime.parse("2026-01-02T03:04:05+01:00"),
                new BigDecimal("1.0")));
    op.bulkInsert(into("b", "x"), List.of(List.of("x")));
    op.update("b", set("x", 1).setSql("y", "x + 1"), where("x = ?", 2));
    op.delete("b", allRows());
    op.execute(sql("GRANT SELECT ON b TO c").reversedBy("REVOKE ..").outsideTransaction());
    op.run("hash passwords", connection -> {});
    op.on(POSTGRESQL, () -> op.execute("SELECT 1"));
    op.reverseUpgrade();
    op.irreversible("why");
  }

  /**
   * Stored in every database that Retort ever migrated: when this fails, mend the digest, not the
   * test. (Only before the first release may the value change.)
   */
  @Test
  void theDigestOfOperationsNeverChanges() {
    assertThat(digest(OperationsDigestTest::everything))
        .isEqualTo("1:b2903c713d70efdac057fcebbd7f96b9f3d07ea7076b1f0d01e8b2a255ea7d94");
    assertThat(digest(op -> {}))
        .isEqualTo("1:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void layoutAndCommentsOfSqlDontCount() {
    assertThat(digest(op -> op.execute("UPDATE t  SET a = 1 -- all\n WHERE b")))
        .isEqualTo(digest(op -> op.execute("UPDATE t SET a=1 WHERE /* ! */ b")))
        .isNotEqualTo(digest(op -> op.execute("UPDATE t SET a=1 WHERE c")));
    assertThat(digest(op -> op.addConstraint("t", check("a  >  0"))))
        .isEqualTo(digest(op -> op.addConstraint("t", check("a>0"))));
  }

  @Test
  void whatIsSaidTheSameWayCountsAsTheSame() {
    assertThat(digest(op -> op.createTable("t", column("a", text()).unique())))
        .isEqualTo(digest(op -> op.createTable("t", column("a", text()), unique("a"))))
        .isEqualTo(
            digest(op -> op.createTable("t", unique("a").named("uq_t_a"), column("a", text()))));
    assertThat(digest(op -> op.insert(into("t", "a").values(1))))
        .isEqualTo(digest(op -> op.insert(into("t", "a").values((short) 1))));
  }

  @Test
  void whatSoundsAlikeIsNotTheSame() {
    List<Consumer<Operations>> different =
        List.of(
            op -> op.insert(into("t", "a").values(1)),
            op -> op.insert(into("t", "a").values("1")),
            op -> op.insert(into("t", "a").values(1.0)),
            op -> op.insert(into("t", "a").values(1.0f)),
            op -> op.insert(into("t", "a").values(new BigDecimal("1"))),
            op -> op.insert(into("t", "a").values(new BigDecimal("1.0"))),
            op -> op.insert(into("t", "a").values((Object) null)),
            op -> op.insert(into("t", "a").values("null")),
            op -> op.insert(into("t", "a").values("")),
            op -> op.insert(into("t", "a").values(List.of())),
            op -> op.insert(into("t", "a").values(List.of(""))),
            op -> op.insert(into("t", "a").values(List.of("a,b"))),
            op -> op.insert(into("t", "a").values(List.of("a", "b"))),
            op -> op.insert(into("t", "a", "b").values("a", "b")),
            op -> op.insert(into("t", "a").values("a").values("b")),
            op -> op.insert(into("\"t\"", "a").values(1)),
            op -> op.insert(into("a.t", "a").values(1)),
            op -> op.insert(into("\"a.t\"", "a").values(1)),
            op -> op.insert(into("t", "a").values(-0.0)),
            op -> op.insert(into("t", "a").values(0.0)));
    assertThat(different.stream().map(OperationsDigestTest::digest)).doesNotHaveDuplicates();
  }

  @Property(tries = 3000)
  void digestsAreEqualExactlyWhenTheOperationsAre(
      @ForAll("migrations") List<Operation> one, @ForAll("migrations") List<Operation> other) {
    assertThat(OperationsDigest.of(one).equals(OperationsDigest.of(other)))
        .isEqualTo(one.equals(other));
  }

  @Property
  void theDigestDependsOnNothingElse(@ForAll("migrations") List<Operation> operations) {
    assertThat(OperationsDigest.of(List.copyOf(operations)))
        .isEqualTo(OperationsDigest.of(operations))
        .matches("1:[0-9a-f]{64}");
  }

  /** Few names and values, so that equal and nearly equal ones meet. */
  @Provide
  Arbitrary<List<Operation>> migrations() {
    Arbitrary<String> names = Arbitraries.of("a", "b", "ab", "\"a\"", "A");
    Arbitrary<Object> values = Arbitraries.of("a", "", "1", 1, 1.0, true, false, List.of("a"));
    Arbitrary<String> sqls = Arbitraries.of("a", "b", "'a'", "a)b");
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return Combinators.combine(
            Arbitraries.integers().between(0, 12), names, names, values, sqls, flags)
        .as(OperationsDigestTest::operation)
        .list()
        .ofMaxSize(2)
        .map(calls -> Operations.record(op -> calls.forEach(call -> call.accept(op))));
  }

  private static Consumer<Operations> operation(
      int kind, String x, String y, Object value, String sql, boolean flag) {
    return op -> {
      switch (kind) {
        case 0 -> op.dropTable(x);
        case 1 -> op.dropColumn(x, y);
        case 2 -> op.dropIndex(x, y);
        case 3 -> op.dropConstraint(x, y);
        case 4 -> op.insert(into(x, y).values(value));
        case 5 -> op.bulkInsert(into(x, y), List.of(List.of(value)));
        case 6 -> op.update(x, flag ? set(y, value) : setSql(y, sql), where(sql, value));
        case 7 -> op.delete(x, flag ? allRows() : where(sql));
        case 8 -> op.execute(flag ? sql(sql).outsideTransaction() : sql(sql, value));
        case 9 -> op.createIndex(x, flag ? index(y).unique() : index(expression(sql)));
        case 10 -> op.addConstraint(x, flag ? unique(y) : check(sql).named(y));
        case 11 ->
            op.addColumn(
                x, flag ? column(y, text()).nullable() : column(y, text()).defaultSql(sql));
        default -> op.on(flag ? H2 : SQLITE, () -> op.dropTable(x));
      }
    };
  }

  @Test
  void theHashOfManyRowsIsThatOfTheirTextInOnePiece() throws NoSuchAlgorithmException {
    List<List<String>> rows =
        IntStream.range(0, 2_000).mapToObj(i -> List.of("row \uD83D\uDE00 " + i)).toList();
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> OperationsDigest.literal(text, Literal.of(row.get(0))));
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(BulkRows.of(into("b", "x"), rows).hash()).isEqualTo(HexFormat.of().formatHex(hash));
  }
}
