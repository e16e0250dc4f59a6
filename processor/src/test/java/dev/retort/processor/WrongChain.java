package dev.retort.processor;

import dev.retort.op.ColumnType;
import dev.retort.op.Dsl;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Operation;
import dev.retort.op.QualifiedName;
import dev.retort.operations.RandomRevisions.Revision;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A chain that was valid, with one thing in it another: a name misspelled or taken from elsewhere,
 * a value or a type exchanged, a step left out, said twice, moved or put in. It may still be valid.
 *
 * @param change what was done to it
 * @param revisions what each revision says
 */
record WrongChain(String change, List<List<Operation>> revisions) {

  /**
   * A chain made wrong.
   *
   * @param random the same state, the same change
   */
  static WrongChain of(List<Revision> valid, Random random) {
    while (true) {
      List<List<Operation>> revisions = new ArrayList<>();
      valid.forEach(revision -> revisions.add(new ArrayList<>(revision.up())));
      try {
        String change = change(revisions, random);
        if (!revisions.equals(valid.stream().map(Revision::up).toList())) {
          return new WrongChain(change, revisions);
        }
      } catch (InvocationTargetException refused) {
        // it can't even be said: another one
      }
    }
  }

  private static String change(List<List<Operation>> revisions, Random random)
      throws InvocationTargetException {
    int number = random.nextInt(revisions.size());
    List<Operation> revision = revisions.get(number);
    int at = random.nextInt(revision.size());
    Operation operation = revision.get(at);
    String where = "R" + (number + 1) + ", " + (at + 1) + ": ";
    List<Object> parts = revisions.stream().flatMap(List::stream).collect(Parts.COLLECTED);
    switch (random.nextInt(10)) {
      case 0 -> {
        revision.remove(at);
        return where + "left out " + operation;
      }
      case 1 -> {
        any(revisions, number, random).add(operation);
        return where + "said again at the end of a later revision: " + operation;
      }
      case 2 -> {
        revision.remove(at);
        List<Operation> other = any(revisions, 0, random);
        int to = random.nextInt(other.size() + 1);
        other.add(to, operation);
        return where + "moved: " + operation;
      }
      case 3 -> {
        Operation drop = drop(parts, random);
        revision.add(at, drop);
        return where + "put in " + drop;
      }
      default -> {
        Operation other = Parts.exchanged(operation, parts, random);
        revision.set(at, other);
        return where + operation + "\n  became " + other;
      }
    }
  }

  private static List<Operation> any(List<List<Operation>> revisions, int from, Random random) {
    return revisions.get(from + random.nextInt(revisions.size() - from));
  }

  private static Operation drop(List<Object> parts, Random random) {
    QualifiedName object = one(parts, QualifiedName.class, random);
    Name part = one(parts, Name.class, random);
    return switch (random.nextInt(6)) {
      case 0 -> new Operation.DropTable(object);
      case 1 -> new Operation.DropView(object, false);
      case 2 -> new Operation.DropConstraint(object, part);
      case 3 -> new Operation.DropIndex(object, part, false);
      case 4 -> new Operation.RenameColumn(object, part, one(parts, Name.class, random));
      default -> new Operation.DropColumn(object, part);
    };
  }

  private static <T> T one(List<Object> parts, Class<T> kind, Random random) {
    List<T> some = parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    return some.isEmpty()
        ? kind.cast(kind == Name.class ? Name.of("none") : QualifiedName.of("none"))
        : some.get(random.nextInt(some.size()));
  }

  /** The values that operations are made of. */
  private static final class Parts {

    static final java.util.stream.Collector<Object, ?, List<Object>> COLLECTED =
        Collectors.flatMapping(each -> of(each).stream(), Collectors.toList());

    private static final List<ColumnType> TYPES =
        List.of(
            Dsl.smallint(),
            Dsl.bigint(),
            Dsl.decimal(6, 2),
            Dsl.bool(),
            Dsl.varchar(3),
            Dsl.varchar(200),
            Dsl.text(),
            Dsl.date(),
            Dsl.timestamp(),
            Dsl.uuid(),
            Dsl.varbinary(4));

    private static final List<Literal> VALUES =
        List.of(
            new Literal(null),
            new Literal("a text that is quite long, and no number"),
            new Literal("1"),
            new Literal(true),
            new Literal(3_000_000_000L),
            new Literal(1L));

    private Parts() {}

    /** The parts of something, in order. */
    private static List<Object> of(Object whole) {
      List<Object> parts = new ArrayList<>();
      try {
        rebuilt(
            whole,
            part -> {
              parts.add(part);
              return part;
            });
      } catch (InvocationTargetException e) {
        throw new AssertionError(e);
      }
      return parts;
    }

    /** An operation in which one part is another. */
    static Operation exchanged(Operation operation, List<Object> all, Random random)
        throws InvocationTargetException {
      int[] left = {random.nextInt(of(operation).size())};
      return (Operation)
          rebuilt(operation, part -> left[0]-- == 0 ? other(part, all, random) : part);
    }

    private static Object other(Object part, List<Object> all, Random random) {
      boolean isMisspelled = random.nextBoolean();
      if (part instanceof Name name) {
        return isMisspelled ? misspelled(name) : one(all, Name.class, random);
      } else if (part instanceof QualifiedName name) {
        return isMisspelled
            ? name.withName(misspelled(name.name()))
            : one(all, QualifiedName.class, random);
      } else if (part instanceof Literal) {
        return VALUES.get(random.nextInt(VALUES.size()));
      } else if (part instanceof ColumnType) {
        return TYPES.get(random.nextInt(TYPES.size()));
      } else if (part instanceof Boolean yes) {
        return !yes;
      }
      return part;
    }

    /** Not longer: what is too long may be cut to what was meant. */
    private static Name misspelled(Name name) {
      return new Name(name.text().substring(0, name.text().length() - 1) + "z", name.exact());
    }

    private static Object rebuilt(Object value, UnaryOperator<Object> change)
        throws InvocationTargetException {
      if (value instanceof List<?> list) {
        List<Object> all = new ArrayList<>();
        for (Object each : list) {
          all.add(rebuilt(each, change));
        }
        return all;
      } else if (!(value instanceof Record record)
          || value instanceof Name
          || value instanceof QualifiedName
          || value instanceof Literal
          || value instanceof ColumnType) {
        return value == null ? null : change.apply(value);
      } else {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] parts = new Object[components.length];
        try {
          for (int i = 0; i < parts.length; i++) {
            parts[i] = rebuilt(components[i].getAccessor().invoke(record), change);
          }
          return record
              .getClass()
              .getDeclaredConstructor(
                  Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new))
              .newInstance(parts);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
          throw new LinkageError(record.getClass().getName(), e);
        }
      }
    }
  }
}
