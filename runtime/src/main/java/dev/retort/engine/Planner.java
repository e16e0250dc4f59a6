package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.dialect.Rendering;
import dev.retort.dialect.SqlStep;
import dev.retort.op.Operation;
import dev.retort.op.OperationsDigest;
import dev.retort.op.Timeouts;
import dev.retort.schema.Inversion;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a route into steps. Everything that can be known before anything runs is found here, and
 * all of it at once: what a migration can't mean, what the database can't do, what can't be undone.
 */
public final class Planner {

  private final Dialect dialect;
  private final Recorder recorder;
  private final List<String> unrecordable = new ArrayList<>();
  private final List<String> impossible = new ArrayList<>();
  private final List<String> irreversible = new ArrayList<>();
  private final Map<RevisionNode, List<Operation>> upgrades = new HashMap<>();
  private @Nullable Throwable firstCause;

  private Planner(Dialect dialect, Recorder recorder) {
    this.dialect = dialect;
    this.recorder = recorder;
  }

  /**
   * Plans upgrades.
   *
   * @param before the revisions that are applied, in order; looked at only if an operation needs
   *     the schema
   * @param route what is to be applied, in order
   * @throws RunFailure of kind SCHEMA, naming every revision that can't be planned
   */
  public static List<PlannedRevision> upgrade(
      Dialect dialect, Recorder recorder, List<RevisionNode> before, List<RevisionNode> route) {
    Planner planner = new Planner(dialect, recorder);
    Schema schema = Schema.empty();
    if (route.stream().anyMatch(node -> planner.needsSchema(planner.operations(node)))) {
      for (RevisionNode node : before) {
        schema = schema.after(planner.operations(node), dialect.database());
      }
    }
    List<PlannedRevision> planned = new ArrayList<>();
    for (RevisionNode node : route) {
      List<Operation> operations = planner.operations(node);
      planned.add(planner.planned(node, Direction.UPGRADE, operations, schema));
      schema = schema.after(operations, dialect.database());
    }
    planner.throwIfAny();
    return planned;
  }

  /**
   * Plans downgrades. The schema that each revision found is folded from all that are applied.
   *
   * @param applied the revisions that are applied, in order
   * @param route what is to be undone, last first
   * @throws RunFailure of kind IRREVERSIBLE or SCHEMA, naming every revision that can't be planned
   */
  public static List<PlannedRevision> downgrade(
      Dialect dialect, Recorder recorder, List<RevisionNode> applied, List<RevisionNode> route) {
    Planner planner = new Planner(dialect, recorder);
    Set<RevisionNode> undone = new HashSet<>(route);
    Map<RevisionNode, Schema> found = new HashMap<>();
    Schema schema = Schema.empty();
    for (RevisionNode node : applied) {
      if (undone.contains(node)) {
        found.put(node, schema);
      }
      schema = schema.after(planner.operations(node), dialect.database());
    }
    List<PlannedRevision> planned = new ArrayList<>();
    for (RevisionNode node : route) {
      Schema before = found.getOrDefault(node, Schema.empty());
      List<Operation> operations = new ArrayList<>();
      for (Operation operation : planner.recorded(node, Direction.DOWNGRADE)) {
        if (operation instanceof Operation.ReverseUpgrade) {
          operations.addAll(planner.reversed(node, before));
        } else {
          operations.add(operation);
        }
      }
      planned.add(planner.planned(node, Direction.DOWNGRADE, operations, schema));
      schema = schema.after(operations, dialect.database());
    }
    planner.throwIfAny();
    return planned;
  }

  /**
   * The digest of a revision's upgrade as the code has it now.
   *
   * @throws RunFailure of kind SCHEMA when it can't be recorded
   */
  static String digest(Recorder recorder, RevisionNode node) {
    return OperationsDigest.of(recorded(recorder, node));
  }

  /**
   * A revision's upgrade as the code has it now.
   *
   * @throws RunFailure of kind SCHEMA when it can't be recorded
   */
  static List<Operation> recorded(Recorder recorder, RevisionNode node) {
    try {
      return recorder.record(node, Direction.UPGRADE);
    } catch (RuntimeException | LinkageError e) {
      throw new RunFailure(RunFailure.Kind.SCHEMA, unrecordable(node, Direction.UPGRADE, e), e);
    }
  }

  private boolean needsSchema(List<Operation> operations) {
    return operations.stream()
        .anyMatch(
            operation ->
                operation instanceof Operation.On on
                    ? on.database().equals(dialect.database()) && needsSchema(on.operations())
                    : dialect.needsSchema(operation));
  }

  private List<Operation> operations(RevisionNode node) {
    return upgrades.computeIfAbsent(node, each -> recorded(each, Direction.UPGRADE));
  }

  private List<Operation> recorded(RevisionNode node, Direction direction) {
    try {
      return recorder.record(node, direction);
    } catch (RuntimeException | LinkageError e) {
      unrecordable.add(unrecordable(node, direction, e));
      if (firstCause == null) {
        firstCause = e;
      }
      return List.of();
    }
  }

  private static String unrecordable(RevisionNode node, Direction direction, Throwable e) {
    String method = direction == Direction.UPGRADE ? "upgrade" : "downgrade";
    String what =
        e instanceof IllegalArgumentException || e instanceof IllegalStateException
            ? e.getMessage()
            : e.toString();
    return node.id() + " (" + node.className() + "." + method + "): " + what;
  }

