package dev.retort.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.StepFailedException;
import dev.retort.TestChain;
import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import dev.retort.op.Operation;
import dev.retort.operations.RandomRevisions;
import dev.retort.operations.RandomRevisions.Revision;
import dev.retort.processor.lint.Finding;
import dev.retort.processor.lint.Linter;
import dev.retort.processor.lint.RevisionSteps;
import dev.retort.processor.lint.Source;
import dev.retort.processor.lint.Step;
import dev.retort.processor.message.Position;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the checks call impossible in a chain fails when it is forced onto the real database, and
 * not later than in the revision that they name; and of the chains that fail there they know most.
 *
 * <p>Every build goes through the same chains. {@code -Dretort.wrong.tries=5000} looks longer,
 * {@code -Dretort.chains.seed=N} begins elsewhere.
 */
@Tag("storm")
class WrongChainsTest {

  private static final int TRIES = Integer.getInteger("retort.wrong.tries", 100);
  private static final long SEED = Long.getLong("retort.chains.seed", 20261129);
  private static final int SIZE = Integer.getInteger("retort.chains.size", 24);

  /**
   * How many of a hundred chains that fail may do so unforeseen: by the rows that they meet, in the
   * SQL that they have in them, for want of a schema that might have been there before them.
   */
  private static final int UNFORESEEN = 10;

  private final List<String> alarms = new ArrayList<>();
  private final Map<String, Integer> foreseen = new TreeMap<>();
  private final Map<String, Integer> unforeseen = new TreeMap<>();

  @Test
  void onH2() {
    agree(RealDatabase.h2());
  }

  @Test
  void onPostgresql() {
    agree(RealDatabase.postgresql());
  }

  private void agree(RealDatabase database) {
    for (long seed = SEED; seed < SEED + TRIES; seed++) {
      List<Revision> valid = RandomRevisions.of(seed, SIZE, database.dialect());
      if (!valid.isEmpty()) {
        agree(database, WrongChain.of(valid, new Random(seed)), seed);
      }
    }
    System.out.println(database + ": foreseen " + foreseen + ", unforeseen " + unforeseen);
    assertThat(alarms).as("what is told, and runs").isEmpty();
    assertThat(sum(unforeseen) * 100)
        .as("by SQLSTATE what fails unforeseen: %s; foreseen: %s", unforeseen, foreseen)
        .isLessThan(UNFORESEEN * (sum(unforeseen) + sum(foreseen)));
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(each -> each).sum();
  }

  private void agree(RealDatabase database, WrongChain chain, long seed) {
    TestChain source = new TestChain();
    for (int i = 0; i < chain.revisions().size(); i++) {
      List<Operation> operations = chain.revisions().get(i);
      source.then("R" + (i + 1), op -> RandomRevisions.say(op, operations));
    }
    Finding told = firstError(source, chain, database);
    RuntimeException failure = failure(source, database);
    if (told == null) {
      if (failure != null) {
        String state = state(failure);
        unforeseen.merge(state, 1, Integer::sum);
        if (Boolean.getBoolean("retort.wrong.unforeseen")) {
          System.out.println(database + ", seed " + seed + ": " + chain.change());
          System.out.println("  " + state + " " + failure.getMessage());
        }
      }
    } else if (failure != null && !isLater(failure, told, source)) {
      foreseen.merge(told.message().code(), 1, Integer::sum);
    } else if (!failsWithoutNotice(told)) {
      alarms.add(
          "%s, seed %d: %s%n  told: %s %s %s%n  but: %s%n"
              .formatted(
                  database,
                  seed,
                  chain.change(),
                  told.revision().name(),
                  told.message().code(),
                  told.text(),
                  failure));
    }
  }

  /** What is wrong all the same though no database refuses that very step. */
  private static boolean failsWithoutNotice(Finding told) {
    Operation operation = ((Said) told.source()).operation();
    boolean isIndex =
        operation instanceof Operation.DropIndex || operation instanceof Operation.RenameIndex;
    boolean isOfRows =
        operation instanceof Operation.Update
            || operation instanceof Operation.Backfill
            || operation instanceof Operation.AlterColumn;
    return switch (told.message()) {
      // its name is enough to find an index: that of another table is hit
      case UNKNOWN_TABLE, UNKNOWN_INDEX -> isIndex;
      // where no row is, none fails; a default does when it is first used
      case UNFIT_VALUE -> isOfRows;
      default -> false;
    };
  }

  private static boolean isLater(RuntimeException failure, Finding told, TestChain source) {
    return failure instanceof StepFailedException step
        && source.revisions().stream()
                .filter(node -> node.id().equals(step.revision()))
                .mapToInt(node -> number(node.className()))
                .findFirst()
                .orElseThrow()
            > number(told.revision().name());
  }

  private static int number(String revision) {
    return Integer.parseInt(revision.substring(1));
  }

  /** Where an operation was said. */
  private record Said(Operation operation) implements Source {
    @Override
    public Position at(Object subject) {
      return Position.NOWHERE;
    }
  }

  /** The first error in the order of the chain, or null. */
  private static Finding firstError(TestChain source, WrongChain chain, RealDatabase database) {
    Map<String, RevisionSteps> revisions = new LinkedHashMap<>();
    // its downgrade is not looked at here
    Step down = new Step.Change(new Operation.Irreversible("of the test"), Source.NONE);
    for (RevisionNode node : source.revisions()) {
      List<Step> up = new ArrayList<>();
      for (Operation each : chain.revisions().get(number(node.className()) - 1)) {
        up.add(new Step.Change(each, new Said(each)));
      }
      revisions.put(
          node.className(), new RevisionSteps(node, true, up, List.of(down), Source.NONE));
    }
    RevisionGraph graph = RevisionGraph.of(source.revisions());
    return new Linter(graph, revisions, List.of(database.dialect()), true)
        .findings().stream()
            .filter(each -> each.message().kind() == Kind.ERROR)
            .min(Comparator.comparing(each -> number(each.revision().name())))
            .orElse(null);
  }

  private static RuntimeException failure(TestChain source, RealDatabase database) {
    try {
      database.run(source);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static String state(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql) {
        return sql.getSQLState();
      }
    }
    return failure.getClass().getSimpleName();
  }
}
