package dev.retort.engine;

import dev.retort.op.Name;
import dev.retort.op.QualifiedName;

/**
 * The names of Retort's own tables: {@code retort_history} gives {@code retort_log} and {@code
 * retort_lock}, any other name {@code <name>_log} and {@code <name>_lock}.
 *
 * @param history a row for each applied revision
 * @param log what happened, only appended to
 * @param lock who migrates
 */
public record RetortTables(QualifiedName history, QualifiedName log, QualifiedName lock) {

  private static final String SUFFIX = "_history";

  /** The tables that belong to a history table. */
  public static RetortTables of(QualifiedName history) {
    Name name = history.name();
    String stem =
        name.text().endsWith(SUFFIX)
            ? name.text().substring(0, name.text().length() - SUFFIX.length())
            : name.text();
    return new RetortTables(
        history,
        history.withName(new Name(stem + "_log", name.exact())),
        history.withName(new Name(stem + "_lock", name.exact())));
  }
}
