package dev.retort.processor.lint;

import dev.retort.op.Database;
import dev.retort.op.Operation;
import java.util.List;

/** What one call of the vocabulary came to, as far as it is known. */
public sealed interface Step {

  /** Where it was written. */
  Source source();

  /**
   * A recorded operation; anything but {@code On}.
   *
   * @param operation what was recorded
   * @param source where it was written
   */
  record Change(Operation operation, Source source) implements Step {}

  /**
   * What only one kind of database is told.
   *
   * @param database which
   * @param steps what it is told
   * @param source where it was written
   */
  record On(Database database, List<Step> steps, Source source) implements Step {
    public On {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Something that is not understood.
   *
   * @param touch what it may have changed
   * @param why what is not understood, as a sentence
   * @param source where it was written
   */
  record Unknown(Touch touch, String why, Source source) implements Step {}
}
