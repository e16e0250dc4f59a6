package dev.retort.dialect;

import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.schema.Schema;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What SQLite is told, and what it is not: decided without a database. */
class SqliteDialectTest {

  private static final SqliteDialect OLDEST = new SqliteDialect();
  private static final SqliteDialect NEWEST = new SqliteDialect(new Version(3, 54));

  private static void tables(Operations op) {
    op.createEnum("genre", "novel", "poetry");
    op.createTable(
        "author", column("id", bigint()).identity().primaryKey(), column("name", text()));
    op.createTable(
        "book",
        column("id", bigint()).identity().primaryKey(),
        column("title", text()).check("title <> ''"),
        column("pages", integer()).nullable(),
        column("author_id", bigint()).nullable().references("author", "id"),
        index("title"));
    op.createTable("tag", column("genre", enumType("genre")), column("word", text()).nullable());
  }

  private static Rendering rendered(SqliteDialect dialect, Consumer<Operations> change) {
    Schema before = Schema.empty().after(Operations.record(SqliteDialectTest::tables), SQLITE);
    List<Operation> operations = Operations.record(change);
    return dialect.render(operations, before);
  }

  private static List<String> sql(SqliteDialect dialect, Consumer<Operations> change) {
    Rendering rendering = rendered(dialect, change);
    assertThat(rendering.problems()).isEmpty();
    return rendering.steps().stream().map(SqlStep::sql).toList();
  }

  private static List<String> problems(Consumer<Operations> change) {
    Rendering rendering = rendered(NEWEST, change);
    assertThat(rendering.steps()).isEmpty();
    assertThat(rendered(OLDEST, change).problems())
        .containsExactlyInAnyOrderElementsOf(rendering.problems());
    return rendering.problems();
  }

  /** The tables that are built anew, in order. */
  private static List<String> rebuilds(SqliteDialect dialect, Consumer<Operations> change) {
    return sql(dialect, change).stream()
        .filter(each -> each.startsWith("CREATE TABLE retort_new_"))
        .map(each -> each.replaceAll("CREATE TABLE retort_new_(\\w+) .*", "$1"))
        .toList();
  }

  // Once a table

  @Test
  void whatIsSaidOfATableInARowBuildsItAnewOnce() {
    assertThat(
            sql(
                OLDEST,
                op -> {
                  op.addConstraint("book", unique("title"));
                  op.addColumn("book", column("isbn", text()).defaultValue("-"));
                  op.alterColumn("book", "pages", setNotNull(), setDefault(1));
                  op.dropColumn("book", "author_id");
                  op.createIndex("book", index("isbn"));
                  op.dropIndex("book", "ix_book_title");
                }))
        .containsExactly(
            "DROP INDEX ix_book_title",
            "CREATE TABLE retort_new_book (id INTEGER NOT NULL CONSTRAINT pk_book PRIMARY KEY"
                + " AUTOINCREMENT, title TEXT NOT NULL, pages INTEGER DEFAULT 1 NOT NULL, isbn TEXT"
                + " DEFAULT '-' NOT NULL, CONSTRAINT ck_book_title CHECK (title <> ''), CONSTRAINT"
                + " uq_book_title UNIQUE (title))",
            "INSERT INTO retort_new_book (id, title, pages, isbn) SELECT id, title, pages, '-' FROM book",
            "DELETE FROM sqlite_sequence WHERE name = 'retort_new_book'",
            "INSERT INTO sqlite_sequence (name, seq) SELECT 'retort_new_book', seq FROM"
                + " sqlite_sequence WHERE name = 'book' COLLATE NOCASE",
            "DROP TABLE book",
            "PRAGMA legacy_alter_table = ON",
            "ALTER TABLE retort_new_book RENAME TO book",
            "PRAGMA legacy_alter_table = OFF",
            "CREATE INDEX ix_book_isbn ON book (isbn)");
  }

