package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.op.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a revision say what it does. */
@FunctionalInterface
public interface Recorder {

  /**
   * Records a revision in one direction; the same each time.
   *
   * @throws RuntimeException whatever the revision's own code throws
   */
  List<Operation> record(RevisionNode revision, Direction direction);

  /**
   * The SQL that was reviewed, as the compiler writes it.
   *
   * @param database the name of the kind of database
   * @return null when that is not kept
   */
  default @Nullable String reviewed(RevisionNode revision, String database) {
    return null;
  }

  /**
   * The version of the database that the SQL was reviewed for.
   *
   * @return null where {@link #reviewed} is
   */
  default @Nullable String reviewedVersion(RevisionNode revision, String database) {
    return null;
  }
}
