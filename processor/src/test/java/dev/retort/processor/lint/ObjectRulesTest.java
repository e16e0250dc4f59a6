package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;
import static dev.retort.processor.lint.LintChain.unknown;

import dev.retort.op.Operations;
import dev.retort.op.QualifiedName;
import org.junit.jupiter.api.Test;

/** What must be there is there, and what is made is not there yet. */
class ObjectRulesTest {

  private static final LintChain.Rev CREATE_ACCOUNT =
      revision("CreateAccount", ObjectRulesTest::account);

  private static void account(Operations op) {
    op.createTable(
        "account",
        column("id", bigint()).identity().primaryKey(),
        column("email", varchar(254)).nullable());
  }

  @Test
  void aTableThatNoRevisionMadeIsSaidWithWhatItMayHaveMeant() {
    LintChain.of(CREATE_ACCOUNT, revision("DropIt", op -> op.dropTable("acount")))
        .finds(
            "SC01",
            "there is no table \"acount\" at this revision; did you mean \"account\"?",
            "acount")
        .andNothingElse();
  }

  @Test
  void aTableThatWasDroppedIsSaidWithWhoDroppedIt() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("DropAccount", op -> op.dropTable("account")),
            revision("AddPhone", op -> op.addColumn("account", column("phone", text()).nullable())))
        .finds(
            "SC01",
            "there is no table \"account\" at this revision; it was dropped in DropAccount",
            "account")
        .andNoOtherError();
  }

  @Test
  void aTableThatWasRenamedIsSaidWithItsNewName() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Rename", op -> op.renameTable("account", "holder")),
            revision("Seed", op -> op.update("account", set("email", "x"), allRows())))
        .finds("SC01", "it was renamed to \"holder\" in Rename");
  }

  @Test
  void aTableThatDatabasesHadBeforeTheChainIsSaidWithTheWaysOut() {
    LintChain.of(revision("First", op -> op.dropColumn("legacy", "x")))
        .finds(
            "SC01",
            "there is no table \"legacy\" at this revision: no revision creates it. Let a base"
                + " revision create it (a database that has had it longer is stamped with that), or"
                + " say @Allow(value = \"SC01\", because = \"..\")",
            "legacy");
  }

  @Test
  void whatIsNotUnderstoodMayHaveMadeTheTable() {
    LintChain.of(
            revision("ByHand", op -> op.execute("CREATE TABLE account (id INT)")),
            revision("Drop", op -> op.dropTable("account")))
        .hasNo("SC01");
    LintChain.of(
            revision("InJava", op -> {}).then(unknown()),
            revision("Drop", op -> op.dropTable("account")).downgrade(op -> {}))
        .hasNoErrors();
    LintChain.of(
            revision("InJava", op -> {})
                .then(unknown(new Touch(false, java.util.Set.of(QualifiedName.of("account"))))),
            revision("Drop", op -> op.dropTable("account")).downgrade(op -> {}))
        .hasNoErrors();
  }

  /** An insert makes no table: what is known before it is known after it. */
  @Test
  void rowsThatAreWrittenInSqlLeaveTheSchemaAsItWas() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Seed", op -> op.execute("INSERT INTO account (email) VALUES ('a')"))
                .downgrade(op -> op.execute("DELETE FROM account")),
            revision("Drop", op -> op.dropTable("acount")))
        .finds("SC01", "did you mean \"account\"?");
  }

  @Test
  void aNameWithAndWithoutSchemaMayBeOneTable() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Add", op -> op.addColumn("public.account", column("a", text()).nullable())))
        .hasNoErrors();
  }

  @Test
  void twoSpellingsMayBeOneTable() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Add", op -> op.addColumn("ACCOUNT", column("a", text()).nullable())))
        .on(H2, "2.4")
        .hasNo("SC01");
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Add", op -> op.addColumn("ACCOUNT", column("a", text()).nullable())))
        .on(POSTGRESQL, "14")
        .finds("SC01", "there is no table \"ACCOUNT\" at this revision");
  }

  @Test
  void aViewTakesRowsAsATableDoes() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("View", op -> op.createView("mails", "SELECT id, email FROM account")),
            revision("Seed", op -> op.insert(into("mails", "email").values("a@b")))
                .downgrade(op -> op.delete("mails", allRows())))
        .hasNoErrors();
  }

  @Test
  void aViewIsNoTable() {
    LintChain.Rev view =
        revision("View", op -> op.createView("mails", "SELECT id, email FROM account"));
    String text = "there is no table \"mails\" at this revision; it is a view";
    LintChain.of(CREATE_ACCOUNT, view, revision("R", op -> op.dropTable("mails")))
        .on(POSTGRESQL, "14")
        .finds("SC01", text + ", which dropView(..) drops", "mails");
    LintChain.of(CREATE_ACCOUNT, view, revision("R", op -> op.dropTable("mails")))
        .on(H2, "2.4")
        .hasNo("SC01");
    LintChain.of(
            CREATE_ACCOUNT,
            view,
            revision("R", op -> op.addColumn("mails", column("age", integer()).nullable())))
        .finds("SC01", text, "mails");
    LintChain.of(CREATE_ACCOUNT, view, revision("R", op -> op.renameTable("mails", "letters")))
        .hasNo("SC01");
  }

  @Test
  void aTableOrViewIsMadeOnce() {
    LintChain.of(CREATE_ACCOUNT, revision("Again", ObjectRulesTest::account))
        .finds(
            "SC02",
            "there is a table \"account\" already: it was created in CreateAccount. Drop or rename"
                + " that one before, or give this one another name.",
            "account")
        .andNothingElse();
    LintChain.of(
            revision("View", op -> op.createView("one", "SELECT 1 AS a")),
            revision("Again", op -> op.createView("one", "SELECT 2 AS a")))
        .finds(
            "SC03", "there is a view \"one\" already: it was created in View. Say replaceView(..)");
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Drop", op -> op.dropTable("account")),
            revision("Anew", ObjectRulesTest::account))
        .hasNoErrors();
  }

  @Test
  void anErrorIsSaidOnceForATable() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Again", ObjectRulesTest::account),
            revision("Third", ObjectRulesTest::account))
        .finds("SC02", "CreateAccount")
        .andNothingElse();
  }

  @Test
  void aSchemaIsMadeAndDroppedOnceAndOthersMayBeThere() {
    LintChain.of(
            revision("A", op -> op.createSchema("sales")),
            revision("B", op -> op.createSchema("sales")))
        .on(POSTGRESQL, "14")
        .finds("SC14", "there is a schema \"sales\" already: it was created in A", "sales");
    LintChain.of(
            revision("A", op -> op.createSchema("sales")),
            revision("B", op -> op.dropSchema("sales")),
            revision("C", op -> op.dropSchema("sales")))
        .on(POSTGRESQL, "14")
        .finds(
            "SC13", "there is no schema \"sales\" at this revision; it was dropped in B", "sales");
    LintChain.of(revision("A", op -> op.dropSchema("legacy"))).on(POSTGRESQL, "14").hasNoErrors();
  }

  @Test
  void sequencesAndViewsAreThereAndMadeOnce() {
    LintChain.of(
            revision("A", op -> op.createSequence("invoice_number")),
            revision("B", op -> op.createSequence("invoice_number")))
        .on(POSTGRESQL, "14")
        .finds("SC11", "there is a sequence \"invoice_number\" already: it was created in A");
    LintChain.of(
            revision("A", op -> op.createSequence("invoice_number")),
            revision("B", op -> op.dropSequence("invoice_numbers")))
        .on(POSTGRESQL, "14")
        .finds("SC10", "did you mean \"invoice_number\"?");
    LintChain.of(
            revision("A", op -> op.createView("people", "SELECT 1 AS one")),
            revision("B", op -> op.dropView("peopel")))
        .finds("SC12", "there is no view \"peopel\" at this revision; did you mean \"people\"?");
  }

  @Test
  void anEnumIsThereAndItsValuesToo() {
    LintChain.of(
            revision("A", op -> op.createEnum("mood", "happy", "sad")),
            revision("B", op -> op.createTable("t", column("m", enumType("moood")))))
        .finds(
            "SC15", "there is no enum \"moood\" at this revision; did you mean \"mood\"?", "moood");
    LintChain.of(
            revision("A", op -> op.createEnum("mood", "happy", "sad")),
            revision("B", op -> op.createEnum("mood", "happy")))
        .on(POSTGRESQL, "14")
        .finds("SC16", "there is an enum \"mood\" already: it was created in A");
    LintChain.of(
            revision("A", op -> op.createEnum("mood", "happy", "sad")),
            revision("B", op -> op.renameEnumValue("mood", "hapy", "glad")))
        .on(POSTGRESQL, "14")
        .finds(
            "SC17",
            "the enum \"mood\" has no value 'hapy' at this revision; did you mean 'happy'?",
            "hapy");
    LintChain.of(
            revision("A", op -> op.createEnum("mood", "happy", "sad")),
            revision("B", op -> op.addEnumValue("mood", "sad")).downgrade(op -> {}))
        .on(POSTGRESQL, "14")
        .finds("SC18", "the enum \"mood\" has the value 'sad' already", "sad");
  }

  @Test
  void nothingIsSaidOfARevisionThatIsNotCompiledNow() {
    LintChain.of(revision("Drop", op -> op.dropTable("none")).compiledBefore()).isSilent();
  }
}
