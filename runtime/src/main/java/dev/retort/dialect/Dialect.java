package dev.retort.dialect;

import dev.retort.op.Database;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * How one kind of database, in one version, says things. Immutable.
 *
 * <p>{@link StandardDialect} says them as standard SQL does; most dialects begin there.
 */
public interface Dialect {

  /** The kind of database. */
  Database database();

  /** The version that it speaks to: the database's own, or the oldest that must understand it. */
  Version version();

  /** What is true of that database in that version. */
  Facts facts();

  /** How its texts are read: quotes, comments, where statements end. */
  LexicalRules lexicalRules();

  /** Whether DDL is part of the surrounding transaction (else it commits it). */
  default boolean isDdlTransactional() {
    return facts().isDdlTransactional();
  }

  /**
   * Whether {@link #render} looks at the schema for an operation; where it does for none of a plan,
   * the revisions that are applied need not be recorded and folded.
   */
  boolean needsSchema(Operation operation);

  /**
   * The operations of one revision as this database is told them: as they are, or others that leave
   * the same schema and the same rows.
   *
   * @param operations in their order, with their {@code On} blocks
   */
  default List<Operation> arranged(List<Operation> operations) {
    return operations;
  }

  /**
   * What the database cannot do of one revision's operations together though it can do each by
   * itself, and the way out: a sentence each.
   *
   * @param operations what {@link #arranged} gave
   * @param before the schema that the first of them finds, if one of them {@link #needsSchema}
   */
  default List<String> problems(List<Operation> operations, Schema before) {
    return List.of();
  }

  /**
   * The SQL of an operation; what the database cannot do is a problem in the result, never less
   * SQL.
   *
   * @param operation anything but {@code On}, {@code ReverseUpgrade}, {@code Irreversible}, {@code
   *     SetTimeouts} and {@code Run}, which the planner has dealt with
   * @param before the schema that the operation finds
   * @throws IllegalArgumentException for one of those
   */
  Rendering render(Operation operation, Schema before);

  /**
   * The SQL of several operations between which nothing else runs: each by itself, one after the
   * other, unless the database does better with several at once (SQLite rebuilds a table once for
   * all of them).
   *
   * @param operations as {@link #render} takes them
   * @param before the schema that the first one finds
   */
  default Rendering render(List<Operation> operations, Schema before) {
    List<SqlStep> steps = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      Rendering rendering = render(operation, schema);
      steps.addAll(rendering.steps());
      problems.addAll(rendering.problems());
      schema = schema.after(operation, database());
    }
    return new Rendering(steps, problems);
  }

  /** What a script says around a transaction of steps, since no session is there to do it. */
  default ScriptFrame frame(List<SqlStep> steps) {
    return ScriptFrame.NONE;
  }

  /**
   * What a script looks at before a step, since no session is there to do it: statements that fail
   * where the step would lose what the chain does not know of.
   */
  default List<String> guards(SqlStep step) {
    return List.of();
  }

  /** A name as SQL writes it: bare, or quoted where it is exact or reserved. */
  String identifier(Name name);

  /** A qualified name as SQL writes it. */
  default String identifier(QualifiedName name) {
    return name.schema() == null
        ? identifier(name.name())
        : identifier(name.schema()) + "." + identifier(name.name());
  }

  /** The name as the catalogue stores it. */
  String stored(Name name);

  /**
   * A value as SQL writes it.
   *
   * @throws UnwritableValueException for a value that the database cannot hold
   */
  String literal(Literal literal);
}
