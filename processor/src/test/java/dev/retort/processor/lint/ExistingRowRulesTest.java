package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import dev.retort.op.Operations;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What depends on the rows that are there, and where nothing can go wrong. */
class ExistingRowRulesTest {

  @Test
  void aNotNullColumnNeedsAValueForTheRowsThatAreThere() {
    Shop.then(op -> op.addColumn("account", column("city", varchar(50))))
        .warns(
            "MF03",
            "adding NOT NULL column \"city\" to \"account\" without a default fails if the table has"
                + " rows (MariaDB and MySQL fill them with 0, '' or 0000-00-00 instead)",
            "op.addColumn(\"account\", column(\"city\", varchar(50)).defaultValue(\"\"));")
        .andNothingElse();
  }

  @Test
  void whatADatabaseFillsItWithIsSaidWhereItIsDeclared() {
    LintChain born = Shop.then(op -> op.addColumn("account", column("born", date())));
    born.on(MARIADB, "10.11").warns("MF03", "fills the rows that are there with 0000-00-00");
    Shop.then(op -> op.addColumn("account", column("born", date())))
        .on(POSTGRESQL, "14")
        .warns("MF03", "without a default fails if the table has rows; and inserts");
  }

  @Test
  void aColumnWithAValueOfItsOwnIsFine() {
    Shop.then(
            op -> {
              op.addColumn("account", column("city", varchar(50)).nullable());
              op.addColumn("account", column("points", integer()).defaultValue(0));
              op.addColumn("account", column("since", timestamp()).defaultSql("CURRENT_TIMESTAMP"));
              op.createTable("visit", column("id", bigint()));
              op.addColumn("visit", column("place", varchar(50)));
            })
        .hasNoWarnings();
  }

  @Test
  void aColumnMayHoldNullWhereNoStepFilledIt() {
    Shop.then(op -> op.alterColumn("account", "age", setNotNull()))
        .warns(
            "MF04",
            "making \"age\" of \"account\" NOT NULL fails if a row holds NULL there",
            "op.backfill(\"account\", set(\"age\", 0), where(\"age IS NULL\"), batchesOf(10_000));")
        .andNothingElse();
  }

  @Test
  void aColumnThatAStepFilledHoldsNone() {
    fills(op -> op.update("account", set("age", 0), allRows()));
    fills(op -> op.update("account", set("age", 0), where("age IS NULL")));
    fills(op -> op.update("account", setSql("age", "id"), where("(age is null)")));
    fills(op -> op.backfill("account", set("age", 0), where("age IS NULL"), batchesOf(500)));
    fills(op -> op.execute("UPDATE account SET age = 0 WHERE age IS NULL"));
  }

  private static void fills(Consumer<Operations> step) {
    Shop.then(
            op -> {
              step.accept(op);
              op.alterColumn("account", "age", setNotNull());
            })
        .hasNo("MF04");
    Shop.then(step, op -> op.alterColumn("account", "age", setNotNull())).hasNo("MF04");
  }

  @Test
  void aStepThatFilledSomeOrWithNullIsNoneThatFilled() {
    Consumer<Operations> notNull = op -> op.alterColumn("account", "age", setNotNull());
    Shop.then(op -> op.update("account", set("age", 0), where("id < 5")), notNull).warns("MF04");
    Shop.then(op -> op.update("account", set("age", null), allRows()), notNull).warns("MF04");
    Shop.then(op -> op.update("account", set("name", ""), allRows()), notNull).warns("MF04");
  }

  @Test
  void whatWasFilledGoesAlongWithANewName() {
    Shop.then(
            op -> {
              op.update("account", set("age", 0), allRows());
              op.renameColumn("account", "age", "years");
              op.renameTable("account", "person");
            },
            op -> op.alterColumn("person", "years", setNotNull()))
        .hasNo("MF04");
  }

  @Test
  void aColumnThatCameWithADefaultIsFilled() {
    Shop.then(
            op -> op.addColumn("account", column("points", integer()).nullable().defaultValue(0)),
            op -> op.alterColumn("account", "points", setNotNull()))
        .hasNoWarnings();
  }

  @Test
  void twoRowsMayBeAlike() {
    Shop.then(op -> op.addConstraint("account", unique("name")))
        .warns("MF01", "making \"name\" of \"account\" unique fails if two rows are alike")
        .andNothingElse();
    Shop.then(op -> op.createIndex("account", index("name", "age").unique()))
        .warns("MF01", "making \"name\", \"age\" of \"account\" unique")
        .andNothingElse();
  }

  @Test
  void rowsCannotBeAlikeWhereAKeySaysSoOrNothingIsThere() {
    Shop.then(op -> op.addConstraint("account", unique("name", "email"))).isSilent();
    Shop.then(op -> op.createIndex("account", index("id", "name").unique())).isSilent();
    Shop.then(op -> op.addColumn("account", column("code", varchar(9)).nullable().unique()))
        .isSilent();
    Shop.then(
            op -> {
              op.addColumn("account", column("code", varchar(9)).nullable());
              op.createIndex("account", index("code").unique());
            })
        .isSilent();
    Shop.then(op -> op.createIndex("account", index("name"))).isSilent();
  }