  @Test
  void alsoWithOtherTablesInBetween() {
    assertThat(
            rebuilds(
                OLDEST,
                op -> {
                  op.addConstraint("book", unique("title"));
                  op.addConstraint("author", unique("name"));
                  op.createTable("shelf", column("id", bigint()).primaryKey());
                  op.alterColumn("book", "pages", setNotNull());
                  op.renameTable("author", "writer");
                  op.alterColumn("writer", "name", dropNotNull());
                  op.renameColumn("book", "title", "name");
                  op.dropConstraint("book", "ck_book_title");
                  op.addEnumValue("genre", "essay");
                  op.alterColumn("tag", "word", setNotNull());
                }))
        .containsExactly("book", "writer", "tag");
  }

  @Test
  void whatAChangeOfRowsMustFindIsBuiltBefore() {
    assertThat(
            rebuilds(
                OLDEST,
                op -> {
                  op.addConstraint("book", unique("title"));
                  op.update("book", set("pages", 1), where("pages IS NULL"));
                  op.alterColumn("book", "pages", setNotNull());
                }))
        .containsExactly("book", "book");
    assertThat(
            rebuilds(
                OLDEST,
                op -> {
                  op.addColumn("book", column("isbn", text()).nullable());
                  op.update("book", set("isbn", "-"), allRows());
                  op.alterColumn("book", "isbn", setNotNull());
                }))
        .containsExactly("book");
  }

  @Test
  void anExpressionThatMeansWhatWasJustChangedFindsItChanged() {
    assertThat(
            rebuilds(
                OLDEST,
                op -> {
                  op.alterColumn("book", "pages", setType(text()).using("pages || 'p'"));
                  op.alterColumn("book", "title", setType(varchar(9)).using("substr(title, 9)"));
                }))
        .containsExactly("book");
    assertThat(
            sql(
                OLDEST,
                op -> {
                  op.alterColumn("book", "pages", setType(text()).using("pages || 'p'"));
                  op.alterColumn("book", "pages", setType(text()).using("pages || 'q'"));
                }))
        .filteredOn(each -> each.startsWith("INSERT INTO retort_new"))
        .hasSize(2);
    assertThat(
            sql(
                OLDEST,
                op -> {
                  op.renameEnumValue("genre", "novel", "story");
                  op.renameEnumValue("genre", "story", "tale");
                }))
        .contains(
            "INSERT INTO retort_new_tag (genre, word) SELECT CASE CASE genre WHEN 'novel' THEN"
                + " 'story' ELSE genre END WHEN 'story' THEN 'tale' ELSE CASE genre WHEN 'novel' THEN"
                + " 'story' ELSE genre END END, word FROM tag");
  }

  @Test
  void aTableThatIsDroppedIsNotBuiltBefore() {
    assertThat(
            sql(
                OLDEST,
                op -> {
                  op.addConstraint("tag", unique("word"));
                  op.dropTable("tag");
                }))
        .containsExactly("DROP TABLE tag");
  }

  // With and without

  @Test
  void whatSqliteDoesWhateverRowsThereAreItDoesItself() {
    assertThat(
            sql(
                OLDEST,
                op -> {
                  op.addColumn("book", column("a", text()).nullable());
                  op.addColumn("book", column("b", integer()).defaultValue(-1));
                  op.addColumn("book", column("c", text()).nullable().collate("nocase"));
                  op.addColumn(
                      "book",
                      column("d", bigint()).nullable().references("author", "id", SET_NULL));
                  op.addColumn("book", column("e", integer()).nullable().generatedVirtual("id"));
                  op.dropColumn("book", "pages");
                  op.renameColumn("book", "title", "name");
                  op.renameTable("book", "volume");
                }))
        .containsExactly(
            "ALTER TABLE book ADD COLUMN a TEXT",
            "ALTER TABLE book ADD COLUMN b INTEGER DEFAULT -1 NOT NULL",
            "ALTER TABLE book ADD COLUMN c TEXT COLLATE NOCASE",
            "ALTER TABLE book ADD COLUMN d BIGINT CONSTRAINT fk_book_d REFERENCES author (id) ON"
                + " DELETE SET NULL",
            "ALTER TABLE book ADD COLUMN e INTEGER GENERATED ALWAYS AS (id) VIRTUAL",
            "ALTER TABLE book DROP COLUMN pages",
            "ALTER TABLE book RENAME COLUMN title TO name",
            "ALTER TABLE book RENAME TO volume");
  }

