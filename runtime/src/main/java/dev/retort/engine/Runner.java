package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Effect;
import dev.retort.dialect.SqlStep;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs planned revisions over the connection that holds the lock. How steps and their journal share
 * transactions is the subclasses' matter; what they have in common is here: limits, retries, steps
 * that must stand alone.
 */
abstract class Runner {

  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  final DatabaseSession session;
  final Journal journal;
  final PlannedHistory history;
  final Settings settings;
  private final StepFailures failures;
  private final BackfillExecution backfills;

  Runner(DatabaseSession session, Journal journal, PlannedHistory history, Settings settings) {
    this.session = session;
    this.journal = journal;
    this.history = history;
    this.settings = settings;
    this.failures = new StepFailures(session, journal);
    this.backfills = new BackfillExecution(session, journal, history, settings.listener());
  }

  /**
   * Runs what is left of a revision.
   *
   * @param parents the IDs that its row names, for an upgrade that begins
   * @return how long it took
   */
  final Duration run(PlannedRevision revision, List<String> parents, Start start)
      throws SQLException {
    Clock clock = settings.clock();
    Instant from = clock.instant();
    RevisionNode node = revision.node();
    List<SqlStep> statements = revision.statements();
    settings.listener().revisionStarted(node, revision.direction());
    session.limit(revision.timeouts().or(settings.timeouts()));
    session.beforeRevision(statements);
    try {
      steps(revision, parents, start, from);
    } finally {
      session.rollback();
      session.afterRevision(statements);
    }
    Duration duration = Duration.between(from, clock.instant());
    settings.listener().revisionFinished(node, revision.direction(), duration);
    return duration;
  }

  /** Runs the steps and ends the revision; no transaction is open before or after. */
  abstract void steps(PlannedRevision revision, List<String> parents, Start start, Instant from)
      throws SQLException;

  /** Ends a revision that has a row. */
  final void end(PlannedRevision revision, List<String> parents, Instant from) throws SQLException {
    if (revision.direction() == Direction.UPGRADE) {
      journal.applied(revision, parents, since(from));
    } else {
      journal.reverted(revision.rowId(), since(from));
    }
  }

  final Duration since(Instant from) {
    return Duration.between(from, settings.clock().instant());
  }

  /** One attempt at something that may wait too long for a lock. */
  interface Attempt {
    /**
     * Tries.
     *
     * @param at is told which step it has come to, for the failure
     */
    void run(Position at) throws Exception;
  }

  /** The step that an attempt has come to, and whether the attempt is not the first one. */
  static final class Position {
    private PlannedStep step;
    private @Nullable String before;
    private boolean again;

    Position(PlannedStep first) {
      step = first;
    }

    void at(PlannedStep next) {
      at(next, null);
    }

    /**
     * Comes to a step.
     *
     * @param seen what the session keeps from before it
     */
    void at(PlannedStep next, @Nullable String seen) {
      step = next;
      before = seen;
    }

    PlannedStep step() {
      return step;
    }

    boolean isAgain() {
      return again;
    }
  }

  /**
   * Tries until it does not wait too long for a lock, as often as the limits allow; between two
   * tries everything is rolled back, so that nobody waits for us meanwhile.
   *
   * @throws RunFailure of the step that failed
   */
  final void retried(PlannedRevision revision, PlannedStep first, Attempt attempt) {
    Integer allowed = revision.timeouts().or(settings.timeouts()).lockRetries();
    int retries = allowed == null ? 0 : allowed;
    Position position = new Position(first);
    Map<Integer, Integer> tries = new HashMap<>();
    while (true) {
      try {
        attempt.run(position);
        return;
      } catch (RunFailure | HistoryMovedException e) {
        throw e;
      } catch (ListenerException e) {
        throw e.thrown;
      } catch (Throwable e) { // an Error of a step in Java too: what it left must be written down
        PlannedStep step = position.step;
        int tried = tries.merge(step.number(), 1, Integer::sum);
        boolean waited = e instanceof SQLException sql && session.isLockTimeout(sql);
        if (!waited || tried > retries || !rolledBack(e)) {
          throw failures.failed(revision, step, position.before, e);
        }
        settings.listener().stepRetried(revision.node(), step.number(), tried);
        pause(tried);
        position.again = true;
      }
    }
  }

  private boolean rolledBack(Throwable cause) {
    try {
      session.rollback();
      return true;
    } catch (SQLException e) {
      cause.addSuppressed(e);
      return false;
    }
  }

  /** Twice as long each time, and by chance, so that two who wait for each other part. */
  private static void pause(int tried) {
    long most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tried - 1, 10));
    long millis = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }

  /** What a listener threw is no failure of the step: it ends the run as it is. */
  private static final class ListenerException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient RuntimeException thrown;

    ListenerException(RuntimeException thrown) {
      super(thrown);
      this.thrown = thrown;
    }
  }

  /**
   * Tells the listener that a step begins: before its row says so, so that nothing comes between.
   */
  final void tell(PlannedRevision revision, PlannedStep step) {
    try {
      settings
          .listener()
          .stepStarted(revision.node(), step.number(), revision.steps().size(), step.text());
    } catch (RuntimeException e) {
      throw new ListenerException(e);
    }
  }

  /** Sends one step to the database, in whatever transaction there is. */
  final void execute(PlannedStep step) throws Exception {
    if (step.sql() != null) {
      session.execute(step.sql());
    } else if (step.run() != null) {
      step.run().action().run(GuardedConnection.of(session.connection()));
    }
  }

  /** Runs a backfill; no transaction is open before or after. */
  final void backfill(
      PlannedRevision revision, PlannedStep step, Effect.Batched batched, @Nullable String progress)
      throws SQLException, InterruptedException {
    SqlStep sql = Objects.requireNonNull(step.sql());
    backfills.run(revision.node(), revision.rowId(), step, sql, batched, progress);
  }
}
