package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.chain.Route;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.dialect.ScriptFrame;
import dev.retort.dialect.SqlStep;
import dev.retort.dialect.SqlText;
import dev.retort.op.Timeouts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A route as a script for the database's own client. It leaves the same history as a run over a
 * connection, and where a revision is more than one transaction the same journal on the way, so
 * that {@code apply()} goes on where a script stopped.
 */
final class OfflineScript {

  private final Dialect dialect;
  private final ScriptStyle style;
  private final Settings settings;
  private final RevisionGraph graph;
  private final ScriptJournal journal;
  private final Appendable out;
  private Timeouts limits = Timeouts.UNSAID;

  OfflineScript(
      Dialect dialect, ScriptStyle style, Settings settings, RevisionGraph graph, Appendable out) {
    this.dialect = dialect;
    this.style = style;
    this.settings = settings;
    this.graph = graph;
    RetortTables tables = RetortTables.of(settings.history());
    this.journal = new ScriptJournal(dialect, style, tables, graph);
    this.out = out;
  }

  /**
   * Writes it.
   *
   * @param ddl what makes Retort's own tables where they are missing
   * @param from the revisions that are applied where it begins
   * @param planned the revisions of the route
   * @throws RunFailure for a step in Java
   */
  void write(List<String> ddl, Set<RevisionNode> from, Route route, List<PlannedRevision> planned)
      throws IOException {
    refuseJava(planned);
    List<String> heads = graph.headsOf(from).stream().map(node -> node.id().value()).toList();
    line(
        "-- Retort: "
            + route.steps().size()
            + (route.steps().size() == 1 ? " revision" : " revisions")
            + " for "
            + dialect.database()
            + ".");
    line("-- Run it with: " + style.client());
    line(
        "-- It begins where "
            + (heads.isEmpty()
                ? "nothing is applied."
                : "the heads are " + String.join(", ", heads)));
    lines(style.head(settings.schema()));
    boolean up = route.direction() == Direction.UPGRADE;
    start(ddl, from, heads, up ? List.of() : planned);
    if (planned.stream().flatMap(each -> each.steps().stream()).anyMatch(OfflineScript::maySet)) {
      lines(style.remember());
    }
    int rows = from.size();
    List<String> before = heads;
    for (PlannedRevision revision : planned) {
      title(revision, up);
      limit(revision.timeouts().or(settings.timeouts()));
      String stands = journal.stands(rows, up ? before : List.of(revision.rowId()));
      if (revision.isTransactional() || revision.steps().isEmpty()) {
        transaction(stands, revision.steps(), journal.atOnce(revision, up));
      } else if (dialect.isDdlTransactional()) {
        split(stands, revision, up);
      } else {
        stepwise(revision, up);
      }
      rows += up ? 1 : -1;
      before = List.of(revision.rowId());
    }
    line("");
    limit(Timeouts.UNSAID);
    lines(style.tail());
  }

  /**
   * Makes Retort's tables and refuses another start, and then leaves nothing behind. Where DDL
   * stays, the tables are made only for a database that may have none.
   */
  private void start(
      List<String> ddl, Set<RevisionNode> from, List<String> heads, List<PlannedRevision> down)
      throws IOException {
    List<String> ids =
        Stream.concat(heads.stream(), down.stream().map(PlannedRevision::rowId))
            .distinct()
            .toList();
    boolean together = dialect.isDdlTransactional();
    if (together) {
      line(style.begin());
    }
    if (together || from.isEmpty()) {
      statements(ddl);
    }
    lines(style.guard(journal.stands(from.size(), ids)));
    if (together) {
      line(style.commit());
    }
  }

