package dev.retort.processor.evaluate;

import com.sun.source.tree.ExpressionTree;
import org.jspecify.annotations.Nullable;

/**
 * A lambda or a method reference, to be called later.
 *
 * @param tree its tree
 * @param frame where it was made
 * @param receiver the object before the {@code ::}, where there is one
 */
record Closure(ExpressionTree tree, Frame frame, @Nullable Object receiver) {

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return tree.hashCode();
  }
}
