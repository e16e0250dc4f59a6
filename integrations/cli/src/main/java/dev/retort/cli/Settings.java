package dev.retort.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What is said of the connection elsewhere than on the command line: {@code RETORT_URL} and the
 * like in the environment, then {@code url} and the like in a properties file.
 */
final class Settings implements IDefaultValueProvider {

  /** The file that is read without being named. */
  static final String FILE = "retort.properties";

  /** The options that may be said there, and the password, which is no option. */
  static final Set<String> NAMES =
      new TreeSet<>(
          Set.of(
              "url",
              "user",
              "password",
              "password-file",
              "classpath",
              "schema",
              "history-table",
              "lock-timeout",
              "statement-lock-timeout",
              "statement-timeout",
              "lock-retries",
              "dialect",
              "sources",
              "package",
              "ledger",
              "template"));

  private final Terminal terminal;
  private final Properties file;

  private Settings(Terminal terminal, Properties file) {
    this.terminal = terminal;
    this.file = file;
  }

  /**
   * Reads them.
   *
   * @param named the properties file that the command line names; null for {@link #FILE}, if there
   *     is one
   * @throws UsageException when the file can't be read, or holds what is no setting
   */
  static Settings read(Terminal terminal, @Nullable String named) {
    Properties file = new Properties();
    Path path = terminal.path(named == null ? FILE : named);
    if (named != null || Files.exists(path)) {
      try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
        file.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new UsageException(
            "can't read " + terminal.shown(path) + " (" + why(e) + "): name one with --config");
      }
      Set<String> unknown = new TreeSet<>(file.stringPropertyNames());
      unknown.removeAll(NAMES);
      if (!unknown.isEmpty()) {
        throw new UsageException(
            terminal.shown(path)
                + " says "
                + String.join(", ", unknown)
                + ", which is no setting; there are "
                + String.join(", ", NAMES));
      }
    }
    return new Settings(terminal, file);
  }

  private static String why(Exception e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is none"
        : String.valueOf(e.getMessage());
  }

  /** Nothing is said. */
  static Settings none(Terminal terminal) {
    return new Settings(terminal, new Properties());
  }

  /** What is said of something; the environment first. */
  @Nullable String get(String name) {
    String variable = "RETORT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    String value = terminal.environment(variable);
    return value != null ? value : file.getProperty(name);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      String name = option.longestName().replaceFirst("^--", "");
      return NAMES.contains(name) ? get(name) : null;
    }
    return null;
  }
}
