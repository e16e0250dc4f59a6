package dev.retort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/**
 * A database's own command-line client: {@code psql}, {@code mariadb}, {@code sqlite3}, as it is
 * installed on this machine. The script is what it reads from its standard input.
 *
 * @param program its name
 * @param debian the Debian package that brings it
 * @param environment what its environment says beside ours
 * @param before what stands before a user's options
 * @param after what stands after them
 */
public record Client(
    String program,
    String debian,
    Map<String, String> environment,
    List<String> before,
    List<String> after) {

  /**
   * How a client ended.
   *
   * @param said what it printed, errors too
   */
  public record Ran(int exitCode, String said) {}

  /** PostgreSQL's. */
  public static Client of(PGSimpleDataSource database) {
    String user = database.getUser() == null ? "postgres" : database.getUser();
    return new Client(
        "psql",
        "postgresql-client",
        Map.of("PSQLRC", "/dev/null", "PGCONNECT_TIMEOUT", "60"),
        List.of(
            "-h",
            database.getServerNames()[0],
            "-p",
            "" + database.getPortNumbers()[0],
            "-U",
            user),
        List.of("-d", String.valueOf(database.getDatabaseName()), "-f", "-"));
  }

  /** MariaDB's, at the shared server. */
  public static Client ofMariaDb(DataSource database) {
    return new Client(
        "mariadb",
        "mariadb-client",
        Map.of(),
        List.of("--no-defaults", "-h", "127.0.0.1", "-P", "" + MariaDbServer.shared().port()),
        List.of("-u", "root", MariaDbServer.nameOf(database)));
  }

  /** SQLite's. */
  public static Client of(SQLiteDataSource database) {
    String file = database.getUrl().replaceFirst("jdbc:sqlite:", "").replaceFirst("\\?.*", "");
    return new Client(
        "sqlite3", "sqlite3", Map.of("HOME", "/nonexistent"), List.of(), List.of(file));
  }

  /** Starts it; what it prints goes to a file. */
  public Process start(Path said, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(before);
    command.addAll(List.of(options));
    command.addAll(after);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new AssertionError(
          program + " is not installed: apt-get install " + debian + " (see CONTRIBUTING.md)", e);
    }
  }

  /** Runs a script. */
  public Ran run(String script, String... options) {
    try {
      Path said = Files.createTempFile("retort", ".txt");
      Process process = start(said, options);
      write(process, script);
      process.getOutputStream().close();
      int exitCode = process.waitFor();
      Ran ran = new Ran(exitCode, Files.readString(said));
      Files.delete(said);
      return ran;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Hands text over; a client that stopped before reads no more of it. */
  public static void write(Process process, String text) {
    try {
      OutputStream out = process.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
        throw new AssertionError(e);
      }
    }
  }
}
