package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.ColumnChange;
import dev.retort.op.Database;
import java.math.BigDecimal;

/** Columns that are altered. */
final class AlterationCases extends Cases {

  AlterationCases(Database database, String sales) {
    super(database, sales);
  }

  private void alter(String option, String column, ColumnChange first, ColumnChange... more) {
    add(books("alterColumn", option, op -> op.alterColumn("book", column, first, more)));
  }

  @Override
  void collect() {
    alter("setType(type) to a wider one", "stock", setType(bigint()));
    alter("setType(type) to another kind", "stock", setType(varchar(20)));
    alter("setType(type) of a column with a default", "price", setType(varchar(20)));
    alter("setType(type), setDefault(value)", "price", setDefault("none"), setType(varchar(20)));
    alter("setType(type), dropDefault()", "price", setType(varchar(20)), dropDefault());
    add(
        Case.of(
            "alterColumn",
            "setType(type) of an identity",
            op -> {
              op.createTable("t", column("id", integer()).identity().primaryKey());
              op.insert(into("t", "id").values(7));
            },
            op -> op.alterColumn("t", "id", setType(bigint())),
            "SELECT id FROM t"),
        books(
                "alterColumn",
                "setType(type).using(sql)",
                op ->
                    op.alterColumn(
                        "book", "stock", setType(varchar(20)).using("stock || ' pieces'")))
            .keeps("SELECT id, title FROM book ORDER BY id"),
        books(
                "alterColumn",
                "setType(type).using(sql), setNotNull()",
                op ->
                    op.alterColumn(
                        "book",
                        "price",
                        setNotNull(),
                        setType(integer()).using("coalesce(price, 0)")))
            .keeps("SELECT id, title FROM book ORDER BY id"),
        books(
            "alterColumn",
            "setType(type) of a key that is referenced",
            op ->
                op.createTable(
                    "loan", column("book_id", bigint()).nullable().references("book", "id")),
            op -> {
              op.dropConstraint("loan", "fk_loan_book_id");
              op.alterColumn("book", "id", setType(integer()));
              op.alterColumn("loan", "book_id", setType(integer()));
              op.addConstraint("loan", foreignKey("book_id").references("book", "id"));
            }),
        Case.of(
            "alterColumn",
            "setNotNull()",
            op -> {
              op.createTable("t", column("a", integer()).nullable());
              op.insert(into("t", "a").values(1));
            },
            op -> op.alterColumn("t", "a", setNotNull()),
            "SELECT a FROM t"));
    alter("dropNotNull()", "title", dropNotNull());
    alter("setDefault(value)", "price", setDefault(new BigDecimal("5.00")));
    alter("setDefault(value) where there was none", "title", setDefault("it's"));
    alter("setDefaultSql(sql)", "stock", setDefaultSql("1 + 1"));
    alter("dropDefault()", "price", dropDefault());
    alter("setComment(text)", "stock", setComment("in 'pieces'"));
    add(
        books(
            "alterColumn",
            "setComment(null)",
            op -> op.alterColumn("book", "stock", setComment("pieces")),
            op -> op.alterColumn("book", "stock", setComment(null))));
    alter("all at once", "stock", setDefault("none"), dropNotNull(), setType(varchar(20)));
    tables();
    identities();
    expressions();
    add(
        Case.of(
            "alterColumn",
            "setCollation(name)",
            op ->
                op.createTable(
                    "t",
                    column("a", varchar(9)).collate(said("german", "C", "utf8mb4_bin", "NOCASE"))),
            op ->
                op.alterColumn(
                    "t",
                    "a",
                    setCollation(said("english", "POSIX", "utf8mb4_general_ci", "RTRIM")))));
  }

