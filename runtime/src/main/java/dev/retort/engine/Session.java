package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.chain.Route;
import dev.retort.dialect.Dialect;
import dev.retort.op.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/** One run over one connection. */
final class Session implements AutoCloseable {

  private static final long FIRST_POLL_MILLIS = 20;
  private static final long LONGEST_POLL_MILLIS = 500;

  /** How long a row must rest before its revision counts as interrupted, where no lock tells. */
  private static final Duration WATCHED = Duration.ofSeconds(2);

  private final MigratingConnection opened;
  private final Connection connection;
  private final DatabaseSupport support;
  private final Dialect dialect;
  private final DatabaseSession database;
  private final RevisionGraph graph;
  private final Recorder recorder;
  private final Settings settings;
  private final Journal journal;
  private final PlannedHistory history;

  Session(
      MigratingConnection opened,
      DatabaseSupport support,
      Dialect dialect,
      RevisionGraph graph,
      Recorder recorder,
      Settings settings)
      throws SQLException {
    RetortTables tables = RetortTables.of(settings.history());
    this.opened = opened;
    this.connection = opened.connection();
    this.support = support;
    this.dialect = dialect;
    this.database = support.session(connection, dialect, tables);
    this.graph = graph;
    this.recorder = recorder;
    this.settings = settings;
    this.journal = new Journal(connection, database, dialect, tables, settings.clock());
    this.history = new PlannedHistory(database, journal);
    database.migrationLockTimeout(settings.lockTimeout());
  }

  /** What is done while the lock is held, or instead of it. */
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Reads the history; where a migration blocks readers, waits as long as for its lock. */
  Applied read() throws SQLException {
    long start = System.nanoTime();
    while (true) {
      try {
        return Applied.of(graph, history.read());
      } catch (SQLException e) {
        if (!database.isLockedByTransaction() || !database.isLockTimeout(e)) {
          throw e;
        } else if (System.nanoTime() - start >= settings.lockTimeout().toNanos()) {
          throw new RunFailure(
              RunFailure.Kind.LOCK,
              "waited "
                  + waited()
                  + " to read the history; "
                  + database.lockHolder()
                  + " keeps readers out",
              e);
        }
        pause(FIRST_POLL_MILLIS);
      }
    }
  }

