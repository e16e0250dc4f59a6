package dev.retort.engine;

import dev.retort.chain.RevisionNode;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.op.QualifiedName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Steps that the dialect can say and the database, as it is, can't do. A step is looked at only as
 * long as nothing before it may have made its table another one.
 */
final class ImpossibleSteps {

  private ImpossibleSteps() {}

  /**
   * Refuses a plan that has such steps.
   *
   * @throws RunFailure of kind SCHEMA, naming all of them
   */
  static void refuse(List<PlannedRevision> planned, DatabaseSession database, Dialect dialect)
      throws SQLException {
    List<String> impossible = find(planned, database);
    if (!impossible.isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.SCHEMA,
          "the database ("
              + dialect.database()
              + ") can't do this, so nothing ran:\n  "
              + String.join("\n  ", impossible),
          null);
    }
  }

  private static List<String> find(List<PlannedRevision> planned, DatabaseSession database)
      throws SQLException {
    List<String> impossible = new ArrayList<>();
    Set<QualifiedName> touched = new HashSet<>();
    for (PlannedRevision revision : planned) {
      RevisionNode node = revision.node();
      for (PlannedStep step : revision.steps()) {
        if (step.sql() == null || step.sql().effect() instanceof Effect.Unknown) {
          return impossible; // it may do anything
        }
        if (step.sql().effect() instanceof Effect.Definition definition) {
          String why =
              touched.contains(definition.table()) ? null : database.impossible(step.sql());
          if (why != null) {
            impossible.add(node.id() + " (" + node.className() + "): " + why);
          }
          touch(definition, touched);
        }
      }
    }
    return impossible;
  }

  private static void touch(Effect.Definition definition, Set<QualifiedName> touched) {
    if (definition instanceof Effect.CreatesTable || definition instanceof Effect.DropsTable) {
      touched.add(definition.table());
    } else if (definition instanceof Effect.RenamesTable rename) {
      touched.add(definition.table());
      touched.add(definition.table().withName(rename.newName()));
    }
  }
}
