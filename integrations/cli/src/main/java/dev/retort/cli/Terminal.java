package dev.retort.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a command is typed: its streams, its environment, and whether a person sits there. */
final class Terminal {

  private final BufferedReader in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final Path directory;
  private final boolean isInteractive;
  private final @Nullable Console console;

  /**
   * A terminal.
   *
   * @param environment the environment's variables
   * @param directory what relative paths count from
   * @param isInteractive whether a person can be asked
   */
  Terminal(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Path directory,
      boolean isInteractive) {
    this(in, out, err, environment, directory, isInteractive, null);
  }

  private Terminal(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Path directory,
      boolean isInteractive,
      @Nullable Console console) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
    this.err = err;
    this.environment = Map.copyOf(environment);
    this.directory = directory;
    this.isInteractive = isInteractive;
    this.console = console;
  }

  /** The process's own, but for its streams. */
  @SuppressWarnings("SystemConsoleNull") // isTerminal looks closer
  static Terminal of(InputStream in, PrintStream out, PrintStream err) {
    Console console = System.console();
    boolean own = in == System.in && out == System.out;
    return new Terminal(
        in,
        out,
        err,
        System.getenv(),
        Path.of("").toAbsolutePath(),
        own && console != null && isTerminal(console),
        own ? console : null);
  }

  /** From JDK 22 on there may be a console without a terminal. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  @Nullable String environment(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** A path as it was typed, from the working directory. */
  Path path(String typed) {
    return directory.resolve(typed).normalize();
  }

  /** A path as people read it: from the working directory where it lies below that. */
  String shown(Path path) {
    return path.startsWith(directory) && !path.equals(directory)
        ? directory.relativize(path).toString()
        : path.toString();
  }

  boolean isInteractive() {
    return isInteractive;
  }

  /** Whether what is printed may hold colours: <a href="https://no-color.org">no-color.org</a>. */
  boolean hasColours() {
    return isInteractive && environment("NO_COLOR") == null && !"dumb".equals(environment("TERM"));
  }

  /** Asks a person; everything but y and yes is no. */
  boolean confirm(String question) {
    err.print(question + " [y/N] ");
    err.flush();
    String answer = line();
    return answer != null
        && (answer.strip().toLowerCase(Locale.ROOT).equals("y")
            || answer.strip().toLowerCase(Locale.ROOT).equals("yes"));
  }

  /** Asks a person for a password, which is not shown; null when there is no answer. */
  @Nullable String password(String question) {
    if (console != null) {
      char[] typed = console.readPassword("%s", question);
      return typed == null ? null : new String(typed);
    }
    err.print(question);
    err.flush();
    return line();
  }

  private @Nullable String line() {
    try {
      return in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the answer", e);
    }
  }
}
