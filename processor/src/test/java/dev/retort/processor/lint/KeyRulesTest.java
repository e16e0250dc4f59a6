package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import org.junit.jupiter.api.Test;

/** A foreign key points to a key, and compares like with like. */
class KeyRulesTest {

  private static final LintChain.Rev CREATE_ACCOUNT =
      revision(
          "CreateAccount",
          op ->
              op.createTable(
                  "account",
                  column("id", bigint()).identity().primaryKey(),
                  column("code", varchar(20)),
                  column("team", integer()),
                  unique("team", "code")));

  @Test
  void aForeignKeyPointsToSomethingUnique() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision(
                "R",
                op ->
                    op.createTable("loan", column("c", varchar(20)).references("account", "code"))))
        .finds(
            "SC23",
            "the foreign key \"fk_loan_c\" references \"code\" of \"account\", which nothing makes"
                + " unique. Add a primary key or a unique constraint over exactly these columns"
                + " before.");
    LintChain.of(
            CREATE_ACCOUNT,
            revision("Unique", op -> op.addConstraint("account", unique("code"))),
            revision(
                "R",
                op ->
                    op.createTable("loan", column("c", varchar(20)).references("account", "code"))))
        .hasNoErrors();
  }

  /** PostgreSQL and SQLite take a unique index for it, H2 does not; MariaDB any index. */
  @Test
  void whatCountsAsUniqueDependsOnTheDatabase() {
    LintChain.Rev[] chain = {
      CREATE_ACCOUNT,
      revision("Index", op -> op.createIndex("account", index("code").unique())),
      revision(
          "R", op -> op.createTable("loan", column("c", varchar(20)).references("account", "code")))
    };
    LintChain.of(chain).on(POSTGRESQL, "14").hasNoErrors();
    LintChain.of(chain).on(SQLITE, "3.40").hasNoErrors();
    LintChain.of(chain).on(H2, "2.4").finds("SC23", "\"code\" of \"account\"");
    chain[1] = revision("Index", op -> op.createIndex("account", index("code")));
    LintChain.of(chain).on(MARIADB, "10.11").hasNoErrors();
    LintChain.of(chain).on(POSTGRESQL, "14").finds("SC23", "\"code\" of \"account\"");
  }

  @Test
  void keysOverSeveralColumnsMayStandInAnyOrder() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision(
                "R",
                op ->
                    op.createTable(
                        "loan",
                        column("c", varchar(20)),
                        column("t", integer()),
                        foreignKey("c", "t").references("account", "code", "team"))))
        .on(POSTGRESQL, "14")
        .on(H2, "2.4")
        .hasNoErrors();
  }

  @Test
  void aForeignKeyComparesLikeWithLike() {
    LintChain.Rev[] chain = {
      CREATE_ACCOUNT,
      revision(
          "R", op -> op.createTable("loan", column("a", integer()).references("account", "id")))
    };
    LintChain.of(chain).on(POSTGRESQL, "14").hasNoErrors();
    LintChain.of(chain)
        .on(MARIADB, "10.11")
        .finds(
            "SC24",
            "the foreign key \"fk_loan_a\" compares \"loan.a\" (integer) with \"account.id\""
                + " (bigint). Give both one type.");
    chain[1] =
        revision(
            "R", op -> op.createTable("loan", column("a", uuid()).references("account", "id")));
    LintChain.of(chain).on(POSTGRESQL, "14").finds("SC24", "(uuid) with \"account.id\" (bigint)");
    chain[1] =
        revision(
            "R",
            op -> op.createTable("loan", column("a", decimal(6, 2)).references("account", "id")));
    LintChain.of(chain).on(POSTGRESQL, "14").finds("SC24", "(decimal(6, 2)) with");
    LintChain.of(chain).on(H2, "2.4").hasNoErrors();
  }

  @Test
  void aColumnOfAForeignKeyKeepsToItsPartner() {
    LintChain.Rev[] chain = {
      CREATE_ACCOUNT,
      revision(
          "Loan", op -> op.createTable("loan", column("a", bigint()).references("account", "id"))),
      revision("R", op -> op.alterColumn("loan", "a", setType(varchar(20))))
    };
    LintChain.of(chain).on(POSTGRESQL, "14").finds("SC24", "\"loan.a\" (varchar(20))");
    chain[2] = revision("R", op -> op.alterColumn("loan", "a", setType(integer())));
    LintChain.of(chain).on(POSTGRESQL, "14").hasNoErrors();
    LintChain.of(chain)
        .on(MARIADB, "10.11")
        .finds(
            "SC21",
            "the type of \"loan.a\" can't change: it is in the foreign key \"fk_loan_a\". Drop that"
                + " before and create it again after.",
            "a");
  }

  @Test
  void aTableOfWhichNotAllIsKnownMayHaveTheKey() {
    LintChain.of(
            CREATE_ACCOUNT,
            revision("ByHand", op -> op.execute("ALTER TABLE account ADD UNIQUE (code)"))
                .downgrade(op -> {}),
            revision(
                "R",
                op ->
                    op.createTable("loan", column("c", varchar(20)).references("account", "code"))))
        .hasNoErrors();
  }
}
