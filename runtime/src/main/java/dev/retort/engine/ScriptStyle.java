package dev.retort.engine;

import java.util.List;

/**
 * What a script says that is written for one database's own command-line client: {@code psql},
 * {@code mariadb}, {@code sqlite3}, H2's {@code RunScript}. Lines come with their terminators.
 */
public interface ScriptStyle {

  /** How to run it, for its first line: {@code psql -f FILE}. */
  String client();

  /** Stops at the first error, sets how literals are read, and takes the lock without waiting. */
  List<String> head();

  /**
   * Refuses to go on unless the database stands where the script begins.
   *
   * @param rows how many revisions must be applied, and none on its way
   * @param heads the IDs of those that none of them follows, as literals
   */
  List<String> guard(int rows, List<String> heads);

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

  /** The present, for the history. */
  default String now() {
    return "CURRENT_TIMESTAMP";
  }

  /** Who runs the script, for the history. */
  default String user() {
    return "CURRENT_USER";
  }
}
