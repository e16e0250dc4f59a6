package dev.retort.processor.java;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.op.ColumnDefinition;
import dev.retort.op.ColumnType;
import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import dev.retort.op.Timeouts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the source looks like; each is compiled too, and records what was recorded before. */
class JavaSourceTest {

  /** The statements, which record the same again. */
  private static String java(Consumer<Operations> said) {
    List<Operation> operations = Operations.record(said);
    assertThat(Recompiled.recorded(operations)).isEqualTo(operations);
    return JavaSource.statements(operations);
  }

  @Test
  void aStatementStandsOnOneLineIfItFits() {
    assertThat(java(op -> op.addColumn("account", column("age", integer()).nullable())))
        .isEqualTo("op.addColumn(\"account\", column(\"age\", integer()).nullable());\n");
  }

  @Test
  void elseItsArgumentsStandOneALine() {
    assertThat(
            java(
                op ->
                    op.createTable(
                        "account",
                        column("id", bigint()).identity().primaryKey(),
                        column("name", varchar(50)).nullable().defaultValue("none").unique(),
                        column("manager", bigint())
                            .nullable()
                            .references("account", "id", SET_NULL)
                            .check("manager <> id")
                            .collate("de_DE")
                            .comment("who says what this account is allowed to do"),
                        comment("people"))))
        .isEqualTo(
            """
            op.createTable(
                "account",
                column("id", bigint()).identity().primaryKey(),
                column("name", varchar(50)).nullable().defaultValue("none").unique(),
                column("manager", bigint())
                    .nullable()
                    .references("account", "id", SET_NULL)
                    .check("manager <> id")
                    .collate("de_DE")
                    .comment("who says what this account is allowed to do"),
                comment("people"));
            """);
  }

  @Test
  void aConstraintStandsAtItsColumnWhereItIsRecordedAsTheSame() {
    assertThat(
            java(
                op ->
                    op.createTable(
                        "t",
                        column("a", integer()),
                        column("b", integer()).check("b > 0").check("b < 9").unique(),
                        unique("a"),
                        primaryKey("b", "a"),
                        check("a > 0").named("positive"),
                        foreignKey("a").references("t", "b").onUpdate(CASCADE))))
        .isEqualTo(
            """
            op.createTable(
                "t",
                column("a", integer()),
                column("b", integer()).check("b > 0").check("b < 9").unique(),
                unique("a"),
                primaryKey("b", "a"),
                check("a > 0").named("positive"),
                foreignKey("a").references("t", "b").onUpdate(CASCADE));
            """);
    assertThat(
            java(
                op ->
                    op.createTable(
                        "t",
                        column("a", integer()),
                        column("b", integer()),
                        primaryKey("a", "b"),
                        unique("b"),
                        unique("a"),
                        check("a > 0").named("ck_t_a"))))
        .isEqualTo(
            """
            op.createTable(
                "t",
                column("a", integer()).primaryKey(),
                column("b", integer()).primaryKey().unique(),
                unique("a"),
                check("a > 0").named("ck_t_a"));
            """);
  }

  @Test
  void aNameThatTheConventionGivesIsLeftOut() {
    assertThat(
            java(
                op -> {
                  op.createIndex("t", index("a", "b").named("ix_t_a_b"));
                  op.createIndex("t", index(key("a").desc(), expression("lower(b)")).unique());
                  op.createIndex("t", index("a").unique().named("ix_t_a"));
                  op.addConstraint("t", unique("a").named("\"uq_t_a\""));
                  op.addConstraint("t", primaryKey("a").named("pk_t"));
                }))
        .isEqualTo(
            """
            op.createIndex("t", index("a", "b"));
            op.createIndex("t", index(key("a").desc(), expression("lower(b)")).unique());
            op.createIndex("t", index("a").unique().named("ix_t_a"));
            op.addConstraint("t", unique("a").named("\\"uq_t_a\\""));
            op.addConstraint("t", primaryKey("a"));
            """);
  }

