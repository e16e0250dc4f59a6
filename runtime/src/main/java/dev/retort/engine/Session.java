package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.chain.Route;
import dev.retort.dialect.Dialect;
import dev.retort.op.Timeouts;
import dev.retort.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** One run over one connection. */
final class Session implements AutoCloseable {

  private static final long FIRST_POLL_MILLIS = 20;
  private static final long LONGEST_POLL_MILLIS = 500;

  /** How long a row must rest before its revision counts as interrupted. */
  private static final Duration WATCHED = Duration.ofSeconds(2);

  private final MigratingConnection opened;
  private final Connection connection;
  private final Dialect dialect;
  private final DatabaseSession database;
  private final RevisionGraph graph;
  private final Recorder recorder;
  private final Settings settings;
  private final Journal journal;
  private final PlannedHistory history;

  Session(
      MigratingConnection opened,
      Dialect dialect,
      RevisionGraph graph,
      Recorder recorder,
      Settings settings)
      throws SQLException {
    RetortTables tables = RetortTables.of(settings.history());
    this.opened = opened;
    this.connection = opened.connection();
    this.dialect = dialect;
    this.database = Databases.session(connection, dialect, tables);
    this.graph = graph;
    this.recorder = recorder;
    this.settings = settings;
    this.journal = new Journal(connection, database, dialect, tables, settings.clock());
    this.history = new PlannedHistory(database, journal);
    database.migrationLockTimeout(settings.lockTimeout());
  }

  /** What is done while the lock is held. */
  interface Locked<T> {
    T run() throws SQLException;
  }

  /** Reads the history; where a migration blocks readers, waits as long as for its lock. */
  Applied read() throws SQLException {
    Instant deadline = Instant.now().plus(settings.lockTimeout());
    while (true) {
      try {
        return Applied.of(graph, history.read());
      } catch (SQLException e) {
        if (!database.isLockedByTransaction() || !database.isLockTimeout(e)) {
          throw e;
        } else if (!Instant.now().isBefore(deadline)) {
          throw new RunFailure(
              RunFailure.Kind.LOCK,
              "waited "
                  + settings.lockTimeout().toSeconds()
                  + " s to read the history; "
                  + database.lockHolder()
                  + " keeps readers out",
              e);
        }
        pause(FIRST_POLL_MILLIS);
      }
    }
  }

  /** Waits for the lock, and gives it back in any case or aborts the connection. */
  <T> T locked(Locked<T> work) throws SQLException {
    database.createLock();
    acquire();
    T result;
    try {
      database.createTables();
      result = work.run();
      database.finish();
    } catch (Throwable e) {
      try {
        unlock();
      } catch (SQLException | RuntimeException unlocking) {
        e.addSuppressed(unlocking);
        opened.abort(e);
      }
      throw e;
    }
    try {
      unlock();
    } catch (SQLException e) {
      opened.abort(e);
      throw e;
    }
    return result;
  }

  private void unlock() throws SQLException {
    database.rollback();
    database.limit(Timeouts.UNSAID);
    database.unlock();
  }

  private void acquire() throws SQLException {
    String owner =
        "process " + ProcessHandle.current().pid() + ", " + Thread.currentThread().getName();
    Instant deadline = Instant.now().plus(settings.lockTimeout());
    long pause = FIRST_POLL_MILLIS;
    while (!database.tryLock(owner)) {
      if (!Instant.now().isBefore(deadline)) {
        throw new RunFailure(
            RunFailure.Kind.LOCK,
            "waited "
                + settings.lockTimeout().toSeconds()
                + " s for the migration lock; it is held by "
                + database.lockHolder()
                + ". If that one is alive, wait longer with migrationLockTimeout(..); a dead one's"
                + " lock frees itself",
            null);
      }
      pause(pause);
      pause = Math.min(pause * 2, LONGEST_POLL_MILLIS);
    }
  }

  static void pause(long millis) {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    if (Thread.interrupted()) {
      Thread.currentThread().interrupt();
      throw new RunFailure(
          RunFailure.Kind.LOCK, "interrupted while waiting for the migration lock", null);
    }
  }

