package dev.retort.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what would run. */
@Command(
    name = "plan",
    description = {
      "Show what upgrade TARGET would run now, with its SQL, its transactions and what loses data;"
          + " or downgrade TARGET, where that lies below what is applied."
    })
final class PlanCommand extends DatabaseCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "TARGET",
      description = "As upgrade and downgrade take it; heads if not said.")
  String target = "heads";

  PlanCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    return Planned.answer(registry(), CommandLineArguments.target(target));
  }
}
