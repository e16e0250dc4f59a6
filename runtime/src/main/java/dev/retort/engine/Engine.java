package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.chain.Route;
import dev.retort.dialect.Dialect;
import dev.retort.op.Operation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    return run(new Wanted(applied -> graph.upgrade(applied, "heads"), true));
  }

  /**
   * Upgrades to a target.
   *
   * @throws dev.retort.chain.UnresolvedTargetException when the target means nothing here
   * @throws RunFailure when it can't go on; everything before the failing step stays
   */
  public Outcome upgrade(String target) {
    return run(
        new Wanted(
            applied -> graph.upgrade(applied, target),
            target.equals("head") || target.equals("heads")));
  }

  /**
   * Downgrades to a target.
   *
   * @throws dev.retort.chain.UnresolvedTargetException when the target means nothing here
   * @throws RunFailure when it can't go on; everything before the failing step stays
   */
  public Outcome downgrade(String target) {
    return run(new Wanted(applied -> graph.downgrade(applied, target), false));
  }

  /** What is asked for: a way from what is applied, and whether it is the whole chain. */
  private record Wanted(Function<Set<RevisionNode>, Route> route, boolean isWholeChain) {}

  private Outcome run(Wanted wanted) {
    Instant start = settings.clock().instant();
    return with(
        session -> {
          Applied applied = session.read();
          if (applied.inProgress().isEmpty()) {
            Route route = wanted.route().apply(applied.applied());
            Drift.check(graph, applied, route, wanted.isWholeChain());
            if (route.steps().isEmpty()) {
              return idle(applied, start);
            }
          }
          return session.locked(
              () -> doneByAnother(session, wanted, start), () -> run(session, wanted, start));
        });
  }

  /** What to return while another process migrates: empty as long as something is to be done. */
  private Optional<Outcome> doneByAnother(Session session, Wanted wanted, Instant start)
      throws SQLException {
    Applied applied = session.read();
    if (!applied.inProgress().isEmpty()) {
      return Optional.empty();
    }
    Route route = wanted.route().apply(applied.applied());
    return route.steps().isEmpty()
            && Drift.problems(graph, applied, route, wanted.isWholeChain()).isEmpty()
        ? Optional.of(idle(applied, start))
        : Optional.empty();
  }

  private Outcome idle(Applied applied, Instant start) {
    List<String> warnings = new ArrayList<>();
    Drift.warnings(graph, applied, warnings);
    return outcome(List.of(), warnings, applied, start);
  }

  private Outcome run(Session session, Wanted wanted, Instant start) throws SQLException {
    List<Outcome.Ran> ran = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    while (!migrated(session, wanted, ran, warnings)) {
      warnings.clear(); // another process was quicker: plan for what it left
    }
    if (!ran.isEmpty()) {
      session.finish();
    }
    return outcome(ran, warnings, session.read(), start);
  }

  /** Finishes what was interrupted, then runs the route; false when the history moved meanwhile. */
  private boolean migrated(
      Session session, Wanted wanted, List<Outcome.Ran> ran, List<String> warnings)
      throws SQLException {
    try {
      Applied found = session.finishInterrupted(session.read(), ran);
      Route route = wanted.route().apply(found.applied());
      Drift.check(graph, found, route, wanted.isWholeChain());
      Drift.warnings(graph, found, warnings);
      if (!route.steps().isEmpty()) {
        Drift.edited(recorder, found, warnings);
        session.run(route, found, ran);
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
    return stamp(targets, false);
  }

  /**
   * Forgets the whole history, also what is on its way, then stamps.
   *
   * @throws dev.retort.chain.UnresolvedTargetException when a target means nothing here
   */
  public Outcome stampAnew(List<String> targets) {
    return stamp(targets, true);
  }

  private Outcome stamp(List<String> targets, boolean anew) {
    Instant start = settings.clock().instant();
    return with(
        session -> {
          graph.stamp(anew ? Set.of() : session.read().applied(), targets);
          return session.locked(
              Optional::empty,
              () -> {
                List<Outcome.Ran> stamped = new ArrayList<>();
                while (!stamped(session, targets, anew, stamped)) {
                  stamped.clear(); // another process was quicker: look again
                }
                session.finish();
                return outcome(stamped, List.of(), session.read(), start);
              });
        });
  }

  private boolean stamped(
      Session session, List<String> targets, boolean anew, List<Outcome.Ran> stamped)
      throws SQLException {
    Applied found = session.read();
    if (!anew && !found.inProgress().isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.DRIFT,
          Interrupted.told(found.inProgress().get(0))
              + "; apply() or downgrade(..) finishes it, then stamp",
          null);
    }
    try {
      Set<RevisionNode> wanted = graph.stamp(anew ? Set.of() : found.applied(), targets);
      session.stamp(found, wanted, anew, stamped);
      return true;
    } catch (HistoryMovedException e) {
      return false;
    }
  }

  /** What {@link #upgrade} or {@link #downgrade} would run now. Read-only. */
  public List<PlannedRevision> plan(Function<Set<RevisionNode>, Route> route) {
    return with(session -> session.plan(route));
  }

  /**
   * Writes a script that runs a route without a connection of ours.
   *
   * @param range {@code from:to}; each may be left out and means the base and the head then
   * @throws dev.retort.chain.UnresolvedTargetException when the range means nothing
   * @throws RunFailure for a step in Java, and for what can't be planned
   */
  public void script(String range, Dialect dialect, Appendable out) throws IOException {
    RevisionGraph.Range resolved = graph.range(range);
    Route route = resolved.route();
    List<PlannedRevision> planned = plan(resolved, dialect);
    ReviewedSql.refuse(planned, dialect, recorder, settings);
    RetortTables tables = RetortTables.of(settings.history());
    DatabaseSupport support = Databases.support(dialect);
    new OfflineScript(dialect, support.scriptStyle(dialect, tables), settings, graph, out)
        .write(support.tables(dialect, tables), resolved.applied(), route, planned);
  }

  /**
   * What {@link #script} would run, steps in Java too.
   *
   * @throws dev.retort.chain.UnresolvedTargetException when the range means nothing
   * @throws RunFailure for what can't be planned
   */
  public List<PlannedRevision> plan(String range, Dialect dialect) {
    return plan(graph.range(range), dialect);
  }

  private List<PlannedRevision> plan(RevisionGraph.Range range, Dialect dialect) {
    Route route = range.route();
    List<RevisionNode> before = graph.ordered(range.applied());
    return route.direction() == Direction.UPGRADE
        ? Planner.upgrade(dialect, recorder, before, route.steps())
        : Planner.downgrade(dialect, recorder, before, route.steps());
  }

  /**
   * What the upgrade of a revision records.
   *
   * @throws RunFailure of kind SCHEMA when it can't be recorded
   */
  public List<Operation> operations(RevisionNode node) {
    return Planner.recorded(recorder, node);
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
          Route pending = graph.upgrade(applied.applied(), "heads");
          return new Status(
              applied.rows(),
              applied.unknown(),
              pending.steps(),
              Drift.missed(graph, applied),
              applied.heads(graph),
              applied.isAhead(graph),
              interrupted(applied),
              Drift.problems(graph, applied, pending, true),
              edited);
        });
  }

  /**
   * Compares the database's catalogue with the schema at its revision. Read-only.
   *
   * @throws RunFailure of kind DRIFT where the schema at its revision is not known
   */
  public SchemaCheck check() {
    return with(Session::check);
  }

  private static List<String> interrupted(Applied applied) {
    return applied.inProgress().stream()
        .map(
            row ->
                applied.unknown().contains(row)
                    ? Interrupted.unknown(row)
                    : Interrupted.told(row) + "; the next run finishes it")
        .toList();
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
    try (MigratingConnection opened = MigratingConnection.open(dataSource)) {
      Dialect given = settings.dialect();
      DatabaseSupport support =
          given != null ? Databases.support(given) : Databases.support(opened.connection());
      Dialect dialect = given != null ? given : support.dialect(opened.connection());
      if (settings.schema() != null) {
        opened.enter(settings.schema(), support);
      }
      try (Session session = new Session(opened, support, dialect, graph, recorder, settings)) {
        return work.on(session);
      }
    } catch (SQLException e) {
      throw new RunFailure(
          RunFailure.Kind.DATABASE,
          "the database refused what Retort itself needs (its own tables, the catalogue or the"
              + " connection): "
              + e.getMessage(),
          e);
    } catch (RunFailure e) {
      // Only now: H2 closes its file when an interrupted thread reads or writes it.
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw e;
    }
  }

  /** The names of revisions, for messages. */
  static String ids(List<RevisionNode> nodes) {
    return String.join(", ", nodes.stream().map(node -> node.id().value()).toList());
  }
}
