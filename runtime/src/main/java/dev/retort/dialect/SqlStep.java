package dev.retort.dialect;

import dev.retort.op.Literal;
import java.util.List;

/**
 * One statement, as the journal counts them.
 *
 * @param sql the statement without a terminator
 * @param rows the values of its {@code ?}, a list for each execution; none: it has no parameters
 *     and {@code ?} means nothing
 * @param kind what it does to a transaction
 * @param isOutsideTransaction whether it must run outside one
 */
public record SqlStep(
    String sql, List<List<Literal>> rows, Kind kind, boolean isOutsideTransaction) {

  /** What a statement does to the transaction that it stands in. */
  public enum Kind {
    /** Defines the schema; where DDL is not transactional it commits what is open. */
    DDL,
    /** Changes rows, and rolls back with its transaction. */
    DATA,
    /** SQL of the author's that Retort did not classify: expect either. */
    UNKNOWN
  }

  public SqlStep {
    rows = List.copyOf(rows);
  }
}
