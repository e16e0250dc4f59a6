package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code docs/cli.md}: its lists of commands and options are written from the same descriptions as
 * {@code --help} ({@code -Dgolden.update=true} rewrites them), and its table of JSON fields holds
 * what the transcripts show.
 */
class DocumentedTest {

  private static final Path PAGE = Path.of("../../docs/cli.md");
  private static final Set<String> SHARED =
      Set.of("ConnectionOptions", "RunOptions", "OutputOptions", "sources");

  private final CommandLine line = line();

  private static CommandLine line() {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(OutputStream.nullOutputStream()),
            Map.of(),
            Path.of("."),
            false);
    return Commands.line(
        new Invocation(terminal, null, Settings.none(terminal)), new Errors(terminal));
  }

  @Test
  void thePageListsEveryCommandAndOptionAsHelpDoes() throws IOException {
    String page = Files.readString(PAGE);
    String expected = page;
    for (Map.Entry<String, String> part :
        Map.of("commands", commands(), "options", options()).entrySet()) {
      String begin = "<!-- " + part.getKey() + " -->\n";
      String end = "<!-- end of " + part.getKey() + " -->";
      expected =
          expected.substring(0, expected.indexOf(begin) + begin.length())
              + part.getValue()
              + expected.substring(expected.indexOf(end));
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(page).isEqualTo(expected);
  }

  private String commands() {
    StringBuilder text = new StringBuilder();
    for (CommandLine command : commandLines()) {
      CommandSpec spec = command.getCommandSpec();
      text.append("\n### ").append(spec.name()).append("\n\n");
      text.append(String.join(" ", spec.usageMessage().description())).append("\n\n");
      text.append("    ").append(synopsis(spec)).append("\n");
      Set<ArgSpec> own = new LinkedHashSet<>(spec.positionalParameters());
      own.addAll(spec.options());
      spec.mixins()
          .forEach(
              (name, mixin) -> {
                if (SHARED.contains(name)) {
                  own.removeIf(
                      each ->
                          each instanceof OptionSpec o
                              && mixin.optionsMap().containsKey(o.longestName()));
                }
              });
      text.append(table(List.copyOf(own)));
    }
    return text.append('\n').toString();
  }

  private List<CommandLine> commandLines() {
    return List.copyOf(new LinkedHashSet<>(line.getSubcommands().values()));
  }

  private static String synopsis(CommandSpec spec) {
    return "retort "
        + spec.name()
        + " [OPTIONS]"
        + spec.positionalParameters().stream()
            .map(
                each ->
                    (each.arity().min() == 0 ? " [" : " ")
                        + each.paramLabel()
                        + (each.arity().max() > 1 ? "..." : "")
                        + (each.arity().min() == 0 ? "]" : ""))
            .collect(Collectors.joining());
  }

  private String options() {
    StringBuilder text = new StringBuilder();
    text.append("\nThe database and the migrations; not inside an application:\n");
    text.append(table(shared("upgrade", "ConnectionOptions")));
    text.append("\nHow to work on the database:\n").append(table(shared("upgrade", "RunOptions")));
    text.append("\nThe sources; of commands for authors:\n")
        .append(table(shared("new", "sources")));
    text.append("\nThe answer:\n").append(table(shared("upgrade", "OutputOptions")));
    return text.append('\n').toString();
  }

  private List<ArgSpec> shared(String command, String mixin) {
    return List.copyOf(
        line.getSubcommands().get(command).getCommandSpec().mixins().get(mixin).options());
  }

  private static String table(List<ArgSpec> arguments) {
    if (arguments.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n| | |\n| --- | --- |\n");
    for (ArgSpec each : arguments) {
      String name =
          each instanceof OptionSpec option
              ? Arrays.stream(option.names()).collect(Collectors.joining("`, `"))
                  + (option.arity().max() > 0 ? " " + option.paramLabel() : "")
              : each.paramLabel();
      text.append("| `")
          .append(name)
          .append("` | ")
          .append(String.join(" ", each.description()).replace("$$", "$").replace("|", "\\|"))
          .append(" |\n");
    }
    return text.toString();
  }

  @Test
  void theFieldsOfEachAnswerAreDocumented() throws IOException {
    Map<String, Set<String>> documented =
        Files.readAllLines(PAGE).stream()
            .map(Pattern.compile("\\| `([a-z]+)`(?: and `([a-z]+)`)? \\| (.*) \\|")::matcher)
            .filter(Matcher::matches)
            .flatMap(
                row ->
                    java.util.stream.Stream.of(row.group(1), row.group(2))
                        .filter(java.util.Objects::nonNull)
                        .map(name -> Map.entry(name, codes(row.group(3)))))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<String> seen = new ArrayList<>();
    for (String transcript : List.of("json", "author-branches", "author-mistakes", "graph")) {
      Matcher answers =
          Pattern.compile("(?s)\\{\n  \"command\": \"(\\w+)\",(.*?)\n}\n")
              .matcher(
                  Files.readString(Path.of("src/test/resources/transcripts", transcript + ".txt")));
      while (answers.find()) {
        Matcher field = Pattern.compile("(?m)^ {2}\"(\\w+)\": ").matcher(answers.group(2));
        while (field.find()) {
          if (!field.group(1).equals("exitCode")) {
            seen.add(answers.group(1));
            assertThat(documented.getOrDefault(answers.group(1), Set.of()))
                .as(answers.group(1))
                .contains(field.group(1));
          }
        }
      }
    }
    assertThat(seen).contains("upgrade", "stamp", "show", "ledger", "new");
    assertThat(documented.keySet())
        .containsExactlyInAnyOrderElementsOf(
            commandLines().stream().map(each -> each.getCommandName()).toList());
  }

  private static Set<String> codes(String cell) {
    return Pattern.compile("`(\\w+)`")
        .matcher(cell)
        .results()
        .map(code -> code.group(1))
        .collect(Collectors.toSet());
  }
}
