package dev.retort.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** A command line, typed in this JVM. */
final class Typed {

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private String typed = "";
  private boolean isTerminal;
  private DataSource embedded;

  /**
   * What was printed.
   *
   * @param exitCode the exit code
   */
  record Said(int exitCode, String out, String err) {}

  Typed(Path folder) {
    this.folder = folder;
  }

  Typed with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** A person answers. */
  Typed answering(String lines) {
    typed = lines;
    isTerminal = true;
    return this;
  }

  /** Inside an application. */
  Typed on(DataSource database) {
    embedded = database;
    return this;
  }

  Said run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            folder,
            isTerminal);
    int exitCode = RetortCommand.run(terminal, embedded, arguments);
    return new Said(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
