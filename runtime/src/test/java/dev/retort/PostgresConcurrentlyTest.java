package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.op.Operations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An index that a failed or killed {@code CONCURRENTLY} left invalid is found, and built anew or
 * dropped to the end, whoever wrote the statement.
 */
class PostgresConcurrentlyTest {

  /** Who says it, and how. */
  enum Said {
    WITH_THE_VOCABULARY,
    BY_HAND,
    BY_HAND_AND_WITH_CARE;

    private void create(Operations op) {
      switch (this) {
        case WITH_THE_VOCABULARY ->
            op.createIndex("item", index("n").unique().concurrently().named("once"));
        case BY_HAND ->
            op.execute(
                sql("CREATE UNIQUE INDEX CONCURRENTLY once ON item (n)").outsideTransaction());
        case BY_HAND_AND_WITH_CARE ->
            op.execute(
                sql("/* 1 */ create unique index concurrently if not exists \"once\" -- 2\n"
                        + " on only Public.\"item\" using btree (n)")
                    .outsideTransaction());
      }
    }

    private void drop(Operations op) {
      switch (this) {
        case WITH_THE_VOCABULARY -> op.dropIndex("item", "once", concurrently());
        case BY_HAND -> op.execute(sql("DROP INDEX CONCURRENTLY once").outsideTransaction());
        case BY_HAND_AND_WITH_CARE ->
            op.execute(sql("DROP INDEX CONCURRENTLY IF EXISTS public.Once;").outsideTransaction());
      }
    }

    TestChain creating() {
      return new TestChain()
          .then(
              "Item",
              op -> {
                op.createTable("item", column("n", integer()));
                op.insert(into("item", "n").values(1).values(2));
              })
          .then(
              "Once",
              op -> {
                op.update("item", setSql("n", "n + 10"), where("n < 10"));
                create(op);
                op.insert(into("item", "n").values(30));
              },
              this::drop);
    }
  }

  private final PGSimpleDataSource database = PostgresServer.NEWEST.fresh();

  private MigrationRegistry registry(TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  /** Whether the index is valid; nothing where it is not there. */
  private List<String> validity() {
    return query(
        database,
        "SELECT i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE"
            + " c.relname LIKE 'once%'");
  }

  private void isDone() {
    assertThat(validity()).containsExactly("t");
    assertThat(query(database, "SELECT n FROM item ORDER BY 1")).containsExactly("11", "12", "30");
    assertThat(query(database, "SELECT state FROM retort_history"))
        .containsExactly("applied", "applied");
  }

  @ParameterizedTest
  @EnumSource
  void oneThatFailedIsToldAndBuiltAnewAfterTheMend(Said said) {
    TestChain chain = said.creating();
    MigrationRegistry registry = registry(chain);
    registry.upgrade("Item");
    execute(database, "INSERT INTO item VALUES (11)");
    assertThatThrownBy(registry::apply)
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("could not create unique index")
        .hasMessageContaining(
            "The index once is there, but invalid: the next try drops it and builds it anew.");
    assertThat(validity()).containsExactly("f");
    execute(database, "DELETE FROM item WHERE ctid = (SELECT min(ctid) FROM item WHERE n = 11)");
    registry.apply();
    isDone();
  }

  @ParameterizedTest
  @EnumSource
  void oneWhoseBackendDiedIsBuiltAnew(Said said) throws Exception {
    MigrationRegistry registry = registry(said.creating());
    registry.upgrade("Item");
    whileSomebodyIsInTheWay("INSERT INTO item VALUES (99)", registry::apply);
    assertThat(validity()).containsExactly("f");
    registry.apply();
    isDone();
  }

  @ParameterizedTest
  @EnumSource
  void oneThatWasBeingDroppedIsDroppedToTheEnd(Said said) throws Exception {
    MigrationRegistry registry = registry(said.creating());
    registry.apply();
    whileSomebodyIsInTheWay("SELECT * FROM item", () -> registry.downgrade("Item"));
    assertThat(validity()).containsExactly("f");
    registry.downgrade("Item");
    assertThat(validity()).isEmpty();
    assertThat(query(database, "SELECT count(*) FROM retort_history")).containsExactly("1");
  }

  /** Runs it until it waits for somebody else's transaction, and kills its backend then. */
  private void whileSomebodyIsInTheWay(String sql, Callable<RunReport> run) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Connection holder = database.getConnection()) {
      holder.setAutoCommit(false);
      try (var statement = holder.createStatement()) {
        statement.execute(sql);
      }
      Future<RunReport> running = thread.submit(run);
      String waiting = "query ILIKE '%CONCURRENTLY%' AND wait_event_type = 'Lock'";
      await("SELECT pid FROM pg_stat_activity WHERE " + waiting, running);
      query(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + waiting);
      assertThatThrownBy(running::get).hasCauseInstanceOf(RetortException.class);
      holder.rollback();
    } finally {
      thread.shutdownNow();
    }
  }

  private void await(String sql, Future<?> running) throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (query(database, sql).isEmpty()) {
      assertThat(running).isNotDone();
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }
}
