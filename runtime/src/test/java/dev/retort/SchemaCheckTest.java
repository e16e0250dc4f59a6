package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.retort.operations.TestedDatabase;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What somebody changed behind the chain's back is named, each thing once. That nothing else is
 * named, {@code EveryOperationTest} and {@code RandomChainsTest} look after.
 */
@Tag("storm")
class SchemaCheckTest {

  private static TestChain library() {
    return new TestChain()
        .then(
            "Library",
            op -> {
              op.createTable(
                  "book",
                  column("id", bigint()).identity().primaryKey(),
                  column("title", varchar(200)),
                  column("pages", integer()).defaultValue(1),
                  column("note", varchar(50)).nullable(),
                  unique("title"),
                  check("pages > 0").named("ck_pages"),
                  index("pages"));
              op.createTable(
                  "loan",
                  column("id", bigint()).primaryKey(),
                  column("book_id", bigint()).references("book", "id"));
              op.createView("titles", "SELECT title FROM book");
            });
  }

  private static MigrationRegistry registry(DataSource database, TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  private static List<String> afterwards(TestedDatabase kind, String... byHand) {
    return afterwards(kind, library(), byHand);
  }

  private static List<String> afterwards(TestedDatabase kind, TestChain chain, String... byHand) {
    DataSource database = kind.fresh();
    MigrationRegistry registry = registry(database, chain);
    registry.apply();
    assertThat(registry.check().differences()).isEmpty();
    execute(database, byHand);
    return registry.check().differences().stream().map(Object::toString).toList();
  }

  private static boolean isMariaDb(TestedDatabase kind) {
    return kind == TestedDatabase.MARIADB;
  }

  /** SQLite changes no column: a table is made anew there, see below. */
  private static void assumeAlters(TestedDatabase kind) {
    assumeFalse(kind == TestedDatabase.SQLITE);
  }

  @ParameterizedTest
  @EnumSource
  void aColumnThatWasDropped(TestedDatabase kind) {
    assertThat(afterwards(kind, "ALTER TABLE book DROP COLUMN note"))
        .containsExactly("column \"book.note\" is missing: " + typed(kind, 50));
  }

  @ParameterizedTest
  @EnumSource
  void aColumnThatNobodyKnows(TestedDatabase kind) {
    assertThat(afterwards(kind, "ALTER TABLE book ADD COLUMN by_hand DATE"))
        .containsExactly("column \"book.by_hand\" is foreign: no revision makes it: date");
  }

  @ParameterizedTest
  @EnumSource
  void aTypeThatWasChanged(TestedDatabase kind) {
    assumeAlters(kind);
    String change =
        switch (kind) {
          case H2 -> "ALTER COLUMN note VARCHAR(80)";
          case MARIADB -> "MODIFY note VARCHAR(80) NULL";
          default -> "ALTER COLUMN note TYPE varchar(80)";
        };
    assertThat(afterwards(kind, "ALTER TABLE book " + change))
        .containsExactly(
            "column \"book.note\" is " + typed(kind, 80) + "; the chain says " + typed(kind, 50));
  }

  @ParameterizedTest
  @EnumSource
  void aColumnThatTakesNullNow(TestedDatabase kind) {
    assumeAlters(kind);
    String change =
        isMariaDb(kind) ? "MODIFY title VARCHAR(200) NULL" : "ALTER COLUMN title DROP NOT NULL";
    assertThat(afterwards(kind, "ALTER TABLE book " + change))
        .containsExactly("column \"book.title\" is nullable; the chain says NOT NULL");
  }

  @ParameterizedTest
  @EnumSource
  void aDefaultThatWentAndOneThatCame(TestedDatabase kind) {
    assumeAlters(kind);
    assertThat(
            afterwards(
                kind,
                "ALTER TABLE book ALTER COLUMN pages DROP DEFAULT",
                "ALTER TABLE book ALTER COLUMN note SET DEFAULT 'x'"))
        .containsExactly(
            "column \"book.pages\" is without a default; the chain says with a default",
            "column \"book.note\" is with a default; the chain says without a default");
  }

  @ParameterizedTest
  @EnumSource
  void anIndexThatNobodyKnowsAndOneThatWasDropped(TestedDatabase kind) {
    String drop = "DROP INDEX ix_book_pages" + (isMariaDb(kind) ? " ON book" : "");
    assertThat(afterwards(kind, "CREATE UNIQUE INDEX by_hand ON book (note, pages)", drop))
        .containsExactly(
            "index \"book.ix_book_pages\" is missing: (pages)",
            "index \"book.by_hand\" is foreign: no revision makes it: unique (note, pages)");
  }

  @ParameterizedTest
  @EnumSource
  void anIndexOfTheSameNameOverOtherColumns(TestedDatabase kind) {
    String drop = "DROP INDEX ix_book_pages" + (isMariaDb(kind) ? " ON book" : "");
    assertThat(afterwards(kind, drop, "CREATE INDEX ix_book_pages ON book (note)"))
        .containsExactly("index \"book.ix_book_pages\" is (note); the chain says (pages)");
  }

  @ParameterizedTest
  @EnumSource
  void constraintsThatWereDropped(TestedDatabase kind) {
    assumeAlters(kind);
    boolean mariaDb = isMariaDb(kind);
    assertThat(
            afterwards(
                kind,
                "ALTER TABLE book DROP " + (mariaDb ? "INDEX" : "CONSTRAINT") + " uq_book_title",
                "ALTER TABLE book DROP CONSTRAINT ck_pages",
                "ALTER TABLE loan DROP CONSTRAINT fk_loan_book_id",
                "ALTER TABLE loan DROP " + (mariaDb ? "PRIMARY KEY" : "CONSTRAINT pk_loan")))
        .containsExactlyInAnyOrder(
            (mariaDb ? "index" : "unique constraint")
                + " \"book.uq_book_title\" is missing: "
                + (mariaDb ? "unique " : "")
                + "(title)",
            "check \"book.ck_pages\" is missing",
            "foreign key \"loan.fk_loan_book_id\" is missing: (book_id) references book (id)",
            "primary key \"loan" + (mariaDb ? "" : ".pk_loan") + "\" is missing: (id)");
  }

  @ParameterizedTest
  @EnumSource
  void aForeignKeyWithAnotherAction(TestedDatabase kind) {
    assumeAlters(kind);
    assertThat(
            afterwards(
                kind,
                "ALTER TABLE loan DROP CONSTRAINT fk_loan_book_id",
                "ALTER TABLE loan ADD CONSTRAINT fk_loan_book_id FOREIGN KEY (book_id) REFERENCES"
                    + " book (id) ON DELETE CASCADE"))
        .containsExactly(
            "foreign key \"loan.fk_loan_book_id\" is (book_id) references book (id) on delete"
                + " cascade; the chain says (book_id) references book (id)");
  }

  @Test
  void aTableOfSqliteThatWasMadeAnew() {
    assertThat(
            afterwards(
                TestedDatabase.SQLITE,
                "DROP TABLE loan",
                "CREATE TABLE loan (id BIGINT NOT NULL, book_id INTEGER DEFAULT 7, CONSTRAINT"
                    + " by_hand CHECK (id > 0))"))
        .containsExactly(
            "column \"loan.book_id\" is integer; the chain says bigint",
            "column \"loan.book_id\" is nullable; the chain says NOT NULL",
            "column \"loan.book_id\" is with a default; the chain says without a default",
            "primary key \"loan\" is missing: (id)",
            "foreign key \"loan\" is missing: (book_id) references book (id)",
            "check \"loan.by_hand\" is foreign: no revision makes it");
  }

  @ParameterizedTest
  @EnumSource
  void tablesAndViewsThatCameAndWent(TestedDatabase kind) {
    assertThat(
            afterwards(
                kind,
                "DROP TABLE loan",
                "DROP VIEW titles",
                "CREATE TABLE by_hand (id INT)",
                "CREATE VIEW by_hand_too AS SELECT id FROM by_hand"))
        .containsExactly(
            "table \"loan\" is missing",
            "table \"by_hand\" is foreign: no revision makes it",
            "view \"titles\" is missing",
            "view \"by_hand_too\" is foreign: no revision makes it");
  }

  @ParameterizedTest
  @EnumSource
  void sequences(TestedDatabase kind) {
    assumeAlters(kind);
    TestChain chain = new TestChain().then("S", op -> op.createSequence(sequence("number")));
    assertThat(afterwards(kind, chain, "DROP SEQUENCE number", "CREATE SEQUENCE by_hand"))
        .containsExactly(
            "sequence \"number\" is missing",
            "sequence \"by_hand\" is foreign: no revision makes it");
  }

  @ParameterizedTest
  @EnumSource
  void theValuesOfAnEnum(TestedDatabase kind) {
    assumeAlters(kind);
    boolean own = kind.database().equals(POSTGRESQL);
    TestChain chain =
        new TestChain()
            .then(
                "Moods",
                op -> {
                  op.createEnum("mood", "good", "bad");
                  op.createTable("person", column("mood", enumType("mood")));
                });
    String byHand =
        own
            ? "ALTER TYPE mood ADD VALUE 'so so'"
            : isMariaDb(kind)
                ? "ALTER TABLE person MODIFY mood ENUM('good', 'bad', 'so so') NOT NULL"
                : "ALTER TABLE person ALTER COLUMN mood ENUM('good', 'bad', 'so so')";
    List<String> expected =
        own
            ? List.of("enum \"mood\" is [good, bad, so so]; the chain says [good, bad]")
            : List.of(
                "column \"person.mood\" is enum('good', 'bad', 'so so'); the chain says enum('good',"
                    + " 'bad')");
    assertThat(afterwards(kind, chain, byHand))
        .map(sentence -> sentence.replace("','", "', '"))
        .isEqualTo(expected);
  }

  @Test
  void identityAndWhatIsComputed() {
    TestChain chain =
        new TestChain()
            .then(
                "T",
                op ->
                    op.createTable(
                        "t",
                        column("id", bigint()).identity().primaryKey(),
                        column("a", integer()),
                        column("b", integer()).nullable().generatedStored("a + 1")));
    assertThat(
            afterwards(
                TestedDatabase.POSTGRESQL_18,
                chain,
                "ALTER TABLE t ALTER COLUMN id SET GENERATED ALWAYS",
                "ALTER TABLE t ALTER COLUMN b DROP EXPRESSION"))
        .containsExactly(
            "column \"t.id\" is an identity always; the chain says an identity by default",
            "column \"t.b\" is not generated; the chain says generated stored");
  }

  // The SQL of authors

  @ParameterizedTest
  @EnumSource
  void whatTheSqlOfARevisionNamesIsNoDifference(TestedDatabase kind) {
    assumeAlters(kind);
    String retyped =
        switch (kind) {
          case H2 -> "ALTER TABLE book ALTER COLUMN note VARCHAR(80)";
          case MARIADB -> "ALTER TABLE book MODIFY note VARCHAR(80) NULL";
          default -> "ALTER TABLE book ALTER COLUMN note TYPE varchar(80)";
        };
    TestChain chain =
        library()
            .then(
                "ByHand",
                op -> {
                  op.execute("CREATE TABLE audit (id INT, what VARCHAR(10))");
                  op.execute("CREATE INDEX ix_raw ON book (note, pages)");
                  op.execute(retyped);
                  op.execute("ALTER TABLE book ADD COLUMN extra INT");
                  op.execute("ALTER TABLE loan ADD CHECK (id > 0)");
                  op.execute("DROP VIEW titles");
                  op.renameTable("book", "volume");
                },
                op -> op.irreversible("by hand"));
    assertThat(afterwards(kind, chain, "ALTER TABLE volume DROP COLUMN title"))
        .hasSize(2) // and its unique constraint
        .allMatch(sentence -> sentence.contains("title"));
  }

  @Test
  void whatMayComeFromTheSqlOfARevisionIsToldSo() {
    TestChain chain = library().then("Java", op -> op.run("anything", connection -> {}), op -> {});
    assertThat(afterwards(TestedDatabase.H2, chain, "CREATE TABLE by_hand (id INT)"))
        .containsExactly(
            "table \"by_hand\" is not made by the chain's operations (it may come from the SQL or"
                + " Java of "
                + chain.id("Java")
                + ")");
  }

  @Test
  void rowsThatAreChangedBySqlHideNothing() {
    TestChain chain =
        library()
            .then(
                "Rows", op -> op.execute("UPDATE book SET note = 'x' WHERE title = 'y'"), op -> {});
    assertThat(afterwards(TestedDatabase.H2, chain, "ALTER TABLE book DROP COLUMN note"))
        .containsExactly("column \"book.note\" is missing: character varying(50)");
  }

  // Where the database stands

  @ParameterizedTest
  @EnumSource
  void nothingIsWrittenAndWhatIsPendingIsNoDifference(TestedDatabase kind) {
    DataSource database = kind.fresh();
    SchemaReport report = registry(database, library()).check();
    assertThat(report.isEmpty()).isTrue();
    assertThat(report).hasToString("The database has the schema of base");
    assertThat(kind.catalogue(database)).isEmpty();
    execute(database, "CREATE TABLE retort_mine (id INT)");
    assertThat(registry(database, library()).check().toString())
        .isEqualTo(
            "The database does not have the schema of base:\n"
                + "  table \"retort_mine\" is foreign: no revision makes it");
  }

  @Test
  void aDatabaseThatIsAheadOfTheCodeCannotBeCompared() {
    DataSource database = TestedDatabase.H2.fresh();
    registry(
            database,
            library().then("Newer", op -> op.createTable("newer", column("id", bigint()))))
        .apply();
    assertThatThrownBy(() -> registry(database, library()).check())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("revisions that the code does not know")
        .hasMessageContaining("_Newer (Newer it)");
  }

  @Test
  void aRevisionThatIsHalfDoneCannotBeCompared() {
    DataSource database = TestedDatabase.H2.fresh();
    TestChain broken =
        library()
            .then(
                "Broken",
                op -> {
                  op.createTable("fine", column("id", bigint()));
                  op.execute("CREATE TABLE book (id INT)");
                });
    assertThatThrownBy(() -> registry(database, broken).apply())
        .isInstanceOf(StepFailedException.class);
    assertThatThrownBy(() -> registry(database, broken).check())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("half done")
        .hasMessageContaining(broken.id("Broken"));
  }

  /** The tables of a schema that another chain may own are nobody's business. */
  @Test
  void schemasThatTheChainDidNotMakeMayHoldWhatTheyLike() {
    TestedDatabase kind = TestedDatabase.H2;
    DataSource database = kind.fresh();
    execute(database, "CREATE SCHEMA theirs", "CREATE TABLE theirs.thing (id INT)");
    MigrationRegistry registry =
        registry(
            database,
            new TestChain()
                .then(
                    "Schemas",
                    op -> {
                      op.createSchema("ours");
                      op.createTable("ours.a", column("id", bigint()));
                      op.createTable("theirs.b", column("id", bigint()));
                    }));
    registry.apply();
    assertThat(registry.check().differences()).isEmpty();
    execute(
        database,
        "CREATE TABLE ours.by_hand (id INT)",
        "CREATE TABLE theirs.more (id INT)",
        "DROP TABLE theirs.b");
    assertThat(registry.check().differences().stream().map(Object::toString))
        .containsExactly(
            "table \"theirs.b\" is missing",
            "table \"ours.by_hand\" is foreign: no revision makes it");
  }

  private static String typed(TestedDatabase kind, int length) {
    boolean brief = Stream.of(TestedDatabase.MARIADB, TestedDatabase.SQLITE).anyMatch(kind::equals);
    return (brief ? "varchar(" : "character varying(") + length + ")";
  }
}
