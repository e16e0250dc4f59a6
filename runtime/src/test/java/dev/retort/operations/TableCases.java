package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Database;
import dev.retort.op.TableElement;

/** Tables as a whole. */
final class TableCases extends Cases {

  TableCases(Database database, String sales) {
    super(database, sales);
  }

  private void table(String option, TableElement first, TableElement... more) {
    add(Case.of("createTable", option, Cases::nothing, op -> op.createTable("t", first, more)));
  }

  @Override
  void collect() {
    table(".nullable()", column("a", integer()), column("b", integer()).nullable());
    table(
        ".defaultSql(sql)",
        column("at", timestamp()).defaultSql("current_timestamp"),
        column("half", doublePrecision()).defaultSql("0.25 + 0.25"));
    table(".defaultValue(null)", column("a", integer()).nullable().defaultValue(null));
    table(".identity()", column("id", bigint()).identity().primaryKey());
    table(".identityAlways()", column("id", bigint()).identityAlways().primaryKey());
    table(
        ".generatedStored(sql)",
        column("width", integer()),
        column("twice", integer()).nullable().generatedStored("2 * width"));
    table(
        ".generatedVirtual(sql)",
        column("width", integer()),
        column("twice", integer()).nullable().generatedVirtual("2 * width"));
    table(
        ".generatedVirtual(sql), not null",
        column("width", integer()),
        column("twice", integer()).generatedVirtual("2 * width"));
    table(
        ".collate(name)",
        column("a", varchar(10)).collate(said("german", "C", "utf8mb4_bin", "NOCASE")));
    table(
        ".comment(text) at a column",
        column("a", integer()).comment("it's \"a\" \\ ?"),
        column("b", integer()).comment("two\nlines"));
    table("comment(text)", column("a", integer()), comment("a {table} -- of 'two'"));
    table(
        ".primaryKey() at two columns",
        column("b", integer()).primaryKey(),
        column("a", integer()).primaryKey());
    table(
        "primaryKey(columns)",
        column("a", integer()),
        column("b", integer()),
        primaryKey("b", "a").named("the_key"));
    table(
        ".unique() and unique(columns)",
        column("a", integer()).unique(),
        column("b", integer()),
        unique("a", "b").named("both"));
    table(
        "unique(columns).nullsNotDistinct()",
        column("a", integer()).nullable(),
        unique("a").nullsNotDistinct());
    table(
        "unique(columns).deferrable()",
        column("a", integer()),
        unique("a").deferrable().named("later"));
    table(
        ".check(sql) and check(sql)",
        column("age", integer()).check("age > 0").check("age < 200"),
        column("name", varchar(50)),
        check("name <> ''"),
        check("name <> 'nobody' OR age = 1").named("nobody_is_one"));
    table(
        "check(sql).notValid()",
        column("age", integer()),
        check("age > 0").notValid().named("old"));
    references();
    table("index(columns).concurrently()", column("a", integer()), index("a").concurrently());
    table(
        "index(columns)",
        column("a", integer()),
        column("b", integer()),
        index("a", "b"),
        index(key("b").desc(), key("a")).named("b_first"),
        index("b").unique());
    table(
        "index(columns).nullsNotDistinct()",
        column("a", integer()).nullable(),
        index("a").unique().nullsNotDistinct());
    table(
        "exclude(elements)",
        column("during", raw(said("GEOMETRY", "int4range", "varchar(9)", "TEXT"))),
        exclude("during WITH &&"));
    names();
    others();
  }

  private void references() {
    add(
        Case.of(
            "createTable",
            ".references(table, column, action)",
            op -> op.createTable("p", column("id", bigint()).primaryKey()),
            op ->
                op.createTable(
                    "c",
                    column("a", bigint()).references("p", "id"),
                    column("b", bigint()).references("p", "id", RESTRICT),
                    column("c", bigint()).references("p", "id", CASCADE),
                    column("d", bigint()).nullable().references("p", "id", SET_NULL),
                    column("e", bigint()).nullable().references("p", "id", NO_ACTION))),
        Case.of(
            "createTable",
            ".references(table, column, SET_DEFAULT)",
            op -> op.createTable("p", column("id", bigint()).primaryKey()),
            op ->
                op.createTable(
                    "c", column("a", bigint()).defaultValue(0).references("p", "id", SET_DEFAULT))),
        Case.of(
            "createTable",
            "foreignKey(columns) to another and to itself",
            op ->
                op.createTable(
                    "p",
                    column("b", integer()).primaryKey(),
                    column("a", integer()).primaryKey(),
                    unique("a", "b")),
            op ->
                op.createTable(
                    "c",
                    column("x", integer()),
                    column("y", integer()),
                    foreignKey("x", "y").references("p", "a", "b").onDelete(CASCADE),
                    foreignKey("x").references("c", "y").named("self"),
                    unique("y"))));
  }

