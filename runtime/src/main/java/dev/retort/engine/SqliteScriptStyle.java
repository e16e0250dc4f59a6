package dev.retort.engine;

import dev.retort.dialect.Dialect;
import java.util.List;

/** {@code sqlite3}, which goes on after an error unless the script itself says otherwise. */
final class SqliteScriptStyle implements ScriptStyle {

  private final String history;

  SqliteScriptStyle(Dialect dialect, RetortTables tables) {
    this.history = dialect.identifier(tables.history());
  }

  @Override
  public String client() {
    return "sqlite3 DATABASE < FILE";
  }

  @Override
  public List<String> head() {
    return List.of(".bail on", "PRAGMA busy_timeout = 3000;");
  }

  @Override
  public List<String> guard(int rows, List<String> heads) {
    return List.of(
        "CREATE TEMP TABLE retort_guard (ok INT CONSTRAINT"
            + " \"Retort: the database does not stand where this script begins\" CHECK (ok = 1));",
        "INSERT INTO retort_guard SELECT " + ScriptGuards.condition(history, rows, heads) + ";",
        "DROP TABLE retort_guard;");
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

  @Override
  public String now() {
    return "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";
  }

  @Override
  public String user() {
    return "''";
  }
}
