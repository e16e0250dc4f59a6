package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlText;
import dev.retort.op.Literal;
import dev.retort.op.Name;
import dev.retort.op.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code psql}, which goes on after an error unless the script itself says otherwise, and which
 * replaces {@code :name} outside quotes (its manual, Variables and SQL Interpolation).
 */
final class PostgresScriptStyle implements ScriptStyle {

  private final Dialect dialect;
  private final RetortTables tables;

  PostgresScriptStyle(Dialect dialect, RetortTables tables) {
    this.dialect = dialect;
    this.tables = tables;
  }

  @Override
  public String client() {
    return "psql -f FILE (without -1: it has its own transactions)";
  }

  @Override
  public List<String> head(@Nullable String schema) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "\\set QUIET on",
                "\\set ON_ERROR_STOP on",
                "\\set ON_ERROR_ROLLBACK off",
                "\\set AUTOCOMMIT on",
                "\\set SINGLELINE off",
                "\\pset pager off",
                "\\encoding UTF8",
                "SET standard_conforming_strings = on;",
                "SET client_min_messages = warning;"));
    if (schema != null) {
      lines.add("SET search_path = " + dialect.identifier(new Name(schema, true)) + ";");
    }
    lines.add( // a transaction of the client's own is older than the statement
        raiseUnless(
            "now() = statement_timestamp()",
            "Retort: run the script without -1 (--single-transaction) and outside a transaction"));
    if (tables.history().schema() == null) {
      lines.add(
          raiseUnless(
              "current_schema() IS NOT NULL",
              "Retort: there is no schema to work in, the search path names none that is there"));
    }
    lines.add(
        raiseUnless(
            "pg_try_advisory_lock(" + key() + ")",
            "Retort: another process migrates this database"));
    return lines;
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
  public List<String> guard(String condition) {
    return List.of(
        raiseUnless(condition, "Retort: the database does not stand where this script begins"));
  }

  private static String raiseUnless(String condition, String message) {
    return "DO $retort$ BEGIN IF ("
        + condition
        + ") IS NOT TRUE THEN RAISE EXCEPTION '"
        + message
        + "'; END IF; END $retort$;";
  }

  @Override
  public List<String> tail() {
    return List.of("DO $retort$ BEGIN PERFORM pg_advisory_unlock(" + key() + "); END $retort$;");
  }

  @Override
  public String statement(String sql) {
    return SqlText.rewritten(sql, dialect, ':', PostgresScriptStyle::colon) + ";";
  }

  /** A colon that psql might take for a variable's. */
  private static String colon(String from) {
    boolean variable =
        from.length() > 1
            && (Character.isLetterOrDigit(from.charAt(1)) || "_'\"{".indexOf(from.charAt(1)) >= 0);
    return variable ? "\\:" : ":";
  }

  @Override
  public List<String> limit(Timeouts timeouts) {
    return List.of(
        limit(PostgresSettings.LOCK_TIMEOUT, timeouts.statementLockTimeout()),
        limit(PostgresSettings.STATEMENT_TIMEOUT, timeouts.statementTimeout()));
  }

  private static String limit(String name, @Nullable Duration most) {
    return "SET " + name + " = " + (most == null ? "DEFAULT" : "'" + most.toMillis() + "ms'") + ";";
  }

  // A dump empties the search path, and more; \gset prints nothing

  @Override
  public List<String> remember() {
    return List.of(
        "SELECT json_agg(json_build_array(n, current_setting(n, TRUE)) ORDER BY i) AS"
            + " retort_settings FROM unnest('{"
            + String.join(",", PostgresSettings.NAMES)
            + "}'::text[]) WITH ORDINALITY AS s (n, i) \\gset");
  }

  @Override
  public List<String> restore() {
    return List.of(
        "SELECT count(set_config(s ->> 0, s ->> 1, FALSE)) AS retort_restored FROM (SELECT s FROM"
            + " json_array_elements(:'retort_settings') WITH ORDINALITY AS a (s, i) WHERE s ->> 1"
            + " IS DISTINCT FROM current_setting(s ->> 0, TRUE) ORDER BY i) AS changed \\gset");
  }

  private String text(String value) {
    return dialect.literal(new Literal(value));
  }
}
