package dev.retort.processor.evaluate;

import dev.retort.processor.message.Position;
import org.jspecify.annotations.Nullable;

/**
 * A value that is not known. It may stand among others in a list; whoever looks at it there gets a
 * {@link NotKnown}.
 */
final class Opaque {

  private final Remark.Kind kind;
  private final String why;
  private final Position at;
  private final boolean told;

  /**
   * A value that is not known.
   *
   * @param told whether the user hears of it elsewhere: from javac, or from the vocabulary
   */
  Opaque(Remark.Kind kind, String why, Position at, boolean told) {
    this.kind = kind;
    this.why = why;
    this.at = at;
    this.told = told;
  }

  Remark.Kind kind() {
    return kind;
  }

  String why() {
    return why;
  }

  Position at() {
    return at;
  }

  boolean isTold() {
    return told;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    throw new NotKnown(this);
  }

  @Override
  public int hashCode() {
    throw new NotKnown(this);
  }

  @Override
  public String toString() {
    throw new NotKnown(this);
  }
}
