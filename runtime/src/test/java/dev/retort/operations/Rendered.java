package dev.retort.operations;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Rendering;
import dev.retort.dialect.SqlStep;
import dev.retort.op.Operation;
import dev.retort.schema.Inversion;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * One revision's operations as a dialect says them.
 *
 * @param steps each step as a plan shows it
 * @param text the same with the values of parameters
 * @param problems what the database cannot do
 */
record Rendered(List<String> steps, String text, List<String> problems) {

  static Rendered of(List<Operation> operations, Schema before, Dialect dialect) {
    Rendered rendered = new Rendered(new ArrayList<>(), "", new ArrayList<>());
    List<Operation> arranged = dialect.arranged(operations);
    rendered.problems.addAll(dialect.problems(arranged, before));
    StringBuilder text = new StringBuilder();
    List<Operation> together = new ArrayList<>();
    Schema found = before;
    Schema schema = before;
    for (Operation operation : flat(arranged, dialect)) {
      if (operation instanceof Operation.Run run) {
        rendered.add(dialect.render(together, found), text);
        together.clear();
        rendered.steps.add("run: " + run.name());
        text.append("-- run: ").append(run.name()).append('\n');
        found = schema;
      } else {
        together.add(operation);
      }
      schema = schema.after(operation, dialect.database());
    }
    rendered.add(dialect.render(together, found), text);
    return new Rendered(rendered.steps, text.toString(), rendered.problems);
  }

  private static List<Operation> flat(List<Operation> operations, Dialect dialect) {
    List<Operation> flat = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.On on) {
        if (on.database().equals(dialect.database())) {
          flat.addAll(flat(on.operations(), dialect));
        }
      } else if (!(operation instanceof Operation.SetTimeouts)) {
        flat.add(operation);
      }
    }
    return flat;
  }

  private void add(Rendering rendering, StringBuilder text) {
    problems.addAll(rendering.problems());
    for (SqlStep step : rendering.steps()) {
      steps.add(step.sql());
      text.append(step.isOutsideTransaction() ? "-- outside the transaction\n" : "");
      text.append(step.sql()).append(";\n");
      step.rows().forEach(row -> text.append("-- with ").append(row).append('\n'));
    }
  }

  /**
   * What a downgrade means: {@code reverseUpgrade} is the inverses of the upgrade.
   *
   * @param why is told why an operation has no inverse
   */
  static List<Operation> down(
      List<Operation> down,
      List<Operation> upgrade,
      Schema before,
      Dialect dialect,
      List<String> why) {
    List<Operation> all = new ArrayList<>();
    for (Operation operation : down) {
      if (operation instanceof Operation.Irreversible irreversible) {
        why.add(irreversible.why());
      } else if (operation instanceof Operation.ReverseUpgrade) {
        List<Operation> reversed = new ArrayList<>();
        for (Inversion inversion : before.inverses(dialect.arranged(upgrade), dialect.database())) {
          if (inversion instanceof Inversion.Undo undo) {
            reversed.addAll(0, undo.operations());
          } else {
            why.add(((Inversion.None) inversion).why());
          }
        }
        all.addAll(reversed);
      } else {
        all.add(operation);
      }
    }
    return all;
  }
}
