package dev.retort.op;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement for {@code execute}: {@code sql("GRANT ..").reversedBy("REVOKE ..")}.
 *
 * @param sql the statement
 * @param params the values of its {@code ?}, in order; without any, {@code ?} means nothing
 * @param reversedBy the statement that undoes it, or null: then it has no inverse
 * @param isOutsideTransaction whether it must run outside the revision's transaction
 */
public record SqlStatement(
    Sql sql, List<Literal> params, @Nullable Sql reversedBy, boolean isOutsideTransaction) {
  public SqlStatement {
    params = List.copyOf(params);
  }

  /** Says which statement undoes this one. */
  public SqlStatement reversedBy(String statement) {
    return new SqlStatement(sql, params, new Sql(statement), isOutsideTransaction);
  }

  /** Runs outside the revision's transaction ({@code VACUUM}, say). */
  public SqlStatement outsideTransaction() {
    return new SqlStatement(sql, params, reversedBy, true);
  }
}
