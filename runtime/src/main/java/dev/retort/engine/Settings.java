package dev.retort.engine;

import dev.retort.dialect.Dialect;
import dev.retort.op.QualifiedName;
import dev.retort.op.Timeouts;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to run.
 *
 * @param history the history table
 * @param schema the schema to work in, as the database spells it; null for the connection's own
 * @param lockTimeout how long to wait for the migration lock
 * @param timeouts how long statements may wait and run where a revision says nothing
 * @param unsettled what to do with a step whose outcome nothing tells
 * @param dialect the dialect, or null to ask the connection
 * @param clock what the history says it is
 * @param allowUnreviewed whether to run SQL that is not the one that was reviewed
 * @param listener is told how the run goes on
 */
public record Settings(
    QualifiedName history,
    @Nullable String schema,
    Duration lockTimeout,
    Timeouts timeouts,
    Unsettled unsettled,
    @Nullable Dialect dialect,
    Clock clock,
    boolean allowUnreviewed,
    RunListener listener) {

  /**
   * What to do with a step that a crash interrupted and whose outcome the catalogue does not tell.
   */
  public enum Unsettled {
    /** Stop, and ask a person. */
    STOP,
    /** It is done: go on with the next. */
    SKIP,
    /** It is not done: do it. */
    REDO
  }
}
