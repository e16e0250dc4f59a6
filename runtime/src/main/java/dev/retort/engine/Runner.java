package dev.retort.engine;

import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Effect;
import dev.retort.dialect.SqlStep;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  /** The step that an attempt has come to. */
  static final class Position {
    private @Nullable PlannedStep step;

    void at(PlannedStep next) {
      step = next;
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
    Position position = new Position();
    position.at(first);
    for (int tried = 1; ; tried++) {
      try {
        attempt.run(position);
        return;
      } catch (RunFailure | HistoryMovedException e) {
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failures.failed(revision, Objects.requireNonNull(position.step), e);
      } catch (Exception e) {
        PlannedStep step = Objects.requireNonNull(position.step);
        boolean again =
            e instanceof SQLException sql && session.isLockTimeout(sql) && tried <= retries;
        if (!again || !rolledBack(e)) {
          throw failures.failed(revision, step, e);
        }
        settings.listener().stepRetried(revision.node(), step.number(), tried);
        pause(tried);
      }
    }
  }

  private boolean rolledBack(Exception cause) {
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

  /** Sends one step to the database, in whatever transaction there is. */
  final void execute(PlannedRevision revision, PlannedStep step) throws Exception {
    settings
        .listener()
        .stepStarted(revision.node(), step.number(), revision.steps().size(), step.text());
    if (step.sql() != null) {
      session.execute(step.sql());
    } else if (step.run() != null) {
      step.run().action().run(GuardedConnection.of(session.connection()));
    }
  }

  /** How far the backfill came that was begun last. */
  final @Nullable String backfilled(String id) throws SQLException {
    HistoryRow row = journal.read(id);
    return row == null ? null : row.progress();
  }

  /** Runs a backfill; no transaction is open before or after. */
  final void backfill(
      PlannedRevision revision, PlannedStep step, Effect.Batched batched, @Nullable String progress)
      throws SQLException, InterruptedException {
    settings
        .listener()
        .stepStarted(revision.node(), step.number(), revision.steps().size(), step.text());
    SqlStep sql = Objects.requireNonNull(step.sql());
    backfills.run(revision.node(), revision.rowId(), step, sql, batched, progress);
  }

  /** The catalogue before a step that no name settles afterwards. */
  final @Nullable String seen(PlannedStep step) throws SQLException {
    if (step.sql() == null) {
      return null;
    }
    Effect effect = step.sql().effect();
    if (effect instanceof Effect.Alters alters) {
      return session.catalogue().fingerprint(alters.table());
    }
    return effect instanceof Effect.Unknown || effect instanceof Effect.AltersObject
        ? session.catalogue().fingerprint(null)
        : null;
  }
}