  @Test
  void aConstraintThatAddColumnCantSayFollowsIt() {
    QualifiedName table = QualifiedName.of("t");
    Name column = Name.of("a");
    Constraint named = unique("a").named("only_one");
    Operation add =
        new Operation.AddColumn(
            table,
            new ColumnDefinition(
                column, ColumnType.Plain.INTEGER, true, null, null, null, null, null),
            List.of(named));
    assertThat(JavaSource.statement(add))
        .isEqualTo(
            """
            op.addColumn("t", column("a", integer()).nullable());
            op.addConstraint("t", unique("a").named("only_one"));""");
  }

  @Test
  void valuesReadAsTheirAuthorsWriteThem() {
    assertThat(
            java(
                op -> {
                  op.insert(
                      into("t", "a", "b", "c")
                          .values(1, 5_000_000_000L, null)
                          .values(-1, 1.5, "x"));
                  op.update(
                      "t",
                      set("a", new BigDecimal("1.50")).setSql("b", "b + 1"),
                      where("id = ?", UUID.fromString("4c0d4a3e-2f3e-4f0a-9c1b-0d6a1b2c3d4e")));
                  op.delete("t", where("a IS NOT DISTINCT FROM ?", (Object) null));
                  op.insert(into("t", "a").values((Object) null).values(new byte[] {1, -1}));
                  op.bulkInsert(into("t", "a"), List.of(Collections.singletonList(null)));
                }))
        .isEqualTo(
            """
            op.insert(into("t", "a", "b", "c").values(1, 5000000000L, null).values(-1, 1.5, "x"));
            op.update(
                "t",
                set("a", new BigDecimal("1.50")).setSql("b", "b + 1"),
                where("id = ?", UUID.fromString("4c0d4a3e-2f3e-4f0a-9c1b-0d6a1b2c3d4e")));
            op.delete("t", where("a IS NOT DISTINCT FROM ?", (Object) null));
            op.insert(into("t", "a").values((Object) null).values(new byte[] {1, -1}));
            op.bulkInsert(into("t", "a"), List.of(Arrays.asList((Object) null)));
            """);
  }

