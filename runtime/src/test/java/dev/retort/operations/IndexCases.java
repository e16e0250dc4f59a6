package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Database;
import dev.retort.op.Index;

/** Indexes. */
final class IndexCases extends Cases {

  IndexCases(Database database, String sales) {
    super(database, sales);
  }

  private void create(String option, Index index) {
    add(books("createIndex", option, op -> op.createIndex("book", index)));
  }

  @Override
  void collect() {
    create("", index("title"));
    create(".named(name)", index("title", "stock").named("By Title"));
    create(".unique()", index("title", "stock").unique());
    create(".unique().nullsNotDistinct()", index("price").unique().nullsNotDistinct());
    create(".where(sql)", index("title").where("stock > 0"));
    create("expression(sql)", index(expression("lower(title)")).named("lower_title"));
    create("key(column).desc()", index(key("stock").desc(), key("title")));
    create("key(column).nullsFirst()", index(key("price").nullsFirst()));
    create("key(column).nullsLast()", index(key("price").desc().nullsLast()));
    create(
        "key(column).operatorClass(name)",
        index(key("title").operatorClass("varchar_pattern_ops")));
    create(".include(columns)", index("title").include("price", "stock"));
    create(".using(method)", index("title").using(said("hash", "hash", "btree", "btree")));
    create(".concurrently()", index("title").concurrently());
    add(
        books(
            "dropIndex",
            "",
            op -> op.createIndex("book", index(key("title").desc()).unique().named("by_title")),
            op -> op.dropIndex("book", "by_title")),
        books(
            "dropIndex",
            "with all that an index has",
            op ->
                op.createIndex(
                    "book",
                    database.equals(POSTGRESQL)
                        ? index(key("title").desc().nullsLast(), expression("lower(title)"))
                            .include("stock")
                            .where("stock > 0")
                            .named("by_title")
                        : index("title", "stock").unique().named("by_title")),
            op -> op.dropIndex("book", "by_title")),
        books(
            "dropIndex",
            "concurrently()",
            op -> op.createIndex("book", index("title")),
            op -> op.dropIndex("book", "ix_book_title", concurrently())),
        books(
            "renameIndex",
            "",
            op -> op.createIndex("book", index("title")),
            op -> op.renameIndex("book", "ix_book_title", "by_title")),
        books(
            "renameIndex",
            "to another case",
            op -> op.createIndex("book", index("title").named("by_title")),
            op -> op.renameIndex("book", "by_title", "By_Title")));
  }
}
