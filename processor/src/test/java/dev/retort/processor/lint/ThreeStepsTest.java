package dev.retort.processor.lint;

import static dev.retort.op.Dsl.*;
import static dev.retort.processor.lint.LintChain.revision;

import org.junit.jupiter.api.Test;

/** The chain of {@code docs/three-steps.md}: only that data goes in the end is warned about. */
class ThreeStepsTest {

  @Test
  void aChangeInStepsIsSilentUntilItsLastStep() {
    LintChain.of(
            revision(
                "CreateAccount",
                op ->
                    op.createTable(
                        "account",
                        column("id", bigint()).identity().primaryKey(),
                        column("name", varchar(100)))),
            revision(
                "AddFullName",
                op -> op.addColumn("account", column("full_name", varchar(100)).nullable())),
            revision(
                    "FillFullName",
                    op -> {
                      op.backfill(
                          "account",
                          setSql("full_name", "name"),
                          where("full_name IS NULL"),
                          batchesOf(10_000));
                      op.alterColumn("account", "full_name", setNotNull());
                    })
                .downgrade(op -> op.alterColumn("account", "full_name", dropNotNull())),
            revision("LetNameGo", op -> op.alterColumn("account", "name", dropNotNull())),
            revision("DropName", op -> op.dropColumn("account", "name")))
        .warns("DS02", "dropping \"name\" of \"account\"")
        .andNothingElse();
  }
}
