package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import dev.retort.op.Operations;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables and columns that an author's SQL names are there. */
class SqlRulesTest {

  private static LintChain chain(Consumer<Operations> body) {
    return LintChain.of(
        revision(
            "Create",
            op -> {
              op.createTable(
                  "account",
                  column("id", bigint()).primaryKey(),
                  column("email", varchar(254)).nullable());
              op.createTable("owner", column("id", bigint()).primaryKey());
              op.dropTable("owner");
            }),
        revision("Next", body).downgrade(op -> op.irreversible("rows")));
  }

  private static LintChain sql(String sql) {
    return chain(op -> op.execute(sql));
  }

  @Test
  void aTableThatIsNearlyOneThatIsThere() {
    sql("UPDATE acount SET email = NULL")
        .finds(
            "SC25",
            "the SQL names the table \"acount\", which is not there at this revision; did you mean"
                + " \"account\"?",
            "UPDATE acount SET email = NULL");
  }

  @Test
  void aTableThatWasDropped() {
    sql("DELETE FROM owner").finds("SC25", "the SQL names the table \"owner\"");
  }

  @Test
  void aColumnThatIsNotThere() {
    sql("INSERT INTO account (id, mail_address) VALUES (1, 'x')")
        .finds(
            "SC26",
            "the SQL names the column \"mail_address\" of \"account\", which has none of that name");
    chain(op -> op.update("account", setSql("email", "lower(emial)"), allRows()))
        .finds("SC26", "did you mean \"email\"?");
    chain(op -> op.delete("account", where("emial IS NULL"))).finds("SC26", "\"email\"?");
  }

  @Test
  void aColumnThatADefinitionReads() {
    chain(op -> op.addConstraint("account", check("emial <> ''").named("ck")))
        .finds(
            "SC26",
            "the SQL names the column \"emial\" of \"account\", which has none of that name; did you"
                + " mean \"email\"?",
            "emial <> ''");
    chain(op -> op.createIndex("account", index("id").where("emial IS NULL")))
        .finds("SC26", "\"emial\"");
    chain(op -> op.createIndex("account", index(expression("lower(emial)")).named("ix")))
        .finds("SC26", "\"emial\"");
    chain(
            op ->
                op.createTable(
                    "shop", column("name", text()), check("length(nmae) > 1").named("ck_name")))
        .finds("SC26", "\"nmae\"");
    chain(
            op ->
                op.addColumn(
                    "account", column("domain", text()).generatedStored("substr(emial, 2)")))
        .finds("SC26", "\"emial\"");
  }

  @Test
  void aViewThatReadsWhatIsNotThereExceptOnSqliteWhichLooksLater() {
    chain(op -> op.createView("v", "SELECT emial FROM account"))
        .on(POSTGRESQL, "14")
        .finds("SC26", "\"emial\"");
    chain(op -> op.createView("v", "SELECT id FROM acount"))
        .on(H2, "2")
        .finds("SC25", "\"acount\"");
    chain(op -> op.createView("v", "SELECT id FROM acount")).on(SQLITE, "3.40").hasNoErrors();
  }

  @Test
  void whatADefinitionBringsItselfIsThere() {
    chain(
            op -> {
              op.createTable(
                  "shop", column("name", text()), check("length(NAME) > 1").named("ck_name"));
              op.addColumn("account", column("age", integer()).nullable());
              op.addConstraint(
                  "account", check("age > 0 AND current_date > '2020-01-01'").named("c"));
              op.createView("v", "SELECT a.id, current_date AS today FROM account a");
            })
        .hasNoErrors();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE account SET email = NULL WHERE id = 1",
        "UPDATE Account SET EMAIL = NULL",
        "DELETE FROM account WHERE email = current_user",
        "DELETE FROM account WHERE rowid = 1",
        "DELETE FROM pg_catalog.pg_class",
        "SELECT * FROM information_schema.tables",
        "SELECT a.id FROM account a",
        "INSERT INTO legacy (whatever) VALUES (1)",
        "WITH acount AS (SELECT id FROM account) SELECT id FROM acount",
        "this is no SQL about acount"
      })
  void silent(String sql) {
    sql(sql).hasNoErrors();
  }

  @Test
  void whatIsNotKnownIsNotLookedAt() {
    chain(
            op -> {
              op.execute("ALTER TABLE account ADD COLUMN mail TEXT NULL");
              op.execute("UPDATE account SET mail = email");
            })
        .hasNoErrors();
  }
}
