package dev.retort;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionId;
import dev.retort.chain.RevisionNode;
import dev.retort.chain.Route;
import dev.retort.chain.UnresolvedTargetException;
import dev.retort.dialect.Dialect;
import dev.retort.engine.Engine;
import dev.retort.engine.HistoryRow;
import dev.retort.engine.Outcome;
import dev.retort.engine.PlannedRevision;
import dev.retort.engine.RunFailure;
import dev.retort.engine.RunListener;
import dev.retort.engine.SchemaCheck;
import dev.retort.engine.Settings;
import dev.retort.engine.Status;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.Timeouts;
import dev.retort.spi.RevisionSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of an application and one database: {@code
 * MigrationRegistry.load(dataSource).apply()}.
 *
 * <p>Immutable and thread-safe; any number of processes may call {@link #apply} at once: one
 * migrates, all succeed. Every method takes one connection, gives it back as it came, and throws a
 * {@link RetortException} for what it refuses or what fails.
 */
public final class MigrationRegistry {

  private static final System.Logger LOG = System.getLogger(MigrationRegistry.class.getName());

  private final Sources sources;
  private final Engine engine;

  private MigrationRegistry(Builder builder) {
    sources =
        builder.sources.isEmpty()
            ? Sources.load(builder.classLoader(), builder.empty)
            : Sources.of(builder.sources, builder.empty);
    Settings settings =
        new Settings(
            builder.historyTable,
            builder.schema,
            builder.lockTimeout,
            builder.timeouts,
            builder.unsettled,
            builder.dialect,
            builder.clock,
            builder.unreviewed,
            builder.listener);
    engine = new Engine(builder.dataSource, sources.graph(), sources, settings);
  }

  /**
   * All revisions on the class path, for one database.
   *
   * @throws ChainException when there are none, or they make no chain
   */
  public static MigrationRegistry load(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /** {@link #load} with more to say. */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /**
   * Applies everything pending, up to the head (or heads). With nothing pending it costs one
   * connection and one query, and loads no migration class.
   *
   * @throws StepFailedException when a step fails; what ran before it stays, and the next call goes
   *     on
   * @throws DriftException when the database and the code tell different stories
   * @throws LockTimeoutException when another process migrates for too long
   * @throws SchemaException when a migration can't be planned; nothing ran
   */
  public RunReport apply() {
    return report(engine::apply);
  }

  /**
   * Upgrades to a target: an ID or a unique part of it, a class's simple name, {@code head}, {@code
   * +2}, {@code ID+2}.
   *
   * @throws TargetException when the target means nothing here
   * @throws RetortException as {@link #apply}
   */
  public RunReport upgrade(String target) {
    return report(() -> engine.upgrade(target));
  }

  /**
   * Downgrades to a target: {@code base}, an ID or a unique part of it, a class's simple name,
   * {@code -1}, {@code ID-2}. The target itself stays.
   *
   * @throws TargetException when the target means nothing here
   * @throws IrreversibleException when a revision on the way can't be undone; nothing ran
   * @throws RetortException as {@link #apply}
   */
  public RunReport downgrade(String target) {
    return report(() -> engine.downgrade(target));
  }

  /**
   * Declares what is applied without running anything: the targets and all that they follow; {@code
   * base} for nothing.
   *
   * @throws TargetException when a target means nothing here, or two contradict each other
   */
  public RunReport stamp(String... targets) {
    return report(() -> engine.stamp(List.of(targets)));
  }

  /**
   * As {@link #stamp}, after everything that the history says is forgotten: also what was
   * interrupted, what the code does not know, and the branches that no target names.
   *
   * @throws TargetException when a target means nothing here, or two contradict each other
   */
  public RunReport stampAnew(String... targets) {
    return report(() -> engine.stampAnew(List.of(targets)));
  }

  /**
   * Checks, read-only, that nothing is pending, on its way, diverged or edited.
   *
   * @throws DriftException listing all that is
   */
  public void validate() {
    Status status = guarded(() -> engine.status(true));
    List<String> wrong = new ArrayList<>(status.interrupted());
    wrong.addAll(status.diverged());
    status.pending().stream()
        .filter(node -> !status.missed().contains(node))
        .filter(node -> !status.rows().containsKey(node))
        .forEach(node -> wrong.add("revision " + node.id() + " is pending; apply() runs it"));
    wrong.addAll(status.edited());
    if (!wrong.isEmpty()) {
      throw new DriftException(
          "the database is not as the code has it:\n  " + String.join("\n  ", wrong), null);
    }
  }

  /**
   * Compares the database with the schema at its revision, read-only and without a lock: what the
   * operations of the applied revisions made, beside what the catalogue has. Pending revisions are
   * no difference (those are {@link #validate}'s).
   *
   * <p>Compared are schemas, tables, columns (type, nullability, whether there is a default,
   * identity, how they are generated), keys, foreign keys, indexes, checks and exclusion
   * constraints (that they are there), views and sequences (that they are there), and enums. Not
   * compared are comments, the texts of defaults, checks and views, types that {@code raw(..)}
   * says, and what the SQL of a revision names: it may have made, changed or dropped that.
   *
   * @return the differences; none where the database is as the chain made it
   * @throws DriftException while a revision is half done, and where the database has revisions that
   *     the code does not know
   * @throws SchemaException when an applied revision can't be recorded
   * @throws DatabaseException for a database whose catalogue can't be compared
   */
  public SchemaReport check() {
    SchemaCheck check = guarded(engine::check);
    return new SchemaReport(check.heads(), check.differences());
  }

  /**
   * What {@code upgrade(target)} would run now, or {@code downgrade(target)} where the target lies
   * below what is applied ({@code base}, {@code -1}, an applied revision). Read-only.
   *
   * @throws TargetException when the target means nothing here
   * @throws SchemaException when a migration can't be planned
   * @throws IrreversibleException when a revision on the way can't be undone
   */
  public Plan plan(String target) {
    return guarded(() -> plan(engine.plan(route(target))));
  }

  /**
   * What {@code upgrade(target)} would run now, or {@code downgrade(target)}. Read-only.
   *
   * @throws RetortException as {@link #plan(String)}
   */
  public Plan plan(Direction direction, String target) {
    RevisionGraph graph = sources.graph();
    return guarded(
        () ->
            plan(
                engine.plan(
                    direction == Direction.UPGRADE
                        ? applied -> graph.upgrade(applied, target)
                        : applied -> graph.downgrade(applied, target))));
  }

  /**
   * What {@link #script} would run, also where that has steps in Java; no connection is opened.
   *
   * @param range {@code from:to}, upwards or downwards; left out, {@code from} is the base and
   *     {@code to} the head
   * @param dialect for which database, in which version
   * @throws TargetException when the range means nothing
   * @throws SchemaException when a migration can't be planned
   * @throws IrreversibleException when a revision on the way can't be undone
   */
  public Plan plan(String range, Dialect dialect) {
    return guarded(() -> plan(engine.plan(range, dialect)));
  }

  private static Plan plan(List<PlannedRevision> revisions) {
    return new Plan(
        revisions.stream()
            .map(
                revision ->
                    new Plan.PlannedRevision(
                        revision.node().id(),
                        revision.node().message(),
                        revision.direction(),
                        revision.steps().stream().map(step -> step.text()).toList(),
                        revision.isTransactional(),
                        revision.losses()))
            .toList());
  }

  private Function<Set<RevisionNode>, Route> route(String target) {
    RevisionGraph graph = sources.graph();
    return applied -> {
      if (target.equals("base") || target.matches("-\\d+")) {
        return graph.downgrade(applied, target);
      }
      Route up = graph.upgrade(applied, target);
      boolean heads = target.equals("head") || target.equals("heads") || target.startsWith("+");
      return up.steps().isEmpty() && !heads && !applied.isEmpty()
          ? graph.downgrade(applied, target)
          : up;
    };
  }

  /**
   * The heads that the database stands at, also those that the code does not know; none at base.
   */
  public List<RevisionId> current() {
    return List.copyOf(guarded(() -> engine.status(false)).heads());
  }

  /** The revisions of the code and what follows what. Asks no database. */
  public RevisionGraph graph() {
    return sources.graph();
  }

  /**
   * What a revision says that it does to get there. Asks no database.
   *
   * @param revision one of {@link #graph}'s
   * @throws SchemaException when it can't be recorded
   */
  public List<Operation> operations(RevisionNode revision) {
    return guarded(() -> engine.operations(revision));
  }

  /** The revisions of the code that none follows. Asks no database. */
  public List<RevisionId> heads() {
    return sources.graph().heads().stream().map(RevisionNode::id).toList();
  }

  /** What {@link #apply} would run now, in order. */
  public List<RevisionId> pending() {
    return guarded(() -> engine.status(false)).pending().stream().map(RevisionNode::id).toList();
  }

  /** The whole chain, each revision with its state here. */
  public History history() {
    Status status = guarded(() -> engine.status(false));
    List<History.Entry> entries = new ArrayList<>();
    for (RevisionNode node : sources.graph().nodes()) {
      HistoryRow row = status.rows().get(node);
      if (row != null) {
        entries.add(entry(row, node.message(), History.State.valueOf(row.state().name())));
      } else {
        boolean missed = status.missed().contains(node);
        entries.add(
            new History.Entry(
                node.id(),
                node.message(),
                missed ? History.State.MISSED : History.State.PENDING,
                null,
                null,
                null));
      }
    }
    for (HistoryRow row : status.unknown()) {
      entries.add(entry(row, row.message(), History.State.UNKNOWN));
    }
    return new History(entries);
  }

  /**
   * Writes what a run would do as a script for the database's own command-line client; no
   * connection is opened. The script stops at its first error, refuses to run twice or on another
   * starting point, takes the migration lock without waiting, and leaves the same history as a run,
   * so that {@link #apply} goes on where it stopped.
   *
   * @param range {@code from:to}, upwards or downwards; left out, {@code from} is the base and
   *     {@code to} the head
   * @param dialect for which database, in which version
   * @param out gets the script
   * @throws TargetException when the range means nothing
   * @throws SchemaException when a migration can't be planned, or has a step in Java
   * @throws UncheckedIOException when {@code out} fails
   */
  public void script(String range, Dialect dialect, Appendable out) {
    guarded(
        () -> {
          try {
            engine.script(range, dialect, out);
          } catch (IOException e) {
            throw new UncheckedIOException("the script could not be written", e);
          }
          return range;
        });
  }

  private static History.Entry entry(HistoryRow row, String message, History.State state) {
    return new History.Entry(
        new RevisionId(row.id()),
        message,
        state,
        row.at(),
        row.by(),
        row.millis() == null ? null : Duration.ofMillis(row.millis()));
  }

  private static RunReport report(Supplier<Outcome> run) {
    Outcome outcome = guarded(run);
    outcome.warnings().forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
    return new RunReport(
        outcome.ran().stream()
            .map(
                ran ->
                    new RunReport.Ran(
                        ran.id(),
                        ran.message(),
                        ran.direction(),
                        ran.isStamp(),
                        ran.statements(),
                        ran.duration()))
            .toList(),
        outcome.heads(),
        outcome.ahead(),
        outcome.warnings(),
        outcome.duration());
  }

  /** The one place where what the rooms below refuse becomes what callers catch. */
  private static <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (UnresolvedTargetException e) {
      throw new TargetException(String.valueOf(e.getMessage()), e);
    } catch (RunFailure e) {
      throw translated(e);
    }
  }

  private static RetortException translated(RunFailure failure) {
    String message = String.valueOf(failure.getMessage());
    Throwable cause = failure.getCause();
    return switch (failure.kind()) {
      case SCHEMA -> new SchemaException(message, cause);
      case IRREVERSIBLE -> new IrreversibleException(message, cause);
      case LOCK -> new LockTimeoutException(message, cause);
      case DRIFT -> new DriftException(message, cause);
      case DATABASE -> new DatabaseException(message, cause);
      case STEP -> {
        RunFailure.FailedStep step = Objects.requireNonNull(failure.step());
        yield new StepFailedException(message, step.revision(), step.number(), step.sql(), cause);
      }
    };
  }

  /** What can be said about how to migrate; every call returns this builder. */
  public static final class Builder {

    private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(10);
    private static final int LOCK_RETRIES = 10;

    private final DataSource dataSource;
    private final List<RevisionSource> sources = new ArrayList<>();
    private QualifiedName historyTable = QualifiedName.of("retort_history");
    private @Nullable String schema;
    private Duration lockTimeout = LOCK_TIMEOUT;
    private Timeouts timeouts = Timeouts.UNSAID;
    private Settings.Unsettled unsettled = Settings.Unsettled.STOP;
    private @Nullable Dialect dialect;
    private Clock clock = Clock.systemUTC();
    private RunListener listener = new RunListener() {};
    private @Nullable ClassLoader loader;
    private boolean empty;
    private boolean unreviewed;

    private Builder(DataSource dataSource) {
      this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * The history table, {@code retort_history} if not said; {@code "schema.table"} is understood.
     */
    public Builder historyTable(String name) {
      historyTable = QualifiedName.of(name);
      return this;
    }

    /** The schema to work in, as the database spells it; the connection's own if not said. */
    public Builder schema(String name) {
      schema = Objects.requireNonNull(name, "schema");
      return this;
    }

    /** How long to wait while another process migrates; ten minutes if not said. */
    public Builder migrationLockTimeout(Duration timeout) {
      if (timeout.isNegative()) {
        throw new IllegalArgumentException("migrationLockTimeout must not be negative: " + timeout);
      }
      lockTimeout = timeout;
      return this;
    }

    /**
     * How long a statement may wait for a lock; as the database has it if not said. A step that
     * waits longer gives up, rolls back, and is tried again ({@link #lockRetries}), so that a
     * migration never queues a whole site behind it. It is not {@link #migrationLockTimeout}.
     */
    public Builder statementLockTimeout(Duration timeout) {
      timeouts = timeouts.statementLockTimeout(timeout);
      if (timeouts.lockRetries() == null) {
        timeouts = timeouts.lockRetries(LOCK_RETRIES);
      }
      return this;
    }

    /** How long a statement may run; as the database has it if not said. */
    public Builder statementTimeout(Duration timeout) {
      timeouts = timeouts.statementTimeout(timeout);
      return this;
    }

    /**
     * How often a step that waited longer than {@link #statementLockTimeout} is tried again, with
     * growing pauses; ten times if not said.
     */
    public Builder lockRetries(int times) {
      timeouts = timeouts.lockRetries(times);
      return this;
    }

    /** Revisions from here instead of from the class path; may be said several times. */
    public Builder source(RevisionSource source) {
      sources.add(Objects.requireNonNull(source, "source"));
      return this;
    }

    /** Where to look for revisions; the thread's context class loader if not said. */
    public Builder classLoader(ClassLoader classLoader) {
      loader = Objects.requireNonNull(classLoader, "classLoader");
      return this;
    }

    /** Is told how a run goes on. */
    public Builder listener(RunListener runListener) {
      listener = Objects.requireNonNull(runListener, "listener");
      return this;
    }

    /** The dialect; the connection is asked if it is not said. */
    public Builder dialect(Dialect given) {
      dialect = Objects.requireNonNull(given, "dialect");
      return this;
    }

    /** What the history says it is; the system's clock if not said. */
    public Builder clock(Clock given) {
      clock = Objects.requireNonNull(given, "clock");
      return this;
    }

    /** What to do with a step that a crash interrupted and whose outcome nothing tells. */
    public Builder unsettled(Settings.Unsettled policy) {
      unsettled = Objects.requireNonNull(policy, "unsettled");
      return this;
    }

    /**
     * Runs the SQL that the revisions come to where it is not the SQL that was reviewed. Said of
     * nothing else: compile with {@code -Aretort.sql.path} to have it reviewed.
     */
    public Builder allowUnreviewed() {
      unreviewed = true;
      return this;
    }

    /** Means it that there are no revisions. */
    public Builder allowEmpty() {
      empty = true;
      return this;
    }

    /**
     * Finds the revisions and checks the chain. Asks no database.
     *
     * @throws ChainException when there are none, or they make no chain
     */
    public MigrationRegistry build() {
      return new MigrationRegistry(this);
    }

    private ClassLoader classLoader() {
      if (loader != null) {
        return loader;
      }
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      return context != null ? context : MigrationRegistry.class.getClassLoader();
    }
  }
}
