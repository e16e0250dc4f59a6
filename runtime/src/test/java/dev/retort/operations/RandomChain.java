package dev.retort.operations;

import dev.retort.TestChain;
import dev.retort.dialect.Dialect;
import dev.retort.op.Constraint;
import dev.retort.op.Index;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.schema.Inversion;
import dev.retort.schema.Schema;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A valid chain of operations. It is made of choices, each of which says one operation that is
 * possible where the ones before it led, so that any of them can be left out and the rest is still
 * a valid chain.
 */
final class RandomChain {

  /** One revision; {@code down} is null where the derived inverse undoes it. */
  record Revision(List<Operation> up, List<Operation> down) {}

  /** How often a choice that is not possible is made anew. */
  private static final int ATTEMPTS = 40;

  final List<Revision> revisions = new ArrayList<>();
  final ChainState state;

  private final Dialect dialect;
  private Schema before = Schema.empty();
  private List<Operation> up = new ArrayList<>();
  private List<Operation> down = new ArrayList<>();
  private boolean derived = true;

  private RandomChain(Dialect dialect, String schemas) {
    this.dialect = dialect;
    this.state = new ChainState(dialect, schemas);
  }

  /**
   * The chain of some choices.
   *
   * @param schemas how the names of schemas begin
   */
  static RandomChain of(List<Long> choices, Dialect dialect, String schemas) {
    RandomChain chain = new RandomChain(dialect, schemas);
    choices.forEach(choice -> chain.choose(new Random(choice)));
    chain.endRevision();
    return chain;
  }

  private void choose(Random random) {
    if (random.nextInt(100) < 35) {
      endRevision();
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Candidate candidate = candidate(random);
      if (candidate != null && isPossible(candidate)) {
        add(candidate);
        return;
      }
    }
  }

  private Candidate candidate(Random random) {
    RandomColumns columns = new RandomColumns(state, random);
    RandomTables tables = new RandomTables(state, random, columns);
    RandomObjects objects = new RandomObjects(state, random, tables);
    RandomRows rows = new RandomRows(state, random);
    Map<Supplier<Candidate>, Integer> weights = new java.util.LinkedHashMap<>();
    weights.put(tables::create, state.schema.tables().size() < 3 ? 20 : 4);
    weights.put(tables::drop, 2);
    weights.put(tables::rename, 3);
    weights.put(columns::add, 9);
    weights.put(columns::drop, 5);
    weights.put(columns::rename, 6);
    weights.put(columns::alter, 12);
    weights.put(tables::createIndex, 7);
    weights.put(tables::dropIndex, 3);
    weights.put(tables::renameIndex, 3);
    weights.put(tables::addPrimaryKey, 3);
    weights.put(tables::addUnique, 4);
    weights.put(tables::addCheck, 4);
    weights.put(tables::addForeignKey, 12);
    weights.put(tables::addExclude, 2);
    weights.put(tables::dropConstraint, 5);
    weights.put(tables::validate, 3);
    weights.put(objects::createSchema, 2);
    weights.put(objects::dropSchema, 1);
    weights.put(objects::createSequence, 2);
    weights.put(objects::dropSequence, 2);
    weights.put(objects::createView, 3);
    weights.put(objects::replaceView, 2);
    weights.put(objects::dropView, 2);
    weights.put(objects::createEnum, state.schema.enums().isEmpty() ? 4 : 1);
    weights.put(objects::dropEnum, 2);
    weights.put(objects::addEnumValue, 3);
    weights.put(objects::renameEnumValue, 4);
    weights.put(rows::insert, 14);
    weights.put(rows::update, 5);
    weights.put(rows::delete, 2);
    int at = random.nextInt(weights.values().stream().mapToInt(weight -> weight).sum());
    for (Map.Entry<Supplier<Candidate>, Integer> each : weights.entrySet()) {
      at -= each.getValue();
      if (at < 0) {
        return each.getKey().get();
      }
    }
    throw new IllegalStateException();
  }

  /** Whether the database takes it, by itself and with what the revision says already. */
  private boolean isPossible(Candidate candidate) {
    if (candidate.up().isEmpty()
        || !candidate.up().stream().allMatch(this::isNamedAnew)
        || Quirks.refuse(dialect.database(), candidate.up().get(0), state)) {
      return false;
    }
    if (!problems(candidate.up(), state.schema).isEmpty()) {
      return false;
    }
    Schema after = state.schema.after(candidate.up(), dialect.database());
    List<Operation> inverse = inverse(candidate);
    if (inverse == null || !problems(inverse, after).isEmpty()) {
      return false;
    }
    List<Operation> together = new ArrayList<>(up);
    together.addAll(candidate.up());
    List<Operation> back = new ArrayList<>(inverse);
    back.addAll(down);
    if (!problems(together, before).isEmpty()
        || !problems(back, before.after(together, dialect.database())).isEmpty()) {
      endRevision();
    }
    return true;
  }

