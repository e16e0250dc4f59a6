package dev.retort.processor.ledger;

import dev.retort.processor.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell about the ledger.
 *
 * @param message what
 * @param className the canonical name of the class that it is about, or null
 * @param reference which of the class's downs (or dependencies) it is about, as it is named there;
 *     null for the class itself
 * @param parts what fills the message
 */
public record LedgerProblem(
    Message message, @Nullable String className, @Nullable String reference, List<Object> parts) {

  static LedgerProblem of(Message message, @Nullable String className, Object... parts) {
    return new LedgerProblem(message, className, null, List.of(parts));
  }
}
