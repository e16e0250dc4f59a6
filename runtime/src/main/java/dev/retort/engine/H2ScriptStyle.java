package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.op.Name;
import dev.retort.op.Timeouts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H2's {@code RunScript}, which stops at the first error by itself. A check is a cast that fails
 * with the sentence that it says; H2 would evaluate a constant one beforehand, so its text comes
 * out of a query.
 */
final class H2ScriptStyle implements ScriptStyle {

  /** An ordinary user does not see whether the session lives, so the row says how long it may. */
  private static final String LEASE = "DATEADD(HOUR, 1, CURRENT_TIMESTAMP)";

  private final Dialect dialect;
  private final String lock;

  H2ScriptStyle(Dialect dialect, RetortTables tables) {
    this.dialect = dialect;
    this.lock = dialect.identifier(tables.lock());
  }

  @Override
  public String client() {
    return "java -cp h2.jar org.h2.tools.RunScript -url URL -user USER -script FILE"
        + " (without -continueOnError)";
  }

  @Override
  public List<String> head(@Nullable String schema) {
    List<String> lines = new ArrayList<>();
    if (schema != null) {
      lines.add("SET SCHEMA " + dialect.identifier(new Name(schema, true)) + ";");
    }
    lines.add("SET @retort_lock_timeout = LOCK_TIMEOUT();");
    lines.add(H2Lock.table(lock) + ";");
    lines.add("MERGE INTO " + lock + " (id) KEY (id) VALUES (1);");
    lines.add(
        "UPDATE "
            + lock
            + " l SET session_id = SESSION_ID(), session_start = (SELECT s.session_start FROM"
            + " INFORMATION_SCHEMA.SESSIONS s WHERE s.session_id = SESSION_ID()),"
            + " owner = 'a script', since = CURRENT_TIMESTAMP, lease_until = "
            + LEASE
            + " WHERE id = 1 AND (l.session_id IS NULL OR CASE WHEN (SELECT u.is_admin FROM"
            + " INFORMATION_SCHEMA.USERS u WHERE u.user_name = CURRENT_USER) THEN NOT EXISTS"
            + " (SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS s WHERE s.session_id = l.session_id AND"
            + " s.session_start = l.session_start) ELSE l.lease_until < CURRENT_TIMESTAMP END);");
    lines.add(
        check(
            "EXISTS (SELECT 1 FROM " + lock + " WHERE id = 1 AND " + H2Lock.OWN_SESSION + ")",
            "Retort: another process migrates"));
    return lines;
  }

  @Override
  public List<String> guard(String condition) {
    return List.of(
        check(condition, "Retort: the database does not stand where this script begins"));
  }

  private static String check(String condition, String otherwise) {
    return "SELECT CAST(CASE WHEN " + condition + " THEN '1' ELSE '" + otherwise + "' END AS INT);";
  }

  @Override
  public List<String> tail() {
    return List.of(
        "UPDATE "
            + lock
            + " SET session_id = NULL, session_start = NULL, lease_until = NULL, owner = NULL,"
            + " since = NULL WHERE id = 1;");
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

  @Override
  public List<String> limit(Timeouts timeouts) {
    return List.of(
        "SET LOCK_TIMEOUT "
            + (timeouts.statementLockTimeout() == null
                ? "@retort_lock_timeout"
                : timeouts.statementLockTimeout().toMillis())
            + ";",
        "SET QUERY_TIMEOUT "
            + (timeouts.statementTimeout() == null ? 0 : timeouts.statementTimeout().toMillis())
            + ";");
  }
}
