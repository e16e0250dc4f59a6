package dev.retort;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Operations;

/**
 * A chain in which every kind of transaction stands: whole revisions, and revisions that indexes
 * built concurrently, backfills and an author's own statements split. Each step of data shows when
 * it ran twice, and most others take long enough to die in.
 */
final class PostgresStorm {

  private PostgresStorm() {}

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
                  "INSERT INTO account (name, owner_id) SELECT 'n' || i, 1 + i % 2 FROM"
                      + " generate_series(1, 10000) AS i");
            });
  }

  /** {@link #ground}, and what happens to it. */
  static TestChain all() {
    return ground()
        .then("Whole", PostgresStorm::whole, PostgresStorm::undoWhole)
        .then(
            "Concurrently",
            op -> {
              op.addColumn("account", column("extra", bigint()).defaultValue(7));
              op.createIndex("account", index("extra", "points").concurrently());
              op.update("account", setSql("extra", "extra + id"), allRows());
              op.createIndex("account", index("extra").unique().concurrently().named("ux_extra"));
              op.createIndex("account", index("mood").concurrently());
              op.dropIndex("account", "ix_account_name_gone", concurrently());
            },
            op -> {
              op.createIndex("account", index("name", "gone").concurrently());
              op.update("account", setSql("mood", "'glad'"), allRows());
              op.dropIndex("account", "ix_account_mood", concurrently());
              op.dropIndex("account", "ux_extra", concurrently());
              op.dropIndex("account", "ix_account_extra_points", concurrently());
              op.dropColumn("account", "extra");
            })
        .then(
            "Filled",
            op -> {
              op.addColumn("account", column("code", integer()).defaultValue(1));
              op.backfill("account", setSql("code", "code + points"), allRows(), batchesOf(3_000));
              op.alterColumn("account", "code", dropDefault());
            },
            op -> op.dropColumn("account", "code"))
        .then(
            "Own",
            op -> {
              op.execute("UPDATE account SET points = points + 1");
              op.execute(sql("VACUUM account").outsideTransaction());
              op.execute(
                  sql("CREATE INDEX CONCURRENTLY IF NOT EXISTS own_Code ON public.account (code)")
                      .outsideTransaction());
              op.run(
                  "count up",
                  connection -> {
                    try (var statement = connection.createStatement()) {
                      statement.executeUpdate("UPDATE account SET points = points + 1");
                    }
                  });
              op.execute("CREATE FUNCTION two() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$");
            },
            op -> {
              op.execute(sql("DROP INDEX CONCURRENTLY IF EXISTS own_Code").outsideTransaction());
              op.execute("DROP FUNCTION two()");
              op.update("account", setSql("points", "points - 2"), allRows());
            })
        .then("Last", op -> op.renameTable("owner", "landlord"));
  }

  private static void whole(Operations op) {
    op.alterColumn("account", "name", setType(varchar(300)), setDefault("?"));
    op.update("account", setSql("points", "points + id"), allRows());
    op.alterColumn("account", "points", setType(bigint()));
    op.addConstraint("account", check("points > 0").named("ck_points"));
    op.renameEnumValue("mood", "sad", "blue");
    op.createView("named", "SELECT id, name FROM account");
  }

  private static void undoWhole(Operations op) {
    op.dropView("named");
    op.renameEnumValue("mood", "blue", "sad");
    op.dropConstraint("account", "ck_points");
    op.alterColumn("account", "points", setType(integer()));
    op.update("account", setSql("points", "points - id"), allRows());
    op.alterColumn("account", "name", setType(varchar(50)), dropDefault());
  }
}
