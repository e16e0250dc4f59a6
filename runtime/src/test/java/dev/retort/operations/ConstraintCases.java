package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Constraint;
import dev.retort.op.Database;
import dev.retort.op.Operations;

/** Constraints. */
final class ConstraintCases extends Cases {

  ConstraintCases(Database database, String sales) {
    super(database, sales);
  }

  private void constraint(String option, Constraint constraint) {
    add(books("addConstraint", option, op -> op.addConstraint("book", constraint)));
  }

  private static Constraint.ForeignKey toAuthor() {
    return foreignKey("author_id").references("author", "id");
  }

  private void booking(Operations op) {
    op.createTable(
        "booking",
        column("room", integer()),
        column("during", raw(said("GEOMETRY", "int4range", "varchar(9)", "TEXT"))));
  }

  @Override
  void collect() {
    add(
        Case.of(
            "addConstraint",
            "primaryKey(columns)",
            op -> {
              op.createTable("t", column("a", integer()).nullable(), column("b", integer()));
              op.insert(into("t", "a", "b").values(1, 1).values(2, 1));
            },
            op -> op.addConstraint("t", primaryKey("a", "b")),
            "SELECT a, b FROM t ORDER BY a"));
    constraint("unique(columns)", unique("title", "stock"));
    constraint("unique(columns).nullsNotDistinct()", unique("price").nullsNotDistinct());
    constraint("unique(columns).deferrable()", unique("title").deferrable());
    constraint("unique(columns).initiallyDeferred()", unique("title").initiallyDeferred());
    add(
        books(
            "addConstraint",
            "unique(columns).usingIndex(name)",
            op -> op.createIndex("book", index("title").unique().named("titles")),
            op -> op.addConstraint("book", unique("title").usingIndex("titles").named("once"))));
    constraint("check(sql)", check("stock >= 0 AND title <> ''").named("in_stock"));
    constraint("check(sql).notValid()", check("stock >= 0").notValid());
    constraint("foreignKey(columns)", toAuthor());
    constraint(
        "foreignKey(columns).onDelete(action).onUpdate(action)",
        toAuthor().onDelete(CASCADE).onUpdate(RESTRICT).named("written_by"));
    constraint("foreignKey(columns).deferrable()", toAuthor().deferrable());
    constraint("foreignKey(columns).initiallyDeferred()", toAuthor().initiallyDeferred());
    constraint("foreignKey(columns).notValid()", toAuthor().notValid());
    add(
        Case.of(
            "addConstraint",
            "exclude(elements)",
            this::booking,
            op -> op.addConstraint("booking", exclude("during WITH &&"))),
        Case.of(
            "addConstraint",
            "exclude(elements).using(method).where(sql)",
            this::booking,
            op ->
                op.addConstraint(
                    "booking",
                    exclude("room WITH =", "abs(room) WITH =")
                        .using("btree")
                        .where("room > 0")
                        .named("one_room"))));
    validated();
    dropped();
  }

  private void validated() {
    add(
        books(
            "validateConstraint",
            "of a check",
            op -> op.addConstraint("book", check("stock >= 0").notValid().named("in_stock")),
            op -> op.validateConstraint("book", "in_stock")),
        books(
            "validateConstraint",
            "of a foreign key",
            op -> op.addConstraint("book", toAuthor().notValid()),
            op -> op.validateConstraint("book", "fk_book_author_id")));
  }

  private void dropped() {
    add(
        books("dropConstraint", "primary key", op -> op.dropConstraint("author", "pk_author")),
        Case.of(
            "dropConstraint",
            "primary key of an identity",
            op -> op.createTable("t", column("id", bigint()).identity().primaryKey()),
            op -> op.dropConstraint("t", "pk_t")),
        books(
            "dropConstraint",
            "unique",
            op -> op.addConstraint("book", unique("title", "stock")),
            op -> op.dropConstraint("book", "uq_book_title_stock")),
        books(
            "dropConstraint",
            "check",
            op -> op.addConstraint("book", check("stock >= 0").named("in_stock")),
            op -> op.dropConstraint("book", "in_stock")),
        books(
            "dropConstraint",
            "foreign key",
            op -> op.addConstraint("book", toAuthor().onDelete(CASCADE)),
            op -> op.dropConstraint("book", "fk_book_author_id")),
        Case.of(
            "dropConstraint",
            "exclude",
            op -> {
              booking(op);
              op.addConstraint("booking", exclude("during WITH &&").named("once"));
            },
            op -> op.dropConstraint("booking", "once")));
  }
}
