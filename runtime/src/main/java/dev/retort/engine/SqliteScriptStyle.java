package dev.retort.engine;

import dev.retort.op.Timeouts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code sqlite3}, which goes on after an error unless the script itself says otherwise. Each
 * transaction is the lock and waits a little for it, because everybody who writes takes it.
 *
 * <p>Foreign keys hold, whatever the client has them by default: a script can't ask, and one that
 * left rows without their parents would be the worse mistake.
 */
final class SqliteScriptStyle implements ScriptStyle {

  private static final long WAIT_MILLIS = 3_000;

  @Override
  public String client() {
    return "sqlite3 DATABASE < FILE (without -interactive)";
  }

  @Override
  public List<String> head(@Nullable String schema) {
    return List.of(
        ".bail on",
        ".timeout " + WAIT_MILLIS,
        "PRAGMA foreign_keys = ON;",
        "CREATE TEMP TABLE retort_start (here INTEGER CONSTRAINT"
            + " \"Retort: the database does not stand where this script begins\""
            + " CHECK (here = 1));");
  }

  @Override
  public List<String> guard(String condition) {
    return List.of("INSERT INTO retort_start SELECT " + condition + ";");
  }

  @Override
  public boolean isLockedByTransaction() {
    return true;
  }

  @Override
  public List<String> tail() {
    return List.of();
  }

  @Override
  public String begin() {
    return "BEGIN IMMEDIATE;";
  }

  @Override
  public String statement(String sql) {
    return sql + ";";
  }

  /** It has no limit on how long a statement runs. */
  @Override
  public List<String> limit(Timeouts timeouts) {
    Duration wait = timeouts.statementLockTimeout();
    return List.of(".timeout " + (wait == null ? WAIT_MILLIS : wait.toMillis()));
  }

  @Override
  public String now() {
    return "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";
  }

  @Override
  public String user() {
    return "''";
  }
}
