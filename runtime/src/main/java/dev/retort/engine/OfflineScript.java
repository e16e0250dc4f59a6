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
import dev.retort.op.Literal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A route as a script for the database's own client. It leaves the same history as a run over a
 * connection, and where DDL is not transactional the same journal on the way, so that {@code
 * apply()} goes on where a script stopped.
 */
final class OfflineScript {

  private final Dialect dialect;
  private final ScriptStyle style;
  private final RevisionGraph graph;
  private final String history;
  private final String log;
  private final Appendable out;

  OfflineScript(
      Dialect dialect,
      ScriptStyle style,
      RetortTables tables,
      RevisionGraph graph,
      Appendable out) {
    this.dialect = dialect;
    this.style = style;
    this.graph = graph;
    this.history = dialect.identifier(tables.history());
    this.log = dialect.identifier(tables.log());
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
    line("-- Retort: " + route.steps().size() + " revisions for " + dialect.database() + ".");
    line("-- Run it with: " + style.client());
    lines(style.head());
    for (String statement : ddl) {
      line(style.statement(statement));
    }
    List<String> heads =
        graph.headsOf(from).stream().map(node -> literal(node.id().value())).toList();
    lines(style.guard(from.size(), heads));
    for (PlannedRevision revision : planned) {
      boolean up = revision.direction() == Direction.UPGRADE;
      line("");
      line(
          "-- "
              + (up ? "apply " : "revert ")
              + revision.node().id()
              + ": "
              + SqlText.comment(revision.node().message()));
      for (String loss : revision.losses()) {
        line("-- loses data: " + SqlText.comment(loss));
      }
      revision(revision, up);
    }
    line("");
    lines(style.tail());
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

  private void revision(PlannedRevision revision, boolean up) throws IOException {
    if (revision.isTransactional()) {
      ScriptFrame frame = dialect.frame(revision.statements());
      statements(frame.before());
      line(style.begin());
      statements(frame.first());
      if (up) {
        insert(revision, "applied");
      } else {
        delete(revision);
      }
      for (PlannedStep step : revision.steps()) {
        statement(step);
      }
      log(revision, up);
      statements(frame.last());
      line(style.commit());
      return;
    }
    if (up) {
      insert(revision, "applying");
    }
    String doneHash = "";
    boolean open = false;
    for (PlannedStep step : revision.steps()) {
      SqlStep sql = Objects.requireNonNull(step.sql());
      boolean rollsBack =
          dialect.isDdlTransactional()
              ? !sql.isOutsideTransaction()
              : sql.effect() instanceof Effect.Data;
      if (rollsBack && !open) {
        line(style.begin());
        open = true;
      } else if (!rollsBack && open) {
        line(style.commit());
        open = false;
      }
      journal(revision, step, doneHash, rollsBack, up);
      statement(step);
      if (!rollsBack) {
        line(
            style.statement(
                "UPDATE "
                    + history
                    + " SET step_done = TRUE WHERE id = "
                    + literal(revision.rowId())));
      }
      doneHash = PlannedRevision.doneHash(doneHash, step);
    }
    if (!open) {
      line(style.begin());
    }
    if (up) {
      line(
          style.statement(
              "UPDATE "
                  + history
                  + " SET state = 'applied', step_done = TRUE, at = "
                  + style.now()
                  + " WHERE id = "
                  + literal(revision.rowId())));
    } else {
      delete(revision);
    }
    log(revision, up);
    line(style.commit());
  }

  private void statements(List<String> all) throws IOException {
    for (String each : all) {
      line(style.statement(each));
    }
  }

  private void statement(PlannedStep step) throws IOException {
    statements(dialect.guards(Objects.requireNonNull(step.sql())));
    for (String sql : SqlText.of(Objects.requireNonNull(step.sql()), dialect)) {
      line(style.statement(sql));
    }
  }

  private void insert(PlannedRevision revision, String state) throws IOException {
    RevisionNode node = revision.node();
    List<String> parents = new ArrayList<>();
    graph.down(node).forEach(each -> parents.add(each.id().value()));
    graph.dependencies(node).forEach(each -> parents.add(each.id().value()));
    line(
        style.statement(
            "INSERT INTO "
                + history
                + " (id, parents, message, state, step, step_done, failed, digest, kind, at,"
                + " applied_by) VALUES ("
                + String.join(
                    ", ",
                    literal(node.id().value()),
                    literal(String.join(",", parents)),
                    literal(node.message()),
                    literal(state),
                    "0",
                    "FALSE",
                    "FALSE",
                    literal(revision.digest()),
                    "'script'",
                    style.now(),
                    style.user())
                + ")"));
  }

  private void journal(
      PlannedRevision revision, PlannedStep step, String doneHash, boolean done, boolean up)
      throws IOException {
    line(
        style.statement(
            "UPDATE "
                + history
                + " SET state = "
                + literal(up ? "applying" : "reverting")
                + ", step = "
                + step.number()
                + ", step_done = "
                + (done ? "TRUE" : "FALSE")
                + ", step_hash = "
                + literal(step.hash())
                + ", done_hash = "
                + literal(doneHash)
                + ", seen = NULL, progress = NULL, failed = FALSE WHERE id = "
                + literal(revision.rowId())));
  }

  private void delete(PlannedRevision revision) throws IOException {
    line(style.statement("DELETE FROM " + history + " WHERE id = " + literal(revision.rowId())));
  }

  private void log(PlannedRevision revision, boolean up) throws IOException {
    line(
        style.statement(
            "INSERT INTO "
                + log
                + " (at, revision, event, by_user) VALUES ("
                + String.join(
                    ", ",
                    style.now(),
                    literal(revision.rowId()),
                    literal(up ? "applied" : "reverted"),
                    style.user())
                + ")"));
  }

  private String literal(String text) {
    return dialect.literal(new Literal(text));
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
