package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.op.Operations;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private static final String WRONG = "shop.migrations.Wrong";

  @Test
  void whatIsFoundIsToldAsLoudAsItsMessage() {
    assertThat(verdicts(Levels.DEFAULT, VerdictsTest::dropsTwo))
        .extracting(Verdict::message, Verdict::kind)
        .containsOnly(tuple(Message.DROPPED_COLUMN, Kind.WARNING))
        .hasSize(2);
  }

  @Test
  void whatIsOffIsNotToldAndErrorsComeFirst() {
    Consumer<Operations> wrong =
        op -> {
          op.dropColumn("account", "nick");
          op.renameColumn("account", "name", "full_name");
          op.delete("account", allRows());
        };

    assertThat(verdicts(levels("DS02:off,DS03:error"), wrong))
        .extracting(Verdict::message)
        .containsExactly(Message.DELETED_ALL_ROWS, Message.RENAMED_COLUMN);
  }

  @Test
  void anAllowSilencesItsCodeInItsScope() {
    assertThat(verdicts(VerdictsTest::dropsTwo, allow(Allowance.Scope.CLASS, "DS02"))).isEmpty();
    assertThat(verdicts(VerdictsTest::dropsTwo, allow(Allowance.Scope.UPGRADE, "DS02"))).isEmpty();
    assertThat(verdicts(VerdictsTest::dropsTwo, allow(Allowance.Scope.DOWNGRADE, "DS02")))
        .extracting(Verdict::message)
        .containsExactly(Message.DROPPED_COLUMN, Message.DROPPED_COLUMN, Message.USELESS_ALLOW);
  }

  @Test
  void anAllowThatAllowsNothingIsToldWithItsCode() {
    assertThat(verdicts(VerdictsTest::dropsTwo, allow(Allowance.Scope.CLASS, "DS02", "MF03")))
        .extracting(Verdict::text)
        .containsExactly(
            "@Allow(\"MF03\") allows nothing here: the check finds nothing wrong. Leave it out.");
  }

  /** The check that finds nothing today because it is off is there again tomorrow. */
  @Test
  void anAllowOfACheckThatIsOffIsInUse() {
    assertThat(
            verdicts(
                levels("DS02:off"), VerdictsTest::dropsTwo, allow(Allowance.Scope.CLASS, "DS02")))
        .isEmpty();
  }

  @Test
  void anAllowWhereSomethingIsNotUnderstoodMayAllowIt() {
    LintChain.Rev opaque = revision("Wrong", op -> {}).then(LintChain.unknown());

    assertThat(verdicts(Levels.DEFAULT, Set.of(), opaque, allow(Allowance.Scope.CLASS, "DS02")))
        .isEmpty();
  }

  @Test
  void anAllowNamesCodesAndSaysWhy() {
    Allowance silent = new Allowance(List.of("DS2"), " ", Allowance.Scope.CLASS, Position.NOWHERE);

    assertThat(verdicts(Levels.DEFAULT, Set.of(), revision("Wrong", op -> {}), silent))
        .extracting(Verdict::message)
        .containsExactly(Message.NO_REASON, Message.UNKNOWN_CHECK);
    assertThat(verdicts(Levels.DEFAULT, Set.of(), revision("Wrong", op -> {}), silent))
        .extracting(Verdict::text)
        .contains(
            "there is no check \"DS2\" (did you mean DS02?). @Allow names checks by their codes, as"
                + " messages print them.");
  }

  @Test
  void nothingIsToldOfWhatWasAppliedBeforeTheChecksCame() {
    assertThat(
            verdicts(
                Levels.DEFAULT,
                Set.of(WRONG),
                revision("Wrong", VerdictsTest::dropsTwo),
                allow(Allowance.Scope.CLASS, "MF03")))
        .isEmpty();
  }

  @Test
  void ofOneCheckTwentyAreToldAndThenTheirNumber() {
    Consumer<Operations> wrong =
        op -> {
          for (int i = 0; i < 25; i++) {
            op.delete("account", allRows());
          }
          op.dropColumn("account", "nick");
        };

    List<Verdict> verdicts = verdicts(Levels.DEFAULT, wrong);

    assertThat(verdicts).filteredOn(each -> each.message() == Message.DELETED_ALL_ROWS).hasSize(20);
    assertThat(verdicts).extracting(Verdict::message).contains(Message.DROPPED_COLUMN);
    assertThat(verdicts.get(verdicts.size() - 1).message()).isEqualTo(Message.MORE_OF_A_KIND);
    assertThat(verdicts.get(verdicts.size() - 1).text())
        .startsWith("and 5 more of DS03 deleted-all-rows, which are not shown.");
    assertThat(verdicts(levels("DS03:error"), wrong)).hasSize(26);
  }

  private static void dropsTwo(Operations op) {
    op.dropColumn("account", "nick");
    op.dropColumn("account", "name");
  }

  private static Allowance allow(Allowance.Scope scope, String... codes) {
    return new Allowance(Arrays.asList(codes), "nobody reads it", scope, Position.NOWHERE);
  }

  private static Levels levels(String value) {
    return Levels.parse(value).levels();
  }

  private static List<Verdict> verdicts(Consumer<Operations> wrong, Allowance... allowances) {
    return verdicts(Levels.DEFAULT, wrong, allowances);
  }

  private static List<Verdict> verdicts(
      Levels levels, Consumer<Operations> wrong, Allowance... allowances) {
    return verdicts(levels, Set.of(), Shop.oneWay("Wrong", wrong), allowances);
  }

  private static List<Verdict> verdicts(
      Levels levels, Set<String> exempt, LintChain.Rev wrong, Allowance... allowances) {
    LintChain chain =
        LintChain.of(
            revision(
                "CreateAccount",
                op ->
                    op.createTable(
                        "account",
                        column("id", bigint()).identity().primaryKey(),
                        column("name", varchar(100)),
                        column("nick", varchar(50)))),
            wrong);
    List<RevisionSteps> revisions = new ArrayList<>();
    chain.revisions().forEach(each -> revisions.add(with(each, allowances)));
    List<Finding> findings = new ArrayList<>();
    for (Finding each : chain.findings()) {
      findings.add(
          new Finding(
              each.message(),
              with(each.revision(), allowances),
              each.isDowngrade(),
              each.source(),
              each.subject(),
              each.text()));
    }
    return Verdicts.of(findings, revisions, levels, exempt);
  }

  private static RevisionSteps with(RevisionSteps revision, Allowance... allowances) {
    return revision.node().className().equals(WRONG)
        ? new RevisionSteps(
            revision.node(),
            revision.isSource(),
            revision.upgrade(),
            revision.downgrade(),
            revision.source(),
            List.of(allowances))
        : revision;
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
