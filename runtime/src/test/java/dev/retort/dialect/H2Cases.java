package dev.retort.dialect;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Operations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Every operation with every option of the vocabulary, in cases that tell what each is about. */
final class H2Cases {

  /**
   * One case.
   *
   * @param name names its golden file
   * @param given what is there before, with rows
   * @param change the operations looked at
   * @param survivors a query whose rows are the same after the change was undone
   */
  record Case(
      String name,
      Consumer<Operations> given,
      Consumer<Operations> change,
      List<String> survivors) {

    @Override
    public String toString() {
      return name;
    }
  }

  private final List<Case> cases = new ArrayList<>();

  private H2Cases() {}

  static List<Case> all() {
    H2Cases all = new H2Cases();
    all.tables();
    all.columns();
    all.alterations();
    all.indexes();
    all.constraints();
    all.data();
    all.impossible();
    return all.cases;
  }

  /** Two tables with rows: authors, and their books. */
  private static void books(Operations op) {
    op.createTable("author", column("id", bigint()).primaryKey(), column("name", varchar(50)));
    op.createTable(
        "book",
        column("id", bigint()).primaryKey(),
        column("author_id", bigint()),
        column("title", varchar(200)),
        column("price", decimal(10, 2)).nullable().defaultValue(new BigDecimal("9.90")),
        column("stock", integer()));
    op.insert(into("author", "id", "name").values(1, "Ann").values(2, "Bob"));
    op.insert(
        into("book", "id", "author_id", "title", "price", "stock")
            .values(1, 1, "One", new BigDecimal("1.50"), 3)
            .values(2, 2, "Two", null, 0));
  }

  private static void nothing(Operations op) {}

  private void on(Consumer<Operations> given, String name, Consumer<Operations> change) {
    cases.add(new Case(name, given, change, List.of()));
  }

  private void books(String name, Consumer<Operations> change) {
    books(name, change, "SELECT * FROM author", "SELECT * FROM book");
  }

  private void books(String name, Consumer<Operations> change, String... survivors) {
    cases.add(new Case(name, H2Cases::books, change, List.of(survivors)));
  }

