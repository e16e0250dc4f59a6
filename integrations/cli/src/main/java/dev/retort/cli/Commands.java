package dev.retort.cli;

import dev.retort.spi.RetortVersion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** All commands there are, as one command line. */
final class Commands {

  private static final int WIDTH = 100;

  private Commands() {}

  /** What is typed without a command. */
  @Command(
      name = "retort",
      description = "Schema migration for Java in which the compiler answers back.",
      synopsisSubcommandLabel = "COMMAND",
      sortOptions = false,
      footer = {
        "",
        "Exit codes: 0 done, 1 failed, 2 the command line is wrong, 3 a check says no.",
        "'retort COMMAND --help' tells about a command."
      })
  static final class Root implements Runnable {
    private final CommandLine[] line = new CommandLine[1];

    @Override
    public void run() {
      throw new CommandLine.ParameterException(line[0], "Which command?");
    }
  }

  static CommandLine line(Invocation invocation, Errors errors) {
    Root root = new Root();
    CommandLine line = new CommandLine(root);
    root.line[0] = line;
    line.getCommandSpec().usageMessage().width(WIDTH);
    line.getCommandSpec().mixinStandardHelpOptions(true).version("retort " + RetortVersion.VERSION);
    for (AnyCommand command : all(invocation, line)) {
      line.addSubcommand(with(options(command), command));
    }
    Secrets secrets = invocation.secrets();
    line.registerConverter(Duration.class, new Time());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false); // a message may begin with @
    line.setDefaultValueProvider(invocation.settings());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            invocation.terminal().hasColours() ? Ansi.ON : Ansi.OFF));
    line.setOut(new PrintWriter(invocation.terminal().out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(invocation.terminal().err(), true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((e, args) -> errors.told(e, secrets));
    line.setExecutionExceptionHandler((e, command, result) -> errors.told(e, secrets));
    line.setExecutionStrategy(
        parsed -> {
          warn(invocation);
          return new CommandLine.RunLast().execute(parsed);
        });
    return line;
  }

  /** In the order of the help. */
  private static List<AnyCommand> all(Invocation invocation, CommandLine line) {
    List<AnyCommand> all = new ArrayList<>();
    all.add(new UpgradeCommand(invocation));
    all.add(new DowngradeCommand(invocation));
    all.add(new PlanCommand(invocation));
    all.add(new CurrentCommand(invocation));
    all.add(new PendingCommand(invocation));
    all.add(new ValidateCommand(invocation));
    all.add(new CheckCommand(invocation));
    all.add(new HistoryCommand(invocation));
    all.add(new HeadsCommand(invocation));
    all.add(new BranchesCommand(invocation));
    all.add(new ShowCommand(invocation));
    all.add(new GraphCommand(invocation));
    all.add(new StampCommand(invocation));
    all.add(new SqlCommand(invocation));
    if (!invocation.isEmbedded()) {
      all.add(new NewCommand(invocation));
      all.add(new MergeCommand(invocation));
      all.add(new RebaseCommand(invocation));
      all.add(new LedgerCommand(invocation));
    }
    all.add(new CompletionCommand(invocation, line));
    return all;
  }

  private static CommandLine with(List<Object> options, AnyCommand command) {
    CommandLine line = new CommandLine(command);
    CommandSpec spec = line.getCommandSpec();
    for (Object each : options) {
      spec.addMixin(each.getClass().getSimpleName(), CommandSpec.forAnnotatedObject(each));
    }
    spec.usageMessage().sortOptions(false).abbreviateSynopsis(true).width(WIDTH);
    return line;
  }

  private static List<Object> options(AnyCommand command) {
    Invocation invocation = command.invocation();
    List<Object> options = new ArrayList<>();
    if (command instanceof DatabaseCommand) {
      if (!invocation.isEmbedded()) {
        options.add(invocation.connection());
      }
      options.add(invocation.run());
    }
    options.add(invocation.output());
    return options;
  }

  private static void warn(Invocation invocation) {
    String url = invocation.connection().url;
    if (url != null
        && Secrets.holdsPassword(url)
        && !url.equals(invocation.settings().get("url"))) {
      invocation
          .terminal()
          .err()
          .println(
              "retort: warning: the URL on the command line holds a password, which others can see;"
                  + " say RETORT_PASSWORD or --password-file");
    }
  }

  /** {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}, {@code PT10M}. */
  static final class Time implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

    @Override
    public Duration convert(String text) {
      Matcher time = TIME.matcher(text.toLowerCase(Locale.ROOT));
      if (time.matches()) {
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        };
      }
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'" + text + "' is no time such as 30s or 10m");
      }
    }
  }
}
