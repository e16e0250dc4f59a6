package dev.retort.engine;

import dev.retort.op.Timeouts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a script says that is written for one database's own command-line client: {@code psql},
 * {@code mariadb}, {@code sqlite3}, H2's {@code RunScript}. Lines come with their terminators.
 */
public interface ScriptStyle {

  /** How to run it, for its first line: {@code psql -f FILE}. */
  String client();

  /**
   * Stops at the first error whatever options the client was given, sets how literals are read,
   * enters the schema, and takes the lock without waiting.
   *
   * @param schema the schema to work in, as the database spells it; null for the client's own
   */
  List<String> head(@Nullable String schema);

  /**
   * Refuses to go on unless the database stands where the script, or its next transaction, begins.
   *
   * @param condition what must be true then, as SQL
   */
  List<String> guard(String condition);

  /**
   * Whether each transaction is the lock by itself, and so must look anew where the database
   * stands.
   */
  default boolean isLockedByTransaction() {
    return false;
  }

  /** Gives the lock back and undoes what {@link #head} set. */
  List<String> tail();

  /** Begins a transaction. */
  default String begin() {
    return "BEGIN;";
  }

  /** Commits it. */
  default String commit() {
    return "COMMIT;";
  }

  /** A statement, with its terminator and whatever the client needs around it. */
  String statement(String sql);

  /**
   * A statement of the author's that commits what is open and whose outcome no name tells.
   *
   * @param onFailure what writes down that it failed, for clients that can do that
   */
  default String attempt(String sql, String onFailure) {
    return statement(sql);
  }

  /**
   * Limits how long statements wait and run from here on; what is null is as the session has it.
   */
  List<String> limit(Timeouts timeouts);

  /** Remembers the session's settings, before anything of the author's may change them. */
  default List<String> remember() {
    return List.of();
  }

  /** Sets them back, after something of the author's may have changed them. */
  default List<String> restore() {
    return List.of();
  }

  /** The present, for the history. */
  default String now() {
    return "CURRENT_TIMESTAMP";
  }

  /** Who runs the script, for the history. */
  default String user() {
    return "CURRENT_USER";
  }
}
