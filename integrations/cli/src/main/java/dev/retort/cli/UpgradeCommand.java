package dev.retort.cli;

import dev.retort.MigrationRegistry;
import dev.retort.RunReport;
import dev.retort.chain.Direction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies what is pending. */
@Command(
    name = "upgrade",
    description = "Apply what is pending, up to the head (or heads) or to a target.")
final class UpgradeCommand extends DatabaseCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "TARGET",
      description =
          "An ID or a unique part of it, a class's name, head, +2, ID+2, label@head, ...; all that"
              + " is pending if not said.")
  @Nullable String target;

  @Option(names = "--dry-run", description = "Print the plan and its SQL; change nothing.")
  boolean dryRun;

  UpgradeCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    String wanted = target == null ? null : CommandLineArguments.target(target);
    if (dryRun) {
      return Planned.answer(registry(), Direction.UPGRADE, wanted == null ? "heads" : wanted);
    }
    Progress progress = new Progress(terminal(), System::nanoTime);
    MigrationRegistry registry = reporting(progress);
    try {
      return Ran.answer(wanted == null ? registry.apply() : registry.upgrade(wanted));
    } finally {
      progress.end();
    }
  }

  /** What a run did. */
  static final class Ran {

    private Ran() {}

    static Answer answer(RunReport report) {
      return Answer.of(Words.ofCommands(report.toString()))
          .with("revisions", Json.ran(report))
          .with("current", Json.ids(report.current()))
          .with("ahead", Json.ids(report.ahead()))
          .with("warnings", report.warnings().stream().map(Words::ofCommands).toList())
          .with("millis", report.duration().toMillis());
    }
  }
}
