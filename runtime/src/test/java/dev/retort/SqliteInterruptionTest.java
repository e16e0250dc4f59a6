package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.chain.RevisionNode;
import dev.retort.engine.RunListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** What is left of a run on SQLite that was killed or failed in its middle, and how it goes on. */
@Tag("storm")
class SqliteInterruptionTest {

  private static final int ROWS = 50_000;

  @TempDir Path folder;
  private SQLiteDataSource database;

  /** A table whose trigger notes how often each row was updated. */
  @BeforeEach
  void fill() {
    database = TestSqlite.wal(folder);
    MigrationRegistry.builder(database).source(base()).build().apply();
  }

  private static TestChain base() {
    return new TestChain()
        .then(
            "Base",
            op -> {
              op.createTable(
                  "item",
                  column("id", bigint()).identity().primaryKey(),
                  column("name", text()),
                  column("done", integer()).defaultValue(0),
                  index("name"));
              op.createTable("updated", column("id", bigint()));
              op.execute(
                  "INSERT INTO item (name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1"
                      + " FROM n WHERE i < "
                      + ROWS
                      + ") SELECT 'item number ' || i FROM n");
              op.execute(
                  "CREATE TRIGGER noted AFTER UPDATE ON item BEGIN INSERT INTO updated VALUES"
                      + " (new.id); END");
            });
  }

  static TestChain rebuilding() {
    return base()
        .then(
            "Unique",
            op -> {
              op.addConstraint("item", unique("name"));
              op.addColumn("item", column("added", timestamp()).defaultSql("current_timestamp"));
            });
  }

  static TestChain filling() {
    return base()
        .then(
            "Fill",
            op -> {
              op.addColumn("item", column("b", integer()).nullable());
              op.backfill("item", set("done", 1), allRows(), batchesOf(ROWS / 10));
              op.createIndex("item", index("done"));
            },
            op -> op.irreversible("tested"));
  }

  static TestChain vacuuming() {
    return base().then("Vacuum", op -> op.execute(sql("VACUUM").outsideTransaction()));
  }

