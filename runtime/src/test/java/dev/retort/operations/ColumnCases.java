package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Column;
import dev.retort.op.Database;

/** Columns that come, go and change their names. */
final class ColumnCases extends Cases {

  ColumnCases(Database database, String sales) {
    super(database, sales);
  }

  private void add(String option, Column column) {
    add(books("addColumn", option, op -> op.addColumn("book", column)));
  }

  @Override
  void collect() {
    add(".nullable()", column("isbn", character(13)).nullable());
    add(
        Case.of(
            "addColumn",
            "not null, to a table without rows",
            op -> op.createTable("t", column("a", integer())),
            op -> op.addColumn("t", column("b", varchar(9)))));
    add(".defaultValue(value)", column("pages", integer()).defaultValue(100));
    add(".defaultSql(sql)", column("pages", integer()).defaultSql("50 + 50"));
    add(".unique()", column("isbn", character(13)).nullable().unique());
    add(".check(sql)", column("pages", integer()).nullable().check("pages > 0"));
    add(
        ".references(table, column, action)",
        column("editor_id", bigint()).nullable().references("author", "id", SET_NULL));
    add(
        ".references(..) with a default",
        column("editor_id", bigint()).defaultValue(2).references("author", "id", RESTRICT));
    add(".comment(text)", column("isbn", varchar(13)).nullable().comment("13 digits"));
    add(
        ".collate(name)",
        column("isbn", varchar(13))
            .nullable()
            .collate(said("german", "C", "utf8mb4_bin", "NOCASE")));
    add(
        ".generatedStored(sql)",
        column("twice", integer()).nullable().generatedStored("2 * stock"));
    add(
        ".generatedVirtual(sql)",
        column("twice", integer()).nullable().generatedVirtual("2 * stock"));
    add(
        Case.of(
            "addColumn",
            ".identity().primaryKey()",
            op -> {
              op.createTable("t", column("a", integer()));
              op.insert(into("t", "a").values(1).values(2));
            },
            op -> op.addColumn("t", column("id", bigint()).identity().primaryKey()),
            "SELECT a FROM t ORDER BY a"),
        Case.of(
            "addColumn",
            ".identity().unique()",
            op -> {
              op.createTable("t", column("a", integer()));
              op.insert(into("t", "a").values(1).values(2));
            },
            op -> op.addColumn("t", column("n", bigint()).identity().unique()),
            "SELECT a FROM t ORDER BY a"),
        books(
            "addColumn",
            "of an enum",
            op -> op.createEnum("genre", "novel", "essay"),
            op -> op.addColumn("book", column("genre", enumType("genre")).defaultValue("essay"))));
    dropped();
    renamed();
  }

  private void dropped() {
    add(
        Case.of(
            "dropColumn",
            "the primary key, which is an identity",
            op -> {
              op.createTable(
                  "t", column("id", bigint()).identity().primaryKey(), column("a", integer()));
              op.insert(into("t", "a").values(1).values(2));
            },
            op -> op.dropColumn("t", "id"),
            "SELECT a FROM t ORDER BY a"),
        Case.of(
            "dropColumn",
            "that a generated column reads",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()).nullable(),
                    column("b", integer()).nullable(),
                    database.equals(H2)
                        ? column("twice", integer()).nullable().generatedVirtual("2 * a")
                        : column("twice", integer()).nullable().generatedStored("2 * a")),
            op -> op.dropColumn("t", "a")),
        Case.of(
            "dropColumn",
            "that a check over several columns names",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()).nullable(),
                    column("b", integer()).nullable(),
                    check("a < b").named("in_order")),
            op -> op.dropColumn("t", "a")),
        Case.of(
            "dropColumn",
            "of a foreign key over several columns",
            op -> {
              op.createTable(
                  "p", column("a", integer()).primaryKey(), column("b", integer()).primaryKey());
              op.createTable(
                  "c",
                  column("a", integer()).nullable(),
                  column("b", integer()).nullable(),
                  foreignKey("a", "b").references("p", "a", "b"));
            },
            op -> op.dropColumn("c", "b")),
        books("dropColumn", "", op -> op.dropColumn("book", "price"))
            .keeps("SELECT id, author_id, title, stock FROM book ORDER BY id"),
        Case.of(
            "dropColumn",
            "with its constraints and indexes",
            op -> {
              op.createTable("p", column("id", bigint()).primaryKey());
              op.createTable(
                  "t",
                  column("id", bigint()).primaryKey(),
                  column("a", bigint())
                      .defaultValue(1)
                      .unique()
                      .check("a > 0")
                      .references("p", "id", CASCADE),
                  index(key("a").desc()));
              op.insert(into("p", "id").values(1));
              op.insert(into("t", "id", "a").values(7, 1));
            },
            op -> op.dropColumn("t", "a"),
            "SELECT id FROM t"),
        books(
                "dropColumn",
                "in a composite index and key",
                op -> {
                  op.createIndex("book", index("price", "title"));
                  op.addConstraint("book", unique("id", "price"));
                },
                op -> op.dropColumn("book", "price"))
            .keeps("SELECT id, author_id, title, stock FROM book ORDER BY id"));
  }

  private void renamed() {
    add(
        Case.of(
            "renameColumn",
            "of an enum",
            op -> {
              op.createEnum("mood", "good", "bad");
              op.createTable("t", column("mood", enumType("mood")).defaultValue("good"));
              op.insert(into("t", "mood").values("bad"));
            },
            op -> op.renameColumn("t", "mood", "temper"),
            "SELECT mood FROM t"),
        books(
            "renameColumn",
            "that a partial index names",
            op -> op.createIndex("book", index("title").where("stock > 0 AND price > 1")),
            op -> {
              op.renameColumn("book", "stock", "pieces");
              op.renameColumn("book", "title", "name");
            }),
        books("renameColumn", "", op -> op.renameColumn("book", "title", "name")),
        books("renameColumn", "to another case", op -> op.renameColumn("book", "title", "Title")),
        books(
            "renameColumn",
            "that keys, checks, indexes and other columns name",
            op -> {
              op.addConstraint("book", foreignKey("author_id").references("author", "id"));
              op.addConstraint("book", check("stock >= 0 AND title <> 'stock'").named("in_stock"));
              op.addConstraint("book", unique("stock", "id"));
              op.createIndex("book", index(key("stock").desc()));
            },
            op -> {
              op.renameColumn("book", "stock", "pieces");
              op.renameColumn("author", "id", "number");
              op.renameColumn("book", "author_id", "writer");
            }),
        books(
            "renameColumn",
            "that a generated column reads",
            op ->
                op.addColumn(
                    "book",
                    database.equals(H2)
                        ? column("twice", integer()).nullable().generatedVirtual("2 * stock")
                        : column("twice", integer()).nullable().generatedStored("2 * stock")),
            op -> op.renameColumn("book", "stock", "pieces")));
  }
}
