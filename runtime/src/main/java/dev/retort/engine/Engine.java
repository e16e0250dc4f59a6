package dev.retort.engine;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.chain.Route;
import dev.retort.dialect.Dialect;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Carries routes out on a database: read without a lock, and only if something is to be done lock,
 * read again, finish what was interrupted, plan all of it, then run it.
 */
public final class Engine {

  private final DataSource dataSource;
  private final RevisionGraph graph;
  private final Recorder recorder;
  private final Settings settings;

  public Engine(DataSource dataSource, RevisionGraph graph, Recorder recorder, Settings settings) {
    this.dataSource = dataSource;
    this.graph = graph;
    this.recorder = recorder;
    this.settings = settings;
  }

  /** Work over an open connection. */
  private interface Work<T> {
    T on(Session session) throws SQLException;
  }

  /**
   * Applies everything that is pending.
   *
   * @throws RunFailure when it can't go on; everything before the failing step stays
   */
  public Outcome apply() {
    return run(applied -> graph.upgrade(applied, "heads"), true);
  }

  /**
   * Upgrades to a target.
   *
   * @throws dev.retort.chain.UnresolvedTargetException when the target means nothing here
   * @throws RunFailure when it can't go on; everything before the failing step stays
   */
  public Outcome upgrade(String target) {
    return run(
        applied -> graph.upgrade(applied, target), target.equals("head") || target.equals("heads"));
  }

  /**
   * Downgrades to a target.
   *
   * @throws dev.retort.chain.UnresolvedTargetException when the target means nothing here
   * @throws RunFailure when it can't go on; everything before the failing step stays
   */
  public Outcome downgrade(String target) {
    return run(applied -> graph.downgrade(applied, target), false);
  }

  private Outcome run(Function<Set<RevisionNode>, Route> route, boolean wholeChain) {
    Instant start = settings.clock().instant();
    return with(
        session -> {
          Applied applied = session.read();
          List<String> warnings = new ArrayList<>();
          if (applied.inProgress().isEmpty()) {
            Route idle = route.apply(applied.applied());
            Drift.check(graph, applied, idle, wholeChain);
            if (idle.steps().isEmpty()) {
              Drift.warnings(graph, applied, warnings);
              return outcome(List.of(), warnings, applied, start);
            }
          }
          return session.locked(
              () -> {
                List<Outcome.Ran> ran = new ArrayList<>();
                while (!migrated(session, route, wholeChain, ran, warnings)) {
                  warnings.clear(); // another process was quicker: plan for what it left
                }
                return outcome(ran, warnings, session.read(), start);
              });
        });
  }

  /** Finishes what was interrupted, then runs the route; false when the history moved meanwhile. */
  private boolean migrated(
      Session session,
      Function<Set<RevisionNode>, Route> route,
      boolean wholeChain,
      List<Outcome.Ran> ran,
      List<String> warnings)
      throws SQLException {
    try {
      Applied found = session.finishInterrupted(session.read(), ran);
      Route now = route.apply(found.applied());
      Drift.check(graph, found, now, wholeChain);
      Drift.warnings(graph, found, warnings);
      if (!now.steps().isEmpty()) {
        Drift.edited(recorder, found, warnings);
        session.run(now, found, ran);
      }
      return true;
    } catch (HistoryMovedException e) {
      return false;
    }
  }

  /**
   * Declares revisions applied, and all others not, without running anything.
   *
   * @throws dev.retort.chain.UnresolvedTargetException when a target means nothing here
   * @throws RunFailure when a revision is on its way
   */
  public Outcome stamp(List<String> targets) {
    Instant start = settings.clock().instant();
    return with(
        session -> {
          graph.stamp(session.read().applied(), targets);
          return session.locked(
              () -> {
                while (!stamped(session, targets)) {} // another process was quicker: look again
                return outcome(List.of(), List.of(), session.read(), start);
              });
        });
  }

  private boolean stamped(Session session, List<String> targets) throws SQLException {
    Applied found = session.read();
    if (!found.inProgress().isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.DRIFT,
          "revision "
              + found.inProgress().get(0).id()
              + " is on its way; apply() or downgrade(..) finishes it, then stamp",
          null);
    }
    try {
      session.stamp(found, graph.stamp(found.applied(), targets));
      return true;
    } catch (HistoryMovedException e) {
      return false;
    }
  }

  /** What {@link #upgrade} or {@link #downgrade} would run now. Read-only. */
  public List<PlannedRevision> plan(Function<Set<RevisionNode>, Route> route) {
    return with(
        session -> {
          Applied applied = session.read();
          return session.plan(route.apply(applied.applied()), applied);
        });
  }

  /**
   * The history. Read-only.
   *
   * @param withEdited whether to record every applied revision and compare its digest
   */
  public Status status(boolean withEdited) {
    return with(
        session -> {
          Applied applied = session.read();
          List<String> edited = new ArrayList<>();
          if (withEdited) {
            Drift.edited(recorder, applied, edited);
          }
          List<String> diverged = new ArrayList<>();
          Route pending = graph.upgrade(applied.applied(), "heads");
          try {
            Drift.check(graph, applied, pending, true);
          } catch (RunFailure e) {
            diverged.add(String.valueOf(e.getMessage()));
          }
          return new Status(
              applied.rows(),
              applied.unknown(),
              pending.steps(),
              graph.missed(applied.applied()),
              applied.heads(graph),
              applied.isAhead(graph),
              diverged,
              edited);
        });
  }

  private Outcome outcome(
      List<Outcome.Ran> ran, List<String> warnings, Applied applied, Instant start) {
    List<RevisionId> ahead =
        applied.isAhead(graph)
            ? applied.unknown().stream().map(row -> new RevisionId(row.id())).toList()
            : List.of();
    return new Outcome(
        ran,
        warnings,
        ahead,
        applied.heads(graph),
        Duration.between(start, settings.clock().instant()));
  }

  private <T> T with(Work<T> work) {
    try (MigratingConnection opened = MigratingConnection.open(dataSource, settings.schema())) {
      Dialect dialect =
          settings.dialect() != null ? settings.dialect() : Databases.dialect(opened.connection());
      try (Session session = new Session(opened, dialect, graph, recorder, settings)) {
        return work.on(session);
      }
    } catch (SQLException e) {
      throw new RunFailure(
          RunFailure.Kind.DATABASE,
          "the database refused what Retort itself needs (its tables or the connection): "
              + e.getMessage(),
          e);
    }
  }

  /** The names of revisions, for messages. */
  static String ids(List<RevisionNode> nodes) {
    return String.join(", ", nodes.stream().map(node -> node.id().value()).toList());
  }
}
