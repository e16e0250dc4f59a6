package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import dev.retort.op.Operations;
import org.junit.jupiter.api.Test;

/** What others use can't be dropped, changed or renamed as one likes. */
class UseRulesTest {

  private static final LintChain.Rev CREATE =
      revision(
          "Create",
          op -> {
            op.createTable(
                "account",
                column("id", bigint()).identity().primaryKey(),
                column("name", varchar(50)),
                column("email", varchar(254)).nullable());
            op.createTable(
                "loan",
                column("id", bigint()).identity().primaryKey(),
                column("account_id", bigint()).references("account", "id"));
          });

  private static LintChain.Rev view(String select) {
    return revision("View", op -> op.createView("people", select));
  }

  @Test
  void aTableThatAForeignKeyReferencesStays() {
    LintChain.of(CREATE, revision("R", op -> op.dropTable("account")))
        .finds(
            "SC20",
            "table \"account\" can't be dropped: the foreign key \"fk_loan_account_id\" of \"loan\""
                + " references it. Drop what uses it before.",
            "account")
        .andNothingElse();
    LintChain.of(
            CREATE,
            revision(
                "R",
                op -> {
                  op.dropTable("loan");
                  op.dropTable("account");
                }))
        .hasNoErrors();
  }

  @Test
  void aColumnThatAForeignKeyReferencesStays() {
    LintChain.of(CREATE, revision("R", op -> op.dropColumn("account", "id")))
        .on(POSTGRESQL, "14")
        .finds(
            "SC20",
            "column \"account.id\" can't be dropped: the foreign key \"fk_loan_account_id\"");
    LintChain.of(CREATE, revision("R", op -> op.dropColumn("account", "id")))
        .on(H2, "2.4")
        .hasNoErrors();
  }

  @Test
  void aKeyThatAForeignKeyNeedsStays() {
    LintChain.of(CREATE, revision("R", op -> op.dropConstraint("account", "pk_account")))
        .on(POSTGRESQL, "14")
        .finds(
            "SC20",
            "constraint \"pk_account\" can't be dropped: the foreign key \"fk_loan_account_id\" of"
                + " \"loan\" needs it. Drop what uses it before.",
            "pk_account");
  }

  @Test
  void aColumnThatAViewReadsStays() {
    String view = "SELECT a.id, a.name FROM account a";
    LintChain.of(CREATE, view(view), revision("R", op -> op.dropColumn("account", "name")))
        .on(POSTGRESQL, "14")
        .finds(
            "SC20",
            "column \"account.name\" can't be dropped: the view \"people\" reads it. Drop what uses"
                + " it before.",
            "name");
    LintChain.of(CREATE, view(view), revision("R", op -> op.dropColumn("account", "email")))
        .on(POSTGRESQL, "14")
        .hasNoErrors();
    LintChain.of(CREATE, view(view), revision("R", op -> op.dropColumn("account", "name")))
        .on(MARIADB, "10.11")
        .hasNoErrors();
  }

  /**
   * Words that look like the column are not: a text, another table's column, a new name, a call.
   */
  @Test
  void aViewReadsOnlyWhatItNames() {
    for (String select :
        new String[] {
          "SELECT id, 'name' AS what FROM account",
          "SELECT id AS name FROM account",
          "SELECT id name FROM account",
          "SELECT name(id) FROM account",
          "SELECT o.name FROM account a JOIN owner o ON o.id = a.id",
          "SELECT id FROM loan WHERE 'x' = 'FROM account, name'",
          "WITH account AS (SELECT 1 AS name) SELECT name FROM account",
          "SELECT loan.account FROM loan"
        }) {
      LintChain.of(CREATE, view(select), revision("R", op -> op.dropColumn("account", "name")))
          .on(POSTGRESQL, "14")
          .hasNo("SC20");
    }
  }

  @Test
  void whatAColumnIsComputedFromStays() {
    LintChain.of(
            revision(
                "T",
                op ->
                    op.createTable(
                        "t",
                        column("a", integer()),
                        column("b", integer()).nullable().generatedVirtual("a + 1"))),
            revision("R", op -> op.dropColumn("t", "a")))
        .finds(
            "SC20",
            "column \"t.a\" can't be dropped: column \"b\" is computed from it. Drop what uses it"
                + " before.",
            "a")
        .andNothingElse();
  }

  @Test
  void anEnumThatAColumnIsOfStays() {
    LintChain.of(
            revision(
                "T",
                op -> {
                  op.createEnum("mood", "ok");
                  op.createTable("t", column("m", enumType("mood")));
                }),
            revision("R", op -> op.dropEnum("mood")))
        .finds(
            "SC20",
            "enum \"mood\" can't be dropped: it is the type of \"t.m\". Drop what uses it before.",
            "mood")
        .andNothingElse();
  }

  @Test
  void aTypeUnderAViewStaysOnPostgres() {
    LintChain.Rev[] chain = {
      CREATE,
      view("SELECT name FROM account"),
      revision("R", op -> op.alterColumn("account", "name", setType(varchar(80))))
    };
    LintChain.of(chain)
        .on(POSTGRESQL, "14")
        .finds(
            "SC21",
            "the type of \"account.name\" can't change: the view \"people\" reads it. Drop that before"
                + " and create it again after.",
            "name");
    LintChain.of(chain).on(H2, "2.4").on(MARIADB, "10.11").hasNoErrors();
  }

  @Test
  void aViewBreaksUnderARenameWhereItIsNotCarriedAlong() {
    LintChain.Rev[] chain = {
      CREATE,
      view("SELECT id, name FROM account"),
      revision("R", op -> op.renameColumn("account", "name", "title"))
    };
    LintChain.of(chain)
        .on(MARIADB, "10.11")
        .finds(
            "SC22",
            "the view \"people\" reads \"account.name\" and keeps the old name, so from this step on it"
                + " can't be read. Say replaceView(\"people\", ..) with the new name in this"
                + " revision.",
            "name");
    LintChain.of(chain).on(POSTGRESQL, "14").on(SQLITE, "3.40").hasNoErrors();
    chain[2] =
        revision(
            "R",
            (Operations op) -> {
              op.renameColumn("account", "name", "title");
              op.replaceView("people", "SELECT id, title AS name FROM account");
            });
    LintChain.of(chain).on(MARIADB, "10.11").on(H2, "2.4").hasNoErrors();
  }
}
