package dev.retort;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Operations;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chain in which every kind of step stands, on tables with rows, views and keys both ways. Each
 * step of data shows when it ran twice.
 */
public final class Storm {

  /** How many rows it has where nothing else is said. */
  static final int ROWS = 1_000;

  private Storm() {}

  /** The tables and their rows. */
  public static TestChain ground(int rows) {
    return new TestChain()
        .then(
            "Ground",
            op -> {
              op.createTable("owner", column("id", bigint()).primaryKey());
              op.insert(into("owner", "id").values(1).values(2));
              op.createTable(
                  "account",
                  column("id", bigint()).identity().primaryKey(),
                  column("name", varchar(50)).unique(),
                  column("price", integer()).defaultValue(5),
                  column("points", integer()).defaultValue(1),
                  column("gone", integer()).nullable(),
                  column("owner_id", bigint()).references("owner", "id"),
                  index("name", "owner_id"),
                  index("gone"));
              op.createTable(
                  "child",
                  column("id", bigint()).primaryKey(),
                  column("account_id", bigint()).references("account", "id", CASCADE));
              op.bulkInsert(
                  into("account", "name", "owner_id"),
                  IntStream.rangeClosed(1, rows).mapToObj(i -> List.of("n" + i, 1 + i % 2)));
              op.bulkInsert(
                  into("child", "id", "account_id"),
                  IntStream.rangeClosed(1, rows).mapToObj(i -> List.of(i, i)));
              op.execute("CREATE VIEW named AS SELECT id, name FROM account");
              op.execute(
                  "CREATE VIEW owned AS SELECT n.id FROM named n JOIN child c ON c.id = n.id");
            });
  }

  /** {@link #ground}, and what happens to it. */
  public static TestChain all(int rows) {
    return ground(rows)
        .then("AddExtra", op -> op.addColumn("account", column("extra", bigint()).defaultValue(7)))
        .then(
            "FillExtra",
            op -> op.update("account", setSql("extra", "extra + id"), allRows()),
            op -> {})
        .then(
            "Cents",
            op -> {
              op.alterColumn("account", "price", setType(decimal(12, 2)).using("price * 100"));
              op.alterColumn("account", "points", setType(integer()).using("points * 2"));
            },
            op -> {
              op.alterColumn("account", "points", setType(integer()).using("points / 2"));
              op.alterColumn("account", "price", setType(integer()).using("price / 100"));
            })
        .then("SmallId", op -> op.alterColumn("account", "id", setType(integer())))
        .then(
            "Raw",
            op -> {
              op.execute(
                  "/* by hand */ ALTER TABLE account ADD COLUMN code INT DEFAULT 1 NOT NULL");
              op.execute("UPDATE account SET code = code + 1 WHERE id % 2 = 0");
              op.execute("ALTER TABLE account ALTER COLUMN code SET DATA TYPE INT USING code * 3");
              op.execute("CREATE INDEX ix_code ON account(code)");
              op.execute("ALTER TABLE account DROP COLUMN gone");
              op.execute("CREATE SEQUENCE ticket START WITH 100");
              op.execute("CREATE TABLE audit AS SELECT id, name FROM account");
            },
            op -> {
              op.execute("DROP TABLE audit");
              op.execute("DROP SEQUENCE ticket");
              op.execute("ALTER TABLE account ADD COLUMN gone INT");
              op.createIndex("account", index("gone"));
              op.execute("DROP INDEX ix_code");
              op.execute("ALTER TABLE account DROP COLUMN code");
            })
        .then(
            "Java",
            op ->
                op.run(
                    "count points up",
                    connection -> {
                      try (Statement statement = connection.createStatement()) {
                        statement.executeUpdate("UPDATE account SET points = points + 1");
                      }
                    }),
            op -> op.update("account", setSql("points", "points - 1"), allRows()))
        .then(
            "Mixed",
            Storm::mixed,
            op -> {
              op.delete("rack", where("id = ?", 3));
              op.dropConstraint("rack", "ck_rack");
              op.dropColumn("rack", "account_id");
              op.renameTable("rack", "shelf");
              op.dropTable("shelf");
            })
        .then("Last", op -> op.createTable("last", column("id", bigint()).primaryKey()));
  }

  private static void mixed(Operations op) {
    op.createTable(
        "shelf", column("id", bigint()).primaryKey(), column("room", varchar(20)).nullable());
    op.insert(into("shelf", "id", "room").values(1, "north").values(2, null));
    op.createIndex("shelf", index("room"));
    op.renameTable("shelf", "rack");
    op.renameColumn("rack", "room", "hall");
    op.alterColumn("rack", "hall", setDefault("south"), setComment("where it stands"));
    op.addColumn("rack", column("account_id", integer()).nullable().references("account", "id"));
    op.insert(into("rack", "id", "account_id").values(3, 7));
    op.addConstraint("rack", check("id > 0").named("ck_rack"));
    op.createTable("tag", column("id", bigint()).primaryKey());
    op.insert(into("tag", "id").values(1));
    op.dropTable("tag");
  }
}
