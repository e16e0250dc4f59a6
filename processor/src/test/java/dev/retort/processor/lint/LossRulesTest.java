package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import dev.retort.op.Operations;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What loses data, and what looks like it and loses none. */
class LossRulesTest {

  @Test
  void aTableIsDroppedWithItsRows() {
    Shop.then(op -> op.dropTable("loan"))
        .warns("DS01", "dropping \"loan\" loses its rows for good", "op.dropTable(\"loan\");")
        .andNothingElse();
  }

  @Test
  void aTableOfTheSameRevisionHasNone() {
    Shop.then(
            op -> {
              op.createTable("scratch", column("id", bigint()));
              op.renameTable("scratch", "draft");
              op.dropTable("draft");
            })
        .isSilent();
  }

  @Test
  void nothingIsSaidOfATableThatIsNotKnownOrOfADowngrade() {
    LintChain.of(
            revision("CreateShop", Shop.CREATE),
            revision("Change", op -> {}).then(LintChain.unknown()).then(op -> op.dropTable("loan")))
        .hasNoWarnings();
    LintChain.of(
            revision("CreateShop", Shop.CREATE),
            revision("Change", op -> op.createTable("visit", column("id", bigint())))
                .downgrade(op -> op.dropTable("visit")))
        .hasNoWarnings();
  }

  @Test
  void aColumnIsDroppedWithWhatItHolds() {
    Shop.then(op -> op.dropColumn("account", "name"))
        .warns(
            "DS02",
            "dropping \"name\" of \"account\" loses what it holds",
            "op.alterColumn(\"account\", \"name\", dropNotNull());")
        .andNothingElse();
  }

  /** Inserts may leave it out as it is. */
  @Test
  void aColumnWithADefaultNeedsNoStepBefore() {
    Shop.then(op -> op.dropColumn("account", "nick"))
        .warns("DS02", "// release 1: no code names \"nick\" any more\n    // release 2\n")
        .andNothingElse();
  }

  @Test
  void aColumnOfTheSameRevisionHoldsNothingOfOthers() {
    Shop.then(
            op -> {
              op.addColumn("account", column("scratch", integer()).nullable());
              op.dropColumn("account", "scratch");
            })
        .isSilent();
  }

  @Test
  void allRowsAreTheApplicationsToo() {
    Shop.then(op -> op.delete("loan", allRows())).warns("DS03", "deletes every row of \"loan\"");
    Shop.then(op -> op.delete("loan", where("id < 100"))).isSilent();
  }

  @Test
  void whatAChangeOfTypeCutsIsNamed() {
    Shop.then(op -> op.alterColumn("loan", "until", setType(date())))
        .warns("DS04", "from timestamp() to date() loses the time of day")
        .andNothingElse();
    Shop.then(op -> op.alterColumn("loan", "fee", setType(decimal(8, 1))))
        .warns("DS04", "loses the digits after the point that no longer fit");
    Shop.then(op -> op.alterColumn("loan", "fee", setType(bigint())))
        .warns("DS04", "loses the digits after the point");
    Shop.then(op -> op.alterColumn("loan", "fee", setType(doublePrecision())))
        .warns("DS04", "a binary fraction");
  }

  @Test
  void aTypeThatHoldsAllOfTheOtherCutsNothing() {
    Shop.then(op -> op.alterColumn("loan", "fee", setType(decimal(10, 2)))).isSilent();
    Shop.then(op -> op.alterColumn("account", "age", setType(bigint()))).isSilent();
    Shop.then(op -> op.alterColumn("account", "name", setType(text()))).isSilent();
    Shop.then(op -> op.alterColumn("loan", "account_id", setType(decimal(19, 0)))).isSilent();
  }

  /** The author has said what becomes of each value. */
  @Test
  void anExpressionOfTheAuthorsIsNotQuestioned() {
    Shop.then(op -> op.alterColumn("loan", "until", setType(date()).using("until")))
        .on(H2, "2.4")
        .hasNo("DS04");
  }

  @Test
  void sqliteKeepsValuesWhateverTheTypeSays() {
    Shop.then(op -> op.alterColumn("loan", "until", setType(date())))
        .on(SQLITE, "3.40")
        .hasNoWarnings();
  }

  /** PostgreSQL's manual, ALTER TABLE: indexes that involve the column are dropped as well. */
  @Test
  void anIndexOverOtherColumnsGoesAlong() {
    Consumer<Operations> index =
        op -> op.createIndex("account", index("name", "age").named("by_name"));
    Consumer<Operations> drop = op -> op.dropColumn("account", "age");
    Shop.then(index, drop)
        .on(POSTGRESQL, "14")
        .warns(
            "DS05",
            "dropping \"age\" of \"account\" takes along \"by_name\"",
            "op.createIndex(\"account\", index(\"name\").concurrently());");
    Shop.then(index, drop).on(MARIADB, "11.4").warns("DS05", "takes it out of \"by_name\"");
  }

  @Test
  void anIndexOverTheColumnAloneIsNotMissed() {
    Shop.then(
            op -> op.createIndex("account", index("age").concurrently()),
            op -> op.dropColumn("account", "age"))
        .on(POSTGRESQL, "14")
        .hasNo("DS05");
  }
}
