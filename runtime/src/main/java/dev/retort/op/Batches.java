package dev.retort.op;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How {@code backfill} goes through a table: {@code batchesOf(10_000).pausing(ofMillis(50))}.
 *
 * @param rows how many rows a batch spans at most, at least 1
 * @param key the column whose order the batches follow: unique and NOT NULL; null for the primary
 *     key, which is one column then
 * @param pause how long to wait after each batch
 */
public record Batches(int rows, @Nullable Name key, Duration pause) {

  public Batches {
    if (rows < 1) {
      throw new IllegalArgumentException("batchesOf(" + rows + "): at least one row a batch");
    }
    if (pause.isNegative()) {
      throw new IllegalArgumentException("pausing(" + pause + "): a pause is not negative");
    }
  }

  /** Follows another column than the primary key: unique and NOT NULL. */
  public Batches by(String column) {
    return new Batches(rows, Name.of(column), pause);
  }

  /** Leaves the database alone for a while after each batch. */
  public Batches pausing(Duration between) {
    return new Batches(rows, key, between);
  }
}
