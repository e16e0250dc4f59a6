package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Effect;
import dev.retort.dialect.SqlStep;
import dev.retort.op.Literal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
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
 * What is not known (a step in Java, a call) shares one with a row that says "begun" before it and
 * "done" after it: if it commits nothing itself, it is all or nothing too. So a row that says
 * "begun" is ambiguous only for what commits, and the database settles it ({@link
 * DatabaseSession#settle}).
 */
final class Runner {

  private static final int BATCH = 1_000;

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
   * @param parents the IDs that its row names, for an upgrade
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
        Duration took = Duration.between(start, clock.instant());
        if (upgrade) {
          journal.applied(revision, parents, took);
        } else {
          journal.reverted(revision.rowId(), took);
        }
      }
      connection.commit();
    } finally {
      backToAutoCommit();
    }
    Duration duration = Duration.between(start, clock.instant());
    listener.revisionFinished(node, revision.direction(), duration);
    return duration;
  }

  private void run(PlannedRevision revision, PlannedStep step, String doneHash)
      throws SQLException {
    String id = revision.rowId();
    Effect effect = step.effect();
    boolean rollsBack = effect instanceof Effect.Data;
    String before = session.before(step);
    journal.step(id, revision.direction(), step, doneHash, rollsBack, before);
    try {
      if (step.sql() != null) {
        execute(step.sql());
      } else if (step.run() != null) {
        step.run().action().run(GuardedConnection.of(connection));
      }
    } catch (Throwable e) { // an Error of a step in Java too: what it left must be written down
      throw failed(revision, step, before, e);
    }
    if (effect instanceof Effect.Unknown) {
      journal.done(id, step.number());
      connection.commit();
    }
  }

  private void execute(SqlStep step) throws SQLException {
    if (step.rows().isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(step.sql());
      }
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
      if (step.rows().size() == 1) {
        bind(statement, step.rows().get(0));
        statement.execute();
        return;
      }
      int waiting = 0;
      for (List<Literal> row : step.rows()) {
        bind(statement, row);
        statement.addBatch();
        if (++waiting == BATCH) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      if (waiting > 0) {
        statement.executeBatch();
      }
    }
  }

  private static void bind(PreparedStatement statement, List<Literal> row) throws SQLException {
    for (int i = 0; i < row.size(); i++) {
      statement.setObject(i + 1, Parameters.jdbc(row.get(i)));
    }
  }

  /** Writes down that a step is known to have failed, so that nobody has to look later. */
  private RunFailure failed(
      PlannedRevision revision, PlannedStep step, @Nullable String before, Throwable cause) {
    String state;
    try {
      connection.rollback();
      state = known(revision, step, before, cause);
      connection.commit();
    } catch (SQLException | RunFailure e) {
      cause.addSuppressed(e);
      state =
          "What is in the database could not be written down ("
              + e.getMessage()
              + "); the next run looks, and goes on.";
    }
    return new RunFailure(
        RunFailure.Kind.STEP,
        "step "
            + step.number()
            + " of "
            + revision.steps().size()
            + " of revision "
            + revision.node().id()
            + " ("
            + revision.node().className()
            + (revision.direction() == Direction.UPGRADE ? "" : ", downgrade")
            + ") failed: "
            + said(cause)
            + "\n  "
            + step.text().replace("\n", "\n  ")
            + "\n"
            + state,
        cause,
        new RunFailure.FailedStep(revision.node().id(), step.number(), step.text()));
  }

  private static String said(Throwable cause) {
    return cause instanceof SQLException && cause.getMessage() != null
        ? cause.getMessage()
        : cause.toString();
  }

  /** What is known of a revision whose step failed, for its row and for people. */
  private String known(
      PlannedRevision revision, PlannedStep step, @Nullable String before, Throwable cause)
      throws SQLException {
    String id = revision.rowId();
    HistoryRow row = journal.read(id);
    int done = 0;
    boolean partly = false;
    if (row != null && row.state() != HistoryRow.State.APPLIED) {
      boolean begun = row.step() == step.number() && !row.isStepDone();
      done = begun ? row.step() - 1 : row.step();
      partly = session.cleanUp(step, before) || (begun && step.sql() == null);
      if (done == 0 && !partly) {
        journal.forget(id, revision.direction());
      } else if (begun) {
        journal.failed(id);
      } else if (!row.isStepDone()) {
        journal.done(id, row.step());
      }
    }
    journal.log(id, "failed", null, step.number() + ": " + said(cause));
    return inTheDatabase(revision, done, partly);
  }

  private static String inTheDatabase(PlannedRevision revision, int done, boolean partly) {
    boolean upgrade = revision.direction() == Direction.UPGRADE;
    String again = upgrade ? "apply()" : "downgrade(..)";
    String part =
        partly
            ? "The failed step itself committed a part of what it does, and that stays: undo it, or"
                + " take it out of the step. "
            : "";
    if (done == 0) {
      return part
          + (upgrade
              ? "Nothing " + (partly ? "else " : "") + "of this revision is in the database."
              : (partly ? "Else it" : "It") + " is still applied, whole.")
          + " Mend it and "
          + again
          + " again.";
    }
    return part
        + (done == 1 ? "Step 1 of it is done and stays." : stay(done))
        + " Mend it from step "
        + (done + 1)
        + " on and "
        + again
        + " again: it goes on there.";
  }

  private static String stay(int done) {
    return "Steps 1 to " + done + " of it are done and stay.";
  }

  private void backToAutoCommit() throws SQLException {
    if (!connection.isClosed() && !connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }
}
