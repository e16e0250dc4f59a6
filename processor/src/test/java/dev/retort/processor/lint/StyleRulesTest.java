package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What works and perhaps means something else. */
class StyleRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"now()", "CURRENT_TIMESTAMP", "uuid()", "nextval('seq')", "sys.guid()"})
  void aDefaultThatLooksLikeACallIsAText(String text) {
    Shop.then(op -> op.addColumn("account", column("since", varchar(99)).defaultValue(text)))
        .warns("MF08", "the default \"" + text + "\" of \"since\" in \"account\" is that very text")
        .andNothingElse();
    Shop.then(op -> op.alterColumn("account", "nick", setDefault(text))).warns("MF08");
    Shop.then(op -> op.createTable("t", column("a", varchar(99)).defaultValue(text))).warns("MF08");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "now", "n/a (unknown)", "(none)", "", "I said (so)"})
  void aDefaultThatIsAWordIsFine(String text) {
    Shop.then(op -> op.addColumn("account", column("since", varchar(99)).defaultValue(text)))
        .isSilent();
  }

  @Test
  void anExpressionIsFine() {
    Shop.then(op -> op.addColumn("account", column("d", date()).defaultSql("CURRENT_DATE")))
        .hasNo("MF08");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE account ADD COLUMN size INT",
        "alter table account add size decimal(10, 2) default 0",
        "ALTER TABLE IF EXISTS account ADD COLUMN IF NOT EXISTS size INT CHECK (size > 0)",
        "ALTER TABLE account ADD COLUMN ok INT NOT NULL, ADD COLUMN size INT",
        "CREATE TABLE account (id INT PRIMARY KEY, size INT)",
        "CREATE TABLE IF NOT EXISTS account (id INT NOT NULL, size varchar(9), UNIQUE (id));"
      })
  void rawSqlSaysWhetherAColumnTakesNull(String sql) {
    Shop.then(op -> op.execute(sql))
        .warns("RV02", "\"size\" of \"account\" does not say whether it takes NULL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE account ADD COLUMN size INT NULL",
        "ALTER TABLE account ADD COLUMN size INT NOT NULL DEFAULT 0",
        "ALTER TABLE account ADD COLUMN size SERIAL",
        "ALTER TABLE account ADD CONSTRAINT c CHECK (age > 0)",
        "ALTER TABLE account ADD CHECK (age > 0)",
        "ALTER TABLE account ADD PRIMARY KEY (id)",
        "ALTER TABLE account DROP COLUMN age",
        "CREATE TABLE visit AS SELECT * FROM account",
        "CREATE TABLE visit (id INT PRIMARY KEY, size INT NOT NULL, FOREIGN KEY (id) REFERENCES a)",
        "CREATE INDEX ix ON account (age)",
        "GRANT SELECT ON account TO app",
        "UPDATE account SET age = 1"
      })
  void whatIsSaidOrNoColumnIsFine(String sql) {
    Shop.then(op -> op.execute(sql)).hasNo("RV02");
  }

  @Test
  void stepsThatAreCommittedOneByOneLeaveSomethingHalfway() {
    Shop.then(
            op -> {
              op.addColumn("account", column("city", varchar(50)).nullable());
              op.addColumn("account", column("street", varchar(50)).nullable());
            })
        .on(H2, "2.4")
        .warns("RV01", "H2 commits each step by itself");
    Shop.then(
            op -> {
              op.update("account", set("age", 1), where("age = 0"));
              op.dropColumn("account", "nick");
            })
        .on(MARIADB, "10.11")
        .warns("RV01", "MariaDB commits each step by itself");
  }

  @Test
  void oneStepOrNewTablesOrATransactionDoNot() {
    Shop.then(op -> op.addColumn("account", column("city", varchar(50)).nullable()))
        .on(H2, "2.4")
        .isSilent();
    Shop.then(
            op -> {
              op.createTable("visit", column("id", bigint()));
              op.createIndex("visit", index("id"));
              op.insert(into("visit", "id").values(1));
              op.addColumn("account", column("city", varchar(50)).nullable());
            })
        .on(H2, "2.4")
        .isSilent();
    Shop.then(
            op -> {
              op.addColumn("account", column("city", varchar(50)).nullable());
              op.addColumn("account", column("street", varchar(50)).nullable());
            })
        .on(POSTGRESQL, "14")
        .isSilent();
  }
}