  @Test
  void whatItAcceptsOnEmptyTablesOnlyIsAlwaysBuiltAnew() {
    List<Consumer<Operations>> changes =
        List.of(
            op -> op.addColumn("book", column("a", text())),
            op -> op.addColumn("book", column("a", text()).nullable().defaultSql("lower('A')")),
            op -> op.addColumn("book", column("a", text()).nullable().unique()),
            op -> op.addColumn("book", column("a", text()).defaultValue("a\0b")),
            op -> op.addColumn("book", column("a", integer()).nullable().generatedStored("pages")),
            op -> op.addColumn("book", column("a", integer()).generatedVirtual("pages")),
            op ->
                op.addColumn(
                    "book", column("a", bigint()).defaultValue(1).references("author", "id")),
            op -> op.dropColumn("book", "author_id"));
    for (Consumer<Operations> change : changes) {
      assertThat(rebuilds(NEWEST, change)).containsExactly("book");
    }
  }

  @Test
  void theVersionTellsWhatItCanDoItself() {
    Consumer<Operations> change =
        op -> {
          op.addColumn("tag", column("a", integer()).defaultValue(1).check("a > 0"));
          op.alterColumn("book", "pages", setNotNull());
          op.addConstraint("author", check("id > 0"));
          op.dropConstraint("author", "ck_author_1483c468");
        };
    assertThat(rebuilds(OLDEST, change)).containsExactly("tag", "book", "author");
    assertThat(sql(NEWEST, change))
        .containsExactly(
            "ALTER TABLE tag ADD COLUMN a INTEGER DEFAULT 1 NOT NULL CONSTRAINT ck_tag_a CHECK (a >"
                + " 0)",
            "ALTER TABLE book ALTER COLUMN pages SET NOT NULL",
            "ALTER TABLE author ADD CONSTRAINT ck_author_1483c468 CHECK (id > 0)",
            "ALTER TABLE author DROP CONSTRAINT ck_author_1483c468");
    assertThatThrownBy(() -> new SqliteDialect(new Version(3, 34)))
        .hasMessage("SQLite 3.34 is too old: Retort needs 3.35 or newer");
  }

  @Test
  void keywordsAreQuotedAndNotTakenForStrings() {
    assertThat(
            sql(
                OLDEST,
                op -> {
                  op.createTable("order", column("group", text()).unique());
                  op.addConstraint("order", check("1 = 1").named("ck"));
                }))
        .contains(
            "CREATE TABLE \"order\" (\"group\" TEXT NOT NULL, CONSTRAINT uq_order_group UNIQUE"
                + " (\"group\"))",
            "INSERT INTO retort_new_order (\"group\") SELECT \"order\".\"group\" FROM \"order\"");
  }

  // What is refused