  private String waited() {
    return settings.lockTimeout().toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private void pause(long millis) throws SQLException {
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    if (Thread.interrupted()) {
      throw new RunFailure(
          RunFailure.Kind.LOCK,
          "interrupted while waiting for the migration lock, which is held by "
              + database.lockHolder(),
          new InterruptedException());
    }
  }

  /**
   * Waits for the lock, and gives it back in any case or aborts the connection.
   *
   * @param idle asked between two looks at a lock that another process holds: what there is to
   *     return without it, because that one did the work
   */
  <T> T locked(Work<Optional<T>> idle, Work<T> work) throws SQLException {
    opened.prepare(support);
    Optional<T> found = acquire(idle);
    if (found.isPresent()) {
      return found.get();
    }
    T result;
    try {
      database.createTables();
      result = work.run();
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
    try {
      database.rollback();
      database.limit(Timeouts.UNSAID);
    } finally {
      database.unlock();
    }
  }

  /** Empty once the lock is held. Polls in autocommit: a blocked waiter would harm the holder. */
  private <T> Optional<T> acquire(Work<Optional<T>> idle) throws SQLException {
    String host = System.getenv("HOSTNAME");
    String owner =
        "process "
            + ProcessHandle.current().pid()
            + (host == null ? "" : " on " + host)
            + ", thread "
            + Thread.currentThread().getName();
    long start = System.nanoTime();
    long pause = FIRST_POLL_MILLIS;
    while (!database.tryLock(owner)) {
      if (System.nanoTime() - start >= settings.lockTimeout().toNanos()) {
        throw new RunFailure(
            RunFailure.Kind.LOCK,
            "waited "
                + waited()
                + " for the migration lock; it is held by "
                + database.lockHolder()
                + ". If that one is alive, wait longer with migrationLockTimeout(..); a dead one's"
                + " lock frees itself",
            null);
      }
      pause(pause);
      pause = Math.min(pause * 2, LONGEST_POLL_MILLIS);
      Optional<T> found = idle.run();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What is left of interrupted revisions, then a route; nothing is mended or settled. */
  List<PlannedRevision> plan(Function<Set<RevisionNode>, Route> route) throws SQLException {
    Applied applied = read();
    List<PlannedRevision> planned = new ArrayList<>();
    Set<RevisionNode> then = applied.applied();
    for (HistoryRow row : applied.inProgress()) {
      PlannedRevision whole = interrupted(applied, row);
      planned.add(whole.from(Interrupted.told(row, whole)));
      if (whole.direction() == Direction.UPGRADE) {
        then.add(whole.node());
      }
    }
    planned.addAll(possible(plan(route.apply(then), then, applied)));
    return planned;
  }

  /** A plan that was reviewed, and that the database, as it is, can carry out. */
  private List<PlannedRevision> possible(List<PlannedRevision> planned) throws SQLException {
    ReviewedSql.refuse(planned, dialect, recorder, settings);
    ImpossibleSteps.refuse(planned, database, dialect);
    return planned;
  }

  private List<PlannedRevision> plan(Route route, Set<RevisionNode> before, Applied applied) {
    List<RevisionNode> ordered = graph.ordered(before);
    List<PlannedRevision> planned =
        route.direction() == Direction.UPGRADE
            ? Planner.upgrade(dialect, recorder, ordered, route.steps())
            : Planner.downgrade(dialect, recorder, ordered, route.steps());
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
    for (PlannedRevision revision : possible(plan(route, applied.applied(), applied))) {
      run(revision, applied, Start.FRESH, ran);
    }
  }

  private void run(PlannedRevision revision, Applied applied, Start start, List<Outcome.Ran> ran)
      throws SQLException {
    Runner runner =
        dialect.isDdlTransactional()
            ? new TransactionalRunner(database, journal, history, settings)
            : new StepwiseRunner(database, journal, history, settings);
    Duration duration = runner.run(revision, parents(revision.node(), applied), start);
    ran.add(
        Outcome.Ran.ran(
            revision.node(),
            revision.direction(),
            revision.steps().size() - start.done(),
            duration));
  }

  /** The IDs of the downs and dependencies, as the history knows them. */
  private List<String> parents(RevisionNode node, Applied applied) {
    return Stream.concat(graph.down(node).stream(), graph.dependencies(node).stream())
        .map(
            parent -> {
              HistoryRow row = applied.rows().get(parent);
              return row == null ? parent.id().value() : row.id();
            })
        .toList();
  }

  /** Finishes revisions that a crash or a failure left on their way, in their direction. */
  Applied finishInterrupted(Applied found, List<Outcome.Ran> ran) throws SQLException {
    Interrupted interrupted = new Interrupted(database, settings.unsettled());
    Applied applied = found;
    while (!applied.inProgress().isEmpty()) {
      HistoryRow row = applied.inProgress().get(0);
      PlannedRevision planned = interrupted(applied, row);
      if (database.isLockedByTransaction() && isMoving(row)) {
        applied = read();
        continue;
      }
      run(planned, applied, interrupted.start(row, planned), ran);
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
    long start = System.nanoTime();
    while (!row.isFailed() && System.nanoTime() - start < WATCHED.toNanos()) {
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

  /** A revision on its way, planned whole. */
  private PlannedRevision interrupted(Applied applied, HistoryRow row) {
    RevisionNode node = Interrupted.revision(applied, row);
    boolean upgrade = row.state() == HistoryRow.State.APPLYING;
    Set<RevisionNode> before = applied.applied();
    if (!upgrade) {
      before.add(node);
    }
    Route route = new Route(upgrade ? Direction.UPGRADE : Direction.DOWNGRADE, List.of(node));
    return plan(route, before, applied).get(0);
  }

  /**
   * Makes the rows those of the wanted revisions.
   *
   * @param anew whether rows that are there already are written anew
   */
  void stamp(Applied found, Set<RevisionNode> wanted, boolean anew, List<Outcome.Ran> ran)
      throws SQLException {
    database.begin();
    try {
      history.verify();
      for (HistoryRow row : found.unknown()) {
        journal.remove(row.id());
        ran.add(Outcome.Ran.stamped(row.id(), row.message(), Direction.DOWNGRADE));
      }
      Set<RevisionNode> gone = new HashSet<>(found.rows().keySet());
      gone.removeAll(wanted);
      for (RevisionNode node : graph.ordered(gone)) {
        HistoryRow row = found.rows().get(node);
        if (row != null) {
          journal.remove(row.id());
          ran.add(Outcome.Ran.stamped(row.id(), row.message(), Direction.DOWNGRADE));
        }
      }
      Applied kept = found;
      if (anew) {
        kept = new Applied(Map.of(), List.of());
        for (RevisionNode node : wanted) {
          HistoryRow row = found.rows().get(node);
          if (row != null) {
            journal.remove(row.id());
          }
        }
      }
      for (RevisionNode node : graph.ordered(wanted)) {
        stamp(node, kept, ran);
      }
      database.commit();
    } finally {
      database.rollback();
    }
  }

  private void stamp(RevisionNode node, Applied found, List<Outcome.Ran> ran) throws SQLException {
    HistoryRow row = found.rows().get(node);
    String digest = Planner.digest(recorder, node);
    List<String> parents = parents(node, found);
    if (row == null) {
      journal.stamp(node, parents, digest);
    } else if (!row.digest().equals(digest) || !row.parents().equals(parents)) {
      journal.restamp(row.id(), parents, digest);
    } else {
      return;
    }
    ran.add(Outcome.Ran.stamped(node.id().value(), node.message(), Direction.UPGRADE));
  }

  /** Compares the catalogue with the chain; again where a migration came between. */
  SchemaCheck check() throws SQLException {
    Applied applied = read();
    while (true) {
      SchemaCheck check =
          SchemaCheck.of(
              connection, dialect, graph, recorder, applied, RetortTables.of(settings.history()));
      Applied now = read();
      if (now.equals(applied)) {
        return check;
      }
      applied = now;
    }
  }

  /** Makes durable what was done. */
  void finish() throws SQLException {
    database.finish();
  }

  @Override
  public void close() throws SQLException {
    journal.close();
  }
}
