package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.dialect.SqliteDialect;
import dev.retort.dialect.Version;
import dev.retort.op.Operations;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/**
 * Each operation of the vocabulary on a real SQLite, in the SQL of the oldest version and of the
 * newest: up, down and up again, with rows in the tables and foreign keys on.
 */
class SqliteVocabularyTest {

  @TempDir Path folder;
  private SQLiteDataSource database;
  private TestChain chain;

  @BeforeEach
  void library() {
    database = TestSqlite.file(folder);
    chain =
        new TestChain()
            .then(
                "Library",
                op -> {
                  op.createEnum("genre", "novel", "poetry");
                  op.createTable(
                      "author",
                      column("id", bigint()).identity().primaryKey(),
                      column("name", varchar(100)));
                  op.createTable(
                      "book",
                      column("id", bigint()).identity().primaryKey(),
                      column("title", varchar(200)).check("title <> ''"),
                      column("author_id", bigint()).nullable().references("author", "id", CASCADE),
                      column("pages", integer()).nullable(),
                      column("genre", enumType("genre")).defaultValue("novel"),
                      index("title"));
                  op.createView("titles", "SELECT title, pages FROM book");
                  op.insert(into("author", "name").values("Ann").values("Bob"));
                  op.insert(
                      into("book", "title", "author_id", "pages")
                          .values("One", 1, 10)
                          .values("Two", 2, null));
                },
                op -> op.irreversible("the tests go down to here"));
  }

  private MigrationRegistry registry(int minor) {
    return MigrationRegistry.builder(database)
        .source(chain)
        .dialect(new SqliteDialect(new Version(3, minor)))
        .build();
  }

  /** Everything that the catalogue holds but Retort's own, as statements that make it. */
  private List<String> catalogue() {
    return query(
        database,
        "SELECT type, name, replace(replace(sql, '\"', ''), '  ', ' ') FROM sqlite_master"
            + " WHERE name NOT LIKE 'retort%' AND name NOT LIKE 'sqlite%' ORDER BY 1, 2");
  }

  private List<String> books() {
    return query(database, "SELECT id, title, author_id, pages, genre FROM book ORDER BY id");
  }

  private void upDownUp(int minor, Consumer<Operations> change, Runnable after) {
    upDownUp(minor, change, Operations::reverseUpgrade, after);
  }

  /** Goes up, looks, goes down to the catalogue and the rows before, and up again. */
  private void upDownUp(
      int minor, Consumer<Operations> up, Consumer<Operations> down, Runnable after) {
    registry(minor).apply();
    List<String> before = catalogue();
    List<String> books = books();
    chain.then("Change", up, down);
    registry(minor).apply();
    List<String> changed = catalogue();
    assertThat(changed).isNotEqualTo(before);
    after.run();
    registry(minor).downgrade("-1");
    assertThat(catalogue()).isEqualTo(before);
    assertThat(books()).isEqualTo(books);
    registry(minor).apply();
    assertThat(catalogue()).isEqualTo(changed);
    registry(minor).validate();
    assertThat(query(database, "PRAGMA foreign_key_check")).isEmpty();
    assertThat(query(database, "PRAGMA integrity_check")).containsExactly("ok");
  }

