package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A terminal's transcript, as a file: a line that begins with {@code $} is typed, what follows is
 * what is answered ({@code ! } before errors, questions and progress, the exit code in the end
 * unless it is 0). {@code # types: y} behind a command is what a person answers; {@code A=b} before
 * it is its environment, {@code | grep X} shows what has it. Lines that begin with {@code #} say
 * what it is about.
 *
 * <p>With {@code -Dgolden.update=true} the answers are written anew.
 */
final class Transcript {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private static final String TYPES = " # types:";

  private final Path file;
  private final Runner runner;
  private final Map<String, Program> others = new HashMap<>();

  /** What runs a command line. */
  interface Runner {
    Typed.Said run(Map<String, String> environment, String typed, List<String> arguments)
        throws Exception;
  }

  Transcript(String name, Runner runner) {
    this(Path.of("src/test/resources/transcripts", name + ".txt"), runner);
  }

  /** Of a file that is read otherwise: only {@link #replay} works. */
  Transcript(Path file, Runner runner) {
    this.file = file;
    this.runner = runner;
  }

  /** Another program that may be typed. */
  interface Program {
    String apply(List<String> arguments) throws Exception;
  }

  Transcript knowing(String program, Program does) {
    others.put(program, does);
    return this;
  }

  /** Runs all of it. */
  void check() throws Exception {
    String expected = Files.readString(file);
    String said = replay(expected, Transcript::blind);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, said);
    }
    assertThat(said).isEqualTo(expected);
  }

  /**
   * Runs what is typed in a transcript, and gives it with what is answered now.
   *
   * @param told what is told of an answer
   */
  String replay(String transcript, UnaryOperator<String> told) throws Exception {
    StringBuilder actual = new StringBuilder();
    for (String line : transcript.lines().toList()) {
      if (line.startsWith("#") || (line.isEmpty() && isBetween(actual))) {
        actual.append(line).append('\n');
      } else if (line.startsWith("$ ")) {
        actual.append(line).append('\n').append(told.apply(answer(line.substring(2)))).append('\n');
      }
    }
    return actual.toString().replaceAll("\n{2,}", "\n\n").stripTrailing() + "\n";
  }

  private static boolean isBetween(StringBuilder actual) {
    return !actual.toString().endsWith("\n\n");
  }

  private String answer(String line) throws Exception {
    int comment = line.indexOf(TYPES);
    String typed = comment < 0 ? "" : line.substring(comment + TYPES.length()).strip() + "\n";
    Map<String, String> environment = new LinkedHashMap<>();
    List<String> arguments = new ArrayList<>();
    Matcher words = WORD.matcher(comment < 0 ? line : line.substring(0, comment));
    boolean isCommand = false;
    while (words.find()) {
      String word = words.group(1) != null ? words.group(1) : words.group(2);
      if (isCommand || !word.contains("=")) {
        arguments.add(word);
        isCommand = true;
      } else {
        environment.put(word.replaceFirst("=.*", ""), word.replaceFirst("[^=]*=", ""));
      }
    }
    String program = arguments.remove(0);
    int pipe = arguments.indexOf("|"); // into grep
    String wanted = pipe < 0 ? "" : arguments.get(pipe + 2);
    arguments.subList(pipe < 0 ? arguments.size() : pipe, arguments.size()).clear();
    assertThat(program.equals("retort") || others.containsKey(program)).as(program).isTrue();
    Typed.Said said =
        program.equals("retort")
            ? runner.run(environment, typed, arguments)
            : new Typed.Said(0, others.get(program).apply(arguments), "");
    String out =
        said.out().lines().filter(each -> each.contains(wanted)).collect(Collectors.joining("\n"));
    return shown("", out)
        + shown("! ", said.err())
        + (said.exitCode() == 0 ? "" : "[exit " + said.exitCode() + "]\n");
  }

  private static String shown(String prefix, String printed) {
    StringBuilder text = new StringBuilder();
    printed.lines().forEach(line -> text.append((prefix + line).stripTrailing()).append('\n'));
    return text.toString().replaceAll("(?m)^\n", ".\n");
  }

  /** Without what differs from run to run, or from database to database. */
  static String blind(String said) {
    return said.replaceAll("(?s)( failed: ).*?(\\\\n|\n)(! )?  INSERT", "$1WHY$2$3  INSERT")
        .replaceAll("\\d+ ms", "N ms")
        .replaceAll("\\((a transaction a step|one transaction)\\)", "(TRANSACTIONS)")
        .replaceAll("\"transactional\": \\w+", "\"transactional\": BOOLEAN")
        .replaceAll("\"millis\": \\d+", "\"millis\": N")
        .replaceAll("\"by\": \"\\w+\"", "\"by\": \"USER\"")
        .replaceAll("\"dialect\": \"(h2|postgresql)\"", "\"dialect\": \"ITS OWN\"")
        .replaceAll("202[6-9]-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
        .replaceAll("(?<!, )\\bbigint\\b", "BIGINT")
        .replaceAll("(?<!, )\\bvarchar\\b", "VARCHAR")
        .replaceAll("\\d{8}_\\d{4}_(?!aaaa|bbbb|cccc)(?=[0-9a-f]{12}_)", "NOW_");
  }
}
