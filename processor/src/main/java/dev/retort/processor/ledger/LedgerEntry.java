package dev.retort.processor.ledger;

import dev.retort.chain.RevisionId;
import java.time.Instant;

/**
 * One line: a revision and its birth.
 *
 * @param id the ID that it was given
 * @param className its canonical class name
 * @param birth when it was first compiled
 */
public record LedgerEntry(RevisionId id, String className, Instant birth) {

  /** The line, without its end. */
  public String line() {
    return id + "\t" + className + "\t" + birth;
  }

  /** The class's name without package and enclosing classes. */
  String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  LedgerEntry withClassName(String name) {
    return new LedgerEntry(id, name, birth);
  }
}