  @Test
  void whatSqliteLacksIsRefusedWithTheWayOut() {
    assertThat(
            problems(
                op -> {
                  op.createSchema("s");
                  op.createTable("s.t", column("a", integer()));
                  op.createSequence("q");
                  op.createMaterializedView("m", "SELECT 1");
                  op.createTable("c", column("a", integer()).comment("x"), comment("y"));
                  op.alterColumn("book", "title", setComment("x"));
                  op.createTable("d", column("a", array(integer())));
                  op.createTable("e", column("a", text()).collate("de_DE"));
                  op.createIndex("book", index("pages").include("title"));
                  op.createIndex("book", index("pages").using("gin").named("i2"));
                  op.createIndex("book", index(key("pages").nullsLast()).named("i3"));
                  op.createIndex("book", index(key("pages").operatorClass("o")).named("i4"));
                  op.createIndex("book", index("pages").concurrently().named("i5"));
                  op.createIndex("book", index("pages").unique().nullsNotDistinct().named("i6"));
                  op.dropIndex("book", "ix_book_title", concurrently());
                  op.addConstraint("book", unique("pages").deferrable());
                  op.addConstraint("author", unique("name").nullsNotDistinct());
                  op.addConstraint("author", exclude("name WITH ="));
                  op.addConstraint("tag", check("word <> ''").notValid());
                  op.addConstraint(
                      "tag", foreignKey("word").references("author", "name").notValid());
                  op.validateConstraint("tag", "ck");
                }))
        .satisfiesExactlyInAnyOrder(
            each -> assertThat(each).startsWith("SQLite has no schemas (\"s\"): name the table"),
            each -> assertThat(each).startsWith("SQLite has no schemas (\"s.t\")"),
            each -> assertThat(each).startsWith("SQLite has no sequences (\"q\"): say .identity()"),
            each -> assertThat(each).startsWith("SQLite has no materialized views (\"m\")"),
            each -> assertThat(each).startsWith("SQLite has no comments (\"c\")"),
            each -> assertThat(each).startsWith("SQLite has no comments (column \"c.a\")"),
            each -> assertThat(each).startsWith("SQLite has no comments (column \"book.title\")"),
            each -> assertThat(each).startsWith("SQLite has no arrays (column \"d.a\"): keep JSON"),
            each -> assertThat(each).contains("BINARY, NOCASE and RTRIM, and no \"de_DE\""),
            each -> assertThat(each).contains("INCLUDE columns").endsWith("make them keys"),
            each -> assertThat(each).contains("no choice of index methods (index \"i2\")"),
            each -> assertThat(each).contains("NULLS LAST in an index (index \"i3\")"),
            each -> assertThat(each).contains("operator classes (index \"i4\")"),
            each -> assertThat(each).contains("without blocking writes (index \"i5\")"),
            each ->
                assertThat(each).contains("NULLS NOT DISTINCT (index \"i6\")").contains("ifnull"),
            each -> assertThat(each).contains("without blocking writes (index \"ix_book_title\")"),
            each -> assertThat(each).contains("deferrable unique constraints"),
            each -> assertThat(each).contains("NULLS NOT DISTINCT (constraint \"uq_author_name\")"),
            each -> assertThat(each).contains("EXCLUDE constraints"),
            each ->
                assertThat(each).contains("checks that leave the rows that are there unchecked"),
            each ->
                assertThat(each)
                    .contains(
                        "keys that leave the rows that are there unchecked (constraint \"fk_tag_word\")"),
            each ->
                assertThat(each)
                    .contains(
                        "keys that leave the rows that are there unchecked (constraint \"ck\")"));
  }

  @Test
  void identityIsOnlyForAPrimaryKeyThatIsOneInteger() {
    assertThat(
            problems(
                op -> {
                  op.createTable("a", column("id", bigint()).identity());
                  op.createTable("b", column("id", bigint()).identityAlways().primaryKey());
                  op.createTable(
                      "c",
                      column("x", bigint()).identity().primaryKey(),
                      column("y", bigint()).primaryKey());
                  op.createTable("d", column("id", text()).identity().primaryKey());
                  op.alterColumn("book", "pages", setIdentity());
                }))
        .satisfiesExactly(
            each ->
                assertThat(each)
                    .contains("one integer (column \"a.id\"): say column(\"id\", bigint())"),
            each -> assertThat(each).contains("(column \"b.id\"): say .identity()"),
            each -> assertThat(each).contains("(column \"c.x\")"),
            each -> assertThat(each).contains("(column \"d.id\")"),
            each -> assertThat(each).contains("(column \"book.pages\")"));
  }

  @Test
  void whatARebuildWouldSilentlyLeaveOutIsRefused() {
    assertThat(
            problems(
                op -> {
                  op.addConstraint("raw", unique("a"));
                  op.renameIndex("book", "by_hand", "ix");
                  op.alterColumn("book", "titel", setNotNull());
                  op.dropConstraint("book", "ck_nothing");
                  op.addConstraint("book", check("1 = 1").named("ck_book_title"));
                  op.addConstraint("book", primaryKey("title").named("pk"));
                  op.alterColumn("book", "id", dropNotNull());
                  op.alterColumn("book", "title", setExpression("1"));
                }))
        .satisfiesExactly(
            each -> assertThat(each).contains("\"raw\" but by building it anew (addConstraint)"),
            each ->
                assertThat(each).contains("no operation of the chain made \"by_hand\" on \"book\""),
            each ->
                assertThat(each)
                    .contains("no column \"titel\"")
                    .contains("[id, title, pages, author_id]"),
            each -> assertThat(each).contains("no constraint \"ck_nothing\""),
            each -> assertThat(each).contains("has a constraint \"ck_book_title\" already"),
            each -> assertThat(each).contains("has a primary key already"),
            each -> assertThat(each).contains("belongs to the primary key"),
            each -> assertThat(each).contains("is not computed"));
  }

