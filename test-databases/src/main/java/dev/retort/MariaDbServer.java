package dev.retort;

import static dev.retort.TestDatabase.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A MariaDB server: one for all tests ({@link #shared}), or one that a test may kill.
 *
 * <p>Its binaries are unpacked by the build; {@code -Dretort.mariadb.home=/usr} takes those of a
 * package instead.
 */
public final class MariaDbServer implements AutoCloseable {

  private static final AtomicInteger SERVERS = new AtomicInteger();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path home = home();
  private final Path folder;
  private final int port;
  private Process process;

  private MariaDbServer() throws IOException, InterruptedException {
    folder =
        Path.of(
                "target",
                "mariadb-data",
                ProcessHandle.current().pid() + "-" + SERVERS.incrementAndGet())
            .toAbsolutePath();
    Files.createDirectories(folder);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    install();
    start();
  }

  private static final class Shared {
    static final MariaDbServer SERVER = started();
  }

  /** The server of all tests of this JVM. */
  public static MariaDbServer shared() {
    return Shared.SERVER;
  }

  /** Another server. */
  public static MariaDbServer started() {
    try {
      return new MariaDbServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A new database on the shared server. */
  public static MariaDbDataSource database() {
    return shared().newDatabase();
  }

  /** A new database. */
  public MariaDbDataSource newDatabase() {
    String name = "db_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url(""), "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return dataSource(url(name));
  }

  /** A data source of a URL. */
  public static MariaDbDataSource dataSource(String url) {
    try {
      MariaDbDataSource dataSource = new MariaDbDataSource(url);
      dataSource.setUser("root");
      return dataSource;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The name of the database of a data source. */
  public static String nameOf(DataSource database) {
    return query(database, "SELECT DATABASE()").get(0);
  }

  /**
   * All that a database holds beside Retort's tables, as the server itself writes it; the lines of
   * a table in the order of the alphabet, because a column that comes back comes at the end.
   */
  public static List<String> catalogue(DataSource database) {
    List<String> all = new ArrayList<>();
    for (String table : tables(database)) {
      String create = query(database, "SHOW CREATE TABLE `" + table + "`").get(0);
      all.add(
          create
              .replaceAll(" AUTO_INCREMENT=\\d+", "")
              .lines()
              .map(line -> line.replaceAll(",$", ""))
              .sorted()
              .collect(Collectors.joining("\n")));
    }
    for (String trigger :
        query(
            database,
            "SELECT trigger_name, action_statement FROM information_schema.TRIGGERS WHERE"
                + " trigger_schema = DATABASE() ORDER BY 1")) {
      all.add(trigger);
    }
    return all;
  }

  /** A checksum over the rows of each table beside Retort's. */
  public static List<String> rows(DataSource database) {
    List<String> all = new ArrayList<>();
    for (String table : tables(database)) {
      String sum = query(database, "CHECKSUM TABLE `" + table + "` EXTENDED").get(0);
      all.add(table + sum.substring(sum.lastIndexOf(' ')));
    }
    return all;
  }

  /** The user's tables, views and sequences, by name. */
  public static List<String> tables(DataSource database) {
    return query(
        database,
        "SELECT table_name FROM information_schema.TABLES WHERE table_schema = DATABASE() AND"
            + " table_name NOT LIKE 'retort%' ORDER BY 1");
  }

  public int port() {
    return port;
  }

  public String url(String database) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?sslMode=disable";
  }

  private static Path home() {
    String given = System.getProperty("retort.mariadb.home");
    if (given != null) {
      return Path.of(given);
    }
    try (Stream<Path> files =
        Files.find(TestServers.folder("mariadb"), 9, (file, is) -> file.endsWith("bin"))) {
      return files
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "run mvn generate-resources -pl test-databases: it unpacks MariaDB"))
          .getParent()
          .toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path executable(String name) {
    for (String place : List.of("bin", "sbin", "scripts")) {
      Path file = home.resolve(place).resolve(name);
      if (Files.exists(file)) {
        file.toFile().setExecutable(true);
        return file;
      }
    }
    throw new IllegalStateException("no " + name + " in " + home);
  }

  private void install() throws IOException, InterruptedException {
    executable("my_print_defaults");
    Path log = folder.resolve("install.log");
    Process install =
        process(
            log,
            executable("mariadb-install-db"),
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--force");
    if (!install.waitFor(2, TimeUnit.MINUTES) || install.exitValue() != 0) {
      throw new IllegalStateException("MariaDB is not installed: " + Files.readString(log));
    }
  }

  /** Starts it, after a kill too. */
  public void start() throws IOException, InterruptedException {
    Path log = folder.resolve("server.log");
    Files.deleteIfExists(log);
    process =
        process(
            log,
            executable("mariadbd"),
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--skip-ssl",
            "--max-connections=500",
            "--socket=" + Path.of(System.getProperty("java.io.tmpdir"), "retort-" + port + ".sock"),
            "--pid-file=" + folder.resolve("pid"));
    awaitReady(log);
  }

  private Process process(Path log, Path executable, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(executable.toString());
    command.add("--no-defaults");
    command.add("--user=" + System.getProperty("user.name"));
    command.add("--basedir=" + home);
    command.add("--datadir=" + folder.resolve("data"));
    // One that starts deletes the temporary tables of all others that share its folder for them.
    command.add("--tmpdir=" + folder);
    command.add("--innodb-log-file-size=16M");
    command.add("--debug-no-sync"); // the machine does not fail, only processes do
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!canConnect()) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        throw new IllegalStateException("MariaDB does not start: " + Files.readString(log));
      }
    }
  }

  private boolean canConnect() {
    try (Connection connection = DriverManager.getConnection(url(""), "root", "")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Kills it, as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Kills it from another thread, while this one goes on. */
  public void killSoon() {
    Thread kills = new Thread(process::destroyForcibly);
    kills.setDaemon(true);
    kills.start();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
