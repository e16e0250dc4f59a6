package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import dev.retort.op.Operations;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Branches that are joined run in either order, as each database has it. */
class BranchesTest {

  private static LintChain merged(Consumer<Operations> one, Consumer<Operations> other) {
    return LintChain.of(
        revision(
            "Create",
            op ->
                op.createTable(
                    "account",
                    column("id", bigint()).identity().primaryKey(),
                    column("email", varchar(254)).nullable())),
        revision("One", one).follows("Create"),
        revision("Other", other).follows("Create"),
        revision("Merge", op -> {}).follows("One", "Other"));
  }

  @Test
  void theSameTableOrColumnInBoth() {
    merged(
            op -> op.createTable("loan", column("id", bigint()).primaryKey()),
            op -> op.createTable("loan", column("id", bigint()).primaryKey()))
        .finds(
            "SC40",
            "the branches that this revision joins get in each other's way: after One, Other fails:"
                + " there is a table \"loan\" already: it was created in One. Drop or rename that one"
                + " before, or give this one another name.\n"
                + "    Let one of them follow the other, or leave to one of them what both do.",
            null)
        .andNothingElse();
    merged(
            op -> op.addColumn("account", column("phone", text()).nullable()),
            op -> op.addColumn("account", column("phone", varchar(20)).nullable()))
        .finds("SC40", "after One, Other fails: table \"account\" has a column \"phone\" already");
  }

  @Test
  void oneDropsWhatTheOtherChanges() {
    merged(op -> op.dropColumn("account", "email"), op -> op.createIndex("account", index("email")))
        .finds(
            "SC40",
            "after One, Other fails: table \"account\" has no column \"email\" at this revision; it was"
                + " dropped in One");
    merged(op -> op.createIndex("account", index("email")), op -> op.dropColumn("account", "email"))
        .finds("SC40", "after Other, One fails: table \"account\" has no column \"email\"");
  }

  @Test
  void bothRename() {
    merged(
            op -> op.renameColumn("account", "email", "mail"),
            op -> op.renameColumn("account", "email", "address"))
        .finds("SC40", "it was renamed to \"mail\" in One");
  }

  @Test
  void bothChangeTheSameColumnInAnotherWay() {
    merged(
            op -> op.alterColumn("account", "email", setType(varchar(300))),
            op -> op.alterColumn("account", "email", setType(varchar(400))))
        .finds(
            "SC41",
            "the branches that this revision joins leave one schema or another, as the one or the"
                + " other runs first: column \"account.email\" is varchar(300) or varchar(400). Change"
                + " it in one of them only, or let one follow the other.",
            null)
        .andNothingElse();
  }

  @Test
  void branchesThatGoTogetherAreSilent() {
    merged(
            op -> op.addColumn("account", column("phone", text()).nullable()),
            op -> op.addColumn("account", column("fax", text()).nullable()))
        .hasNoErrors();
    merged(
            op -> op.createTable("loan", column("id", bigint()).primaryKey()),
            op -> op.createIndex("account", index("email")))
        .hasNoErrors();
  }

  /** What is wrong in its own branch is said there alone. */
  @Test
  void aMistakeOfOneBranchIsSaidOnce() {
    merged(op -> op.dropColumn("account", "emial"), op -> op.createIndex("account", index("email")))
        .finds("SC04", "did you mean \"email\"?")
        .andNothingElse();
  }
}
