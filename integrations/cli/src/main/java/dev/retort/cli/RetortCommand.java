package dev.retort.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The commands of Retort. As a program of its own it gets the migrations from {@code --classpath}
 * and the database from {@code --url}; an application that has both gives its own database, in one
 * line of its {@code main}:
 *
 * <pre>{@code
 * if (args.length > 0 && args[0].equals("migrate")) {
 *   System.exit(RetortCommand.run(dataSource, Arrays.copyOfRange(args, 1, args.length)));
 * }
 * }</pre>
 *
 * <p>Exit codes: 0 done, 1 failed, 2 the command line is wrong, 3 a check says no.
 */
public final class RetortCommand {

  private static final Logger LOG = Logger.getLogger("dev.retort");

  private RetortCommand() {}

  /** Runs a command line, and ends the process with its exit code. */
  public static void main(String[] args) {
    if (!List.of(args).contains("--verbose")) {
      LOG.setLevel(Level.OFF); // what is logged is reported too
    }
    System.exit(run(args, System.in, System.out, System.err));
  }

  /**
   * Runs a command line.
   *
   * @param in answers to questions; only {@link System#in} is taken for a person
   * @param out gets the answer
   * @param err gets errors, questions and progress
   * @return the exit code
   */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return run(Terminal.of(in, out, err), null, args);
  }

  /**
   * Runs a command line on an application's own database, with the migrations of its class path;
   * the commands for authors are left out.
   *
   * @return the exit code
   */
  public static int run(DataSource database, String... args) {
    return run(Terminal.of(System.in, System.out, System.err), database, args);
  }

  static int run(Terminal terminal, @Nullable DataSource given, String... args) {
    Errors errors = new Errors(terminal, args);
    Secrets secrets = new Secrets();
    try {
      CommandLineArguments arguments = CommandLineArguments.of(List.of(args));
      Settings settings = Settings.read(terminal, arguments.config());
      try (Invocation invocation = new Invocation(terminal, given, settings)) {
        secrets = invocation.secrets();
        return Commands.line(invocation, errors).execute(arguments.forPicocli());
      }
    } catch (UsageException e) {
      return errors.told(e, secrets);
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }
}
