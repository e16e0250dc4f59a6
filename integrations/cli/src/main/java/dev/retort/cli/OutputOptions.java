package dev.retort.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How every command answers. */
final class OutputOptions {

  @Option(names = "--json", description = "Answer as one JSON object, for programs.")
  boolean json;

  @Option(names = "--verbose", description = "Say more; an error comes with its stack trace.")
  boolean verbose;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings from here instead of retort.properties: the long names of options without"
              + " dashes (url=jdbc:...), and password.")
  @Nullable String config;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this, and do nothing.")
  boolean help;
}
