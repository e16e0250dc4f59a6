package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import org.junit.jupiter.api.Test;

/** Independent mistakes are told together, and what only follows from another is not told. */
class LinterTest {

  private static final LintChain.Rev CREATE_ACCOUNT =
      revision(
          "CreateAccount",
          op ->
              op.createTable(
                  "account",
                  column("id", bigint()).identity().primaryKey(),
                  column("email", varchar(254)).nullable()));

  @Test
  void aForeignKeyThatIsWrongHidesNothingElseOfItsTable() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision(
                "CreateOrder",
                op ->
                    op.createTable(
                        "purchase",
                        column("id", bigint()).identity().primaryKey(),
                        column("account_id", bigint()).references("acount", "id"))),
            revision("DropNote", op -> op.dropColumn("purchase", "note")))
        .finds("SC01", "did you mean \"account\"")
        .finds("SC04", "\"purchase\" has no column \"note\"");
  }

  @Test
  void aMisspelledColumnInAnIndexHidesNothingElseOfItsTable() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Index", op -> op.createIndex("account", index("emial"))),
            revision("DropNote", op -> op.dropColumn("account", "note")))
        .finds("SC04", "\"emial\"")
        .finds("SC04", "\"note\"");
  }

  @Test
  void whatARenameThatFailsWouldHaveMadeIsNotMissed() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Rename", op -> op.renameColumn("account", "emial", "mail")),
            revision("Index", op -> op.createIndex("account", index("mail"))))
        .finds("SC04", "\"emial\"")
        .andNoOtherError();
  }

  @Test
  void whatAKeyOfAMisspelledColumnWouldHaveMadeUniqueIsNotMissed() {
    LintChain.of(
            revision("CreateAccount", op -> op.createTable("account", column("id", bigint()))),
            revision("Key", op -> op.addConstraint("account", primaryKey("idd"))),
            revision(
                "CreateOrder",
                op ->
                    op.createTable(
                        "purchase", column("account_id", bigint()).references("account", "id"))))
        .finds("SC04", "\"idd\"")
        .andNoOtherError();
  }
}