  private void names() {
    table(
        "names in quotes",
        column("order", integer()).primaryKey(),
        column("Größe", integer()).unique(),
        column("\"user\"", integer()),
        column("v1.2", integer()),
        column("a\u2013b", integer()),
        column("\"say \"\"hi\"\"\"", integer()),
        index("Größe", "v1.2"));
    String longName = "t" + "x".repeat(58);
    add(
        Case.of(
            "createTable",
            "names of the convention that are cut",
            Cases::nothing,
            op -> {
              op.createTable(
                  longName,
                  column("id", integer()).primaryKey(),
                  column("number", integer()).unique().check("number > 0"),
                  index("number", "id"));
              op.addConstraint(longName, unique("id", "number"));
              if (database.equals(POSTGRESQL)) {
                op.addConstraint(longName, exclude("number WITH =").using("btree"));
              }
              op.dropConstraint(longName, "uq_" + longName + "_number");
              op.dropConstraint(longName, "ck_" + longName + "_number");
              op.renameIndex(longName, "ix_" + longName + "_number_id", "short");
            }));
    table("a name that is too long", column("x".repeat(300), integer()));
    table("two names that are one", column("a", integer()), column("\"A\"", integer()));
    table("a key over text()", column("a", text()), index("a"));
    add(
        Case.of(
            "createTable",
            "in a schema",
            op -> op.createSchema(sales),
            op -> {
              op.createTable(
                  sales + ".account",
                  column("id", bigint()).primaryKey(),
                  index("id").named("other"));
              op.createTable(
                  "invoice", column("account", bigint()).references(sales + ".account", "id"));
              op.renameIndex(sales + ".account", "other", "third");
              op.addColumn(sales + ".account", column("name", text()).nullable().comment("who"));
              op.dropIndex(sales + ".account", "third");
              op.renameTable(sales + ".account", "customer");
            }));
  }

  private void others() {
    add(
        Case.of(
            "createTable",
            "with rows in the same revision",
            Cases::nothing,
            op -> {
              op.createTable("genre", column("name", varchar(50)).primaryKey());
              op.insert(into("genre", "name").values("novel").values("essay"));
              op.renameTable("genre", "kind");
              op.update("kind", set("name", "story"), where("name = 'novel'"));
            }),
        books("dropTable", "", op -> op.dropTable("book"))
            .keeps("SELECT * FROM author ORDER BY id"),
        Case.of(
            "dropTable",
            "with all that a table has",
            op -> {
              op.createTable("p", column("id", bigint()).primaryKey());
              op.createTable(
                  "t",
                  column("id", bigint()).identity().primaryKey(),
                  column("a", bigint())
                      .defaultValue(1)
                      .check("a > 0")
                      .references("p", "id", CASCADE),
                  column("b", integer()).nullable().unique(),
                  index(key("a").desc()).unique().named("a_down"));
              op.addConstraint("t", foreignKey("a").references("t", "id").named("self"));
            },
            op -> op.dropTable("t")),
        books("renameTable", "", op -> op.renameTable("book", "volume")),
        books("renameTable", "to another case", op -> op.renameTable("book", "Book")),
        Case.of(
            "renameTable",
            "that others reference",
            op -> {
              op.createTable("author", column("id", bigint()).primaryKey(), column("n", integer()));
              op.createTable(
                  "book",
                  column("author_id", bigint()).references("author", "id"),
                  index("author_id"));
            },
            op -> {
              op.renameTable("author", "writer");
              op.dropConstraint("book", "fk_book_author_id");
              op.dropTable("writer");
            }));
  }
}
