package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlText;
import dev.retort.op.Literal;
import java.util.List;

/**
 * {@code psql}, which goes on after an error unless the script itself says otherwise, and which
 * replaces {@code :name} outside quotes (its manual, Variables and SQL Interpolation).
 */
final class PostgresScriptStyle implements ScriptStyle {

  private final Dialect dialect;
  private final RetortTables tables;
  private final String history;

  PostgresScriptStyle(Dialect dialect, RetortTables tables) {
    this.dialect = dialect;
    this.tables = tables;
    this.history = dialect.identifier(tables.history());
  }

  @Override
  public String client() {
    return "psql -f FILE (without -1: it has its own transactions)";
  }

  @Override
  public List<String> head() {
    return List.of(
        "\\set ON_ERROR_STOP on",
        "SET standard_conforming_strings = on;",
        "SET client_min_messages = warning;",
        raiseUnless(
            "pg_try_advisory_lock(" + key() + ")",
            "Retort: another process migrates this database"));
  }

  /** The key that a run over a connection computes: the schema is known only here. */
  private String key() {
    String schema =
        tables.history().schema() == null
            ? "current_schema()"
            : text(dialect.stored(tables.history().schema()));
    return "('x' || encode(substr(sha256(convert_to('retort', 'UTF8') || '\\x00'::bytea ||"
        + " convert_to("
        + schema
        + ", 'UTF8') || '\\x00'::bytea || convert_to("
        + text(dialect.stored(tables.history().name()))
        + ", 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint";
  }

  @Override
  public List<String> guard(int rows, List<String> heads) {
    return List.of(
        raiseUnless(
            ScriptGuards.condition(history, rows, heads),
            "Retort: the database does not stand where this script begins"));
  }

  private static String raiseUnless(String condition, String message) {
    return "DO $retort$ BEGIN IF NOT ("
        + condition
        + ") THEN RAISE EXCEPTION '"
        + message
        + "'; END IF; END $retort$;";
  }

  @Override
  public List<String> tail() {
    return List.of("SELECT pg_advisory_unlock(" + key() + ") AS unlocked;");
  }

  @Override
  public String statement(String sql) {
    return SqlText.rewritten(sql, dialect, ':', PostgresScriptStyle::colon) + ";";
  }

  /** A colon that psql might take for a variable's. */
  private static String colon(String from) {
    boolean variable =
        from.length() > 1
            && (Character.isLetter(from.charAt(1)) || "_'\"{".indexOf(from.charAt(1)) >= 0);
    return variable ? "\\:" : ":";
  }

  private String text(String value) {
    return dialect.literal(new Literal(value));
  }
}
