package dev.retort.engine;

import dev.retort.dialect.Dialect;
import java.util.List;

/**
 * H2's {@code RunScript}, which stops at the first error by itself. A check is a cast that fails
 * with the sentence that it says; H2 would evaluate a constant one beforehand, so its text comes
 * out of a query.
 */
final class H2ScriptStyle implements ScriptStyle {

  private final String history;
  private final String lock;

  H2ScriptStyle(Dialect dialect, RetortTables tables) {
    this.history = dialect.identifier(tables.history());
    this.lock = dialect.identifier(tables.lock());
  }

  @Override
  public String client() {
    return "java -cp h2.jar org.h2.tools.RunScript -url URL -user USER -script FILE";
  }

  @Override
  public List<String> head() {
    return List.of();
  }

  @Override
  public List<String> guard(int rows, List<String> heads) {
    String free =
        "NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS s, "
            + lock
            + " l WHERE s.session_id = l.session_id AND s.session_start = l.session_start)";
    return List.of(
        check(free, "Retort: another process migrates"),
        "UPDATE "
            + lock
            + " SET session_id = SESSION_ID(), session_start = (SELECT s.session_start FROM"
            + " INFORMATION_SCHEMA.SESSIONS s WHERE s.session_id = SESSION_ID()),"
            + " owner = 'a script', since = CURRENT_TIMESTAMP WHERE id = 1;",
        check(
            ScriptGuards.condition(history, rows, heads),
            "Retort: the database does not stand where this script begins"));
  }

  private static String check(String condition, String otherwise) {
    return "SELECT CAST(CASE WHEN " + condition + " THEN '1' ELSE '" + otherwise + "' END AS INT);";
  }

  @Override
  public List<String> tail() {
    return List.of(
        "UPDATE "
            + lock
            + " SET session_id = NULL, session_start = NULL, owner = NULL, since = NULL"
            + " WHERE id = 1;");
  }

  @Override
  public String begin() {
    return "SET AUTOCOMMIT FALSE;";
  }

  @Override
  public String commit() {
    return "COMMIT;\nSET AUTOCOMMIT TRUE;";
  }

  @Override
  public String statement(String sql) {
    return sql + ";";
  }
}