  private void assertRefused(String sql, String why) {
    assertThatThrownBy(
            () -> {
              try (var connection = database.getConnection();
                  var statement = connection.createStatement()) {
                statement.execute(sql);
              }
            })
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void columnsAreAddedWhateverTheyAskFor(int minor) {
    upDownUp(
        minor,
        op -> {
          op.addColumn("book", column("plain", text()).nullable());
          op.addColumn("book", column("filled", varchar(10)).defaultValue("new"));
          op.addColumn("book", column("added", timestamp()).defaultSql("current_timestamp"));
          op.addColumn("book", column("half", integer()).nullable().generatedVirtual("pages / 2"));
          op.addColumn("book", column("twice", integer()).nullable().generatedStored("pages * 2"));
          op.addColumn("book", column("isbn", character(13)).nullable().unique());
          op.addColumn("book", column("editor", bigint()).nullable().references("author", "id"));
          op.addColumn("book", column("main", bigint()).defaultValue(1).references("author", "id"));
          op.addColumn("book", column("price", decimal(8, 2)).defaultValue(1).check("price >= 0"));
          op.addColumn("book", column("kind", enumType("genre")).defaultValue("poetry"));
        },
        () -> {
          assertThat(
                  query(
                      database,
                      "SELECT id, plain, filled, half, twice, isbn, main, kind FROM book"))
              .containsExactly(
                  "1 null new 5 20 null 1 poetry", "2 null new null null null 1 poetry");
          assertThat(
                  query(database, "SELECT count(*) FROM book WHERE added LIKE '20__-__-__ __:%'"))
              .containsExactly("2");
          assertRefused("UPDATE book SET main = 9", "FOREIGN KEY constraint failed");
          assertRefused("UPDATE book SET price = -1", "ck_book_price");
          assertRefused("UPDATE book SET isbn = '1'", "UNIQUE constraint failed: book.isbn");
          assertRefused("UPDATE book SET kind = 'song'", "CHECK constraint failed");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void aNewColumnThatNothingFillsIsRefusedByTheRowsAndNothingIsLeft(int minor) {
    registry(minor).apply();
    List<String> before = catalogue();
    chain.then("Age", op -> op.addColumn("author", column("age", integer())));
    assertThatThrownBy(() -> registry(minor).apply())
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("NOT NULL constraint failed")
        .hasMessageContaining("Nothing of this revision is in the database");
    assertThat(catalogue()).isEqualTo(before);
    execute(database, "DELETE FROM author");
    registry(minor).apply();
    assertThat(query(database, "SELECT name, \"notnull\" FROM pragma_table_info('author')"))
        .contains("age 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void columnsAreAltered(int minor) {
    upDownUp(
        minor,
        op -> {
          op.alterColumn("book", "pages", setType(text()).using("coalesce(pages, 0) || 'p'"));
          op.alterColumn("book", "pages", setNotNull(), setDefault("0p"));
          op.alterColumn("book", "title", dropNotNull(), setType(text()));
          op.alterColumn("book", "author_id", setDefaultSql("1 + 1"));
        },
        op -> {
          op.alterColumn("book", "author_id", dropDefault());
          op.alterColumn("book", "title", setNotNull());
          op.alterColumn(
              "book",
              "pages",
              setType(integer()).using("nullif(CAST(pages AS INTEGER), 0)"),
              dropNotNull(),
              dropDefault());
          op.alterColumn("book", "title", setType(varchar(200)));
        },
        () -> {
          assertThat(books()).containsExactly("1 One 1 10p novel", "2 Two 2 0p novel");
          execute(database, "INSERT INTO book (title) VALUES (NULL)");
          assertThat(books()).contains("3 null 2 0p novel");
          execute(database, "DELETE FROM book WHERE id = 3");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void nullabilityAloneIsAltered(int minor) {
    upDownUp(
        minor,
        op -> {
          op.alterColumn("author", "name", dropNotNull());
          op.alterColumn("book", "author_id", setNotNull());
        },
        () -> assertRefused("UPDATE book SET author_id = NULL", "NOT NULL constraint failed"));
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void computedColumnsGetAnotherExpressionAndBecomePlain(int minor) {
    chain.then(
        "Computed",
        op -> {
          op.addColumn("book", column("twice", integer()).nullable().generatedStored("pages * 2"));
          op.addColumn("book", column("more", integer()).nullable().generatedVirtual("pages + 1"));
        });
    chain.then(
        "Other",
        op -> {
          op.alterColumn("book", "twice", setExpression("pages * 3"));
          op.alterColumn("book", "more", dropExpression());
        },
        op -> op.irreversible("tested"));
    registry(minor).apply();
    execute(database, "UPDATE book SET pages = 20, more = more + 100 WHERE id = 1");
    assertThat(query(database, "SELECT twice, more FROM book"))
        .containsExactly("60 111", "null null");
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void columnsAndTablesAreRenamedWithWhatReadsThem(int minor) {
    upDownUp(
        minor,
        op -> {
          op.renameColumn("book", "title", "name");
          op.renameTable("author", "writer");
          op.renameColumn("writer", "id", "number");
          op.addConstraint("book", unique("name"));
        },
        () -> {
          assertThat(query(database, "SELECT * FROM titles")).containsExactly("One 10", "Two null");
          assertRefused("UPDATE book SET name = ''", "ck_book_title");
          execute(database, "DELETE FROM writer WHERE number = 1");
          assertThat(query(database, "SELECT id FROM book")).containsExactly("2");
          execute(
              database,
              "INSERT INTO writer VALUES (1, 'Ann')",
              "INSERT INTO book (id, name, author_id, pages) VALUES (1, 'One', 1, 10)");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void constraintsAreAddedAndDropped(int minor) {
    upDownUp(
        minor,
        op -> {
          op.dropConstraint("book", "fk_book_author_id");
          op.addConstraint(
              "book",
              foreignKey("author_id")
                  .references("author", "id")
                  .onDelete(SET_NULL)
                  .initiallyDeferred()
                  .named("fk_author"));
          op.addConstraint("book", unique("title", "author_id"));
          op.addConstraint("book", check("pages < 1000").named("ck_pages"));
          op.dropConstraint("book", "ck_book_title");
        },
        () -> {
          assertRefused("INSERT INTO book (title, author_id) VALUES ('One', 1)", "UNIQUE");
          assertRefused("UPDATE book SET pages = 2000", "ck_pages");
          execute(
              database,
              "BEGIN",
              "UPDATE book SET author_id = 9 WHERE id = 1",
              "UPDATE book SET author_id = 1, title = '' WHERE id = 1",
              "UPDATE book SET title = 'One' WHERE id = 1",
              "COMMIT");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void aPrimaryKeyComesAndGoes(int minor) {
    chain.then(
        "Plain", op -> op.createTable("shelf", column("room", text()), column("no", integer())));
    chain.then(
        "Row",
        op -> op.insert(into("shelf", "room", "no").values("A", 1).values("B", 1)),
        op -> op.delete("shelf", allRows()));
    chain.then("Key", op -> op.addConstraint("shelf", primaryKey("room", "no")));
    chain.then(
        "Number",
        op -> {
          op.dropConstraint("shelf", "pk_shelf");
          op.addColumn("shelf", column("id", bigint()).identity().primaryKey());
        });
    registry(minor).apply();
    assertThat(query(database, "SELECT id, room, no FROM shelf")).containsExactly("1 A 1", "2 B 1");
    registry(minor).downgrade("Key");
    assertRefused(
        "INSERT INTO shelf VALUES ('A', 1)", "UNIQUE constraint failed: shelf.room, shelf.no");
    registry(minor).downgrade("Row");
    execute(database, "INSERT INTO shelf VALUES ('A', 1)");
    assertThat(query(database, "SELECT * FROM shelf")).containsExactly("A 1", "B 1", "A 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void indexesAreCreatedRenamedAndDropped(int minor) {
    upDownUp(
        minor,
        op -> {
          op.createIndex("book", index("author_id", "pages").where("pages > 5"));
          op.createIndex("book", index(expression("lower(title)")).unique().named("uq_lower"));
          op.createIndex("book", index(key("pages").desc()).named("ix_down"));
          op.renameIndex("book", "ix_book_title", "ix_titles");
          op.dropIndex("book", "ix_titles");
        },
        () -> assertRefused("INSERT INTO book (title) VALUES ('ONE')", "uq_lower"));
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void viewsAreReplacedWithTheirTriggers(int minor) {
    registry(minor).apply();
    execute(
        database,
        "CREATE TRIGGER retitle INSTEAD OF UPDATE ON titles BEGIN UPDATE book SET title ="
            + " new.title WHERE title = old.title; END");
    upDownUp(
        minor,
        op -> op.replaceView("titles", "SELECT title, genre FROM book"),
        () -> {
          execute(database, "UPDATE titles SET title = 'Three' WHERE title = 'Two'");
          assertThat(query(database, "SELECT * FROM titles"))
              .containsExactly("One novel", "Three novel");
          execute(database, "UPDATE titles SET title = 'Two' WHERE title = 'Three'");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void enumsGrowAndChangeInEveryTableThatHoldsThem(int minor) {
    chain.then(
        "Shelves", op -> op.createTable("shelf", column("genre", enumType("genre")).nullable()));
    upDownUp(
        minor,
        op -> {
          op.addEnumValue("genre", "essay", before("poetry"));
          op.renameEnumValue("genre", "novel", "story");
        },
        op -> {
          op.update("book", set("genre", "story"), where("genre = ?", "essay"));
          op.renameEnumValue("genre", "story", "novel");
          op.alterColumn("book", "genre", setType(text()));
          op.alterColumn("shelf", "genre", setType(text()));
          op.dropEnum("genre");
          op.createEnum("genre", "novel", "poetry");
          op.alterColumn("book", "genre", setType(enumType("genre")));
          op.alterColumn("shelf", "genre", setType(enumType("genre")));
        },
        () -> {
          assertThat(books()).containsExactly("1 One 1 10 story", "2 Two 2 null story");
          execute(
              database,
              "INSERT INTO shelf VALUES ('essay'), (NULL)",
              "INSERT INTO book (title) VALUES ('Three')",
              "DELETE FROM book WHERE genre = 'story' AND title = 'Three'",
              "DELETE FROM shelf");
          assertRefused("INSERT INTO shelf VALUES ('novel')", "CHECK constraint failed");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void rowsAreChanged(int minor) {
    record Row(String title, Long authorId) {}
    chain.then(
        "Rows",
        op -> {
          op.bulkInsert(
              into("book", "title", "author_id"),
              List.of(new Row("Three", 1L), new Row("Four", null)));
          op.update(
              "book", set("genre", "poetry").setSql("pages", "pages * 2"), where("id < ?", 2));
          op.delete("book", where("title = ?", "Four"));
          op.backfill("book", set("pages", 7), where("pages IS NULL"), batchesOf(1));
          op.execute("UPDATE author SET name = ? WHERE id = ?", "Zoe", 2);
          op.execute(sql("VACUUM").outsideTransaction());
          op.run(
              "count",
              connection -> {
                try (var statement = connection.createStatement()) {
                  statement.execute("UPDATE author SET name = name || '!' WHERE id = 1");
                }
              });
        },
        op -> op.irreversible("tested"));
    registry(minor).apply();
    assertThat(books())
        .containsExactly("1 One 1 20 poetry", "2 Two 2 7 novel", "3 Three 1 7 novel");
    assertThat(query(database, "SELECT name FROM author")).containsExactly("Ann!", "Zoe");
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 54})
  void namesAreWhatTheyAre(int minor) {
    chain.then(
        "Names",
        op -> {
          op.createTable(
              "order",
              column("Größe", integer()).nullable(),
              column("group", integer()),
              column("\"say \"\"hi\"\"\"", text()).nullable(),
              index("group"));
          op.insert(into("order", "group").values(1));
          op.alterColumn("order", "group", setDefault(7));
          op.alterColumn("order", "Größe", setDefault(8));
          op.renameTable("order", "Select");
          op.addConstraint("Select", unique("\"say \"\"hi\"\"\""));
          op.renameColumn("Select", "group", "table");
        },
        op -> op.dropTable("Select"));
    registry(minor).apply();
    execute(database, "INSERT INTO \"SELECT\" DEFAULT VALUES");
    assertThat(query(database, "SELECT \"Größe\", \"TABLE\", \"say \"\"hi\"\"\" FROM \"Select\""))
        .containsExactly("null 1 null", "8 7 null");
    registry(minor).downgrade("Library");
    assertThat(TestSqlite.tables(database)).containsExactly("author", "book");
  }
}