  private void tables() {
    on(
        H2Cases::nothing,
        "create-table-types",
        op ->
            op.createTable(
                "types",
                column("a", smallint()),
                column("b", integer()),
                column("c", bigint()),
                column("d", decimal(10, 2)),
                column("e", real()),
                column("f", doublePrecision()),
                column("g", bool()),
                column("h", character(3)),
                column("i", varchar(50)),
                column("j", text()),
                column("k", varbinary(16)),
                column("l", blob()),
                column("m", date()),
                column("n", time()),
                column("o", timestamp()),
                column("p", timestamptz()),
                column("q", uuid()),
                column("r", json()),
                column("s", jsonb()),
                column("t", array(integer())),
                column("u", array(array(varchar(5)))),
                column("v", raw("GEOMETRY"))));
    on(
        H2Cases::nothing,
        "create-table-default-values",
        op ->
            op.createTable(
                "defaults",
                column("a", integer()).defaultValue(-1),
                column("b", decimal(10, 2)).defaultValue(new BigDecimal("1.50")),
                column("c", real()).defaultValue(1.5f),
                column("d", doublePrecision()).defaultValue(1e100),
                column("e", bool()).defaultValue(true),
                column("f", varchar(50)).defaultValue("it's a \\ \"text\"\nof two lines"),
                column("g", varchar(50)).defaultValue("now()"),
                column("h", varbinary(4)).defaultValue(new byte[] {0, (byte) 255}),
                column("i", date()).defaultValue(LocalDate.of(2026, 1, 2)),
                column("j", time()).defaultValue(LocalTime.of(3, 4, 5, 6000)),
                column("k", timestamp()).defaultValue(LocalDateTime.of(2026, 1, 2, 3, 4)),
                column("l", timestamptz())
                    .defaultValue(OffsetDateTime.parse("2026-01-02T03:04:05+01:00")),
                column("m", uuid())
                    .defaultValue(UUID.fromString("00000000-0000-0000-0000-00000000002a")),
                column("n", json()).defaultValue("{\"a\": [1, null]}"),
                column("o", array(integer())).defaultValue(List.of(1, 2)),
                column("p", integer()).nullable().defaultValue(null),
                column("q", varchar(5)).defaultValue("a\u0000\u0001\u20ac'")));
    on(
        H2Cases::nothing,
        "create-table-default-sql",
        op ->
            op.createTable(
                "defaults",
                column("at", timestamptz()).defaultSql("current_timestamp"),
                column("half", doublePrecision()).defaultSql("0.25 + 0.25")));
    on(
        H2Cases::nothing,
        "create-table-identity",
        op -> {
          op.createTable("a", column("id", bigint()).identity().primaryKey());
          op.createTable("b", column("id", integer()).identityAlways().primaryKey());
        });
    on(
        H2Cases::nothing,
        "create-table-generated",
        op ->
            op.createTable(
                "area",
                column("width", integer()),
                column("height", integer()).nullable(),
                column("size", integer()).nullable().generatedVirtual("width * height"),
                column("twice", integer()).generatedVirtual("2 * width")));
    on(
        H2Cases::nothing,
        "create-table-references",
        op -> {
          op.createTable("p", column("id", bigint()).primaryKey());
          op.createTable(
              "c",
              column("a", bigint()).references("p", "id"),
              column("b", bigint()).references("p", "id", RESTRICT),
              column("c", bigint()).references("p", "id", CASCADE),
              column("d", bigint()).nullable().references("p", "id", SET_NULL),
              column("e", bigint()).defaultValue(0).references("p", "id", SET_DEFAULT));
        });
    on(
        H2Cases::nothing,
        "create-table-composite-keys",
        op -> {
          op.createTable(
              "p",
              column("b", integer()).primaryKey(),
              column("a", integer()).primaryKey(),
              column("c", integer()).unique(),
              unique("a", "c").named("a_and_c"));
          op.createTable(
              "c",
              column("x", integer()),
              column("y", integer()),
              foreignKey("x", "y").references("p", "a", "b").onDelete(CASCADE).onUpdate(RESTRICT),
              foreignKey("y").references("c", "y").named("self"),
              unique("y"));
        });
    on(
        H2Cases::nothing,
        "create-table-checks",
        op ->
            op.createTable(
                "person",
                column("age", integer()).check("age > 0").check("age < 200"),
                column("name", varchar(50)),
                check("name <> ''"),
                check("name <> 'nobody' OR age = 1").named("nobody_is_one")));
    on(
        H2Cases::nothing,
        "create-table-nulls-not-distinct",
        op ->
            op.createTable(
                "t",
                column("a", integer()).nullable(),
                column("b", integer()).nullable(),
                unique("a").nullsNotDistinct(),
                index("b").unique().nullsNotDistinct()));
    on(
        H2Cases::nothing,
        "create-table-indexes",
        op ->
            op.createTable(
                "t",
                column("a", integer()),
                column("b", integer()),
                index("a", "b"),
                index(key("b").desc(), key("a").nullsLast()).named("b_first"),
                index("b").unique()));
    on(
        H2Cases::nothing,
        "create-table-comments",
        op ->
            op.createTable(
                "t",
                column("a", integer()).comment("it's \"a\" \\ ?"),
                column("b", integer()).comment("two\nlines"),
                comment("a {table} -- of 'two'")));
    on(
        H2Cases::nothing,
        "create-table-names",
        op ->
            op.createTable(
                "Order Line",
                column("order", integer()).primaryKey(),
                column("Größe", integer()).unique(),
                column("\"user\"", integer()),
                column("v1.2", integer()),
                column("a\u2013b", integer()).check("\"a\u2013b\" > 0"),
                column("\"say \"\"hi\"\"\"", integer()),
                index("Größe", "v1.2")));
    on(
        op -> op.execute("CREATE SCHEMA sales"),
        "create-table-in-a-schema",
        op -> {
          op.createTable(
              "sales.account", column("id", bigint()).primaryKey(), index("id").named("other"));
          op.createTable("invoice", column("account", bigint()).references("sales.account", "id"));
          op.renameIndex("sales.account", "other", "third");
          op.addColumn("sales.account", column("name", text()).comment("its name"));
          op.dropIndex("sales.account", "third");
          op.renameTable("sales.account", "customer");
        });
    on(
        H2Cases::nothing,
        "create-table-long-names",
        op -> {
          op.createTable("t" + "x".repeat(255), column("id", integer()).primaryKey().unique());
          op.createTable(
              "u" + "x".repeat(249), column("id", integer()), index("id"), check("id > 0"));
          op.renameIndex("u" + "x".repeat(249), "ix_u" + "x".repeat(249) + "_id", "short");
        });
    on(
        H2Cases::nothing,
        "create-table-with-rows",
        op -> {
          op.createTable("genre", column("name", varchar(50)).primaryKey());
          op.insert(into("genre", "name").values("novel").values("essay"));
          op.renameTable("genre", "kind");
          op.update("kind", set("name", "story"), where("name = 'novel'"));
        });
    books("drop-table", op -> op.dropTable("book"), "SELECT * FROM author");
    on(
        op -> {
          op.createTable(
              "t",
              column("id", bigint()).identity().primaryKey().comment("its number"),
              column("a", integer()).defaultValue(1).check("a > 0"),
              column("b", integer()).nullable().generatedVirtual("a + 1"),
              unique("a").nullsNotDistinct(),
              index(key("a").desc()).unique().named("a_down"),
              comment("all of it"));
          op.addConstraint("t", foreignKey("a").references("t", "a").named("self"));
        },
        "drop-table-with-everything",
        op -> op.dropTable("t"));
    books("rename-table", op -> op.renameTable("book", "volume"));
    on(
        op -> {
          op.createTable("author", column("id", bigint()).primaryKey(), index("id"));
          op.createTable("book", column("author_id", bigint()).references("author", "id"));
        },
        "rename-table-that-others-reference",
        op -> {
          op.renameTable("author", "writer");
          op.dropConstraint("book", "fk_book_author_id");
          op.dropTable("writer");
        });
  }

