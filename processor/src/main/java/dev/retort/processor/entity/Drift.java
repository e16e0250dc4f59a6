package dev.retort.processor.entity;

import dev.retort.op.Operation;
import dev.retort.processor.message.Message;
import dev.retort.processor.message.Position;
import java.util.List;

/**
 * A difference between an entity and the schema that its chain leaves.
 *
 * @param message what it is
 * @param words the parts of the message, but for the last one, which is the mend
 * @param lead what stands before the code to paste, or ends the sentence where there is none
 * @param mend what would mend it, perhaps nothing
 * @param isMissing whether the mend makes what is missing, and can't be meant otherwise
 * @param keys foreign keys to tables that are missing too: to be added when all are made
 * @param position where it is told
 */
public record Drift(
    Message message,
    List<String> words,
    String lead,
    List<Operation> mend,
    boolean isMissing,
    List<Operation> keys,
    Position position) {

  public Drift {
    words = List.copyOf(words);
    mend = List.copyOf(mend);
    keys = List.copyOf(keys);
  }
}
