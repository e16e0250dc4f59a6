package dev.retort.processor.lint;

import dev.retort.processor.message.Position;
import java.util.List;

/**
 * An {@code @Allow} of a revision.
 *
 * @param codes what it names, as it was written
 * @param because why nothing can go wrong, as it was written
 * @param scope which findings it is about
 * @param position where it stands
 */
public record Allowance(List<String> codes, String because, Scope scope, Position position) {

  /** Where an {@code @Allow} stands, and so which findings it is about. */
  public enum Scope {
    /** On the class: about all. */
    CLASS,
    /** On {@code upgrade}. */
    UPGRADE,
    /** On {@code downgrade}. */
    DOWNGRADE
  }

  public Allowance {
    codes = List.copyOf(codes);
  }

  /** Whether it is about a finding of a code that it names. */
  boolean covers(Finding finding) {
    return switch (scope) {
      case CLASS -> true;
      case UPGRADE -> !finding.isDowngrade();
      case DOWNGRADE -> finding.isDowngrade();
    };
  }
}