  /** Without the type of its lists javac would need minutes for as many rows. */
  @Test
  void manyRowsSayTheTypeOfTheirLists() {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rows.add(Arrays.asList(i, "name " + i, i % 2 == 0, i % 3 == 0 ? null : new BigDecimal(i)));
    }
    assertThat(java(op -> op.bulkInsert(into("t", "a", "b", "c", "d"), rows)))
        .startsWith(
            """
            op.bulkInsert(
                into("t", "a", "b", "c", "d"),
                List.<List<Object>>of(
                    Arrays.asList(0, "name 0", true, null),
                    List.of(1, "name 1", false, new BigDecimal("1")),
            """);
  }

  @Test
  void aBlockForOneDatabaseIsALambda() {
    assertThat(
            java(
                op -> {
                  op.on(POSTGRESQL, () -> op.execute("CREATE EXTENSION IF NOT EXISTS citext"));
                  op.on(
                      new Database("oracle"),
                      () -> {
                        op.dropIndex("t", "ix_t_a", concurrently());
                        op.execute(sql("GRANT a TO b").reversedBy("REVOKE a FROM b"));
                      });
                  op.on(H2, () -> {});
                }))
        .isEqualTo(
            """
            op.on(POSTGRESQL, () -> op.execute("CREATE EXTENSION IF NOT EXISTS citext"));
            op.on(
                new Database("oracle"),
                () -> {
                  op.dropIndex("t", "ix_t_a", concurrently());
                  op.execute(sql("GRANT a TO b").reversedBy("REVOKE a FROM b"));
                });
            op.on(H2, () -> {});
            """);
  }

  @Test
  void whatIsSaidOfTheRun() {
    assertThat(
            java(
                op -> {
                  op.timeouts(statementLockTimeout(Duration.ofSeconds(3)).lockRetries(20));
                  op.timeouts(Timeouts.UNSAID);
                  op.backfill(
                      "t",
                      setSql("b", "lower(a)"),
                      where("b IS NULL"),
                      batchesOf(10_000).by("id").pausing(Duration.ofMillis(1_500)));
                  op.irreversible("mails were sent");
                }))
        .isEqualTo(
            """
            op.timeouts(statementLockTimeout(Duration.ofSeconds(3)).lockRetries(20));
            op.timeouts(Timeouts.UNSAID);
            op.backfill(
                "t",
                setSql("b", "lower(a)"),
                where("b IS NULL"),
                batchesOf(10_000).by("id").pausing(Duration.ofMillis(1500)));
            op.irreversible("mails were sent");
            """);
  }

  @Test
  void sqlOfSeveralLinesIsATextBlock() {
    assertThat(
            java(
                op ->
                    op.createView(
                        "open_order", "SELECT \"id\"\n  FROM orders \n\n WHERE text = '\"\"\"'")))
        .isEqualTo(
            """
            op.createView(
                "open_order",
                \"""
                SELECT "id"
                  FROM orders\\s

                 WHERE text = '\\"\\"\\"'\""");
            """);
  }

  @Test
  void longSqlIsPartedAtItsBlanks() {
    assertThat(
            java(
                op ->
                    op.createView(
                        "open_order",
                        "SELECT id, customer_id, placed_at, shipped_at FROM orders"
                            + " WHERE shipped_at IS NULL AND cancelled_at IS NULL")))
        .isEqualTo(
            """
            op.createView(
                "open_order",
                "SELECT id, customer_id, placed_at, shipped_at FROM orders WHERE shipped_at IS NULL "
                    + "AND cancelled_at IS NULL");
            """);
  }

  @Test
  void aWholeRevision() {
    List<Operation> up =
        Operations.record(
            op -> {
              op.addColumn(
                  "account",
                  column("balance", decimal(10, 2)).defaultValue(new BigDecimal("0.00")));
              op.execute("SELECT 1\nFROM dual\n");
            });
    assertThat(
            JavaSource.revision(
                "shop.migrations",
                "AddBalance",
                "add the \"balance\"",
                "shop.migrations.CreateAccount",
                up,
                Operations.record(op -> op.irreversible("money"))))
        .isEqualTo(
            """
            package shop.migrations;

            import static dev.retort.op.Dsl.*;

            import dev.retort.Migration;
            import dev.retort.Revision;
            import dev.retort.op.Operations;
            import java.math.BigDecimal;

            @Revision(message = "add the \\"balance\\"", down = CreateAccount.class)
            public final class AddBalance implements Migration {
              @Override
              public void upgrade(Operations op) {
                op.addColumn("account", column("balance", decimal(10, 2)).defaultValue(new BigDecimal("0.00")));
                op.execute(
                    \"""
                    SELECT 1
                    FROM dual
                    \""");
              }

              @Override
              public void downgrade(Operations op) {
                op.irreversible("money");
              }
            }
            """);
    assertThat(JavaSource.revision("", "Empty", "nothing", "other.Base", List.of(), null))
        .isEqualTo(
            """
            import dev.retort.Migration;
            import dev.retort.Revision;
            import dev.retort.op.Operations;

            @Revision(message = "nothing", down = other.Base.class)
            public final class Empty implements Migration {
              @Override
              public void upgrade(Operations op) {}
            }
            """);
  }

  @Test
  void whatNoSourceCanSay() {
    List<Operation> many =
        Operations.record(
            op -> op.bulkInsert(into("t", "a"), Collections.nCopies(1_001, List.of(1))));
    assertThatThrownBy(() -> JavaSource.statements(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the 1001 rows of the bulkInsert into \"t\" are too many to be written as Java");
    List<Operation> tooLong = Operations.record(op -> op.execute("ä".repeat(40_000)));
    assertThatThrownBy(() -> JavaSource.statements(tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a text of 40000 characters is too long for a literal of Java");
  }
}
