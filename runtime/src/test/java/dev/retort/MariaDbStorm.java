package dev.retort;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Operations;

/**
 * A chain in which every kind of step stands, on tables with rows, views and keys both ways. Each
 * step of data shows when it ran twice, and most definitions take long enough to die in.
 */
final class MariaDbStorm {

  private MariaDbStorm() {}

  /** The tables and their rows. */
  static TestChain ground() {
    return new TestChain()
        .then(
            "Ground",
            op -> {
              op.createEnum("mood", "sad", "glad");
              op.createTable("owner", column("id", bigint()).primaryKey());
              op.insert(into("owner", "id").values(1).values(2));
              op.createTable(
                  "account",
                  column("id", bigint()).identity().primaryKey(),
                  column("name", varchar(50)).comment("who"),
                  column("mood", enumType("mood")).defaultValue("sad"),
                  column("points", integer()).defaultValue(1),
                  column("gone", integer()).nullable(),
                  column("owner_id", bigint()).references("owner", "id"),
                  index("name", "gone"));
              op.execute(
                  "INSERT INTO account (name, owner_id) SELECT CONCAT('n', seq), 1 + seq % 2 FROM"
                      + " seq_1_to_20000");
            });
  }

  /** {@link #ground}, and what happens to it. */
  static TestChain all() {
    return ground()
        .then(
            "Copies",
            op -> {
              op.alterColumn("account", "name", setType(varchar(300)), setDefault("?"));
              op.update("account", setSql("points", "points + id"), allRows());
              op.addColumn("account", column("extra", bigint()).defaultValue(7));
              op.dropColumn("account", "gone");
              op.createIndex("account", index("name"));
              op.renameColumn("account", "points", "score");
              op.alterColumn("account", "score", setType(bigint()), setNotNull());
            },
            op -> {
              op.alterColumn("account", "score", setType(integer()));
              op.renameColumn("account", "score", "points");
              op.dropIndex("account", "ix_account_name");
              op.addColumn("account", column("gone", integer()).nullable());
              op.createIndex("account", index("name", "gone"));
              op.dropColumn("account", "extra");
              op.update("account", setSql("points", "points - id"), allRows());
              op.alterColumn("account", "name", setType(varchar(50)), dropDefault());
            })
        .then("Moods", op -> op.renameEnumValue("mood", "sad", "blue"))
        .then("Keys", MariaDbStorm::keys, Operations::reverseUpgrade)
        .then(
            "Own",
            op -> {
              op.execute(
                  "ALTER TABLE account ADD COLUMN code INT NOT NULL DEFAULT 1, ADD INDEX ix_code (code)");
              op.execute("UPDATE account SET code = code + 1 WHERE id % 2 = 0");
              op.execute(
                  "CREATE TRIGGER tr BEFORE INSERT ON account FOR EACH ROW BEGIN SET NEW.code = 9; END");
              op.backfill("account", setSql("code", "code * 3"), allRows(), batchesOf(4_000));
              op.createView("named", "SELECT id, name FROM account");
              op.run(
                  "count up",
                  connection -> {
                    try (var statement = connection.createStatement()) {
                      statement.executeUpdate("UPDATE account SET code = code + 1");
                    }
                  });
            },
            op -> {
              op.dropView("named");
              op.execute("DROP TRIGGER tr");
              op.execute("ALTER TABLE account DROP COLUMN code");
            });
  }

  private static void keys(Operations op) {
    op.dropConstraint("account", "fk_account_owner_id");
    op.dropConstraint("owner", "pk_owner");
    op.addConstraint("owner", primaryKey("id"));
    op.addConstraint("account", check("score > 0").named("ck_score"));
    op.addConstraint("account", foreignKey("owner_id").references("owner", "id").named("fk_owner"));
    op.createSequence("counted");
    op.renameTable("owner", "landlord");
  }
}