  private void tables() {
    add(
        Case.of(
            "alterColumn",
            "setType(type) of a column with a collation",
            op -> {
              op.createTable(
                  "t",
                  column("a", varchar(9))
                      .defaultValue("it's")
                      .collate(said("german", "C", "utf8mb4_bin", "NOCASE")));
              op.insert(into("t", "a").values("x"));
            },
            op -> op.alterColumn("t", "a", setType(varchar(20))),
            "SELECT a FROM t"),
        Case.of(
            "alterColumn",
            "setType(type) of a column with a collation, to another kind",
            op -> {
              op.createTable(
                  "t",
                  column("a", varchar(9)).collate(said("german", "C", "utf8mb4_bin", "NOCASE")));
              op.insert(into("t", "a").values("7"));
            },
            op -> op.alterColumn("t", "a", setType(integer())),
            "SELECT a FROM t"),
        Case.of(
            "alterColumn",
            "setType(type) of a column with a comment",
            op -> op.createTable("t", column("a", varchar(9)).comment("it's")),
            op -> op.alterColumn("t", "a", setType(varchar(20)), dropNotNull())),
        Case.of(
            "alterColumn",
            "setType(enumType(name))",
            op -> {
              op.createEnum("mood", "good", "bad");
              op.createTable("t", column("a", varchar(9)).defaultValue("good"));
              op.insert(into("t", "a").values("bad"));
            },
            op -> op.alterColumn("t", "a", setType(enumType("mood"))),
            "SELECT a FROM t"),
        Case.of(
            "alterColumn",
            "setType(type) of a table that has keys, checks, indexes and rows",
            op -> {
              op.createTable(
                  "p", column("id", bigint()).identity().primaryKey(), column("n", integer()));
              op.createTable(
                  "t",
                  column("id", bigint()).identity().primaryKey(),
                  column("p_id", bigint()).nullable().references("p", "id", SET_NULL),
                  column("t_id", bigint()).nullable().references("t", "id", CASCADE),
                  column("a", integer()).defaultValue(7).check("a > 0"),
                  column("b", varchar(9)).nullable().unique(),
                  column("c", integer()).nullable().generatedVirtual("2 * id"),
                  unique("b", "a"),
                  check("a < 100 OR b <> ''").named("one_or_other"),
                  index(key("a").desc(), key("b")).unique().named("down"));
              op.insert(into("p", "id", "n").values(1, 1));
              op.insert(into("t", "id", "p_id", "t_id", "a", "b").values(5, 1, 5, 1, "x"));
            },
            op -> op.alterColumn("t", "b", setType(varchar(20))),
            "SELECT id, p_id, t_id, a, b, c FROM t"),
        Case.of(
            "alterColumn",
            "of a table and a column with names in quotes",
            op -> {
              op.createTable(
                  "order",
                  column("group", integer()).nullable(),
                  column("Größe", integer()).nullable(),
                  column("\"say \"\"hi\"\"\"", varchar(9)).nullable());
              op.createIndex("order", index("Größe"));
            },
            op -> {
              op.alterColumn("order", "group", setDefault(7));
              op.alterColumn("order", "Größe", setType(bigint()));
              op.addConstraint("order", unique("\"say \"\"hi\"\"\""));
              op.renameColumn("order", "group", "Table");
              op.renameIndex("order", "ix_order_Größe", "Index");
              op.renameTable("order", "Select");
              op.dropColumn("Select", "Größe");
            }));
  }

  private void identities() {
    add(
        books("alterColumn", "setIdentity()", op -> op.alterColumn("author", "id", setIdentity())),
        books(
            "alterColumn",
            "setIdentityAlways()",
            op -> op.alterColumn("author", "id", setIdentityAlways())),
        Case.of(
            "alterColumn",
            "setIdentityAlways() of an identity",
            op -> op.createTable("t", column("id", integer()).identity().primaryKey()),
            op -> op.alterColumn("t", "id", setIdentityAlways())),
        Case.of(
            "alterColumn",
            "dropIdentity()",
            op -> {
              op.createTable("t", column("id", integer()).identity().primaryKey());
              op.insert(into("t", "id").values(7));
            },
            op -> op.alterColumn("t", "id", dropIdentity()),
            "SELECT id FROM t"));
  }

  private void expressions() {
    add(
        books(
            "alterColumn",
            "setExpression(sql) of a stored column",
            op ->
                op.addColumn(
                    "book", column("twice", integer()).nullable().generatedStored("2 * stock")),
            op -> op.alterColumn("book", "twice", setExpression("stock + stock"))),
        books(
            "alterColumn",
            "setExpression(sql) of a virtual column",
            op ->
                op.addColumn(
                    "book", column("twice", integer()).nullable().generatedVirtual("2 * stock")),
            op -> op.alterColumn("book", "twice", setExpression("stock + stock"))),
        books(
            "alterColumn",
            "dropExpression() of a stored column",
            op ->
                op.addColumn(
                    "book", column("twice", integer()).nullable().generatedStored("2 * stock")),
            op -> op.alterColumn("book", "twice", dropExpression())),
        books(
            "alterColumn",
            "dropExpression() of a virtual column",
            op ->
                op.addColumn(
                    "book", column("twice", integer()).nullable().generatedVirtual("2 * stock")),
            op -> op.alterColumn("book", "twice", dropExpression())));
  }
}