  private static void refuseJava(List<PlannedRevision> planned) {
    List<String> java = new ArrayList<>();
    for (PlannedRevision revision : planned) {
      for (PlannedStep step : revision.steps()) {
        if (step.run() != null) {
          java.add(
              revision.node().id()
                  + " ("
                  + revision.node().className()
                  + "): step "
                  + step.number()
                  + ", run(\""
                  + step.run().name()
                  + "\")");
        }
      }
    }
    if (!java.isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.SCHEMA,
          "a step in Java can't be written into a script. Run these revisions over a connection, or"
              + " say them in SQL:\n  "
              + String.join("\n  ", java),
          null);
    }
  }

  private void title(PlannedRevision revision, boolean up) throws IOException {
    RevisionNode node = revision.node();
    line("");
    line("-- " + (up ? "apply " : "revert ") + node.id() + ": " + SqlText.comment(node.message()));
    for (String loss : revision.losses()) {
      line("-- loses data: " + SqlText.comment(loss));
    }
  }

  private void limit(Timeouts timeouts) throws IOException {
    Timeouts wanted =
        new Timeouts(timeouts.statementLockTimeout(), timeouts.statementTimeout(), null);
    if (!wanted.equals(limits)) {
      lines(style.limit(wanted));
      limits = wanted;
    }
  }

  // One transaction

  /**
   * Steps in one transaction with what the history says of them, which comes first: what the
   * author's SQL sets must not change what it means.
   *
   * @param stands what must be true when it begins
   */
  private void transaction(String stands, List<PlannedStep> steps, List<String> said)
      throws IOException {
    ScriptFrame frame = dialect.frame(PlannedRevision.statements(steps));
    statements(frame.before());
    line(style.begin());
    if (style.isLockedByTransaction()) {
      lines(style.guard(stands));
    }
    statements(frame.first());
    statements(said);
    for (PlannedStep step : steps) {
      statements(texts(step));
    }
    statements(frame.last());
    line(style.commit());
    statements(frame.after());
    restore(steps);
  }

  private void restore(List<PlannedStep> steps) throws IOException {
    if (steps.stream().anyMatch(OfflineScript::maySet)) {
      lines(style.restore());
    }
  }

  private static boolean maySet(PlannedStep step) {
    return step.sql() != null && PostgresSession.maySet(step.sql());
  }

  // Several transactions, because steps must stand outside: as TransactionalRunner does it

  private void split(String stands, PlannedRevision revision, boolean up) throws IOException {
    String doneHash = "";
    boolean begun = !up;
    String condition = stands;
    List<List<PlannedStep>> segments = TransactionalRunner.segments(revision.steps());
    for (int i = 0; i < segments.size(); i++) {
      List<PlannedStep> segment = segments.get(i);
      boolean last = i == segments.size() - 1;
      PlannedStep step = segment.get(segment.size() - 1);
      for (PlannedStep each : segment.subList(0, segment.size() - 1)) {
        doneHash = PlannedRevision.doneHash(doneHash, each);
      }
      boolean outside =
          TransactionalRunner.isOutside(step) && !(step.effect() instanceof Effect.Batched);
      List<String> said = new ArrayList<>();
      if (!begun) {
        said.add(journal.insert(revision, "applying"));
      }
      // As in a run: what ends inside a transaction is not said step by step.
      if (!last || TransactionalRunner.isOutside(step)) {
        said.add(journal.step(revision, step, doneHash, !outside, up));
      }
      if (last && !outside) {
        said.addAll(journal.end(revision, up));
      }
      transaction(condition, outside ? List.of() : segment, said);
      condition = journal.isAt(revision, step.number());
      if (outside) {
        outside(step);
        transaction(
            condition,
            List.of(),
            last ? journal.end(revision, up) : List.of(journal.done(revision)));
      }
      begun = true;
      doneHash = PlannedRevision.doneHash(doneHash, step);
    }
  }

  /** Who builds an index concurrently waits for old transactions, and nobody waits for it. */
  private void outside(PlannedStep step) throws IOException {
    Timeouts usual = limits;
    boolean index =
        step.effect() instanceof Effect.CreatesIndex || step.effect() instanceof Effect.DropsIndex;
    if (index) {
      limit(new Timeouts(null, usual.statementTimeout(), null));
    }
    statements(texts(step));
    restore(List.of(step));
    limit(usual);
  }

  // A transaction a step, because DDL commits what is open: as StepwiseRunner does it

  private void stepwise(PlannedRevision revision, boolean up) throws IOException {
    if (up) {
      statement(journal.insert(revision, "applying"));
    }
    String doneHash = "";
    boolean open = false;
    for (PlannedStep step : revision.steps()) {
      Effect effect = step.effect();
      boolean data = effect instanceof Effect.Data || effect instanceof Effect.Batched;
      boolean unknown = effect instanceof Effect.Unknown; // it commits what is open, or not
      if (open && !data) {
        line(style.commit());
        open = false;
      }
      if (!open && (data || unknown)) {
        line(style.begin());
        open = true;
      }
      statement(journal.step(revision, step, doneHash, data, up));
      if (unknown) {
        for (String sql : texts(step)) {
          line(style.attempt(SqlText.closed(sql), journal.failed(revision, step)));
        }
      } else {
        statements(texts(step));
      }
      if (!data) {
        statement(journal.done(revision));
      }
      if (unknown) {
        line(style.commit());
        open = false;
      }
      doneHash = PlannedRevision.doneHash(doneHash, step);
    }
    if (!open) {
      line(style.begin());
    }
    statements(journal.end(revision, up));
    line(style.commit());
  }

  private List<String> texts(PlannedStep step) {
    SqlStep sql = Objects.requireNonNull(step.sql());
    List<String> texts = new ArrayList<>(dialect.guards(sql));
    texts.addAll(SqlText.of(sql, dialect));
    return texts;
  }

  private void statements(List<String> all) throws IOException {
    for (String each : all) {
      statement(each);
    }
  }

  private void statement(String sql) throws IOException {
    line(style.statement(SqlText.closed(sql)));
  }

  private void lines(List<String> lines) throws IOException {
    for (String each : lines) {
      line(each);
    }
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }
}
