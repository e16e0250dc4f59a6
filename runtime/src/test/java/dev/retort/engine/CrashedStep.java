package dev.retort.engine;

import dev.retort.TestChain;
import dev.retort.chain.Direction;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes a database what it is when a process died in a step: the journal row says that the step
 * begins, is committed, and nobody wrote more. What the step left of its work is up to the test.
 */
public final class CrashedStep {

  private CrashedStep() {}

  /**
   * Begins a step of a revision that follows what is applied.
   *
   * @param number the step, from 1; those before it count as done
   * @return the number of the session that began it, as H2 writes it into the names of its copies;
   *     0 for other databases
   */
  public static int begin(DataSource database, TestChain chain, String revision, int number) {
    return begin(database, chain, revision, number, Direction.UPGRADE);
  }

  public static int begin(
      DataSource database, TestChain chain, String revision, int number, Direction direction) {
    try (Connection connection = database.getConnection()) {
      Dialect dialect = Databases.support(connection).dialect(connection);
      RetortTables tables = RetortTables.of(QualifiedName.of("retort_history"));
      DatabaseSession session = Databases.support(dialect).session(connection, dialect, tables);
      session.createTables();
      if (!session.tryLock("a process that dies")) {
        throw new AssertionError("the lock is not free");
      }
      PlannedRevision planned = planned(dialect, chain, revision, direction);
      try (Journal journal = new Journal(connection, session, dialect, tables, Clock.systemUTC())) {
        session.begin();
        PlannedStep step = planned.steps().get(number - 1);
        String before = session.before(step);
        String done = planned.doneHash(number - 1);
        if (direction == Direction.UPGRADE) {
          journal.begin(planned, parents(chain, planned.node()), step, done, false, before);
        } else {
          journal.step(planned.rowId(), direction, step, done, false, before);
        }
        session.commit();
        return dialect instanceof H2Dialect ? new H2Catalogue(connection, dialect).session() : 0;
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static PlannedRevision planned(
      Dialect dialect, TestChain chain, String revision, Direction direction) {
    RevisionGraph graph = RevisionGraph.of(chain.revisions());
    RevisionNode node = graph.byClass(revision);
    List<RevisionNode> before = new ArrayList<>(graph.withAncestors(List.of(node)));
    Recorder recorder = (each, way) -> record(chain, each, way);
    if (direction == Direction.DOWNGRADE) {
      return Planner.downgrade(dialect, recorder, graph.ordered(before), List.of(node)).get(0);
    }
    before.remove(node);
    return Planner.upgrade(dialect, recorder, graph.ordered(before), List.of(node)).get(0);
  }

  private static List<Operation> record(TestChain chain, RevisionNode node, Direction direction) {
    return Operations.record(
        op -> {
          if (direction == Direction.UPGRADE) {
            chain.upgrade(node.className(), op);
          } else {
            chain.downgrade(node.className(), op);
          }
        });
  }

  private static List<String> parents(TestChain chain, RevisionNode node) {
    return node.downs().stream().map(chain::id).toList();
  }
}
