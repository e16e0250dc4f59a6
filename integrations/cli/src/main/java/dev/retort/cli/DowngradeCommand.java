package dev.retort.cli;

import dev.retort.MigrationRegistry;
import dev.retort.Plan;
import dev.retort.chain.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Undoes what is applied, once a person or a script has agreed to what that loses. */
@Command(
    name = "downgrade",
    description =
        "Undo what is applied, down to a target, which stays. Lists what loses data and asks.")
final class DowngradeCommand extends DatabaseCommand {

  @Parameters(
      paramLabel = "TARGET",
      description = "base, -1, an ID or a unique part of it, a class's name, ID-2, label@base, ...")
  String target = "";

  @Option(names = "--dry-run", description = "Print the plan and its SQL; change nothing.")
  boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Don't ask: for scripts. Without a terminal it must be said.")
  boolean yes;

  DowngradeCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    String wanted = CommandLineArguments.target(target);
    if (dryRun) {
      return Planned.answer(registry(), Direction.DOWNGRADE, wanted);
    }
    Progress progress = new Progress(terminal(), System::nanoTime);
    MigrationRegistry registry = reporting(progress);
    if (!yes) {
      Plan plan = registry.plan(Direction.DOWNGRADE, wanted);
      if (!plan.isEmpty()) {
        agree(plan);
        if (!registry.plan(Direction.DOWNGRADE, wanted).equals(plan)) {
          throw new RefusedException(
              "the database moved while you were asked, and something else would be undone now;"
                  + " nothing was. Look at 'retort current', and try again");
        }
      }
    }
    try {
      return UpgradeCommand.Ran.answer(registry.downgrade(wanted));
    } finally {
      progress.end();
    }
  }

  private void agree(Plan plan) {
    StringBuilder what = new StringBuilder();
    for (Plan.PlannedRevision revision : plan.revisions()) {
      what.append(revision.direction() == Direction.DOWNGRADE ? "  reverts " : "  finishes ")
          .append(revision.id())
          .append(" (")
          .append(revision.message())
          .append(")\n");
      revision.losses().forEach(loss -> what.append("    loses data: ").append(loss).append('\n'));
    }
    if (!terminal().isInteractive()) {
      throw new UsageException(
          "there is no terminal to ask on; say --yes if this is meant (--dry-run shows its SQL):\n"
              + what.toString().stripTrailing());
    }
    terminal().err().print(what);
    if (!terminal().confirm("Undo " + (plan.revisions().size() == 1 ? "it?" : "them?"))) {
      throw new RefusedException("nothing was undone");
    }
  }
}
