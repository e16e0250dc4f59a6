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
