package dev.retort.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What a shell completes. */
@Command(
    name = "completion",
    description =
        "Print a script that completes commands and options in bash and zsh: source <(retort"
            + " completion)")
final class CompletionCommand extends AnyCommand {

  private final CommandLine line;

  CompletionCommand(Invocation invocation, CommandLine line) {
    super(invocation);
    this.line = line;
  }

  @Override
  Answer answer() {
    String script = AutoComplete.bash("retort", line);
    return Answer.of(script).with("script", script);
  }
}
