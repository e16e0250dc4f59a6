package dev.retort.cli;

import dev.retort.RetortException;
import dev.retort.StepFailedException;
import dev.retort.TargetException;
import dev.retort.chain.UnresolvedTargetException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong: a sentence with the way out; a stack trace only where it is asked for. */
final class Errors {

  private final Terminal terminal;
  private final List<String> arguments;

  Errors(Terminal terminal, String... arguments) {
    this.terminal = terminal;
    this.arguments = List.copyOf(Arrays.asList(arguments));
  }

  /** A command line that can't be parsed. */
  int told(ParameterException e, Secrets secrets) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      if (!near.isEmpty()) {
        message += "; did you mean " + String.join(" or ", near) + "?";
      }
    }
    String end = message.endsWith("?") ? " '" : ". '";
    return told(
        new UsageException(message + end + command + " --help' tells what there is"), secrets);
  }

  /** What a command threw. */
  int told(Exception thrown, Secrets secrets) {
    Exception e = cause(thrown);
    int code = exitCode(e);
    String message = secrets.hide(Words.ofCommands(message(e)));
    terminal.err().println("retort: " + message);
    if (arguments.contains("--verbose")) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace, true));
      terminal.err().println(secrets.hide(trace.toString()));
    }
    if (arguments.contains("--json")) {
      Map<String, @Nullable Object> error = new LinkedHashMap<>();
      error.put("kind", kind(e));
      error.put("message", message);
      if (e instanceof StepFailedException step) {
        error.put("revision", step.revision().value());
        error.put("step", step.step());
        error.put("sql", step.sql());
      }
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      all.put("exitCode", code);
      all.put("error", error);
      terminal.out().println(Json.text(all));
    }
    return code;
  }

  /** What a data source of ours threw comes back as the cause of something else. */
  private static Exception cause(Exception thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof UsageException usage) {
        return usage;
      }
    }
    return thrown;
  }

  private static int exitCode(Exception e) {
    return e instanceof UsageException
            || e instanceof TargetException
            || e instanceof UnresolvedTargetException
        ? ExitCode.USAGE
        : ExitCode.FAILED;
  }

  /** {@code usage}, {@code target}, {@code step-failed}, {@code drift} ... */
  private static String kind(Exception e) {
    if (e instanceof UnresolvedTargetException) {
      return "target";
    }
    return e.getClass()
        .getSimpleName()
        .replaceFirst("Exception$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static String message(Exception e) {
    if (e instanceof RetortException
        || e instanceof UsageException
        || e instanceof RefusedException
        || e instanceof UnresolvedTargetException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof IOException || e instanceof UncheckedIOException) {
      return String.valueOf(e.getMessage())
          + (e.getCause() == null ? "" : ": " + e.getCause().getMessage());
    }
    return "this should not have happened: "
        + e
        + "; with --verbose it says where, which belongs into a report to Retort's authors";
  }
}
