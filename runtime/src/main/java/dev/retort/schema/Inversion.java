package dev.retort.schema;

import dev.retort.op.Operation;
import java.util.List;

/** What undoes an operation, given the schema that it found. */
public sealed interface Inversion {

  /** These operations, in this order. */
  record Undo(List<Operation> operations) implements Inversion {
    public Undo {
      operations = List.copyOf(operations);
    }
  }

  /**
   * Nothing does.
   *
   * @param why and what the author can do about it, as a sentence
   */
  record None(String why) implements Inversion {}
}