  private List<Operation> reversed(RevisionNode node, Schema before) {
    List<Operation> reversed = new ArrayList<>();
    for (Inversion inversion :
        before.inverses(dialect.arranged(operations(node)), dialect.database())) {
      if (inversion instanceof Inversion.Undo undo) {
        reversed.addAll(0, undo.operations());
      } else {
        irreversible.add(
            node.id() + " (" + node.className() + "): " + ((Inversion.None) inversion).why());
      }
    }
    return reversed;
  }

  private PlannedRevision planned(
      RevisionNode node, Direction direction, List<Operation> operations, Schema before) {
    List<PlannedStep> steps = new ArrayList<>();
    List<String> losses = new ArrayList<>();
    List<Operation> arranged = dialect.arranged(operations);
    dialect
        .problems(arranged, before)
        .forEach(problem -> impossible.add(node.id() + " (" + node.className() + "): " + problem));
    plan(node, direction, arranged, before, steps, losses);
    return new PlannedRevision(
        node,
        direction,
        steps,
        OperationsDigest.of(operations(node)),
        losses,
        timeouts(operations),
        node.id().value(),
        dialect.isDdlTransactional()
            && steps.stream()
                .noneMatch(step -> step.sql() != null && step.sql().isOutsideTransaction()));
  }

  private Timeouts timeouts(List<Operation> operations) {
    Timeouts said = Timeouts.UNSAID;
    for (Operation operation : operations) {
      if (operation instanceof Operation.SetTimeouts set) {
        said = set.timeouts().or(said);
      } else if (operation instanceof Operation.On on && on.database().equals(dialect.database())) {
        said = timeouts(on.operations()).or(said);
      }
    }
    return said;
  }

  private void plan(
      RevisionNode node,
      Direction direction,
      List<Operation> operations,
      Schema before,
      List<PlannedStep> steps,
      List<String> losses) {
    List<Operation> together = new ArrayList<>();
    Schema found = before;
    Schema schema = before;
    for (Operation operation : said(operations)) {
      if (operation instanceof Operation.Run run) {
        render(node, together, found, steps);
        together.clear();
        found = schema;
        steps.add(new PlannedStep(steps.size() + 1, null, run));
      } else if (operation instanceof Operation.Irreversible reason) {
        if (direction == Direction.DOWNGRADE) {
          irreversible.add(node.id() + " (" + node.className() + "): " + reason.why());
        }
      } else if (operation instanceof Operation.ReverseUpgrade) {
        impossible.add(
            node.id() + " (" + node.className() + "): reverseUpgrade() belongs into downgrade");
      } else {
        together.add(operation);
        String loss = Loss.of(operation);
        if (loss != null) {
          losses.add(loss);
        }
      }
      schema = schema.after(operation, dialect.database());
    }
    render(node, together, found, steps);
  }

  /** What this database is told, without what is no step. */
  private List<Operation> said(List<Operation> operations) {
    List<Operation> said = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.On on) {
        if (on.database().equals(dialect.database())) {
          said.addAll(said(on.operations()));
        }
      } else if (!(operation instanceof Operation.SetTimeouts)) {
        said.add(operation);
      }
    }
    return said;
  }

  /** Adds the statements of operations between which nothing else runs. */
  private void render(
      RevisionNode node, List<Operation> together, Schema before, List<PlannedStep> steps) {
    Rendering rendering = dialect.render(List.copyOf(together), before);
    rendering
        .problems()
        .forEach(problem -> impossible.add(node.id() + " (" + node.className() + "): " + problem));
    for (SqlStep step : rendering.steps()) {
      String harm = harm(step);
      if (harm != null) {
        impossible.add(node.id() + " (" + node.className() + "): " + harm);
      }
      steps.add(new PlannedStep(steps.size() + 1, step, null));
    }
  }

  /** Why an author's own statement must not run as a step; null where it may. */
  private @Nullable String harm(SqlStep step) {
    if (!(step.effect() instanceof Effect.Unknown)) {
      return null;
    }
    RawSql raw = RawSql.of(step.sql());
    if (raw.kind() == RawSql.Kind.TRANSACTION) {
      return "execute(\""
          + raw.head()
          + "\") would end the transaction that a step shares with its row in the history; leave it"
          + " out, Retort begins and ends transactions";
    } else if (raw.kind() == RawSql.Kind.NAMES && !dialect.isDdlTransactional()) {
      return "execute(\""
          + raw.head()
          + " ..\") would change what later statements mean, and a run that goes on after an"
          + " interruption would not know: write the schema before the names, or say"
          + " builder(..).schema(..)";
    }
    return null;
  }

  private void throwIfAny() {
    if (!unrecordable.isEmpty()) {
      throw failure(
          RunFailure.Kind.SCHEMA, "a migration can't be recorded, so nothing ran:", unrecordable);
    }
    if (!irreversible.isEmpty()) {
      throw failure(
          RunFailure.Kind.IRREVERSIBLE,
          "what was done can't be undone, so nothing ran:",
          irreversible);
    }
    if (!impossible.isEmpty()) {
      throw failure(
          RunFailure.Kind.SCHEMA,
          "the database (" + dialect.database() + ") can't do this, so nothing ran:",
          impossible);
    }
  }

  private RunFailure failure(RunFailure.Kind kind, String head, List<String> all) {
    return new RunFailure(kind, head + "\n  " + String.join("\n  ", all), firstCause);
  }
}
