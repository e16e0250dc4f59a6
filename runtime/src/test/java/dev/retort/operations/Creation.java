package dev.retort.operations;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Rendering;
import dev.retort.dialect.SqlStep;
import dev.retort.op.Constraint;
import dev.retort.op.EnumDefinition;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.op.View;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What makes a folded schema from nothing. A database made by it has the same catalogue as one that
 * came to the fold by its operations, or the fold is wrong.
 */
final class Creation {

  private final List<Operation> operations = new ArrayList<>();
  private final List<Operation> last = new ArrayList<>();

  private Creation() {}

  /** The operations, in an order that works. */
  static List<Operation> of(Schema schema) {
    Creation creation = new Creation();
    schema.schemas().forEach(name -> creation.add(new Operation.CreateSchema(name)));
    for (EnumDefinition definition : schema.enums()) {
      creation.add(new Operation.CreateEnum(definition));
    }
    schema.sequences().forEach(each -> creation.add(new Operation.CreateSequence(each)));
    creation.tables(schema);
    creation.operations.addAll(creation.last);
    creation.views(schema);
    return creation.operations;
  }

  /** Makes them in a database. */
  static void run(Schema schema, Dialect dialect, DataSource database) {
    Rendering rendering = dialect.render(of(schema), Schema.empty());
    if (!rendering.problems().isEmpty()) {
      throw new AssertionError(String.join("\n", rendering.problems()));
    }
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (SqlStep step : rendering.steps()) {
        try {
          statement.execute(step.sql());
        } catch (SQLException e) {
          throw new AssertionError(step.sql(), e);
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void add(Operation operation) {
    operations.add(operation);
  }

  /** Each after those that it references; a key that can't wait for its table comes at the end. */
  private void tables(Schema schema) {
    Set<QualifiedName> there = new HashSet<>();
    List<Table> waiting = new ArrayList<>(schema.tables());
    while (!waiting.isEmpty()) {
      Table next =
          waiting.stream()
              .filter(table -> there.containsAll(references(table)))
              .findFirst()
              .orElse(waiting.get(0));
      waiting.remove(next);
      there.add(next.name());
      List<Constraint> within = new ArrayList<>();
      for (Constraint constraint : next.constraints()) {
        boolean later =
            (constraint instanceof Constraint.ForeignKey key
                    && (!there.contains(key.table()) || key.isNotValid()))
                || (constraint instanceof Constraint.Check check && check.isNotValid());
        if (later) {
          last.add(new Operation.AddConstraint(next.name(), constraint));
        } else {
          within.add(constraint);
        }
      }
      add(
          new Operation.CreateTable(
              next.name(), next.columns(), within, next.indexes(), next.comment()));
    }
  }

  private static Set<QualifiedName> references(Table table) {
    Set<QualifiedName> others = new HashSet<>();
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof Constraint.ForeignKey key && !key.table().equals(table.name())) {
        others.add(key.table());
      }
    }
    return others;
  }

  /** Each after those that its text names. */
  private void views(Schema schema) {
    List<View> waiting = new ArrayList<>(schema.views());
    while (!waiting.isEmpty()) {
      View next =
          waiting.stream()
              .filter(view -> waiting.stream().noneMatch(other -> names(view, other)))
              .findFirst()
              .orElse(waiting.get(0));
      waiting.remove(next);
      add(new Operation.CreateView(next));
    }
  }

  private static boolean names(View view, View other) {
    return !view.equals(other)
        && Pattern.compile("\\b" + Pattern.quote(other.name().name().text()) + "\\b")
            .matcher(view.select().text())
            .find();
  }
}
