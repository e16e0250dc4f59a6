package dev.retort.operations;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Database;
import java.sql.Statement;
import java.time.Duration;

/** What an author writes in SQL and in Java, and what a revision says of itself. */
final class SqlCases extends Cases {

  private static final String MORE = "UPDATE book SET stock = stock + 1";
  private static final String LESS = "UPDATE book SET stock = stock - 1";

  SqlCases(Database database, String sales) {
    super(database, sales);
  }

  @Override
  void collect() {
    add(
        books("execute", "sql", op -> op.execute("UPDATE book SET title = 'a ? b'")),
        books(
                "execute",
                "sql, parameters",
                op -> op.execute("UPDATE book SET title = ? WHERE id = ?", "it's", 1))
            .undoneBy(op -> op.execute("UPDATE book SET title = 'One' WHERE id = 1")),
        books("execute", "sql(sql).reversedBy(sql)", op -> op.execute(sql(MORE).reversedBy(LESS))),
        books(
                "execute",
                "sql(sql).outsideTransaction()",
                op ->
                    op.execute(
                        sql(said("ANALYZE", "VACUUM book", "ANALYZE TABLE book", "VACUUM"))
                            .outsideTransaction()))
            .undoneBy(op -> {}),
        books(
                "executeScript",
                "file",
                op -> {
                  if (op.hasScript("stock.sql")) {
                    op.executeScript("stock.sql");
                  }
                })
            .file("stock.sql", MORE + ";\n-- and once more; really\n" + MORE + ";\n")
            .undoneBy(
                op -> {
                  op.execute(LESS);
                  op.execute(LESS);
                }),
        books("executeScript", "without a downgrade", op -> op.executeScript("stock.sql"))
            .file("stock.sql", MORE),
        books(
                "run",
                "name, action",
                op ->
                    op.run(
                        "one more",
                        connection -> {
                          try (Statement statement = connection.createStatement()) {
                            statement.execute(MORE);
                          }
                        }))
            .undoneBy(op -> op.execute(LESS)),
        books("run", "without a downgrade", op -> op.run("nothing", connection -> {})),
        books(
            "on",
            "database, block",
            op -> {
              op.on(database, () -> op.addColumn("book", column("here", integer()).nullable()));
              op.on(
                  new Database("another"),
                  () -> op.addColumn("book", column("there", integer()).nullable()));
            }),
        books(
            "timeouts",
            "statementLockTimeout(time).statementTimeout(time).lockRetries(n)",
            op -> {
              op.timeouts(
                  statementLockTimeout(Duration.ofSeconds(30))
                      .statementTimeout(Duration.ofSeconds(60))
                      .lockRetries(2));
              op.addColumn("book", column("pages", integer()).nullable());
            }),
        books(
            "timeouts",
            "statementTimeout(time), lockRetries(n)",
            op -> {
              op.timeouts(statementTimeout(Duration.ofSeconds(60)));
              op.timeouts(lockRetries(2).statementLockTimeout(Duration.ofSeconds(30)));
              op.addColumn("book", column("pages", integer()).nullable());
            }),
        books(
                "reverseUpgrade",
                "beside other operations",
                op -> op.addColumn("book", column("pages", integer()).nullable()))
            .undoneBy(
                op -> {
                  op.execute("UPDATE book SET pages = 1");
                  op.reverseUpgrade();
                }),
        books("irreversible", "why", op -> op.update("book", set("stock", 0), where("stock < 0")))
            .undoneBy(op -> op.irreversible("the stock as it was is nowhere")));
  }
}
