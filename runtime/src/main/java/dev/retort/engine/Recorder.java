package dev.retort.engine;

import dev.retort.chain.Direction;
import dev.retort.chain.RevisionNode;
import dev.retort.op.Operation;
import java.util.List;

/** Lets a revision say what it does. */
@FunctionalInterface
public interface Recorder {

  /**
   * Records a revision in one direction; the same each time.
   *
   * @throws RuntimeException whatever the revision's own code throws
   */
  List<Operation> record(RevisionNode revision, Direction direction);
}
