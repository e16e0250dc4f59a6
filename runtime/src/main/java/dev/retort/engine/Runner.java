package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Effect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs planned revisions where DDL commits what is open, so that a crash at any point can be
 * settled.
 *
 * <p>Before a DDL statement the row of its revision says that it begins, and is not committed: the
 * DDL does that. What rolls back with its transaction (DML) shares it with a row that says "done".
 * So a row that says "begun" is ambiguous only for DDL, and the catalogue settles it ({@link
 * Settlement}).
 */
final class Runner {

  private final Connection connection;
  private final DatabaseSession session;
  private final Journal journal;
  private final RunListener listener;
  private final Clock clock;

  Runner(
      Connection connection,
      DatabaseSession session,
      Journal journal,
      RunListener listener,
      Clock clock) {
    this.connection = connection;
    this.session = session;
    this.journal = journal;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Runs what is left of a revision.
   *
   * @param parents the IDs that its row names, for an upgrade that begins
   * @param done how many of its steps are done already
   * @param begun whether its row says that it is on its way
   * @return how long it took
   */
  Duration run(PlannedRevision revision, List<String> parents, int done, boolean begun)
      throws SQLException {
    Instant start = clock.instant();
    RevisionNode node = revision.node();
    listener.revisionStarted(node, revision.direction());
    connection.setAutoCommit(false);
    try {
      boolean upgrade = revision.direction() == Direction.UPGRADE;
      if (upgrade && revision.steps().isEmpty() && !begun) {
        journal.empty(node, parents, revision.digest());
        connection.commit();
      } else {
        if (upgrade && !begun) {
          journal.begin(node, parents, revision.digest());
        }
        String doneHash = revision.doneHash(done);
        for (PlannedStep step : revision.steps().subList(done, revision.steps().size())) {
          listener.stepStarted(node, step.number(), revision.steps().size(), step.text());
          run(revision, step, doneHash);
          doneHash = PlannedRevision.doneHash(doneHash, step);
        }
        journal.finished(
            revision.rowId(), revision.direction(), Duration.between(start, clock.instant()));
        connection.commit();
      }
    } finally {
      backToAutoCommit();
    }
    Duration duration = Duration.between(start, clock.instant());
    listener.revisionFinished(node, revision.direction(), duration);
    return duration;
  }

  private void run(PlannedRevision revision, PlannedStep step, String doneHash)
      throws SQLException {
    try {
      String id = revision.rowId();
      Effect effect = step.sql() == null ? new Effect.Unknown() : step.sql().effect();
      boolean rollsBack = effect instanceof Effect.Data;
      String seen = rollsBack || step.sql() == null ? null : seen(effect);
      journal.step(id, revision.direction(), step, doneHash, rollsBack, seen);
      if (step.sql() != null) {
        SqlExecution.run(connection, step.sql());
      } else if (step.run() != null) {
        step.run().action().run(GuardedConnection.of(connection));
      }
      if (effect instanceof Effect.Unknown) {
        journal.done(id);
        connection.commit();
      }
    } catch (RunFailure e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(revision, step, e);
    } catch (Exception e) {
      throw failed(revision, step, e);
    }
  }

  /** The catalogue before a step that no name settles afterwards. */
  private @Nullable String seen(Effect effect) throws SQLException {
    if (effect instanceof Effect.Alters alters) {
      return session.catalogue().fingerprint(alters.table());
    }
    return effect instanceof Effect.Unknown ? session.catalogue().fingerprint(null) : null;
  }

  /** Writes down that a step is known to have failed, so that nobody has to look later. */
  private RunFailure failed(PlannedRevision revision, PlannedStep step, Exception cause) {
    String state;
    try {
      connection.rollback();
      state = known(revision, step, cause);
      connection.commit();
    } catch (SQLException | RunFailure e) {
      cause.addSuppressed(e);
      state =
          "What is in the database could not be written down ("
              + e.getMessage()
              + "); the next apply() looks and goes on.";
    }
    String id = revision.node().id().value();
    return new RunFailure(
        RunFailure.Kind.STEP,
        "step "
            + step.number()
            + " of "
            + revision.steps().size()
            + " of revision "
            + id
            + " ("
            + revision.node().className()
            + (revision.direction() == Direction.UPGRADE ? "" : ", downgrade")
            + ") failed: "
            + cause.getMessage()
            + "\n  "
            + step.text().replace("\n", "\n  ")
            + "\n"
            + state,
        cause,
        new RunFailure.FailedStep(revision.node().id(), step.number(), step.text()));
  }

  private String known(PlannedRevision revision, PlannedStep step, Exception cause)
      throws SQLException {
    String id = revision.rowId();
    boolean upgrade = revision.direction() == Direction.UPGRADE;
    HistoryRow row = journal.read(id);
    int done = 0;
    if (row != null && row.state() != HistoryRow.State.APPLIED) {
      boolean begun = row.step() == step.number() && !row.isStepDone();
      done = begun ? row.step() - 1 : row.step();
      if (done == 0) {
        journal.forget(id, revision.direction());
      } else if (begun) {
        journal.failed(id);
      } else if (!row.isStepDone()) {
        journal.done(id);
      }
    }
    journal.log(
        revision.node().id().value(), "failed", null, step.number() + ": " + cause.getMessage());
    String again = upgrade ? "apply()" : "downgrade(..)";
    if (done == 0) {
      return "Nothing of this revision is in the database. Mend it and " + again + " again.";
    }
    return "Steps 1 to "
        + done
        + " of it are done and stay. Mend it from step "
        + (done + 1)
        + " on and "
        + again
        + " again: it goes on there.";
  }

  private void backToAutoCommit() throws SQLException {
    if (!connection.isClosed() && !connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
