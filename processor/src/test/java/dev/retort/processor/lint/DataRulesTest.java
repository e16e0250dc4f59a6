package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import dev.retort.op.Operations;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Rows fit the table that they are put into. */
class DataRulesTest {

  private static final LintChain.Rev CREATE =
      revision(
          "Create",
          op -> {
            op.createEnum("mood", "happy", "sad");
            op.createTable(
                "account",
                column("id", bigint()).identity().primaryKey(),
                column("name", varchar(10)),
                column("age", smallint()).defaultValue(18),
                column("mood", enumType("mood")).nullable(),
                column("shout", varchar(20)).nullable().generatedVirtual("upper(name)"));
          });

  private static LintChain chain(Consumer<Operations> rows) {
    return LintChain.of(CREATE, revision("Seed", rows).downgrade(op -> op.irreversible("rows")));
  }

  @Test
  void aNotNullColumnWithoutDefaultIsGiven() {
    chain(op -> op.insert(into("account", "age").values(5)))
        .finds(
            "SC30",
            "the rows for \"account\" leave out \"name\", which takes no NULL and has no default. Add"
                + " it to into(..), or give the column a default.",
            null)
        .andNothingElse();
    chain(op -> op.insert(into("account", "name").values("Ann"))).hasNoErrors();
    chain(op -> op.bulkInsert(into("account", "age"), List.of(List.of(1))))
        .finds("SC30", "the rows for \"account\" leave out \"name\"");
  }

  @Test
  void aNotNullColumnTakesNoNull() {
    chain(op -> op.insert(into("account", "name", "age").values("Ann", null)))
        .finds("SC31", "\"account.age\" takes no NULL, and a row would put one there", "age")
        .andNothingElse();
    chain(op -> op.update("account", set("name", null), allRows()))
        .finds("SC31", "\"account.name\" takes no NULL, and this would put one there", "name");
    chain(op -> op.insert(into("account", "name", "mood").values("Ann", null))).hasNoErrors();
  }

  /** MariaDB and SQLite number a row that brings NULL for its identity; the others refuse. */
  @Test
  void anIdentityTakesNullWhereThatMeansTheNextNumber() {
    LintChain chain = chain(op -> op.insert(into("account", "id", "name").values(null, "Ann")));
    chain.hasNoErrors();
    chain(op -> op.insert(into("account", "id", "name").values(null, "Ann")))
        .on(POSTGRESQL, "18")
        .finds("SC31", "\"account.id\" takes no NULL, and a row would put one there");
  }

  @Test
  void aTextFitsItsColumn() {
    chain(op -> op.insert(into("account", "name").values("Ann").values("Bartholomew")))
        .on(POSTGRESQL, "18")
        .finds(
            "SC32",
            "'Bartholomew' does not fit \"account.name\" (varchar(10)): it has 11 characters",
            dev.retort.op.Literal.of("Bartholomew"))
        .andNothingElse();
    chain(op -> op.insert(into("account", "name").values("Bartholome")))
        .on(POSTGRESQL, "18")
        .hasNoErrors();
    chain(op -> op.insert(into("account", "name").values("Bartholomew")))
        .on(SQLITE, "3.40") // which does not count
        .hasNoErrors();
  }

  @Test
  void aNumberFitsItsColumn() {
    chain(op -> op.insert(into("account", "name", "age").values("Ann", 40_000)))
        .on(H2, "2.4")
        .finds("SC32", "40000 does not fit \"account.age\" (smallint): it is out of range");
    chain(op -> op.update("account", set("age", "old"), allRows()))
        .on(H2, "2.4")
        .finds("SC32", "'old' does not fit \"account.age\" (smallint): it is no number");
    chain(op -> op.update("account", set("age", "42"), allRows())).on(H2, "2.4").hasNoErrors();
    chain(op -> op.update("account", set("age", true), allRows())).on(H2, "2.4").hasNoErrors();
    chain(op -> op.update("account", set("age", true), allRows()))
        .on(POSTGRESQL, "18")
        .finds("SC32", "true does not fit \"account.age\" (smallint): it is no number");
  }

  @Test
  void anEnumHasTheValue() {
    chain(op -> op.insert(into("account", "name", "mood").values("Ann", "hapy")))
        .finds(
            "SC32",
            "'hapy' does not fit \"account.mood\" (enum mood): the enum has no such value; did you"
                + " mean 'happy'?",
            dev.retort.op.Literal.of("hapy"))
        .andNothingElse();
    chain(op -> op.insert(into("account", "name", "mood").values("Ann", "sad"))).hasNoErrors();
  }

  @Test
  void whatTheDatabaseComputesIsLeftToIt() {
    chain(op -> op.insert(into("account", "name", "shout").values("Ann", "ANN")))
        .finds(
            "SC33",
            "\"account.shout\" is a computed column, so the database gives its values and takes none."
                + " Leave it out.",
            "shout")
        .andNothingElse();
    LintChain.of(
            revision(
                "T",
                op ->
                    op.createTable(
                        "t", column("id", bigint()).identityAlways(), column("a", integer()))),
            revision("Seed", op -> op.insert(into("t", "id", "a").values(1, 2)))
                .downgrade(op -> op.delete("t", allRows())))
        .on(POSTGRESQL, "14")
        .finds("SC33", "\"t.id\" is an identity column (always), so the database gives its values");
  }

  @Test
  void rowsThatAreThereHaveNoValueForANewNotNullColumn() {
    LintChain.Rev seed =
        revision("Seed", op -> op.insert(into("account", "name").values("Ann")))
            .downgrade(op -> op.delete("account", allRows()));
    LintChain.Rev add =
        revision("AddAge", op -> op.addColumn("account", column("born", integer())));
    LintChain.of(CREATE, seed, add)
        .on(POSTGRESQL, "18")
        .finds(
            "SC34",
            "\"account\" has rows, which Seed inserted, and they have no value for the NOT NULL column"
                + " \"born\". Give it .defaultValue(..); or add it .nullable(), update(..) the rows,"
                + " and then alterColumn(.., setNotNull()).");
    LintChain.of(CREATE, seed, add).on(MARIADB, "10.11").hasNo("SC34"); // it fills in 0
    LintChain.of(CREATE, add).on(POSTGRESQL, "18").hasNo("SC34");
    LintChain.of(
            CREATE,
            seed,
            revision("Clear", op -> op.delete("account", allRows())).downgrade(op -> {}),
            add)
        .on(POSTGRESQL, "18")
        .hasNo("SC34");
    LintChain.of(
            CREATE,
            seed,
            revision("Clear", op -> op.execute("TRUNCATE account")).downgrade(op -> {}),
            add)
        .on(POSTGRESQL, "18")
        .hasNo("SC34");
  }
}
