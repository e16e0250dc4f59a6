package dev.retort.cli;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a command line before it is parsed.
 *
 * @param all as they came
 */
record CommandLineArguments(List<String> all) {

  /** {@code -1} is a target, {@code -3:} begins a range. */
  private static final Pattern TARGET = Pattern.compile("-\\d+(:.*)?");

  /**
   * Takes a command line.
   *
   * @throws UsageException when it gives a password; it is not repeated
   */
  static CommandLineArguments of(List<String> arguments) {
    if (arguments.stream().anyMatch(each -> each.matches("(?i)--?pass(word)?(=.*)?"))) {
      throw new UsageException(
          "a password is never an argument: others see command lines, and shells and build servers"
              + " keep them. Say RETORT_PASSWORD in the environment, --password-file FILE, or"
              + " --ask-password on a terminal");
    }
    return new CommandLineArguments(List.copyOf(arguments));
  }

  @Nullable String config() {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).startsWith("--config=")) {
        return all.get(i).substring("--config=".length());
      } else if (all.get(i).equals("--config") && i + 1 < all.size()) {
        return all.get(i + 1);
      }
    }
    return null;
  }

  /** A blank before what looks like an option and is a target; {@link #target} takes it off. */
  String[] forPicocli() {
    return all.stream()
        .map(each -> TARGET.matcher(each).matches() ? " " + each : each)
        .toArray(String[]::new);
  }

  /** A target as it was typed. */
  static String target(String parsed) {
    return parsed.strip();
  }
}
