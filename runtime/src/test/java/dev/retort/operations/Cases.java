package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Database;
import dev.retort.op.Operations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Where the cases of one part of the vocabulary are collected. */
abstract class Cases {

  private final List<Case> all = new ArrayList<>();

  /** For which database they are written: a type or a text may be another there. */
  final Database database;

  /** A schema that is there for the case alone. */
  final String sales;

  Cases(Database database, String sales) {
    this.database = database;
    this.sales = sales;
  }

  abstract void collect();

  final List<Case> all() {
    collect();
    return all;
  }

  final void add(Case... cases) {
    all.addAll(Arrays.asList(cases));
  }

  /** What is another text on each database; MySQL's is MariaDB's. */
  final String said(String h2, String postgresql, String mariadb, String sqlite) {
    if (database.equals(H2)) {
      return h2;
    } else if (database.equals(POSTGRESQL)) {
      return postgresql;
    }
    return database.equals(SQLITE) ? sqlite : mariadb;
  }

  static void nothing(Operations op) {}

  /** Two tables with rows: authors, and their books. */
  static void library(Operations op) {
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

  /** A case that finds the library, and after which all its rows are as before. */
  static Case books(String operation, String option, Consumer<Operations> change) {
    return books(operation, option, op -> {}, change);
  }

  /** The same where more is there before. */
  static Case books(
      String operation, String option, Consumer<Operations> more, Consumer<Operations> change) {
    return Case.of(
        operation,
        option,
        op -> {
          library(op);
          more.accept(op);
        },
        change,
        "SELECT id, name FROM author ORDER BY id",
        "SELECT id, author_id, title, price, stock FROM book ORDER BY id");
  }
}