  List<PlannedRevision> plan(Route route, Applied applied) {
    List<RevisionNode> before = graph.ordered(applied.applied());
    List<PlannedRevision> planned =
        route.direction() == Direction.UPGRADE
            ? Planner.upgrade(dialect, recorder, before, route.steps())
            : Planner.downgrade(dialect, recorder, before, route.steps());
    return planned.stream()
        .map(
            revision -> {
              HistoryRow row = applied.rows().get(revision.node());
              return row == null ? revision : revision.withRowId(row.id());
            })
        .toList();
  }

  /**
   * Runs a route.
   *
   * @throws HistoryMovedException when another process migrated meanwhile and the rest must be
   *     planned again
   */
  void run(Route route, Applied applied, List<Outcome.Ran> ran) throws SQLException {
    for (PlannedRevision revision : plan(route, applied)) {
      run(revision, Start.FRESH, ran);
    }
  }

  private void run(PlannedRevision revision, Start start, List<Outcome.Ran> ran)
      throws SQLException {
    Runner runner =
        dialect.isDdlTransactional()
            ? new TransactionalRunner(database, journal, history, settings)
            : new StepwiseRunner(database, journal, history, settings);
    Duration duration = runner.run(revision, parents(revision.node()), start);
    ran.add(
        new Outcome.Ran(
            revision.node(),
            revision.direction(),
            revision.steps().size() - start.done(),
            duration));
  }

  private List<String> parents(RevisionNode node) {
    List<String> parents = new ArrayList<>();
    graph.down(node).forEach(down -> parents.add(down.id().value()));
    graph.dependencies(node).forEach(dependency -> parents.add(dependency.id().value()));
    return parents;
  }

  /** Finishes revisions that a crash or a failure left on their way, in their direction. */
  Applied finishInterrupted(Applied found, List<Outcome.Ran> ran) throws SQLException {
    Applied applied = found;
    while (!applied.inProgress().isEmpty()) {
      HistoryRow row = applied.inProgress().get(0);
      RevisionNode node = nodeOf(applied, row);
      if (database.isLockedByTransaction() && isMoving(row)) {
        applied = read();
        continue;
      }
      boolean upgrade = row.state() == HistoryRow.State.APPLYING;
      Set<RevisionNode> others = applied.applied();
      if (!upgrade) {
        others.add(node);
      }
      Route route = new Route(upgrade ? Direction.UPGRADE : Direction.DOWNGRADE, List.of(node));
      List<RevisionNode> before = graph.ordered(others);
      PlannedRevision planned =
          (upgrade
                  ? Planner.upgrade(dialect, recorder, before, route.steps())
                  : Planner.downgrade(dialect, recorder, before, route.steps()))
              .get(0)
              .withRowId(row.id());
      run(planned, start(row, planned, before), ran);
      applied = read();
    }
    return applied;
  }

  /**
   * Whether somebody works on a revision that is on its way, where no lock tells: its row is
   * watched for a while. Who is taken for dead and lives is kept from doing harm by the history
   * that each of its transactions verifies.
   */
  private boolean isMoving(HistoryRow row) throws SQLException {
    Instant deadline = Instant.now().plus(WATCHED);
    while (!row.isFailed() && Instant.now().isBefore(deadline)) {
      pause(LONGEST_POLL_MILLIS / 10);
      database.begin(); // waits while somebody writes
      try {
        if (!row.equals(journal.read(row.id()))) {
          return true;
        }
      } finally {
        database.rollback();
      }
    }
    return false;
  }

  private static RevisionNode nodeOf(Applied applied, HistoryRow row) {
    for (Map.Entry<RevisionNode, HistoryRow> entry : applied.rows().entrySet()) {
      if (entry.getValue().equals(row)) {
        return entry.getKey();
      }
    }
    throw new RunFailure(
        RunFailure.Kind.DRIFT,
        "revision "
            + row.id()
            + " ("
            + row.message()
            + ") is on its way here (step "
            + row.step()
            + "), but the code does not have it; deploy the code that has it, to finish it",
        null);
  }

