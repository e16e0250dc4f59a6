package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Database;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rows. */
final class RowCases extends Cases {

  RowCases(Database database, String sales) {
    super(database, sales);
  }

  private record Author(long id, String name) {}

  @Override
  void collect() {
    add(
        books(
                "insert",
                "into(table, columns).values(values)",
                op ->
                    op.insert(
                        into("book", "id", "title", "price", "author_id", "stock")
                            .values(3, "it's", null, 1, 1)
                            .values(4, "a ? b", new BigDecimal("0.10"), 1, -1)))
            .undoneBy(op -> op.delete("book", where("id > 2"))),
        books(
            "insert",
            "without a downgrade",
            op -> op.insert(into("author", "id", "name").values(3, "Cid"))),
        books(
                "bulkInsert",
                "lists",
                op ->
                    op.bulkInsert(
                        into("author", "id", "name"),
                        List.of(List.of(3, "Cid"), Arrays.asList(4, "it's"))))
            .undoneBy(op -> op.delete("author", where("id > ?", 2))),
        books(
                "bulkInsert",
                "maps",
                op ->
                    op.bulkInsert(
                        into("author", "id", "name"), List.of(Map.of("id", 3, "name", "Cid"))))
            .undoneBy(op -> op.delete("author", where("id > 2"))),
        books(
                "bulkInsert",
                "a stream of records",
                op ->
                    op.bulkInsert(
                        into("author", "id", "name"),
                        Stream.of(new Author(3, "Cid"), new Author(4, "Dot"))))
            .undoneBy(op -> op.delete("author", where("id > 2"))),
        books(
                "bulkInsert",
                "table(name, columns)",
                op ->
                    op.bulkInsert(
                        table("author", column("id", bigint()), column("name", varchar(50))),
                        List.of(List.of(3, "Cid"))))
            .undoneBy(op -> op.delete("author", where("id > 2"))),
        books(
                "update",
                "set(column, value), where(sql, parameters)",
                op ->
                    op.update(
                        "book",
                        set("title", "it's").set("price", null).setSql("stock", "stock + 4"),
                        where("id = ? AND title <> ?", 1, "?")))
            .undoneBy(
                op ->
                    op.update(
                        "book",
                        set("title", "One").set("stock", 3).set("price", new BigDecimal("1.50")),
                        where("id = 1"))),
        books(
                "update",
                "setSql(column, sql), allRows()",
                op -> op.update("book", setSql("stock", "stock + 1"), allRows()))
            .undoneBy(op -> op.update("book", setSql("stock", "stock - 1"), allRows())),
        books("update", "without a downgrade", op -> op.update("book", set("stock", 0), allRows())),
        books("delete", "where(sql, parameters)", op -> op.delete("book", where("id = ?", 1))),
        books("delete", "allRows()", op -> op.delete("author", allRows())),
        books(
                "backfill",
                "batchesOf(rows)",
                op -> op.backfill("book", set("price", 7), where("price IS NULL"), batchesOf(1)))
            .undoneBy(op -> op.update("book", set("price", null), where("price = 7"))),
        books(
                "backfill",
                "batchesOf(rows).by(column).pausing(time)",
                op ->
                    op.backfill(
                        "book",
                        setSql("stock", "stock + 1"),
                        allRows(),
                        batchesOf(100).by("id").pausing(Duration.ofMillis(1))))
            .undoneBy(op -> op.update("book", setSql("stock", "stock - 1"), allRows())));
  }
}
