package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import dev.retort.op.Operations;
import org.junit.jupiter.api.Test;

/** Columns, indexes and constraints are there where they are named, and their names are free. */
class PartRulesTest {

  private static final LintChain.Rev CREATE_ACCOUNT =
      revision("CreateAccount", PartRulesTest::account);

  private static void account(Operations op) {
    op.createTable(
        "account",
        column("id", bigint()).identity().primaryKey(),
        column("email", varchar(254)).nullable(),
        column("phone", varchar(20)).nullable());
  }

  @Test
  void aColumnThatIsMisspelledIsSaidWhereverItIsNamed() {
    String text =
        "table \"account\" has no column \"emial\" at this revision; did you mean \"email\"?";
    LintChain.of(CREATE_ACCOUNT, revision("R", op -> op.dropColumn("account", "emial")))
        .finds("SC04", text, "emial")
        .andNothingElse();
    LintChain.of(CREATE_ACCOUNT, revision("R", op -> op.renameColumn("account", "emial", "mail")))
        .finds("SC04", text, "emial");
    LintChain.of(
            CREATE_ACCOUNT, revision("R", op -> op.alterColumn("account", "emial", setNotNull())))
        .finds("SC04", text, "emial");
    LintChain.of(CREATE_ACCOUNT, revision("R", op -> op.createIndex("account", index("emial"))))
        .finds("SC04", text, "emial");
    LintChain.of(CREATE_ACCOUNT, revision("R", op -> op.addConstraint("account", unique("emial"))))
        .finds("SC04", text, "emial");
    LintChain.of(
            CREATE_ACCOUNT,
            revision("R", op -> op.insert(into("account", "emial").values("a@b")))
                .downgrade(op -> op.delete("account", allRows())))
        .finds("SC04", text, "emial")
        .andNothingElse();
    LintChain.of(
            CREATE_ACCOUNT,
            revision("R", op -> op.update("account", set("emial", "a@b"), allRows()))
                .downgrade(op -> {}))
        .finds("SC04", text, "emial");
    LintChain.of(
            CREATE_ACCOUNT,
            revision(
                "R",
                op ->
                    op.createTable(
                        "loan", column("mail", varchar(254)).references("account", "emial"))))
        .finds("SC04", text, "emial");
  }

  @Test
  void aColumnThatWasDroppedOrRenamedIsSaidWithWhoDidIt() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("DropEmail", op -> op.dropColumn("account", "email")),
            revision("Index", op -> op.createIndex("account", index("email"))))
        .finds(
            "SC04",
            "table \"account\" has no column \"email\" at this revision; it was dropped in"
                + " DropEmail",
            "email");
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Rename", op -> op.renameColumn("account", "email", "mail")),
            revision("Index", op -> op.createIndex("account", index("email"))))
        .finds("SC04", "it was renamed to \"mail\" in Rename");
  }

  @Test
  void aColumnIsAddedOnce() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("R", op -> op.addColumn("account", column("email", text()).nullable())))
        .finds(
            "SC05",
            "table \"account\" has a column \"email\" already: it was created in CreateAccount");
    LintChain.of(CREATE_ACCOUNT, revision("R", op -> op.renameColumn("account", "email", "phone")))
        .finds("SC05", "table \"account\" has a column \"phone\" already");
  }

  @Test
  void anIndexIsThereAndAConstraintIsNone() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Index", op -> op.createIndex("account", index("email"))),
            revision("R", op -> op.dropIndex("account", "ix_account_emial")))
        .finds(
            "SC06",
            "table \"account\" has no index \"ix_account_emial\" at this revision; did you mean"
                + " \"ix_account_email\"?",
            "ix_account_emial");
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Unique", op -> op.addConstraint("account", unique("email"))),
            revision("R", op -> op.dropIndex("account", "uq_account_email")))
        .on(POSTGRESQL, "14")
        .finds(
            "SC06", "that is a constraint: say dropConstraint(\"account\", \"uq_account_email\")");
  }

  @Test
  void aConstraintIsThere() {
    LintChain.of(
            CREATE_ACCOUNT, revision("R", op -> op.dropConstraint("account", "uq_account_email")))
        .finds("SC08", "table \"account\" has no constraint \"uq_account_email\" at this revision");
    LintChain.of(
            revision("Raw", op -> op.createTable("t", column("id", raw("serial primary key")))),
            revision("R", op -> op.dropConstraint("t", "t_pkey")).downgrade(op -> {}))
        .on(POSTGRESQL, "14")
        .hasNoErrors();
  }

  @Test
  void namesOfIndexesAreOneSpaceOnSomeDatabases() {
    LintChain chain =
        LintChain.of(
            CREATE_ACCOUNT,
            revision("Other", op -> op.createTable("loan", column("id", bigint()).primaryKey())),
            revision("A", op -> op.createIndex("account", index("email").named("lookup"))),
            revision("B", op -> op.createIndex("loan", index("id").named("lookup"))));
    chain
        .on(POSTGRESQL, "14")
        .finds(
            "SC07",
            "the index name \"lookup\" is taken: \"account\" has it. Give this one another with"
                + " .named(..).",
            "lookup")
        .andNoOtherError();
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Other", op -> op.createTable("loan", column("id", bigint()).primaryKey())),
            revision("A", op -> op.createIndex("account", index("email").named("lookup"))),
            revision("B", op -> op.createIndex("loan", index("id").named("lookup"))))
        .on(MARIADB, "10.11")
        .hasNoErrors();
  }

  /** The old table keeps the key's name when it is renamed. */
  @Test
  void theKeyOfARenamedTableKeepsItsName() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Rename", op -> op.renameTable("account", "old_account")),
            revision("Anew", PartRulesTest::account))
        .on(POSTGRESQL, "14")
        .finds(
            "SC09",
            "the constraint name \"pk_account\" is taken: \"old_account\" has it. Give this one"
                + " another with .named(..).",
            "pk_account");
  }
}