  /** Applies a chain, tells what it does, and waits at a place for a line. */
  static final class Migrating {
    public static void main(String[] arguments) {
      TestChain chain =
          switch (arguments[1]) {
            case "rebuilding" -> rebuilding();
            case "filling" -> filling();
            default -> vacuuming();
          };
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      RunListener listener =
          new RunListener() {
            @Override
            public void stepStarted(RevisionNode revision, int number, int of, String sql) {
              say("step " + number + " " + sql);
            }

            @Override
            public void batchFinished(RevisionNode revision, int number, String key, long rows) {
              say("batch " + key);
            }

            private void say(String line) {
              System.out.println(line);
              if (line.startsWith(arguments[2])) {
                try {
                  in.readLine();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            }
          };
      RunReport report =
          MigrationRegistry.builder(TestSqlite.at(arguments[0]))
              .source(chain)
              .listener(listener)
              .build()
              .apply();
      System.out.println("ran " + report.revisions().size());
    }
  }

  private ChildProcess migrating(String chain, String waitsAt) {
    return ChildProcess.start(Migrating.class, database.getUrl(), chain, waitsAt);
  }

  private RunReport apply(TestChain chain) {
    return MigrationRegistry.builder(database)
        .source(chain)
        .migrationLockTimeout(Duration.ofMinutes(1))
        .build()
        .apply();
  }

  private List<String> catalogue() {
    return query(database, "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2");
  }

  @Test
  void aKillInTheMiddleOfARebuildLeavesTheTableAsItWas() throws Exception {
    List<String> before = catalogue();
    List<String> beginnings =
        List.of(
            "step 1 ", "step 2 INSERT", "step 4 ", "step 5 DROP TABLE", "step 7 ALTER", "step 9 ");
    for (String beginning : beginnings) {
      try (ChildProcess child = migrating("rebuilding", beginning)) {
        child.await(beginning);
        child.kill();
      }
      assertThat(catalogue()).isEqualTo(before);
      assertThat(query(database, "SELECT count(*) FROM item")).containsExactly("" + ROWS);
    }
    assertThat(apply(rebuilding()).revisions()).hasSize(1);
    assertThat(query(database, "SELECT count(added) FROM item")).containsExactly("" + ROWS);
    assertThat(
            query(
                database,
                "SELECT name FROM sqlite_master WHERE tbl_name = 'item' AND sql NOT NULL ORDER BY 1"))
        .containsExactly("item", "ix_item_name", "noted");
    assertThat(query(database, "PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void aKillWhileTheRowsAreCopiedToo() throws Exception {
    try (ChildProcess child = migrating("rebuilding", "nowhere")) {
      child.await("step 2 INSERT INTO retort_new_item");
      child.kill(); // most likely in the middle of it: nobody waits here
    }
    assertThat(query(database, "SELECT count(*) FROM item")).containsExactly("" + ROWS);
    assertThat(query(database, "PRAGMA integrity_check")).containsExactly("ok");
    apply(rebuilding());
    assertThat(query(database, "SELECT count(added) FROM item")).containsExactly("" + ROWS);
  }

  private void assertEachRowUpdatedOnce() {
    assertThat(query(database, "SELECT count(*), count(DISTINCT id) FROM updated"))
        .containsExactly(ROWS + " " + ROWS);
    assertThat(query(database, "SELECT count(*) FROM item WHERE done = 1"))
        .containsExactly("" + ROWS);
  }

  @Test
  void aKilledBackfillGoesOnAfterTheLastBatch() throws Exception {
    try (ChildProcess child = migrating("filling", "batch 20000")) {
      child.await("batch 20000");
      child.kill();
    }
    assertThat(
            query(
                database, "SELECT state, step, progress FROM retort_history WHERE id LIKE '%Fill'"))
        .containsExactly("applying 2 20000");
    RunReport report = apply(filling());
    assertThat(report.revisions()).extracting(RunReport.Ran::statements).containsExactly(2);
    assertEachRowUpdatedOnce();
  }

  @Test
  void whoComesToABackfillThatIsGoingOnDoesNoBatchOfItAgain() throws Exception {
    try (ChildProcess child = migrating("filling", "nowhere")) {
      child.await("batch 5000");
      RunReport report = apply(filling());
      assertThat(report.revisions().size())
          .isEqualTo(1 - Integer.parseInt(child.await("ran ").substring("ran ".length())));
    }
    assertEachRowUpdatedOnce();
  }

  @Test
  void whoIsTakenForDeadAndLivesDoesNoBatchASecondTime() throws Exception {
    try (ChildProcess child = migrating("filling", "batch 15000")) {
      child.await("batch 15000");
      assertThat(apply(filling()).revisions()).hasSize(1);
      child.tell("go on");
      assertThat(child.await("ran ")).isEqualTo("ran 0");
    }
    assertEachRowUpdatedOnce();
  }

  @Test
  void aBatchThatFailsIsToldAndTheNextApplyGoesOnThere() {
    execute(
        database,
        "CREATE TRIGGER bad BEFORE UPDATE ON item WHEN new.id = 30001 BEGIN SELECT RAISE(ABORT,"
            + " 'not this one'); END");
    assertThatThrownBy(() -> apply(filling()))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("not this one")
        .hasMessageContaining("The batches up to the key 30000 are done and stay");
    execute(database, "DROP TRIGGER bad");
    List<String> batches = new ArrayList<>();
    MigrationRegistry.builder(database)
        .source(filling())
        .listener(
            new RunListener() {
              @Override
              public void batchFinished(RevisionNode revision, int number, String key, long rows) {
                batches.add(key);
              }
            })
        .build()
        .apply();
    assertThat(batches).containsExactly("35000", "40000", "45000", "50000");
    assertEachRowUpdatedOnce();
  }

  @Test
  void aStepOutsideTheTransactionThatWasKilledIsDoneAgain() throws Exception {
    try (ChildProcess child = migrating("vacuuming", "step 1 VACUUM")) {
      child.await("step 1 VACUUM");
      child.kill();
    }
    assertThat(apply(vacuuming()).revisions()).hasSize(1);
    assertThat(query(database, "SELECT state FROM retort_history WHERE id LIKE '%Vacuum'"))
        .containsExactly("applied");
  }

  @Test
  void oneThatIsGoingOnIsWaitedFor() throws Exception {
    try (ChildProcess child = migrating("vacuuming", "nowhere")) {
      child.await("step 1 VACUUM");
      RunReport report = apply(vacuuming());
      assertThat(report.revisions().size())
          .isEqualTo(1 - Integer.parseInt(child.await("ran ").substring("ran ".length())));
    }
  }
}
