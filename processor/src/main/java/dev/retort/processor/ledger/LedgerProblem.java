package dev.retort.processor.ledger;

import dev.retort.processor.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell about the ledger.
 *
 * @param message what
 * @param className the canonical name of the class that it is about, or null
 * @param parts what fills the message
 */
public record LedgerProblem(Message message, @Nullable String className, List<Object> parts) {

  static LedgerProblem of(Message message, @Nullable String className, Object... parts) {
    return new LedgerProblem(message, className, List.of(parts));
  }
}
