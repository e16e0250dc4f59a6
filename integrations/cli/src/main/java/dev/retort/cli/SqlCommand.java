package dev.retort.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A run as a script. */
@Command(
    name = "sql",
    description =
        "Write what a run would do as a script for psql, mariadb, mysql or sqlite3; no connection"
            + " is opened. It leaves the same history as a run.")
final class SqlCommand extends DatabaseCommand {

  @Parameters(
      paramLabel = "RANGE",
      description =
          "from:to, upwards or downwards: what is applied where the script begins, and the target;"
              + " left out, the base and the head.")
  String range = "";

  @Mixin DialectOption dialect = new DialectOption();

  SqlCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    StringBuilder script = new StringBuilder();
    registry()
        .script(
            CommandLineArguments.target(range),
            dialect.required(invocation().connection().url),
            script);
    return Answer.of(script.toString()).with("script", script.toString());
  }
}
