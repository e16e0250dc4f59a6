package dev.retort;

import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;

import org.junit.jupiter.api.Test;

class MariaDbSmokeTest {
  @Test
  void runs() {
    var db = MariaDbServer.database();
    TestChain chain =
        new TestChain()
            .then(
                "A",
                op -> {
                  op.createTable(
                      "book",
                      column("id", bigint()).identity().primaryKey(),
                      column("title", varchar(200)),
                      index("title"));
                  op.insert(into("book", "title").values("x"));
                },
                op -> op.dropTable("book"));
    MigrationRegistry r = MigrationRegistry.builder(db).source(chain).build();
    System.out.println(r.apply());
    System.out.println(query(db, "select version(), title from book"));
    System.out.println(r.history().entries());
    r.downgrade("base");
  }
}