  @Test
  void anAuthorWhoTidiesUpIsTrusted() {
    Shop.then(
            op -> {
              op.delete("account", where("id IN (SELECT id FROM doubles)"));
              op.addConstraint("account", unique("name"));
            })
        .isSilent();
  }

  /** The rows of the column were written between. */
  @Test
  void aColumnThatWasFilledIsNoLongerEmpty() {
    Shop.then(
            op -> op.addColumn("account", column("code", varchar(9)).nullable()),
            op -> op.createIndex("account", index("code").unique()))
        .warns("MF01");
  }

  @Test
  void rowsMayBreakACheck() {
    Shop.then(op -> op.addConstraint("account", check("age >= 0")))
        .warns("MF02", "\"account\" may have rows that break the check age >= 0")
        .andNothingElse();
  }

  @Test
  void aCheckOfWhatIsEmptyOrMendedHolds() {
    Shop.then(op -> op.addColumn("account", column("size", integer()).nullable().check("size > 0")))
        .isSilent();
    Shop.then(
            op -> {
              op.addColumn("account", column("size", integer()).nullable());
              op.addConstraint("account", check("size > 0"));
            })
        .isSilent();
    Shop.then(
            op -> {
              op.update("account", set("age", 0), where("age < 0"));
              op.addConstraint("account", check("age >= 0"));
            })
        .isSilent();
    Shop.then(op -> op.addConstraint("account", check("name IS NOT NULL"))).isSilent();
  }

  @Test
  void aRowMayPointNowhere() {
    Shop.then(op -> op.addConstraint("loan", foreignKey("account_id").references("account", "id")))
        .warns(
            "MF05",
            "fails if a row points to a row of \"account\" that is not there",
            "op.delete(\"loan\", where(\"NOT EXISTS (SELECT 1 FROM account parent WHERE parent.id ="
                + " loan.account_id)\"));")
        .andNothingElse();
  }

  @Test
  void aNewColumnPointsNowhereYet() {
    Shop.then(
            op ->
                op.addColumn(
                    "loan", column("helper_id", bigint()).nullable().references("account", "id")))
        .isSilent();
    Shop.then(
            op -> {
              op.addColumn("loan", column("helper_id", bigint()).nullable());
              op.addConstraint("loan", foreignKey("helper_id").references("account", "id"));
            })
        .isSilent();
  }

  @Test
  void aValueMayNotFitOrNotBeOfTheForm() {
    Shop.then(op -> op.alterColumn("account", "name", setType(varchar(20))))
        .warns("MF06", "that varchar(100) holds fits into varchar(20)", "SUBSTR(name, 1, 20)")
        .andNothingElse();
    Shop.then(op -> op.alterColumn("account", "age", setType(smallint())))
        .warns("MF06", "age NOT BETWEEN -32768 AND 32767");
    Shop.then(op -> op.alterColumn("account", "name", setType(uuid())))
        .warns("MF07", "from varchar(100) to uuid() fails at the first row");
  }

  @Test
  void whatTheAuthorHasMendedFits() {
    Shop.then(
            op -> {
              op.update("account", setSql("name", "SUBSTR(name, 1, 20)"), allRows());
              op.alterColumn("account", "name", setType(varchar(20)));
            })
        .isSilent();
    Shop.then(op -> op.alterColumn("account", "name", setType(varchar(200)))).isSilent();
  }

  @Test
  void nothingIsSaidOfATableThatSomethingUnknownMayHaveChanged() {
    LintChain.of(
            revision("CreateShop", Shop.CREATE),
            revision("Change", op -> {})
                .then(LintChain.unknown())
                .then(op -> op.addColumn("account", column("city", varchar(50)))))
        .hasNoWarnings();
  }

  /**
   * A reserved word is quoted as the database quotes; without a declared one as the standard does.
   */
  @Test
  void namesInTheSqlOfAMendAreWrittenAsTheDatabaseTakesThem() {
    Consumer<Operations> create =
        op ->
            op.createTable(
                "\"Order\"",
                column("id", bigint()).primaryKey(),
                column("\"userId\"", integer()).nullable());
    Consumer<Operations> change = op -> op.alterColumn("\"Order\"", "\"userId\"", setNotNull());
    LintChain.of(revision("Create", create), revision("Change", change))
        .warns("MF04", "where(\"\\\"userId\\\" IS NULL\")");
    LintChain.of(revision("Create", create), revision("Change", change))
        .on(MARIADB, "10.11")
        .warns("MF04", "where(\"`userId` IS NULL\")");
  }
}
