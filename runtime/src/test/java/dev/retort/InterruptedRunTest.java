package dev.retort;

import static dev.retort.TestDatabase.execute;
import static dev.retort.TestDatabase.query;
import static dev.retort.TestDatabase.tables;
import static dev.retort.op.Dsl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.chain.Direction;
import dev.retort.engine.CrashedStep;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A process died on the way; what the next one does, whatever it was asked for. */
class InterruptedRunTest {

  private final JdbcDataSource database = TestDatabase.inMemory();

  private static TestChain ground() {
    return new TestChain().then("Ground", op -> op.createTable("account", column("id", bigint())));
  }

  private static TestChain chain() {
    return ground()
        .then(
            "Two",
            op -> {
              op.createTable("side", column("id", bigint()));
              op.createTable("other", column("id", bigint()));
            })
        .then("Three", op -> op.createTable("last", column("id", bigint())));
  }

  private MigrationRegistry registry(TestChain chain) {
    return MigrationRegistry.builder(database).source(chain).build();
  }

  private void diedInTheUpgradeOfTwo() {
    registry(ground()).apply();
    CrashedStep.begin(database, chain(), "Two", 1);
    execute(database, "CREATE TABLE side (\n  id BIGINT NOT NULL\n)");
  }

  private void diedInTheDowngradeOfThree() {
    registry(chain()).apply();
    CrashedStep.begin(database, chain(), "Three", 1, Direction.DOWNGRADE);
  }

  @Test
  void anInterruptedUpgradeIsFinishedBeforeADowngrade() {
    diedInTheUpgradeOfTwo();
    RunReport report = registry(chain()).downgrade("Ground");
    assertThat(report.revisions())
        .extracting(RunReport.Ran::direction)
        .containsExactly(Direction.UPGRADE, Direction.DOWNGRADE);
    assertThat(report.toString())
        .contains("\n  applied  " + chain().id("Two"), "\n  reverted " + chain().id("Two"));
    assertThat(tables(database)).containsExactly("ACCOUNT");
  }

  @Test
  void anInterruptedDowngradeIsFinishedBeforeAnApply() {
    diedInTheDowngradeOfThree();
    RunReport report = registry(chain()).apply();
    assertThat(report.revisions())
        .extracting(RunReport.Ran::direction)
        .containsExactly(Direction.DOWNGRADE, Direction.UPGRADE);
    registry(chain()).validate();
    assertThat(tables(database)).containsExactly("ACCOUNT", "LAST", "OTHER", "SIDE");
  }

  @Test
  void planShowsWhatIsLeftOfItFirst() {
    diedInTheUpgradeOfTwo();
    assertThat(registry(chain()).plan("head").revisions())
        .extracting(Plan.PlannedRevision::steps)
        .containsExactly(
            java.util.List.of(
                "CREATE TABLE side (\n  id BIGINT NOT NULL\n)",
                "CREATE TABLE other (\n  id BIGINT NOT NULL\n)"),
            java.util.List.of("CREATE TABLE last (\n  id BIGINT NOT NULL\n)"));
    assertThat(registry(chain()).pending()).hasSize(2);
  }

  @Test
  void validateAndHistoryTellIt() {
    diedInTheUpgradeOfTwo();
    assertThatThrownBy(() -> registry(chain()).validate())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining(
            "the upgrade of revision " + chain().id("Two") + " (Two it) was interrupted at step 1")
        .hasMessageContaining("revision " + chain().id("Three") + " is pending");
    assertThat(registry(chain()).history().toString()).contains("applying  " + chain().id("Two"));
    assertThat(registry(chain()).current())
        .extracting(Object::toString)
        .containsExactly(chain().id("Ground"));
  }

  @Test
  void aStepThatWasBegunMustStayAsItWasUntilItIsSettled() {
    diedInTheUpgradeOfTwo();
    TestChain edited =
        ground().then("Two", op -> op.createTable("sidewise", column("id", bigint())));
    assertThatThrownBy(() -> registry(edited).apply())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("its step 1, which was begun and may be done")
        .hasMessageContaining("Step 1 was\n  CREATE TABLE side (\n    id BIGINT NOT NULL\n  )");
    registry(chain()).apply();
  }

  @Test
  void whatTheCodeDoesNotHaveCanOnlyBeFinishedByTheCodeThatHasIt() {
    diedInTheUpgradeOfTwo();
    assertThatThrownBy(() -> registry(ground()).apply())
        .isInstanceOf(DriftException.class)
        .hasMessageContaining(
            "revision " + chain().id("Two") + " (Two it) was interrupted at step 1")
        .hasMessageContaining("the code does not have it. That step is\n  CREATE TABLE side")
        .hasMessageContaining("delete the row with that ID from the history");
    execute(database, "DELETE FROM retort_history WHERE state = 'applying'");
    assertThat(registry(ground()).apply().isEmpty()).isTrue();
  }

  @Test
  void nothingIsStampedWhileARevisionIsOnItsWay() {
    diedInTheUpgradeOfTwo();
    assertThatThrownBy(() -> registry(chain()).stamp("head"))
        .isInstanceOf(DriftException.class)
        .hasMessageContaining("then stamp");
    registry(chain()).apply();
    registry(chain()).stamp("head");
  }

  @Test
  void aMissedRevisionThatWasInterruptedIsFinishedLikeAnyOther() {
    TestChain rebased =
        new TestChain()
            .then("Ground", op -> op.createTable("account", column("id", bigint())))
            .then("Below", op -> op.createTable("below", column("id", bigint())))
            .then("Above", op -> op.createTable("above", column("id", bigint())));
    registry(ground().then("Above", op -> op.createTable("above", column("id", bigint())))).apply();
    CrashedStep.begin(database, rebased, "Below", 1);
    assertThat(registry(rebased).apply().revisions()).hasSize(1);
    registry(rebased).validate();
  }

  @Test
  void theLogKeepsWhatHappened() {
    diedInTheDowngradeOfThree();
    registry(chain()).apply();
    assertThat(query(database, "SELECT event FROM retort_log ORDER BY seq"))
        .containsExactly("applied", "applied", "applied", "reverted", "applied");
  }
}
