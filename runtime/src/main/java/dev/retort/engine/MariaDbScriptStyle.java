package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlText;
import dev.retort.op.Literal;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code mariadb} client, which stops at the first error unless {@code --force} is given, and
 * splits at semicolons unless told otherwise. Backslashes in strings mean what they mean to the
 * dialect, over a connection too: so the author's own statements are read alike, and steps have the
 * same hashes.
 */
final class MariaDbScriptStyle implements ScriptStyle {

  private final Dialect dialect;
  private final RetortTables tables;
  private final String history;

  MariaDbScriptStyle(Dialect dialect, RetortTables tables) {
    this.dialect = dialect;
    this.tables = tables;
    this.history = dialect.identifier(tables.history());
  }

  @Override
  public String client() {
    return "mariadb DATABASE < FILE (without --force)";
  }

  @Override
  public List<String> head() {
    List<String> lines = new ArrayList<>();
    lines.add("SET @retort_sql_mode = @@sql_mode;");
    lines.add("SET NAMES utf8mb4;");
    lines.add(
        dialect.lexicalRules().hasBackslashEscapes()
            ? "SET sql_mode = REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', '');"
            : "SET sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES');");
    lines.addAll(
        signalUnless("GET_LOCK(" + lock() + ", 0) = 1", "Retort: another process migrates"));
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
  public List<String> guard(int rows, List<String> heads) {
    return signalUnless(
        ScriptGuards.condition(history, rows, heads),
        "Retort: the database does not stand where this script begins");
  }

  private static List<String> signalUnless(String condition, String message) {
    return List.of(
        "DELIMITER //",
        "BEGIN NOT ATOMIC IF NOT ("
            + condition
            + ") THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '"
            + message
            + "'; END IF; END//",
        "DELIMITER ;");
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
    return SqlText.holdsTerminator(sql, dialect)
        ? "DELIMITER //\n" + sql + "\n//\nDELIMITER ;"
        : sql + ";";
  }

  @Override
  public String now() {
    return "UTC_TIMESTAMP(6)";
  }
}
