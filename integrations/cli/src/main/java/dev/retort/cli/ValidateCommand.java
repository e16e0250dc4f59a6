package dev.retort.cli;

import dev.retort.DriftException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;

/** Whether the database is as the code has it. */
@Command(
    name = "validate",
    description =
        "Check that nothing is pending, on its way, diverged or edited; end with 3 if something is.")
final class ValidateCommand extends DatabaseCommand {

  ValidateCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    try {
      registry().validate();
      return Answer.of("The database is as the code has it")
          .with("valid", true)
          .with("problems", List.of());
    } catch (DriftException e) {
      String message = Words.ofCommands(String.valueOf(e.getMessage()));
      List<String> problems = new ArrayList<>(Arrays.asList(message.split("\n {2}(?! )", -1)));
      if (problems.size() > 1) {
        problems.remove(0); // what stands above the list
      }
      return Answer.of(message)
          .with("valid", false)
          .with("problems", problems)
          .exit(ExitCode.CHECK_SAYS_NO);
    }
  }
}