  private void columns() {
    books("add-column", op -> op.addColumn("book", column("isbn", character(13)).nullable()));
    books(
        "add-column-with-everything",
        op -> {
          op.addColumn(
              "book",
              column("isbn", varchar(13))
                  .nullable()
                  .unique()
                  .check("isbn <> ''")
                  .comment("13 digits"));
          op.addColumn(
              "book",
              column("editor_id", bigint())
                  .defaultValue(2)
                  .references("author", "id", RESTRICT)
                  .comment("who edits it"));
          op.addColumn("book", column("double", integer()).generatedVirtual("2 * stock"));
        });
    on(
        op -> {
          op.createTable("t", column("a", integer()));
          op.insert(into("t", "a").values(1).values(2));
        },
        "add-column-identity",
        op -> op.addColumn("t", column("id", bigint()).identity().primaryKey()));
    books(
        "drop-column",
        op -> op.dropColumn("book", "price"),
        "SELECT id, author_id, title, stock FROM book");
    on(
        op -> {
          op.createTable("p", column("id", bigint()).primaryKey());
          op.createTable(
              "t",
              column("id", bigint()).primaryKey(),
              column("a", bigint())
                  .defaultValue(1)
                  .unique()
                  .check("a > 0")
                  .references("p", "id", CASCADE)
                  .comment("goes and comes"),
              index(key("a").desc()));
          op.insert(into("p", "id").values(1));
          op.insert(into("t", "id", "a").values(7, 1));
        },
        "drop-column-with-its-constraints",
        op -> op.dropColumn("t", "a"));
    books("rename-column", op -> op.renameColumn("book", "title", "name"));
    on(
        op -> {
          books(op);
          op.addConstraint("book", foreignKey("author_id").references("author", "id"));
          op.addConstraint("book", check("stock >= 0 AND title <> 'stock'").named("in_stock"));
          op.addConstraint("book", unique("stock", "id"));
          op.createIndex("book", index(key("stock").desc()));
          op.addColumn("book", column("twice", integer()).generatedVirtual("2 * stock"));
        },
        "rename-column-that-much-depends-on",
        op -> {
          op.renameColumn("book", "stock", "pieces");
          op.renameColumn("author", "id", "number");
          op.renameColumn("book", "author_id", "writer");
          op.dropColumn("book", "twice");
          op.dropConstraint("book", "in_stock");
          op.dropConstraint("book", "uq_book_stock_id");
          op.dropIndex("book", "ix_book_stock");
          op.dropConstraint("book", "fk_book_author_id");
        });
  }

