package dev.retort.operations;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.MigrationRegistry;
import dev.retort.SchemaException;
import dev.retort.TestChain;
import dev.retort.TestDatabase;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What went wrong between operations each of which was right: {@link RandomChainsTest} found it.
 */
@Tag("storm")
class OperationsTogetherTest {

  private static MigrationRegistry registry(DataSource database, TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  /** Runs revisions; the database is then what the fold takes it for, and goes back to nothing. */
  @SafeVarargs
  private static void run(
      TestedDatabase kind, DataSource database, Runnable look, Consumer<Operations>... revisions) {
    TestChain chain = new TestChain();
    Schema fold = Schema.empty();
    for (int i = 0; i < revisions.length; i++) {
      chain.then("R" + i, revisions[i]);
      fold = fold.after(Operations.record(revisions[i]), kind.database());
    }
    MigrationRegistry registry = registry(database, chain);
    registry.apply();
    look.run();
    DataSource folded = kind.fresh();
    Creation.run(fold, kind.dialect(), folded);
    assertThat(kind.catalogue(database)).isEqualTo(kind.catalogue(folded));
    registry.downgrade("base");
    assertThat(kind.catalogue(database)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aDefaultThatWasThereForAMomentStaysInTheRows(TestedDatabase kind) {
    DataSource database = kind.fresh();
    run(
        kind,
        database,
        () ->
            assertThat(TestDatabase.query(database, "SELECT n, note FROM t"))
                .containsExactly("1 old"),
        op -> {
          op.createTable("t", column("n", integer()));
          op.insert(into("t", "n").values(1));
          op.alterColumn("t", "n", setDefault(0)); // SQLite builds the table anew
          op.addColumn("t", column("note", varchar(10)).defaultValue("old").nullable());
          op.alterColumn("t", "note", dropDefault());
        });
  }

  @ParameterizedTest
  @EnumSource
  void aTableGoesAfterTheColumnThatReferredToIt(TestedDatabase kind) {
    run(
        kind,
        kind.fresh(),
        () -> {},
        op -> {
          op.createTable("child", column("n", integer()));
          op.createTable("parent", column("id", integer()).primaryKey());
          op.addColumn(
              "child", column("parent_id", integer()).nullable().references("parent", "id"));
        });
  }

  @ParameterizedTest
  @EnumSource
  void textsFollowARenamedColumnInTheQuotesThatTheDatabaseTakes(TestedDatabase kind) {
    run(
        kind,
        kind.fresh(),
        () -> {},
        op ->
            op.createTable(
                "t",
                column("a", integer()).check("a > 0"),
                column("b", integer()).check("b > 0"),
                check("a < b").named("less")),
        op -> {
          op.renameColumn("t", "a", "Größe");
          op.renameColumn("t", "b", "order");
        },
        op -> op.renameColumn("t", "Größe", "size"),
        op -> op.renameColumn("t", "order", "Menge"),
        op -> op.renameColumn("t", "Menge", "select"));
  }

  @ParameterizedTest
  @EnumSource
  void twoConstraintsOverTheSameColumnsAreTwo(TestedDatabase kind) {
    run(
        kind,
        kind.fresh(),
        () -> {},
        op ->
            op.createTable(
                "t", column("id", integer()).primaryKey().unique(), unique("id").named("again")),
        op -> op.dropConstraint("t", "again"),
        op -> op.dropConstraint("t", "uq_t_id"));
  }

  @ParameterizedTest
  @EnumSource
  void aNumberThatBecameTextIsANumberAgain(TestedDatabase kind) {
    DataSource database = kind.fresh();
    TestChain chain =
        new TestChain()
            .then(
                "T",
                op -> {
                  op.createTable("t", column("n", bigint()));
                  op.insert(into("t", "n").values(12));
                })
            .then("Text", op -> op.alterColumn("t", "n", setType(text())));
    registry(database, chain).apply();
    registry(database, chain).downgrade("-1");
    assertThat(TestDatabase.query(database, "SELECT n + 1 FROM t")).containsExactly("13");
  }

  @ParameterizedTest
  @EnumSource
  void aDefaultBelongsToTheTypeThatItsColumnGot(TestedDatabase kind) {
    run(
        kind,
        kind.fresh(),
        () -> {},
        op -> op.createTable("t", column("a", varchar(20)).defaultValue("7")),
        op -> op.alterColumn("t", "a", setType(text())));
  }

  @ParameterizedTest
  @EnumSource(names = "H2", mode = EnumSource.Mode.EXCLUDE)
  void aCollationStaysWhenTheTypeChanges(TestedDatabase kind) {
    String collation =
        switch (kind) {
          case SQLITE -> "NOCASE";
          case MARIADB -> "utf8mb4_bin";
          default -> "C";
        };
    run(
        kind,
        kind.fresh(),
        () -> {},
        op -> op.createTable("t", column("a", varchar(20)).collate(collation)),
        op -> op.alterColumn("t", "a", setType(text())));
  }

  @ParameterizedTest
  @EnumSource(names = "H2")
  void whatCanBeInNoKeyIsRefusedBeforeAnythingRuns(TestedDatabase kind) {
    List<Consumer<Operations>> all =
        List.of(
            op -> op.createIndex("t", index("a")),
            op -> op.addConstraint("t", unique("a")),
            op -> op.alterColumn("t", "b", setType(text())));
    for (Consumer<Operations> each : all) {
      DataSource database = kind.fresh();
      TestChain chain =
          new TestChain()
              .then(
                  "T",
                  op ->
                      op.createTable("t", column("a", text()), column("b", varchar(9)), index("b")))
              .then("Key", each);
      assertThatThrownBy(() -> registry(database, chain).apply())
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("can be in no key and no index: make it varchar(..)");
      assertThat(kind.catalogue(database)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H2", "MARIADB"})
  void aForeignKeyOutOfASchemaSaysInWhichTheOtherTableIs(TestedDatabase kind) {
    DataSource database = kind.fresh();
    String schema = kind.schema(database, "more");
    TestChain chain =
        new TestChain()
            .then(
                "T",
                op -> {
                  op.createTable("t", column("id", integer()).primaryKey());
                  op.createSchema(schema);
                  op.createTable(schema + ".u", column("t_id", integer()).references("t", "id"));
                });
    assertThatThrownBy(() -> registry(database, chain).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("write it with its own schema");
    assertThat(kind.catalogue(database)).isEmpty();
  }
}
