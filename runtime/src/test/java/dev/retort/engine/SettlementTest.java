package dev.retort.engine;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.TestDatabase.tables;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.retort.DriftException;
import dev.retort.Dump;
import dev.retort.MigrationRegistry;
import dev.retort.TestChain;
import dev.retort.TestDatabase;
import dev.retort.op.Operations;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process died in a step: whether the step is done, the catalogue tells. */
@Tag("storm")
class SettlementTest {

  private final JdbcDataSource database = TestDatabase.inMemory();

  private static TestChain ground() {
    return new TestChain()
        .then(
            "Ground",
            op -> {
              op.createTable(
                  "account",
                  column("id", bigint()).primaryKey(),
                  column("name", varchar(50)),
                  column("price", integer()).nullable().defaultValue(5),
                  index("name"),
                  check("price > 0").named("ck_price"));
              op.createTable("old", column("id", bigint()));
              op.insert(into("account", "id", "name").values(1, "Ann").values(2, "Bob"));
              op.execute("CREATE VIEW named AS SELECT name FROM account");
              op.execute("CREATE SEQUENCE ticket");
              op.execute("CREATE ROLE clerk");
            });
  }

  private static TestChain then(Consumer<Operations> up) {
    return ground().then("Change", up);
  }

  private MigrationRegistry registry(TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        change("createTable", op -> op.createTable("fresh", column("id", bigint()))),
        change("dropTable", op -> op.dropTable("old")),
        change("renameTable", op -> op.renameTable("old", "older")),
        change("addColumn", op -> op.addColumn("account", column("x", text()).nullable())),
        change("dropColumn", op -> op.dropColumn("old", "id"), "ALTER TABLE old ADD y INT"),
        change("renameColumn", op -> op.renameColumn("account", "price", "cost")),
        change("createIndex", op -> op.createIndex("account", index("price"))),
        change("dropIndex", op -> op.dropIndex("account", "ix_account_name")),
        change("renameIndex", op -> op.renameIndex("account", "ix_account_name", "ix_n")),
        change("addConstraint", op -> op.addConstraint("account", unique("name"))),
        change("dropConstraint", op -> op.dropConstraint("account", "ck_price")),
        change("setType", op -> op.alterColumn("account", "price", setType(bigint()))),
        change(
            "setType to the same type, using",
            op -> op.alterColumn("account", "price", setType(integer()).using("price * 2"))),
        change("setNotNull", op -> op.alterColumn("account", "price", setNotNull())),
        change("dropNotNull", op -> op.alterColumn("account", "name", dropNotNull())),
        change("setDefault", op -> op.alterColumn("account", "price", setDefault(7))),
        change("dropDefault", op -> op.alterColumn("account", "price", dropDefault())),
        change("setComment", op -> op.alterColumn("account", "price", setComment("cents"))),
        raw("CREATE TABLE copied AS SELECT * FROM account"),
        raw("-- why\n/* and /* how */ */ CREATE UNIQUE INDEX ux ON account (name, id)"),
        raw("ALTER TABLE account ADD COLUMN y INT DEFAULT 3 NOT NULL"),
        raw("ALTER TABLE account ALTER COLUMN price SET DATA TYPE INT USING price + 1"),
        raw("ALTER TABLE account DROP COLUMN price"),
        raw("ALTER TABLE account DROP CONSTRAINT ck_price"),
        raw("CREATE VIEW other AS SELECT id FROM account"),
        raw("DROP VIEW named"),
        raw("ALTER SEQUENCE ticket INCREMENT BY 5"),
        raw("DROP SEQUENCE ticket"),
        raw("CREATE ALIAS twice FOR 'java.lang.Math.abs(int)'"),
        raw("CREATE DOMAIN email AS VARCHAR(254)"),
        raw("CREATE SCHEMA far"),
        raw("CREATE SYNONYM konto FOR account"),
        raw("CREATE ROLE reader"),
        raw("DROP ROLE clerk"),
        raw("CREATE USER guest PASSWORD 'x'"),
        raw("CREATE CONSTANT one VALUE 1"),
        raw(
            "CREATE TRIGGER tr AFTER INSERT ON account CALL 'dev.retort.engine.SettlementTest$Idle'"),
        raw("COMMENT ON TABLE account IS 'who pays'"),
        raw("GRANT SELECT ON account TO clerk"),
        raw("ANALYZE"));
  }

  /** A trigger that does nothing. */
  public static final class Idle implements org.h2.api.Trigger {
    @Override
    public void fire(java.sql.Connection connection, Object[] before, Object[] after) {}
  }

  private static Arguments change(String name, Consumer<Operations> up, String... first) {
    return argumentSet(name, up, first);
  }

  private static Arguments raw(String sql) {
    return argumentSet(sql, (Consumer<Operations>) op -> op.execute(sql), new String[0]);
  }

  private List<String> undisturbed(Consumer<Operations> change, String... first) {
    JdbcDataSource other = TestDatabase.inMemory();
    MigrationRegistry.builder(other).source(ground()).build().apply();
    execute(other, first);
    MigrationRegistry.builder(other).source(then(change)).build().apply();
    return Dump.of(other);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aStepThatIsNotDoneIsDone(Consumer<Operations> change, String[] first) {
    registry(ground()).apply();
    execute(database, first);
    CrashedStep.begin(database, then(change), "Change", 1);
    registry(then(change)).apply();
    assertThat(Dump.of(database)).isEqualTo(undisturbed(change, first));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aStepThatIsDoneIsNotDoneAgain(Consumer<Operations> change, String[] first) {
    registry(ground()).apply();
    execute(database, first);
    String sql = registry(then(change)).plan("head").revisions().get(0).steps().get(0);
    CrashedStep.begin(database, then(change), "Change", 1);
    execute(database, sql);
    registry(then(change)).apply();
    assertThat(Dump.of(database)).isEqualTo(undisturbed(change, first));
  }

  @Test
  void aRenameWithBothNamesThereOrNeitherIsForAPerson() {
    Consumer<Operations> change = op -> op.renameTable("old", "older");
    registry(ground()).apply();
    CrashedStep.begin(database, then(change), "Change", 1);
    execute(database, "CREATE TABLE older (id INT)");
    assertThatThrownBy(() -> registry(then(change)).apply())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("was interrupted at step 1")
        .hasMessageContaining("ALTER TABLE old RENAME TO older")
        .hasMessageContaining("neither as it was before the step nor as it would be after it");
    execute(database, "DROP TABLE old", "DROP TABLE older");
    assertThatThrownBy(() -> registry(then(change)).apply()).isInstanceOf(DriftException.class);
    execute(database, "CREATE TABLE old (id BIGINT NOT NULL)");
    registry(then(change)).apply();
    assertThat(tables(database)).contains("OLDER").doesNotContain("OLD");
  }

  @Test
  void whatNothingTellsIsForAPersonWhoSaysSkipOrRedo() {
    Consumer<Operations> change = op -> op.execute("TRUNCATE TABLE account");
    registry(ground()).apply();
    CrashedStep.begin(database, then(change), "Change", 1);
    assertThatThrownBy(() -> registry(then(change)).apply())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("TRUNCATE TABLE account")
        .hasMessageContaining("unsettled(SKIP)")
        .hasMessageContaining("unsettled(REDO)");
    MigrationRegistry skipping =
        MigrationRegistry.builder(database)
            .source(then(change))
            .unsettled(Settings.Unsettled.SKIP)
            .build();
    skipping.apply();
    assertThat(query(database, "SELECT COUNT(*) FROM account")).containsExactly("2");
    skipping.validate();
  }

  @Test
  void redoDoesIt() {
    Consumer<Operations> change = op -> op.execute("TRUNCATE TABLE account");
    registry(ground()).apply();
    CrashedStep.begin(database, then(change), "Change", 1);
    MigrationRegistry.builder(database)
        .source(then(change))
        .unsettled(Settings.Unsettled.REDO)
        .build()
        .apply();
    assertThat(query(database, "SELECT COUNT(*) FROM account")).containsExactly("0");
  }

  @Test
  void aStepInJavaThatCommittedSomethingIsForAPerson() {
    Consumer<Operations> change = op -> op.run("call the billing service", connection -> {});
    registry(ground()).apply();
    CrashedStep.begin(database, then(change), "Change", 1);
    assertThatThrownBy(() -> registry(then(change)).apply())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("run: call the billing service");
  }
}