  private void alterations() {
    books("alter-column-type", op -> op.alterColumn("book", "stock", setType(decimal(12, 3))));
    books(
        "alter-column-type-of-one-that-has-everything",
        op -> op.alterColumn("book", "price", setType(varchar(20))));
    books(
        "alter-column-type-using",
        op -> op.alterColumn("book", "stock", setType(varchar(20)).using("stock || ' pieces'")),
        "SELECT id, title FROM book");
    on(
        op -> {
          op.createTable("t", column("a", integer()).nullable());
          op.insert(into("t", "a").values(1));
        },
        "alter-column-set-not-null",
        op -> op.alterColumn("t", "a", setNotNull()));
    books("alter-column-drop-not-null", op -> op.alterColumn("book", "title", dropNotNull()));
    books(
        "alter-column-default",
        op -> {
          op.alterColumn("book", "price", setDefault(new BigDecimal("5.00")));
          op.alterColumn("book", "stock", setDefaultSql("1 + 1"));
          op.alterColumn("book", "title", setDefault("it's"));
        });
    books("alter-column-drop-default", op -> op.alterColumn("book", "price", dropDefault()));
    books(
        "alter-column-comment",
        op -> {
          op.alterColumn("book", "price", setComment("in 'euros'"));
          op.alterColumn("book", "price", setComment(null));
          op.alterColumn("book", "stock", setComment("pieces"));
        });
    books(
        "alter-column-type-and-default",
        op -> op.alterColumn("book", "price", setDefault("none"), setType(varchar(20))));
    books(
        "alter-column-type-without-default",
        op -> op.alterColumn("book", "price", setType(varchar(20)), dropDefault()));
    books(
        "alter-column-all-at-once",
        op ->
            op.alterColumn(
                "book",
                "stock",
                setComment("as text"),
                setDefault("none"),
                dropNotNull(),
                setType(varchar(20))));
    books(
        "alter-column-not-null-after-using",
        op ->
            op.alterColumn(
                "book", "price", setNotNull(), setType(integer()).using("coalesce(price, 0)")),
        "SELECT id, title FROM book");
    on(
        op -> {
          op.createTable("t", column("id", integer()).identity().primaryKey(), column("j", json()));
          op.insert(into("t", "j").values("{}"));
        },
        "alter-column-identity-and-json",
        op -> {
          op.alterColumn("t", "id", setType(bigint()));
          op.alterColumn("t", "j", setType(jsonb()), setDefault("[]"));
        });
  }

  private void indexes() {
    books("create-index", op -> op.createIndex("book", index("title")));
    books(
        "create-index-options",
        op -> {
          op.createIndex("book", index("title", "stock").unique());
          op.createIndex("book", index(key("stock").desc().nullsFirst(), key("title")));
          op.createIndex("book", index(key("price").nullsLast()).named("Cheap first"));
          op.createIndex("book", index("price").unique().nullsNotDistinct());
        });
    on(
        op -> {
          books(op);
          op.createIndex("book", index(key("title").desc()).unique().named("by_title"));
        },
        "drop-index",
        op -> op.dropIndex("book", "by_title"));
    on(
        op -> {
          books(op);
          op.createIndex("book", index("title"));
        },
        "rename-index",
        op -> op.renameIndex("book", "ix_book_title", "by_title"));
  }

  private void constraints() {
    books(
        "add-constraint",
        op -> {
          op.addConstraint("book", unique("title", "stock"));
          op.addConstraint("book", unique("price").nullsNotDistinct().named("price_once"));
          op.addConstraint("book", check("stock >= 0"));
          op.addConstraint(
              "book",
              foreignKey("author_id")
                  .references("author", "id")
                  .onDelete(CASCADE)
                  .onUpdate(SET_NULL));
        });
    on(
        op -> {
          op.createTable("t", column("a", integer()).nullable(), column("b", integer()));
          op.insert(into("t", "a", "b").values(1, 1).values(2, 1));
        },
        "add-constraint-primary-key",
        op -> op.addConstraint("t", primaryKey("a", "b")));
    on(
        op -> {
          books(op);
          op.addConstraint("book", unique("title").nullsNotDistinct());
          op.addConstraint("book", check("stock >= 0").named("in_stock"));
          op.addConstraint(
              "book", foreignKey("author_id").references("author", "id").onDelete(RESTRICT));
        },
        "drop-constraint",
        op -> {
          op.dropConstraint("book", "fk_book_author_id");
          op.dropConstraint("book", "uq_book_title");
          op.dropConstraint("book", "in_stock");
          op.dropConstraint("author", "pk_author");
        });
  }

