package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.TestDatabase.tables;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.PostgresDialect;
import dev.retort.op.Operation;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class MigrationRegistryTest {

  private final JdbcDataSource database = TestDatabase.inMemory();

  private static TestChain library() {
    return new TestChain()
        .then(
            "Books",
            op -> {
              op.createTable(
                  "book",
                  column("id", bigint()).identity().primaryKey(),
                  column("title", varchar(200)),
                  index("title"));
              op.insert(into("book", "title").values("Design Patterns").values("K&R"));
            },
            op -> op.dropTable("book"))
        .then("Isbn", op -> op.addColumn("book", column("isbn", character(13)).nullable().unique()))
        .then("Members", op -> op.createTable("member", column("name", varchar(100)).primaryKey()));
  }

  private MigrationRegistry registry(TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  @Test
  void appliesEverythingPendingInOrder() {
    TestChain chain = library();
    RunReport report = registry(chain).apply();
    assertThat(report.revisions())
        .extracting(ran -> ran.id().value())
        .containsExactly(chain.id("Books"), chain.id("Isbn"), chain.id("Members"));
    assertThat(report.revisions()).extracting(RunReport.Ran::statements).containsExactly(3, 2, 1);
    assertThat(tables(database)).containsExactly("BOOK", "MEMBER");
    assertThat(query(database, "SELECT title FROM book ORDER BY 1"))
        .containsExactly("Design Patterns", "K&R");
    assertThat(registry(chain).current()).containsExactly(new RevisionId(chain.id("Members")));
  }

  @Test
  void aSecondApplyDoesNothingAndRecordsNoMigration() {
    registry(library()).apply();
    TestChain again = library();
    RunReport report = registry(again).apply();
    assertThat(report.isEmpty()).isTrue();
    assertThat(report.toString()).startsWith("Nothing to do: the database is at ");
    assertThat(again.recordings()).isZero();
  }

  @Test
  void downgradesByDerivedInversesAndUpAgain() {
    TestChain chain = library();
    MigrationRegistry registry = registry(chain);
    registry.apply();
    assertThat(registry.downgrade("Books").revisions())
        .extracting(ran -> ran.id().value())
        .containsExactly(chain.id("Members"), chain.id("Isbn"));
    assertThat(tables(database)).containsExactly("BOOK");
    assertThat(query(database, "SELECT COUNT(*) FROM book")).containsExactly("2");
    assertThat(registry.pending()).hasSize(2);
    registry.downgrade("-1");
    assertThat(tables(database)).isEmpty();
    assertThat(registry.current()).isEmpty();
    assertThat(registry.upgrade("+2").revisions()).hasSize(2);
    registry.apply();
    registry.validate();
    assertThat(tables(database)).containsExactly("BOOK", "MEMBER");
  }

  @Test
  void aFailingStepIsToldAndTheNextApplyGoesOnThere() {
    TestChain broken =
        library()
            .then(
                "Loans",
                op -> {
                  op.createTable("loan", column("id", bigint()).primaryKey());
                  op.execute("INSERT INTO loan VALUES (1)");
                  op.execute("CREATE TABLE book (id INT)");
                  op.createTable("fine", column("id", bigint()).primaryKey());
                });
    assertThatThrownBy(() -> registry(broken).apply())
        .isInstanceOf(StepFailedException.class)
        .hasCauseInstanceOf(SQLException.class)
        .hasMessageContaining("step 3 of 4 of revision " + broken.id("Loans"))
        .hasMessageContaining("CREATE TABLE book (id INT)")
        .hasMessageContaining("Steps 1 to 2 of it are done and stay");
    assertThat(registry(broken).history().entries().get(3).state())
        .isEqualTo(History.State.APPLYING);
    TestChain mended =
        library()
            .then(
                "Loans",
                op -> {
                  op.createTable("loan", column("id", bigint()).primaryKey());
                  op.execute("INSERT INTO loan VALUES (1)");
                  op.execute("CREATE TABLE shelf (id INT)");
                  op.createTable("fine", column("id", bigint()).primaryKey());
                });
    RunReport report = registry(mended).apply();
    assertThat(report.revisions()).extracting(RunReport.Ran::statements).containsExactly(2);
    assertThat(tables(database)).containsExactly("BOOK", "FINE", "LOAN", "MEMBER", "SHELF");
    assertThat(query(database, "SELECT COUNT(*) FROM loan")).containsExactly("1");
    assertThat(query(database, "SELECT event FROM retort_log ORDER BY seq"))
        .containsExactly("applied", "applied", "applied", "failed", "applied");
  }

  @Test
  void aRevisionThatFailsAtItsFirstStepLeavesNothing() {
    TestChain broken = new TestChain().then("Bad", op -> op.execute("CREATE TABL x"));
    assertThatThrownBy(() -> registry(broken).apply())
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("Nothing of this revision is in the database");
    assertThat(registry(broken).history().entries().get(0).state())
        .isEqualTo(History.State.PENDING);
    assertThat(query(database, "SELECT COUNT(*) FROM retort_history")).containsExactly("0");
  }

  @Test
  void whatCantBeUndoneIsRefusedBeforeAnythingRan() {
    TestChain chain =
        library()
            .then("Grant", op -> op.execute("CREATE ROLE reader"))
            .then("Shelves", op -> op.createTable("shelf", column("id", bigint())));
    MigrationRegistry registry = registry(chain);
    registry.apply();
    assertThatThrownBy(() -> registry.downgrade("Members"))
        .isInstanceOf(IrreversibleException.class)
        .hasMessageContaining(chain.id("Grant"))
        .hasMessageContaining("reversedBy");
    assertThat(tables(database)).contains("SHELF");
  }

  @Test
  void anOlderApplicationStartsOnANewerDatabase() {
    TestChain newer = library();
    registry(newer).apply();
    TestChain older = new TestChain().then("Books", op -> {});
    RunReport report = registry(older).apply();
    assertThat(report.isEmpty()).isTrue();
    assertThat(report.ahead()).hasSize(2);
    assertThat(report.warnings()).hasSize(1);
    assertThat(report.toString()).contains("ahead of the code");
  }

  @Test
  void aDivergedDatabaseIsRefusedWithBothSidesNamed() {
    registry(library()).apply();
    TestChain other =
        new TestChain()
            .then("Books", op -> {})
            .then("Author", op -> op.createTable("author", column("id", bigint())));
    assertThatThrownBy(() -> registry(other).apply())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining(library().id("Isbn"))
        .hasMessageContaining(other.id("Author"));
    assertThat(tables(database)).doesNotContain("AUTHOR");
  }

  @Test
  void anEditedRevisionIsWarnedOfByApplyAndRefusedByValidate() {
    registry(library()).apply();
    TestChain edited =
        new TestChain()
            .then("Books", op -> op.createTable("book", column("id", integer())))
            .then(
                "Isbn",
                op -> op.addColumn("book", column("isbn", character(13)).nullable().unique()))
            .then(
                "Members",
                op -> op.createTable("member", column("name", varchar(100)).primaryKey()))
            .then("More", op -> op.createTable("more", column("id", bigint())));
    assertThat(registry(edited).apply().warnings())
        .singleElement()
        .asString()
        .contains(edited.id("Books"), "was edited");
    assertThatThrownBy(() -> registry(edited).validate())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining(edited.id("Books"));
  }

  @Test
  void aRevisionThatNeverRanBelowAnAppliedOneIsAnErrorWithAWayOut() {
    registry(library()).apply();
    TestChain rebased =
        new TestChain()
            .then("Books", op -> {})
            .then("Shelf", op -> op.createTable("shelf", column("id", bigint())))
            .then("Isbn", op -> {})
            .then("Members", op -> {});
    assertThatThrownBy(() -> registry(rebased).apply())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("never ran here")
        .hasMessageContaining("upgrade(\"" + rebased.id("Shelf") + "\")");
    registry(rebased).upgrade(rebased.id("Shelf"));
    assertThat(registry(rebased).apply().isEmpty()).isTrue();
    assertThat(tables(database)).contains("SHELF");
  }

  @Test
  void stampDeclaresWithoutRunning() {
    TestChain chain = library();
    MigrationRegistry registry = registry(chain);
    registry.stamp("Isbn");
    assertThat(tables(database)).isEmpty();
    assertThat(registry.current()).containsExactly(new RevisionId(chain.id("Isbn")));
    registry.apply();
    assertThat(tables(database)).containsExactly("MEMBER");
    registry.stamp("base");
    assertThat(registry.current()).isEmpty();
    assertThatThrownBy(() -> registry.stamp("base", "Isbn")).isInstanceOf(TargetException.class);
  }

  @Test
  void stampAnewForgetsWhatWasInterruptedAndWhatTheCodeDoesNotKnow() {
    TestChain newer = library().then("Broken", op -> op.execute("CREATE TABLE book (id INT)"));
    registry(library()).apply();
    registry(newer.then("Later", op -> op.createTable("later", column("id", bigint()))))
        .stamp("Later");
    execute(database, "UPDATE retort_history SET state = 'applying' WHERE id LIKE '%Isbn'");
    TestChain chain = library();
    assertThatThrownBy(() -> registry(chain).stamp("head"))
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("finishes it, then stamp");

    assertThat(registry(chain).stampAnew("Isbn").revisions()).allMatch(RunReport.Ran::isStamp);
    assertThat(query(database, "SELECT id, state, kind FROM retort_history ORDER BY id"))
        .containsExactly(chain.id("Books") + " applied stamp", chain.id("Isbn") + " applied stamp");
    assertThat(registry(chain).pending()).containsExactly(new RevisionId(chain.id("Members")));
    registry(chain).stampAnew("base");
    assertThat(registry(chain).current()).isEmpty();
  }

  @Test
  void aPlanOfADirectionNeverShowsTheOther() {
    MigrationRegistry registry = registry(library());
    registry.upgrade("Isbn");
    assertThat(registry.plan("Books").losses()).isNotEmpty();
    assertThat(registry.plan(Direction.UPGRADE, "Books").isEmpty()).isTrue();
    assertThat(registry.plan(Direction.DOWNGRADE, "Isbn-1").losses())
        .containsExactly("drops column \"book.isbn\" with what it holds");
    assertThatThrownBy(() -> registry.plan(Direction.DOWNGRADE, "Members"))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("which is not applied here");
  }

  @Test
  void aPlanOfARangeAndTheOperationsOfARevisionAskNoDatabase() {
    MigrationRegistry offline =
        MigrationRegistry.builder(TestDatabase.at("jdbc:nothing:at:all"))
            .source(library().then("Java", op -> op.run("count", connection -> {})))
            .build();
    Plan plan = offline.plan("Books:", new PostgresDialect());
    assertThat(plan.revisions())
        .extracting(Plan.PlannedRevision::message)
        .containsExactly("Isbn it", "Members it", "Java it");
    assertThat(plan.revisions().get(0).steps().get(0)).startsWith("ALTER TABLE book ADD");
    assertThat(plan.revisions().get(2).steps()).containsExactly("run: count");
    RevisionNode members = offline.graph().resolve(Set.of(), "Members").get(0);
    assertThat(offline.operations(members))
        .singleElement()
        .isInstanceOf(Operation.CreateTable.class);
  }

  @Test
  void planTellsWhatWouldRunAndWhatItLoses() {
    TestChain chain = library();
    MigrationRegistry registry = registry(chain);
    assertThat(registry.plan("head").toString())
        .contains("-- apply " + chain.id("Books"), "CREATE TABLE book (", "INSERT INTO book");
    registry.apply();
    assertThat(registry.plan("head").isEmpty()).isTrue();
    assertThat(registry.plan("base").losses())
        .containsExactly(
            "drops table \"member\" with its rows",
            "drops column \"book.isbn\" with what it holds",
            "drops table \"book\" with its rows");
    assertThat(tables(database)).containsExactly("BOOK", "MEMBER");
  }

  @Test
  void aMistakeInAMigrationIsToldWithItsRevisionBeforeAnythingRan() {
    TestChain chain =
        library()
            .then("Bad", op -> op.insert(into("book", "title", "isbn").values("one value")))
            .then("Worse", op -> op.createTable("t", column("a", bigint()), column("a", text())));
    assertThatThrownBy(() -> registry(chain).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining(chain.id("Bad"))
        .hasMessageContaining("row 1 of the insert into \"book\" has 1 value for the 2 columns")
        .hasMessageContaining(chain.id("Worse"))
        .hasMessageContaining("has column \"a\" twice");
    assertThat(tables(database)).isEmpty();
  }

  @Test
  void whatH2CantDoIsToldBeforeAnythingRan() {
    TestChain chain =
        library()
            .then("Partial", op -> op.createIndex("book", index("title").where("title <> ''")))
            .then("Deferred", op -> op.addColumn("book", column("x", text()).collate("de")));
    assertThatThrownBy(() -> registry(chain).apply())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("H2 has no partial indexes")
        .hasMessageContaining("H2 has no collation for one column");
    assertThat(tables(database)).isEmpty();
  }

  @Test
  void aStepInJavaRunsAtItsPlaceAndCantEndTheTransaction() {
    TestChain chain =
        library()
            .then(
                "Upper",
                op ->
                    op.run(
                        "upper-case titles",
                        connection -> {
                          try (var statement = connection.createStatement()) {
                            statement.execute("UPDATE book SET title = UPPER(title)");
                          }
                        }))
            .then("Commits", op -> op.run("commits", connection -> connection.commit()));
    assertThatThrownBy(() -> registry(chain).apply())
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("must not call Connection.commit()");
    assertThat(query(database, "SELECT title FROM book ORDER BY 1"))
        .containsExactly("DESIGN PATTERNS", "K&R");
  }

  @Test
  void anUnknownTargetIsToldWithASuggestion() {
    TestChain chain = library();
    assertThatThrownBy(() -> registry(chain).upgrade("Member"))
        .isInstanceOf(TargetException.class)
        .hasMessage(
            "the target \"Member\" is no revision; did you mean " + chain.id("Members") + "?");
  }

  @Test
  void noRevisionsAtAllIsAnErrorThatNamesTheProcessorPath() {
    assertThatThrownBy(() -> MigrationRegistry.load(database))
        .isInstanceOf(ChainException.class)
        .hasMessageContaining(
            "is retort-processor on the processor path? Since JDK 23 it must be named");
    assertThat(MigrationRegistry.builder(database).allowEmpty().build().apply().isEmpty()).isTrue();
  }

  @Test
  void severalSourcesMakeOneGraphAndItsProblemsAreToldTogether() {
    TestChain one = new TestChain().then("Books", op -> {});
    TestChain two =
        new TestChain()
            .then("Members", op -> {})
            .add("Lost", List.of("gone.Away"), op -> {}, op -> {});
    assertThatThrownBy(() -> MigrationRegistry.builder(database).source(one).source(two).build())
        .isInstanceOf(ChainException.class)
        .hasMessageContaining("follows gone.Away, which is nowhere on the class path")
        .hasMessageContaining("several bases: Books");
  }

  @Test
  void theConnectionGoesBackAsItCame() throws SQLException {
    execute(database, "CREATE SCHEMA other");
    try (var pool = new com.zaxxer.hikari.HikariDataSource()) {
      pool.setDataSource(database);
      pool.setMaximumPoolSize(1);
      pool.setAutoCommit(false);
      MigrationRegistry.builder(pool).source(library()).schema("OTHER").build().apply();
      try (var connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
        assertThat(connection.getSchema()).isEqualTo("PUBLIC");
      }
    }
    assertThat(query(database, "SELECT COUNT(*) FROM other.book")).containsExactly("2");
  }
}
