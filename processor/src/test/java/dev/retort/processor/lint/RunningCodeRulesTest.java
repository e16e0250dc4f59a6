package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;

import org.junit.jupiter.api.Test;

/** What breaks the code of the release before, and what it does not notice. */
class RunningCodeRulesTest {

  @Test
  void aTableIsAskedForByItsOldName() {
    Shop.then(op -> op.renameTable("account", "person"))
        .warns("BC01", "renaming \"account\" to \"person\" breaks the code that is still running")
        .andNothingElse();
    Shop.then(op -> op.renameTable("account", "person"))
        .on(POSTGRESQL, "14")
        .warns("BC01", "op.createView(\"account\", \"SELECT * FROM person\");");
  }

  @Test
  void aViewKeepsTheOldNameOfATableAlive() {
    Shop.then(
            op -> {
              op.renameTable("account", "person");
              op.createView("account", "SELECT * FROM person");
            })
        .hasNo("BC01");
  }

  @Test
  void nobodyKnowsWhatThisRevisionMadeYet() {
    Shop.then(
            op -> {
              op.createTable("visit", column("id", bigint()), column("at", date()));
              op.renameColumn("visit", "at", "day");
              op.renameTable("visit", "stay");
              op.addColumn("account", column("town", varchar(9)).nullable());
              op.renameColumn("account", "town", "city");
              op.createEnum("mood", "good", "bad");
              op.renameEnumValue("mood", "bad", "sad");
            })
        .hasNoWarnings();
  }

  @Test
  void aColumnIsAskedForByItsOldName() {
    Shop.then(op -> op.renameColumn("account", "name", "full_name"))
        .warns(
            "BC02",
            "op.addColumn(\"account\", column(\"full_name\", varchar(100)).nullable());",
            "op.backfill(\"account\", setSql(\"full_name\", \"name\"), where(\"full_name IS NULL\"),"
                + " batchesOf(10_000));",
            "op.dropColumn(\"account\", \"name\");")
        .andNothingElse();
  }

  @Test
  void aColumnThatIsNewIsInNoInsertYet() {
    Shop.then(
            op -> {
              op.addColumn("account", column("city", varchar(50)).nullable());
              op.update("account", set("city", ""), allRows());
              op.alterColumn("account", "city", setNotNull());
            })
        .warns("BC03", "\"city\" of \"account\" is new in this revision")
        .andNothingElse();
    Shop.then(
            op -> {
              op.addColumn("account", column("city", varchar(50)).defaultValue(""));
              op.alterColumn("account", "city", dropDefault());
            })
        .warns("BC03", "\"city\" of \"account\" is new in this revision");
    Shop.then(
            op -> {
              op.addColumn("account", column("city", varchar(50)).nullable());
              op.addConstraint("account", check("city IS NOT NULL").notValid());
            })
        .on(POSTGRESQL, "14")
        .warns("BC03", "must be given");
  }

  @Test
  void aColumnOfAnEarlierReleaseMayBeInEachInsert() {
    Shop.then(
            op -> op.addColumn("account", column("city", varchar(50)).nullable()),
            op -> {
              op.update("account", set("city", ""), where("city IS NULL"));
              op.alterColumn("account", "city", setNotNull());
            })
        .hasNoWarnings();
  }

  @Test
  void aColumnWithADefaultMayBeLeftOut() {
    Shop.then(op -> op.alterColumn("account", "nick", dropDefault()))
        .warns("BC04", "without its default \"nick\" of \"account\"")
        .andNothingElse();
    Shop.then(op -> op.alterColumn("account", "nick", dropDefault(), dropNotNull()))
        .hasNoWarnings();
    Shop.then(op -> op.alterColumn("account", "nick", setDefault("some"))).hasNoWarnings();
  }

  @Test
  void anEnumsValueIsWrittenByItsOldName() {
    Shop.then(op -> op.renameEnumValue("status", "open", "fresh"))
        .warns("BC05", "renaming 'open' of \"status\" to 'fresh'")
        .andNothingElse();
  }
}