  /** Where an interrupted revision goes on. */
  private Start start(HistoryRow row, PlannedRevision planned, List<RevisionNode> applied)
      throws SQLException {
    int done = done(row, planned, applied);
    boolean sameBackfill =
        row.progress() != null
            && done + 1 == row.step()
            && done < planned.steps().size()
            && planned.steps().get(done).hash().equals(row.stepHash());
    return new Start(done, true, sameBackfill ? row.progress() : null);
  }

  /** How many steps of an interrupted revision are done; settles the one that nobody knows of. */
  private int done(HistoryRow row, PlannedRevision planned, List<RevisionNode> applied)
      throws SQLException {
    int begun = row.step();
    if (begun == 0) {
      return 0;
    }
    boolean sameBefore =
        begun - 1 <= planned.steps().size() && planned.doneHash(begun - 1).equals(row.doneHash());
    boolean exists = begun <= planned.steps().size();
    boolean same = exists && planned.steps().get(begun - 1).hash().equals(row.stepHash());
    if (!sameBefore || (row.isStepDone() && !same)) {
      throw changed(row, row.isStepDone() ? begun : begun - 1, "are done already");
    }
    if (row.isStepDone()) {
      return begun;
    } else if (row.isFailed()) {
      return begun - 1;
    } else if (!same) {
      throw changed(
          row,
          begun,
          "were begun already, and whether the last of them is done can only be told"
              + " with its old text");
    }
    return settled(row, planned.steps().get(begun - 1), applied) ? begun : begun - 1;
  }

  private boolean settled(HistoryRow row, PlannedStep step, List<RevisionNode> applied)
      throws SQLException {
    if (step.sql() != null) {
      Schema known = Planner.fold(dialect, recorder, applied);
      if (database.mend(step.sql().effect(), table -> known.table(table) != null)) {
        return true;
      }
    }
    return switch (Settlement.of(step, row.seen(), database.catalogue())) {
      case DONE -> true;
      case NOT_DONE -> false;
      case NEITHER ->
          throw new RunFailure(
              RunFailure.Kind.DRIFT,
              unsettled(row, step)
                  + " The database is neither as it was before the step nor as it would be after it:"
                  + " somebody changed it by hand. Restore one of the two and apply() again",
              null);
      case UNKNOWABLE ->
          switch (settings.unsettled()) {
            case SKIP -> true;
            case REDO -> false;
            case STOP ->
                throw new RunFailure(
                    RunFailure.Kind.DRIFT,
                    unsettled(row, step)
                        + " Look whether it is done, then run once with"
                        + " builder(..).unsettled(SKIP) if it is, or unsettled(REDO) if it is not",
                    null);
          };
    };
  }

  private static String unsettled(HistoryRow row, PlannedStep step) {
    return "a crash interrupted step "
        + step.number()
        + " of revision "
        + row.id()
        + ", and nothing tells whether it is done:\n  "
        + step.text().replace("\n", "\n  ")
        + "\n";
  }

  private static RunFailure changed(HistoryRow row, int steps, String why) {
    return new RunFailure(
        RunFailure.Kind.DRIFT,
        "revision "
            + row.id()
            + " was interrupted, and its first "
            + steps
            + " steps, which "
            + why
            + ", were edited since. Restore those steps; the later ones may change",
        null);
  }

  /** Makes the rows those of the wanted revisions. */
  void stamp(Applied found, Set<RevisionNode> wanted) throws SQLException {
    database.begin();
    try {
      history.verify();
      for (HistoryRow row : found.unknown()) {
        journal.remove(row.id());
      }
      Set<RevisionNode> gone = new HashSet<>(found.rows().keySet());
      gone.removeAll(wanted);
      for (RevisionNode node : graph.ordered(gone)) {
        HistoryRow row = found.rows().get(node);
        if (row != null) {
          journal.remove(row.id());
        }
      }
      Set<RevisionNode> come = new HashSet<>(wanted);
      come.removeAll(found.rows().keySet());
      for (RevisionNode node : graph.ordered(come)) {
        journal.stamp(node, parents(node), Planner.digest(recorder, node));
      }
      database.commit();
    } finally {
      database.rollback();
    }
  }

  @Override
  public void close() throws SQLException {
    journal.close();
  }
}
