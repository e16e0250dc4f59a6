package dev.retort.cli;

import dev.retort.ChainException;
import dev.retort.MigrationRegistry;
import dev.retort.engine.RunListener;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One command line: what its commands share, and what is open while one of them runs. */
final class Invocation implements AutoCloseable {

  private static final String NO_REVISIONS = "no revisions found";

  private final Terminal terminal;
  private final @Nullable DataSource given;
  private final Settings settings;
  private final Secrets secrets = new Secrets();
  private final OutputOptions output = new OutputOptions();
  private final ConnectionOptions connection = new ConnectionOptions();
  private final RunOptions run = new RunOptions();
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private @Nullable URLClassLoader opened;
  private @Nullable DataSource database;

  /**
   * A command line.
   *
   * @param given the database of an application whose class path has the migrations; null when both
   *     are asked for
   */
  Invocation(Terminal terminal, @Nullable DataSource given, Settings settings) {
    this.terminal = terminal;
    this.given = given;
    this.settings = settings;
    String password = settings.get("password");
    if (password != null) {
      secrets.add(password);
    }
  }

  Terminal terminal() {
    return terminal;
  }

  boolean isEmbedded() {
    return given != null;
  }

  Settings settings() {
    return settings;
  }

  Secrets secrets() {
    return secrets;
  }

  OutputOptions output() {
    return output;
  }

  ConnectionOptions connection() {
    return connection;
  }

  RunOptions run() {
    return run;
  }

  /** Whether a database is named. */
  boolean hasDatabase() {
    return given != null || connection.url != null;
  }

  /** The revisions and the database, as the options say. */
  MigrationRegistry registry() {
    return registry(new RunListener() {});
  }

  /**
   * The revisions and the database, as the options say.
   *
   * @param listener is told how a run goes on
   * @throws UsageException when there are no classes, or something is said that can't be
   */
  MigrationRegistry registry(RunListener listener) {
    try {
      MigrationRegistry.Builder builder = MigrationRegistry.builder(database());
      run.to(builder);
      return builder.classLoader(classes()).listener(listener).build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (ChainException e) {
      String message = String.valueOf(e.getMessage());
      if (given == null && message.startsWith(NO_REVISIONS)) {
        throw new UsageException(
            NO_REVISIONS
                + " in "
                + classPath().stream().map(terminal::shown).collect(Collectors.joining(", "))
                + message.substring(NO_REVISIONS.length()));
      }
      throw e;
    }
  }

  private DataSource database() {
    if (given != null) {
      return given;
    }
    if (database == null) {
      database = connection.url == null ? new NoDatabase() : opened(connection.url);
    }
    return database;
  }

  private DataSource opened(String url) {
    Properties properties = new Properties();
    if (connection.user != null) {
      properties.setProperty("user", connection.user);
    }
    String password = password();
    if (password != null) {
      secrets.add(password);
      properties.setProperty("password", password);
    }
    return new DriverDataSource(url, properties, classes(), secrets);
  }

  private @Nullable String password() {
    if (connection.askPassword) {
      if (!terminal.isInteractive()) {
        throw new UsageException(
            "there is no terminal to ask for the password on; give it in RETORT_PASSWORD or with"
                + " --password-file");
      }
      return terminal.password("Password: ");
    }
    if (connection.passwordFile != null) {
      try (Stream<String> lines =
          Files.lines(terminal.path(connection.passwordFile), StandardCharsets.UTF_8)) {
        return lines.findFirst().orElse("");
      } catch (IOException | UncheckedIOException e) {
        throw new UsageException("can't read the password file " + connection.passwordFile);
      }
    }
    return settings.get("password");
  }

  /** Where the migrations are; its thread's loader too, until this is closed. */
  private ClassLoader classes() {
    if (given != null) {
      return before != null ? before : Invocation.class.getClassLoader();
    }
    if (opened == null) {
      opened = new URLClassLoader(urls(), Invocation.class.getClassLoader());
      Thread.currentThread().setContextClassLoader(opened);
    }
    return opened;
  }

  private URL[] urls() {
    List<URL> urls = new ArrayList<>();
    try {
      for (Path path : classPath()) {
        urls.add(path.toUri().toURL());
      }
    } catch (MalformedURLException e) {
      throw new UsageException("no path of a class path: " + e.getMessage());
    }
    return urls.toArray(URL[]::new);
  }

  private List<Path> classPath() {
    List<Path> paths = new ArrayList<>();
    if (connection.classpath == null) {
      ConnectionOptions.BUILT.stream()
          .map(terminal::path)
          .filter(Files::isDirectory)
          .forEach(paths::add);
      if (paths.isEmpty()) {
        throw new UsageException(
            "where are the compiled migrations? Name jars or folders with --classpath; there is no "
                + String.join(" and no ", ConnectionOptions.BUILT)
                + " here");
      }
      return paths;
    }
    for (String entry : connection.classpath.split(File.pathSeparator, -1)) {
      if (entry.endsWith("*")) {
        paths.addAll(jars(entry.substring(0, entry.length() - 1)));
      } else if (!entry.isBlank()) {
        Path path = terminal.path(entry);
        if (!Files.exists(path)) {
          throw new UsageException("--classpath names " + entry + ", which is not there");
        }
        paths.add(path);
      }
    }
    return paths;
  }

  private List<Path> jars(String folder) {
    try (Stream<Path> files = Files.list(terminal.path(folder))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UsageException("--classpath names " + folder + "*, and there is no such folder");
    }
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(before);
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException e) {
        throw new UncheckedIOException("can't close the class path", e);
      }
    }
  }

  /** For what needs no database, until something does. */
  private static final class NoDatabase extends UnsupportedDataSource {
    @Override
    public java.sql.Connection getConnection() throws SQLException {
      throw new UsageException(
          "which database? Say --url jdbc:..., RETORT_URL in the environment, or url in "
              + Settings.FILE);
    }
  }
}
