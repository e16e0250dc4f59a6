package dev.retort.processor.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.H2Dialect;
import dev.retort.dialect.PostgresDialect;
import dev.retort.dialect.Version;
import dev.retort.op.Operation;
import dev.retort.op.Operations;
import dev.retort.op.ScriptFiles;
import dev.retort.operations.RandomRevisions.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random chains come back from their sources, with hundreds of operations together. */
class ChainSourcesTest {

  private static final int CHAINS = 25;

  @Test
  void onH2() {
    comeBack(new H2Dialect());
  }

  @Test
  void onPostgresql() {
    comeBack(new PostgresDialect(new Version(18, 0)));
  }

  @Test
  void theSameSeedGivesTheSameChain() {
    assertThat(ChainSources.of("shop", 5, 20, new H2Dialect()))
        .isEqualTo(ChainSources.of("shop", 5, 20, new H2Dialect()))
        .isNotEqualTo(ChainSources.of("shop", 6, 20, new H2Dialect()));
  }

  private static void comeBack(Dialect dialect) {
    Recompiled recompiled = new Recompiled();
    List<ChainSources> chains =
        IntStream.range(0, CHAINS)
            .mapToObj(seed -> ChainSources.of("shop.chain" + seed, seed, 30, dialect))
            .toList();
    chains.forEach(
        chain ->
            chain
                .sources()
                .forEach((name, text) -> recompiled.add(chain.packageName() + "." + name, text)));
    recompiled.compile();
    int operations = 0;
    for (ChainSources chain : chains) {
      for (int i = 0; i < chain.revisions().size(); i++) {
        Revision revision = chain.revisions().get(i);
        String name = chain.packageName() + "." + ChainSources.name(i);
        assertThat(recompiled.upgrade(name, ScriptFiles.NONE))
            .as(recompiled.source(name))
            .isEqualTo(revision.up());
        List<Operation> down =
            revision.down() == null
                ? Operations.record(Operations::reverseUpgrade)
                : revision.down();
        assertThat(apart(recompiled.downgrade(name, ScriptFiles.NONE)))
            .as(recompiled.source(name))
            .isEqualTo(apart(down));
        operations += revision.up().size();
      }
    }
    assertThat(operations).isGreaterThan(CHAINS * 10);
  }

  /** An inverse gives a column back with constraints under names that can't be said at it. */
  private static List<Operation> apart(List<Operation> operations) {
    List<Operation> apart = new ArrayList<>();
    for (Operation operation : operations) {
      if (operation instanceof Operation.AddColumn add) {
        apart.add(new Operation.AddColumn(add.table(), add.column(), List.of()));
        add.constraints()
            .forEach(each -> apart.add(new Operation.AddConstraint(add.table(), each)));
      } else {
        apart.add(operation);
      }
    }
    return apart;
  }
}
