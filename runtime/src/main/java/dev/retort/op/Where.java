package dev.retort.op;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows an update or delete means. "All of them" must be said: {@code allRows()}.
 *
 * @param condition the condition, or null for all rows
 * @param params the values of its {@code ?}, in order
 */
public record Where(@Nullable Sql condition, List<Literal> params) {
  public Where {
    params = List.copyOf(params);
  }
}
