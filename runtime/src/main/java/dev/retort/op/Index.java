package dev.retort.op;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index, as {@code createIndex} and {@code createTable} take it.
 *
 * @param name its name, or null while {@link NamingConvention} has not given one
 * @param keys what it sorts by, at least one
 * @param isUnique whether equal keys are refused
 * @param where the condition of a partial index, or null
 * @param method the access method ({@code gin}), or null for the database's own choice
 * @param include columns that it carries without sorting by them
 * @param isNullsNotDistinct whether a unique index takes two NULLs for equal
 * @param isConcurrent whether it is built without blocking writes
 */
public record Index(
    @Nullable Name name,
    List<IndexKey> keys,
    boolean isUnique,
    @Nullable Sql where,
    @Nullable String method,
    List<Name> include,
    boolean isNullsNotDistinct,
    boolean isConcurrent)
    implements TableElement {

  public Index {
    keys = List.copyOf(keys);
    include = List.copyOf(include);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("an index needs at least one column");
    }
  }

  /** Refuses equal keys. */
  public Index unique() {
    return new Index(name, keys, true, where, method, include, isNullsNotDistinct, isConcurrent);
  }

  /** Indexes only the rows of which the condition is true. */
  public Index where(String condition) {
    return new Index(
        name,
        keys,
        isUnique,
        new Sql(condition),
        method,
        include,
        isNullsNotDistinct,
        isConcurrent);
  }

  /** Uses an access method, by the database's name for it. */
  public Index using(String accessMethod) {
    return new Index(
        name, keys, isUnique, where, accessMethod, include, isNullsNotDistinct, isConcurrent);
  }

  /** Carries columns without sorting by them. */
  public Index include(String first, String... more) {
    return new Index(
        name,
        keys,
        isUnique,
        where,
        method,
        Names.of(first, more),
        isNullsNotDistinct,
        isConcurrent);
  }

  /** Takes two NULLs for equal. */
  public Index nullsNotDistinct() {
    return new Index(name, keys, isUnique, where, method, include, true, isConcurrent);
  }

  /** Builds it without blocking writes; the step leaves the transaction. */
  public Index concurrently() {
    return new Index(name, keys, isUnique, where, method, include, isNullsNotDistinct, true);
  }

  public Index named(String newName) {
    return named(Name.of(newName));
  }

  public Index named(Name newName) {
    return new Index(
        newName, keys, isUnique, where, method, include, isNullsNotDistinct, isConcurrent);
  }

  /** The columns among its keys, in order; an expression has none. */
  public List<Name> columns() {
    List<Name> columns = new ArrayList<>();
    for (IndexKey key : keys) {
      if (key.column() != null) {
        columns.add(key.column());
      }
    }
    return columns;
  }
}
