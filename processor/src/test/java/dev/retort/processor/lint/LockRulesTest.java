package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;

import dev.retort.op.Operations;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What locks or rewrites a large table, and how the same is had without. */
class LockRulesTest {

  @Test
  void anIndexIsBuiltBesideWrites() {
    postgres(op -> op.createIndex("account", index("name")))
        .warns("LK01", "op.createIndex(\"account\", index(\"name\").concurrently());")
        .andNothingElse();
    postgres(op -> op.createIndex("account", index("name").concurrently())).hasNo("LK01");
  }

  /** Nobody writes to it yet; and without a declared database nobody knows. */
  @Test
  void nothingLocksANewTableOrADatabaseThatIsNotDeclared() {
    postgres(
            op -> {
              op.createTable(
                  "visit", column("id", bigint()).primaryKey(), column("account_id", bigint()));
              op.createIndex("visit", index("account_id"));
              op.addConstraint("visit", foreignKey("account_id").references("account", "id"));
              op.addConstraint("visit", check("id > 0"));
              op.addColumn("visit", column("token", uuid()).defaultSql("gen_random_uuid()"));
              op.alterColumn("visit", "account_id", setType(integer()));
            })
        .hasNoWarnings();
    Shop.then(op -> op.createIndex("account", index("name"))).isSilent();
  }

  @Test
  void aConstraintIsValidatedApart() {
    postgres(op -> op.addConstraint("account", check("age >= 0")))
        .warns(
            "LK02",
            "reads and writes of \"account\" wait",
            "op.addConstraint(\"account\", check(\"age >= 0\").notValid());",
            "op.validateConstraint(\"account\", \"ck_account_d53cd1d7\");");
    postgres(op -> op.addConstraint("loan", foreignKey("account_id").references("account", "id")))
        .warns("LK02", "writes to \"loan\" and \"account\" wait", ".notValid());");
  }

  @Test
  void theMendOfAConstraintIsSilent() {
    Shop.then(
            op -> {
              op.addConstraint("account", check("age >= 0").notValid());
              op.createIndex("loan", index("account_id").concurrently());
              op.addConstraint(
                  "loan", foreignKey("account_id").references("account", "id").notValid());
            },
            op -> {
              op.validateConstraint("account", "ck_account_d53cd1d7");
              op.validateConstraint("loan", "fk_loan_account_id");
            })
        .on(POSTGRESQL, "14")
        .isSilent();
  }

  @Test
  void aKeyTakesAnIndexThatWasBuiltBefore() {
    postgres(op -> op.addConstraint("account", unique("name")))
        .warns("LK03", "index(\"name\").unique().concurrently().named(\"uq_account_name\")");
    postgres(
            op -> {
              op.createIndex(
                  "account", index("name").unique().concurrently().named("uq_account_name"));
              op.addConstraint(
                  "account", unique("name").usingIndex("uq_account_name").named("uq_account_name"));
            })
        .hasNo("LK03")
        .hasNo("LK01");
  }

  @Test
  void aVolatileDefaultWritesTheTableAnew() {
    postgres(op -> op.addColumn("account", column("token", uuid()).defaultSql("gen_random_uuid()")))
        .warns("LK04", "each row is given its own value of gen_random_uuid()", "setDefaultSql");
    postgres(op -> op.addColumn("account", column("no", bigint()).identity()))
        .warns("LK04", "each row is given a number for \"no\"");
    postgres(
            op ->
                op.addColumn(
                    "account", column("low", text()).nullable().generatedStored("lower(name)")))
        .warns("LK04", "is computed for each row");
  }

  @Test
  void aDefaultThatIsOneValueDoesNot() {
    postgres(
            op -> {
              op.addColumn("account", column("since", timestamptz()).defaultSql("now()"));
              op.addColumn("account", column("points", integer()).defaultValue(0));
              op.addColumn("account", column("city", text()).defaultValue("random()").nullable());
            })
        .hasNo("LK04");
  }

  /** The list is PostgreSQL's; {@link ClaimsTest} looks. */
  @Test
  void aTypeOutsideTheListWritesTheTableAnew() {
    postgres(op -> op.alterColumn("account", "age", setType(bigint())))
        .warns("LK05", "PostgreSQL writes the whole table anew");
    postgres(op -> op.alterColumn("account", "name", setType(varchar(200)))).isSilent();
    postgres(op -> op.alterColumn("account", "name", setType(text()))).isSilent();
    postgres(op -> op.alterColumn("loan", "fee", setType(decimal(12, 2)))).isSilent();
  }

