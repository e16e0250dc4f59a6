package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;
import static dev.retort.processor.lint.LintChain.unknown;

import org.junit.jupiter.api.Test;

/** The way back: a derived downgrade can be derived, a written one restores what there was. */
class InverseRulesTest {

  private static final LintChain.Rev CREATE =
      revision(
          "Create",
          op ->
              op.createTable(
                  "account",
                  column("id", bigint()).identity().primaryKey(),
                  column("email", varchar(254)).nullable(),
                  index("email")));

  @Test
  void aStepThatNothingUndoesAsksForADowngrade() {
    LintChain.of(CREATE, revision("Seed", op -> op.insert(into("account", "email").values("a"))))
        .finds(
            "SC43",
            "Seed has no downgrade, and this step can't be inverted: which of the rows now in"
                + " \"account\" it inserted is not known; write downgrade(..) by hand, or"
                + " op.irreversible(why)",
            null)
        .andNothingElse();
    LintChain.of(CREATE, revision("Sql", op -> op.execute("GRANT SELECT ON account TO reader")))
        .finds("SC43", "say sql(..).reversedBy(..)");
    LintChain.of(
            CREATE,
            revision("Seed", op -> op.insert(into("account", "email").values("a")))
                .downgrade(op -> op.delete("account", where("email = 'a'"))))
        .hasNoErrors();
    LintChain.of(
            CREATE,
            revision(
                "Sql",
                op -> op.execute(sql("GRANT SELECT ON account TO r").reversedBy("REVOKE .."))))
        .hasNoErrors();
  }

  /** Rows go with the table that the same revision made. */
  @Test
  void rowsOfANewTableGoWithIt() {
    LintChain.of(
            revision(
                "Create",
                op -> {
                  op.createTable("t", column("a", integer()));
                  op.insert(into("t", "a").values(1));
                }))
        .hasNoErrors();
    LintChain.of(
            revision("Create", op -> {})
                .then(unknown())
                .then(op -> op.insert(into("t", "a").values(1))))
        .hasNoErrors();
  }

  @Test
  void aWrittenDowngradeRestoresTheSchema() {
    LintChain.of(
            CREATE,
            revision("DropEmail", op -> op.dropColumn("account", "email"))
                .downgrade(op -> op.addColumn("account", column("email", varchar(100)).nullable())))
        .finds(
            "SC42",
            "downgrade does not restore what upgrade found: column \"account.email\" is varchar(100)"
                + " and was varchar(254); index \"account.ix_account_email\" is missing. Mend it, or"
                + " leave downgrade out where all steps can be inverted: it is derived.",
            null)
        .andNoOtherError();
    LintChain.of(
            CREATE,
            revision("Loan", op -> op.createTable("loan", column("id", bigint()).primaryKey()))
                .downgrade(op -> {}))
        .finds("SC42", "table \"loan\" is left");
    LintChain.of(
            CREATE,
            revision("Loose", op -> op.alterColumn("account", "email", setNotNull()))
                .downgrade(op -> {}))
        .finds("SC42", "column \"account.email\" is NOT NULL and was nullable");
  }

  @Test
  void aWrittenDowngradeThatRestoresIsSilent() {
    LintChain.of(
            CREATE,
            revision("DropEmail", op -> op.dropColumn("account", "email"))
                .downgrade(
                    op -> {
                      op.addColumn("account", column("email", varchar(254)).nullable());
                      op.createIndex("account", index("email"));
                    }))
        .hasNoErrors();
    LintChain.of(
            CREATE,
            revision(
                    "Loan",
                    op -> {
                      op.createTable("loan", column("id", bigint()).primaryKey());
                      op.dropColumn("account", "email");
                    })
                .downgrade(op -> op.reverseUpgrade()))
        .hasNoErrors();
    LintChain.of(
            CREATE,
            revision("Never", op -> op.dropTable("account"))
                .downgrade(op -> op.irreversible("gone for good")))
        .hasNoErrors();
  }

  /** What SQL and Java put back is not known. */
  @Test
  void aDowngradeThatIsNotUnderstoodMayRestore() {
    LintChain.of(
            CREATE,
            revision("DropEmail", op -> op.dropColumn("account", "email"))
                .downgrade(op -> op.execute("ALTER TABLE account ADD email VARCHAR(254)")))
        .hasNoErrors();
    LintChain.of(
            CREATE,
            revision("DropEmail", op -> op.execute("ALTER TABLE account DROP email"))
                .downgrade(op -> op.addColumn("account", column("email", varchar(254)).nullable())))
        .hasNoErrors();
  }

  @Test
  void whatCannotWorkInADowngradeIsSaidToo() {
    LintChain.of(
            CREATE,
            revision("Phone", op -> op.addColumn("account", column("phone", text()).nullable()))
                .downgrade(op -> op.dropColumn("account", "phon")))
        .finds(
            "SC04",
            "table \"account\" has no column \"phon\" at this revision; did you mean \"phone\"?",
            "phon")
        .andNothingElse();
  }
}
