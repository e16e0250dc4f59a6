package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import org.junit.jupiter.api.Test;

/** What a declared database cannot do. */
class DatabaseRulesTest {

  @Test
  void whatADatabaseLacksIsSaidWhereItIsDeclared() {
    LintChain.Rev array =
        revision("R", op -> op.createTable("t", column("a", array(integer())).nullable()));
    LintChain.of(array).on(MARIADB, "10.11").finds("SC50", "MariaDB has no arrays");
    LintChain.of(array)
        .on(POSTGRESQL, "14")
        .on(MARIADB, "10.11")
        .finds("SC50", "on mariadb: MariaDB has no arrays");
    LintChain.of(array).on(POSTGRESQL, "14").isSilent();
    LintChain.of(array).isSilent();
  }

  @Test
  void aVersionTells() {
    LintChain.Rev virtual =
        revision(
            "R",
            op ->
                op.createTable(
                    "t",
                    column("a", integer()),
                    column("b", integer()).nullable().generatedVirtual("a + 1")));
    LintChain.of(virtual).on(POSTGRESQL, "14").finds("SC50", "PostgreSQL 14 has no");
    LintChain.of(virtual).on(POSTGRESQL, "18").hasNoErrors();
  }

  @Test
  void aNameMayBeTooLongOrOneWithAnother() {
    LintChain.of(revision("R", op -> op.createTable("t".repeat(64), column("a", integer()))))
        .on(POSTGRESQL, "14")
        .finds("SC50", "has 64 bytes; PostgreSQL 14 takes 63: give a shorter one");
    LintChain.of(revision("R", op -> op.createTable("t".repeat(63), column("a", integer()))))
        .on(POSTGRESQL, "14")
        .hasNoErrors();
    LintChain.of(
            revision(
                "R", op -> op.createTable("t", column("a", integer()), column("A", integer()))))
        .on(H2, "2.4")
        .finds("SC50", "are one name to this database");
  }

  @Test
  void aFreshEnumValueIsNotUsedInTheSameTransaction() {
    LintChain.Rev create =
        revision(
            "Create",
            op -> {
              op.createEnum("mood", "ok");
              op.createTable("t", column("m", enumType("mood")));
            });
    LintChain.of(
            create,
            revision(
                    "Add",
                    op -> {
                      op.addEnumValue("mood", "sad");
                      op.insert(into("t", "m").values("sad"));
                    })
                .downgrade(op -> op.irreversible("values stay")))
        .on(POSTGRESQL, "14")
        .finds("SC50", "uses the enum value 'sad', which this revision adds")
        .andNothingElse();
    LintChain.of(
            create,
            revision("Add", op -> op.addEnumValue("mood", "sad"))
                .downgrade(op -> op.irreversible("values stay")),
            revision("Seed", op -> op.insert(into("t", "m").values("sad")))
                .downgrade(op -> op.delete("t", allRows())))
        .on(POSTGRESQL, "14")
        .hasNoErrors();
  }

  @Test
  void whatMustStandAloneLeavesTheTransaction() {
    LintChain.Rev create = revision("T", op -> op.createTable("t", column("a", integer())));
    for (String sql :
        new String[] {
          "CREATE INDEX CONCURRENTLY ix ON t (a)",
          "DROP INDEX CONCURRENTLY ix",
          "VACUUM t",
          "CREATE DATABASE other"
        }) {
      LintChain.of(create, revision("R", op -> op.execute(sql)).downgrade(op -> {}))
          .on(POSTGRESQL, "14")
          .finds("SC50", "say execute(sql(\"..\").outsideTransaction())");
      LintChain.of(
              create,
              revision("R", op -> op.execute(sql(sql).outsideTransaction())).downgrade(op -> {}))
          .on(POSTGRESQL, "14")
          .hasNo("SC50");
    }
  }

  /** What SQL of the author's own may have made is not asked for. */
  @Test
  void whatIsNotKnownIsNotHeldAgainstTheChain() {
    LintChain.of(
            revision("ByHand", op -> op.execute("CREATE TABLE t (a INT)")).downgrade(op -> {}),
            revision("R", op -> op.alterColumn("t", "a", setNotNull())).downgrade(op -> {}))
        .on(SQLITE, "3.40")
        .hasNoErrors();
  }
}
