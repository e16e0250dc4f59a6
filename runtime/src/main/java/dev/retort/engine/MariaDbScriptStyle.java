package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.MariaDbDialect;
import dev.retort.dialect.SqlText;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code mariadb} client, which stops at the first error unless {@code --force} is given: then
 * a line after each statement ends the connection, and the client makes no other one. It splits at
 * semicolons unless told otherwise. Backslashes in strings mean what they mean to the dialect, over
 * a connection too: so the author's own statements are read alike, and steps have the same hashes.
 *
 * <p>MySQL knows neither blocks outside of routines nor {@code EXECUTE IMMEDIATE}: there {@code
 * --force} can't be stopped, and a check is a query of a table whose name is the message.
 */
final class MariaDbScriptStyle implements ScriptStyle {

  private static final String STOP = "\nEXECUTE IMMEDIATE IF(@@error_count, @retort_stop, 'DO 0');";

  private final Dialect dialect;
  private final RetortTables tables;
  private final boolean isMariaDb;

  MariaDbScriptStyle(Dialect dialect, RetortTables tables) {
    this.dialect = dialect;
    this.tables = tables;
    this.isMariaDb = dialect instanceof MariaDbDialect;
  }

  @Override
  public String client() {
    return isMariaDb
        ? "mariadb --comments DATABASE < FILE"
        : "mysql --comments DATABASE < FILE (without --force)";
  }

  @Override
  public List<String> head(@Nullable String schema) {
    List<String> lines = new ArrayList<>();
    lines.add("DELIMITER ;");
    lines.add("\\C utf8mb4");
    lines.add("SET NAMES utf8mb4;");
    lines.add(
        "SET @retort_sql_mode = @@sql_mode, @retort_stop = CONCAT('KILL ', CONNECTION_ID());");
    lines.add("SET autocommit = 1, sql_safe_updates = 0;");
    String mode = "REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', ''), ',STRICT_TRANS_TABLES";
    lines.add( // strict as the driver makes it
        "SET sql_mode = CONCAT("
            + mode
            + (dialect.lexicalRules().hasBackslashEscapes() ? "');" : ",NO_BACKSLASH_ESCAPES');"));
    if (schema != null) {
      lines.add("USE " + dialect.identifier(new Name(schema, true)) + ";");
    } else if (tables.history().schema() == null) {
      lines.add(stopUnless("DATABASE() IS NOT NULL", "Retort: name the database to the client"));
    }
    lines.add(stopUnless("GET_LOCK(" + lock() + ", 0) = 1", "Retort: another process migrates"));
    return lines;
  }

  /** The name of the lock that a run over a connection takes. */
  private String lock() {
    String schema =
        tables.history().schema() == null
            ? "DATABASE()"
            : dialect.literal(new Literal(dialect.stored(tables.history().schema())));
    return "CONCAT('retort_', LEFT(SHA2(CONCAT("
        + schema
        + ", CHAR(0), "
        + dialect.literal(new Literal(dialect.stored(tables.history().name())))
        + "), 256), 40))";
  }

  @Override
  public List<String> guard(String condition) {
    return List.of(
        stopUnless(condition, "Retort: the database does not stand where this script begins"));
  }

  private String stopUnless(String condition, String message) {
    if (isMariaDb) {
      return block(
          "IF ("
              + condition
              + ") IS NOT TRUE THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '"
              + message
              + "'; END IF;");
    }
    return "SET @retort = IF("
        + condition
        + ", 'DO 0', 'SELECT 1 FROM `"
        + message
        + "`');\nPREPARE retort FROM @retort;\nEXECUTE retort;";
  }

  private static String block(String body) {
    return delimited("BEGIN NOT ATOMIC " + body + " END") + STOP;
  }

  private static String delimited(String sql) {
    String delimiter = "//";
    while (sql.contains(delimiter)) {
      delimiter += "/";
    }
    return "DELIMITER " + delimiter + "\n" + sql + "\n" + delimiter + "\nDELIMITER ;";
  }

  @Override
  public List<String> tail() {
    return List.of("DO RELEASE_LOCK(" + lock() + ");", "SET sql_mode = @retort_sql_mode;");
  }

  @Override
  public String begin() {
    return "START TRANSACTION;";
  }

  @Override
  public String statement(String sql) {
    return (SqlText.holdsTerminator(sql, dialect) ? delimited(sql) : sql + ";")
        + (isMariaDb ? STOP : "");
  }

  /** As text: what defines a routine may not stand in a block itself. */
  @Override
  public String attempt(String sql, String onFailure) {
    return isMariaDb
        ? block(
            "DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; "
                + onFailure
                + "; RESIGNAL; END;\nEXECUTE IMMEDIATE "
                + dialect.literal(new Literal(sql))
                + ";")
        : statement(sql);
  }

  @Override
  public List<String> limit(Timeouts timeouts) {
    String wait = seconds(timeouts.statementLockTimeout());
    Duration time = timeouts.statementTimeout();
    return List.of(
        "SET SESSION lock_wait_timeout = "
            + wait
            + ", SESSION innodb_lock_wait_timeout = "
            + wait
            + (isMariaDb ? ", SESSION max_statement_time = " : ", SESSION max_execution_time = ")
            + (time == null ? "DEFAULT" : MariaDbSession.time(time, isMariaDb))
            + ";");
  }

  private static String seconds(@Nullable Duration wait) {
    return wait == null ? "DEFAULT" : Long.toString(MariaDbSession.seconds(wait));
  }

  @Override
  public String now() {
    return "UTC_TIMESTAMP(6)";
  }
}
