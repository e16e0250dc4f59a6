package dev.retort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of a test's own that runs a main class of the tests. It talks by lines: what it prints is
 * read here, what is written here it reads from its input.
 */
public final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;
  private final List<String> lines = new ArrayList<>();

  private ChildProcess(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts it; its errors are among its lines. */
  public static ChildProcess start(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    try {
      return new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads until it prints a line that begins so; libraries speak too. */
  public String await(String beginning) {
    String line;
    while ((line = line()) != null) {
      if (line.startsWith(beginning)) {
        return line;
      }
    }
    throw new AssertionError("no line \"" + beginning + "\" among:\n" + String.join("\n", lines));
  }

  private String line() {
    try {
      String line = out.readLine();
      if (line != null) {
        lines.add(line);
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it a line. */
  public void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it go on that waits for one character. */
  public void go() {
    tell("");
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    exit();
  }

  /** Waits for its end. */
  private int exit() {
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new AssertionError("the process does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for its end, which must be a good one. */
  public void end() {
    String line;
    do {
      line = line();
    } while (line != null);
    if (exit() != 0) {
      throw new AssertionError("it failed:\n" + String.join("\n", lines));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