  private List<String> problems(List<Operation> operations, Schema found) {
    List<Operation> arranged = dialect.arranged(operations);
    List<String> problems = new ArrayList<>(dialect.problems(arranged, found));
    problems.addAll(dialect.render(arranged, found).problems());
    return problems;
  }

  /** Names of constraints and indexes are one space here, as in the strictest database. */
  private boolean isNamedAnew(Operation operation) {
    List<Name> names = new ArrayList<>();
    if (operation instanceof Operation.CreateTable create) {
      create.constraints().forEach(constraint -> names.add(constraint.name()));
      create.indexes().forEach(index -> names.add(index.name()));
    } else if (operation instanceof Operation.AddColumn add) {
      add.constraints().forEach(constraint -> names.add(constraint.name()));
    } else if (operation instanceof Operation.AddConstraint add) {
      Constraint constraint = add.constraint();
      if (!(constraint instanceof Constraint.Unique unique)
          || !constraint.name().equals(unique.usingIndex())) {
        names.add(constraint.name());
      }
    } else if (operation instanceof Operation.CreateIndex create) {
      Index index = create.index();
      names.add(index.name());
    }
    return names.stream().allMatch(state::isFree)
        && names.stream().distinct().count() == names.size();
  }

  private List<Operation> inverse(Candidate candidate) {
    if (candidate.down() != null) {
      return candidate.down();
    }
    List<Operation> inverse = new ArrayList<>();
    for (Inversion inversion : state.schema.inverses(candidate.up(), dialect.database())) {
      if (!(inversion instanceof Inversion.Undo undo)) {
        return null;
      }
      inverse.addAll(0, undo.operations());
    }
    return inverse;
  }

  private void add(Candidate candidate) {
    down.addAll(0, inverse(candidate));
    derived &= candidate.down() == null;
    up.addAll(candidate.up());
    Schema after = state.schema.after(candidate.up(), dialect.database());
    candidate.effect().run();
    state.schema = after;
  }

  private void endRevision() {
    if (!up.isEmpty()) {
      revisions.add(new Revision(List.copyOf(up), derived ? null : List.copyOf(down)));
    }
    up = new ArrayList<>();
    down = new ArrayList<>();
    derived = true;
    before = state.schema;
  }

  /** The chain as a source of revisions: {@code R1}, {@code R2} .. */
  TestChain source() {
    TestChain chain = new TestChain();
    int number = 0;
    for (Revision revision : revisions) {
      chain.then(
          "R" + ++number,
          op -> say(op, revision.up()),
          revision.down() == null ? Operations::reverseUpgrade : op -> say(op, revision.down()));
    }
    return chain;
  }

  /** Says operations that are recorded already. */
  static void say(Operations op, List<Operation> operations) {
    try {
      Method add = Operations.class.getDeclaredMethod("add", Operation.class);
      add.setAccessible(true);
      for (Operation operation : operations) {
        add.invoke(op, operation);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Operations has another way to record", e);
    }
  }

  /** How often each kind of operation is in it. */
  Map<String, Integer> kinds() {
    Map<String, Integer> kinds = new TreeMap<>();
    for (Revision revision : revisions) {
      revision.up().forEach(each -> kinds.merge(kind(each), 1, Integer::sum));
    }
    return kinds;
  }

  private static String kind(Operation operation) {
    return operation instanceof Operation.AddConstraint add
        ? "Add" + add.constraint().getClass().getSimpleName()
        : operation.getClass().getSimpleName();
  }

  private static String brief(Operation operation) {
    return operation
        .toString()
        .replaceAll(", (\\w+=(null|\\[\\])|is\\w+=false|on(Update|Delete)=NO_ACTION)", "")
        .replaceAll("(ColumnDefinition|IndexKey|QualifiedName|Rows)\\[", "[");
  }

  /** All operations with their SQL, for whom it failed. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    Schema schema = Schema.empty();
    int number = 0;
    for (Revision revision : revisions) {
      text.append("R").append(++number).append(revision.down() == null ? "\n" : " (own down)\n");
      for (Operation operation : dialect.arranged(revision.up())) {
        text.append("  ").append(brief(operation)).append('\n');
        dialect
            .render(operation, schema)
            .steps()
            .forEach(step -> text.append("    ").append(step.sql()).append('\n'));
        schema = schema.after(operation, dialect.database());
      }
    }
    return text.toString();
  }
}