  private void data() {
    books(
        "insert",
        op ->
            op.insert(
                into("book", "id", "title", "price", "author_id", "stock")
                    .values(3, "it's", null, 1, 1)
                    .values(4, "a ? b", new BigDecimal("0.10"), 1, -1)));
    books(
        "bulk-insert",
        op ->
            op.bulkInsert(
                into("author", "id", "name"), List.of(List.of(3, "Cid"), List.of(4, "it's"))));
    books(
        "update",
        op -> {
          op.update(
              "book",
              set("title", "it's").set("price", null).setSql("stock", "stock + 1"),
              where("id = ? AND title <> ?", 1, "?"));
          op.update("book", set("stock", 0), where("title = '?'"));
          op.update("book", setSql("price", "coalesce(price, 1)"), allRows());
        });
    books(
        "delete",
        op -> {
          op.delete("book", where("id = ?", 1));
          op.delete("book", where("title = '?'"));
          op.delete("author", allRows());
        });
    books(
        "execute",
        op -> {
          op.execute("UPDATE book SET title = 'a ? b'");
          op.execute("UPDATE book SET title = ?, price = ?", "it's", null);
        });
    books(
        "execute-reversed",
        op ->
            op.execute(
                sql("CREATE VIEW titles AS SELECT title FROM book")
                    .reversedBy("DROP VIEW titles")));
  }

  private void impossible() {
    books(
        "refused-index-options",
        op -> {
          op.createIndex("book", index("title").where("stock > 0").include("price"));
          op.createIndex("book", index("title").using("gin").concurrently().named("by_title"));
          op.createIndex("book", index(expression("lower(title)")).named("by_lower"));
          op.createIndex("book", index(key("title").operatorClass("text_ops")));
        });
    books(
        "refused-constraint-options",
        op -> {
          op.addConstraint(
              "book", foreignKey("author_id").references("author", "id").deferrable().notValid());
          op.addConstraint("book", check("stock > 0").named("in_stock").notValid());
          op.addConstraint("book", unique("title").usingIndex("by_title"));
        });
    books(
        "refused-column-options",
        op -> {
          op.addColumn("book", column("name", varchar(10)).collate("de"));
          op.addColumn("book", column("twice", integer()).generatedStored("2 * stock"));
        });
    on(
        H2Cases::nothing,
        "refused-keys-over-large-objects",
        op -> {
          op.createTable("t", column("a", text()).unique(), column("b", blob()), index("b"));
          op.addColumn("t", column("c", text()).nullable().unique());
        });
    on(
        H2Cases::nothing,
        "refused-long-names",
        op -> {
          String tooLong = "x".repeat(257);
          op.createTable(tooLong, column("id", integer()));
          op.createTable(
              "t",
              column(tooLong, integer()),
              index("id2").named(tooLong),
              column("id2", integer()));
          op.addConstraint("t", unique("a").named(tooLong));
          op.renameTable("t", tooLong);
          op.renameColumn("t", "a", tooLong);
          op.renameIndex("t", "a", tooLong);
        });
    on(
        op -> op.createTable("account", column("id", integer())),
        "refused-names-that-are-one",
        op -> {
          op.createTable(
              "t",
              column("a", integer()),
              column("\"A\"", integer()),
              check("a > 0").named("c"),
              check("a > 1").named("C"),
              index("a").named("i"),
              index("a").named("I"));
          op.createTable("ACCOUNT", column("id", integer()));
          op.addColumn("account", column("\"ID\"", integer()));
          op.createTable("u", column("a", integer()), column("b", integer()));
          op.renameColumn("u", "b", "A");
          op.renameTable("u", "ACCOUNT");
        });
  }
}