  @Test
  void mariaDbAndMySqlCopyWhatTheyCannotDoInPlace() {
    Consumer<Operations> longer = op -> op.alterColumn("account", "name", setType(varchar(200)));
    Consumer<Operations> widened = op -> op.alterColumn("account", "nick", setType(varchar(200)));
    Shop.then(longer).on(MARIADB, "10.11").hasNo("LK05");
    Shop.then(widened).on(MARIADB, "10.11").warns("LK05", "MariaDB copies the whole table");
    Shop.then(widened).on(MYSQL, "8.0").warns("LK05", "MySQL copies the whole table");
    Shop.then(op -> op.addConstraint("account", check("age >= 0")))
        .on(MARIADB, "10.11")
        .warns("LK08", "MariaDB copies the whole of \"account\" to add the check");
    Shop.then(op -> op.addColumn("account", column("token", uuid()).defaultSql("(uuid())")))
        .on(MARIADB, "10.11")
        .warns("LK09", "each row is given its own value");
    Shop.then(op -> op.createIndex("account", index("name"))).on(MARIADB, "10.11").isSilent();
  }

  /** The table of a column is copied, and only of such a one. */
  @Test
  void aValueInTheMiddleOfAnEnumNumbersTheOthersAnew() {
    Consumer<Operations> column =
        op -> op.addColumn("loan", column("state", enumType("status")).nullable());
    Shop.then(column, op -> op.addEnumValue("status", "lost", before("closed")))
        .on(MARIADB, "10.11")
        .warns("LK08", "MariaDB copies the whole of \"loan\" to put 'lost' elsewhere")
        .andNothingElse();
    Shop.then(column, op -> op.addEnumValue("status", "lost")).on(MARIADB, "10.11").isSilent();
    Shop.then(column, op -> op.addEnumValue("status", "lost", before("closed")))
        .on(POSTGRESQL, "14")
        .isSilent();
  }

  @Test
  void fromElevenTwoOnMariaDbLetsOthersWriteMeanwhile() {
    Shop.then(op -> op.alterColumn("account", "age", setType(bigint())))
        .on(MARIADB, "11.4")
        .isSilent();
  }

  @Test
  void aCheckThatHasLookedSparesTheScan() {
    postgres(op -> op.alterColumn("account", "age", setNotNull()))
        .warns(
            "LK06",
            "check(\"age IS NOT NULL\").notValid().named(\"age_not_null\")",
            "op.validateConstraint(\"account\", \"age_not_null\");");
    Shop.then(
            op ->
                op.addConstraint(
                    "account", check("age IS NOT NULL").notValid().named("age_not_null")),
            op -> {
              op.validateConstraint("account", "age_not_null");
              op.alterColumn("account", "age", setNotNull());
              op.dropConstraint("account", "age_not_null");
            })
        .on(POSTGRESQL, "14")
        .isSilent();
  }

  /** As long as it is not valid it says nothing of the rows that are there. */
  @Test
  void aCheckThatHasNotLookedSparesNothing() {
    Shop.then(
            op -> op.addConstraint("account", check("age IS NOT NULL").notValid()),
            op -> op.alterColumn("account", "age", setNotNull()))
        .on(POSTGRESQL, "14")
        .warns("LK06")
        .warns("MF04");
  }

  @Test
  void aForeignKeyWantsAnIndexOfItsOwn() {
    Consumer<Operations> bare =
        op ->
            op.createTable(
                "visit",
                column("id", bigint()).primaryKey(),
                column("account_id", bigint()).references("account", "id"));
    Shop.then(bare)
        .on(SQLITE, "3.40")
        .warns("LK07", "op.createIndex(\"visit\", index(\"account_id\"));")
        .andNothingElse();
    Shop.then(bare).on(MARIADB, "10.11").isSilent();
    Shop.then(bare).on(H2, "2.4").isSilent();
  }

  @Test
  void anIndexThatBeginsWithItsColumnsWillDoWhereverItIsMade() {
    postgres(
            op -> {
              op.createTable(
                  "visit",
                  column("account_id", bigint()).references("account", "id"),
                  column("day", date()),
                  column("loan_id", bigint()).references("loan", "id"),
                  primaryKey("account_id", "day"));
              op.createIndex("visit", index("loan_id", "day"));
            })
        .isSilent();
    postgres(
            op -> {
              op.createTable(
                  "visit",
                  column("id", bigint()),
                  column("loan_id", bigint()).references("loan", "id"));
              op.createIndex("visit", index("id", "loan_id"));
            })
        .warns("LK07");
  }

  private static LintChain postgres(Consumer<Operations> change) {
    return Shop.then(change).on(POSTGRESQL, "14");
  }
}