  @Test
  void whatOthersUseIsNotDropped() {
    assertThat(
            problems(
                op -> {
                  op.createIndex("book", index("id").where("title <> 'x'").named("ix_where"));
                  op.addColumn(
                      "book",
                      column("long", bool()).nullable().generatedVirtual("length(title) > 9"));
                  op.dropColumn("book", "title");
                  op.dropColumn("author", "id");
                  op.dropTable("author");
                  op.dropEnum("genre");
                }))
        .satisfiesExactly(
            each ->
                assertThat(each)
                    .isEqualTo(
                        "\"book.title\" can't be dropped: the check \"ck_book_title\", the index"
                            + " \"ix_where\", the computed column \"long\" use it; drop what uses it"
                            + " before"),
            each ->
                assertThat(each)
                    .contains("\"fk_book_author_id\" of \"book\" refers to \"author.id\""),
            each ->
                assertThat(each)
                    .contains(
                        "refers to \"author\": say dropConstraint(\"book\", \"fk_book_author_id\")"),
            each -> assertThat(each).contains("the enum \"genre\" is the type of \"tag.genre\""));
  }

  @Test
  void namesThatDifferInCaseOnlyAreTheSame() {
    assertThat(
            problems(
                op -> {
                  op.createTable("Book", column("id", bigint()));
                  op.renameColumn("book", "Title", "name");
                  op.dropColumn("book", "PAGES");
                }))
        .satisfiesExactly(
            each -> assertThat(each).contains("takes \"Book\" and \"book\" for the same table"),
            each ->
                assertThat(each)
                    .contains("takes \"Title\" and \"title\" of \"book\" for the same column"),
            each -> assertThat(each).contains("takes \"PAGES\" and \"pages\" of \"book\""));
  }

  @Test
  void enumsAreTheChainsOwn() {
    assertThat(
            problems(
                op -> {
                  op.addEnumValue("colour", "red");
                  op.addEnumValue("genre", "novel");
                  op.addEnumValue("genre", "essay", after("song"));
                  op.renameEnumValue("genre", "play", "novel");
                  op.createTable("x", column("c", enumType("colour")));
                }))
        .satisfiesExactly(
            each -> assertThat(each).contains("no operation of the chain made the enum \"colour\""),
            each -> assertThat(each).contains("has the value 'novel' already"),
            each -> assertThat(each).contains("has no value 'song': it has [novel, poetry]"),
            each -> assertThat(each).contains("has no value 'play'"),
            each ->
                assertThat(each).contains("the enum \"colour\" (column \"x.c\"): say createEnum"));
  }

  @Test
  void aBackfillGoesAlongAKeyWhoseTextIsItself() {
    assertThat(
            problems(
                op -> {
                  op.createTable(
                      "m", column("k", doublePrecision()).primaryKey(), column("a", text()));
                  op.backfill("m", set("a", "x"), allRows(), batchesOf(10));
                  op.createTable("n", column("k", integer()).primaryKey());
                  op.backfill("n", setSql("k", "k + 1"), allRows(), batchesOf(10));
                }))
        .containsExactlyInAnyOrder(
            "backfill of \"n\" sets \"k\", the key that it goes along, and would meet rows again: say"
                + " update(..), or batchesOf(10).by(\"column\") with another key",
            "a backfill goes along a key that is an integer, a text or a date in SQLite, not DOUBLE"
                + " PRECISION: say batchesOf(..).by(\"column\") with another one");
  }
}
