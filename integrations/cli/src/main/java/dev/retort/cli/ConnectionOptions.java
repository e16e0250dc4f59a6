package dev.retort.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database, and where the migrations are; not asked for inside an application. */
final class ConnectionOptions {

  @Option(
      names = "--url",
      paramLabel = "JDBC_URL",
      description = "The database. Or RETORT_URL in the environment, or url in the settings.")
  @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Its user. Or RETORT_USER, or user in the settings.")
  @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "A file whose first line is the password. Or RETORT_PASSWORD, or password in the"
              + " settings. It is never an argument: others see command lines, and shells keep"
              + " them.")
  @Nullable String passwordFile;

  @Option(names = "--ask-password", description = "Ask for the password on the terminal.")
  boolean askPassword;

  @Option(
      names = {"-c", "--classpath"},
      paramLabel = "PATH",
      description =
          "The compiled migrations and what they need: jars, folders, and folders of jars (lib/*),"
              + " apart as in Java's -cp. If not said: target/classes or build/classes/java/main.")
  @Nullable String classpath;

  /** Where builds put classes. */
  static final List<String> BUILT = List.of("target/classes", "build/classes/java/main");
}
