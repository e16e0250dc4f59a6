package dev.retort.processor.evaluate;

import com.sun.source.util.TreePath;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** One call of a method, a lambda or an initialiser. */
final class Frame {

  private final TreePath unit;
  private final boolean isOwn;
  private final @Nullable Instance self;
  private final @Nullable Frame outer;
  private final Map<Element, @Nullable Object> locals = new HashMap<>();
  private @Nullable Opaque left;
  private boolean isGuarded;

  /**
   * A call.
   *
   * @param unit the file that its code stands in
   * @param isOwn whether that is the revision's class, where messages can stand
   * @param self what {@code this} is; null in static code
   * @param outer the code around a lambda or a local class; null for all others
   */
  Frame(TreePath unit, boolean isOwn, @Nullable Instance self, @Nullable Frame outer) {
    this.unit = unit;
    this.isOwn = isOwn;
    this.self = self;
    this.outer = outer;
  }

  /**
   * What a lambda or a local class captures: the variables as they are now, for the next turn of a
   * loop has others of the same names.
   */
  Frame captured() {
    Frame captured = new Frame(unit, isOwn, self, outer == null ? null : outer.captured());
    captured.locals.putAll(locals);
    return captured;
  }

  TreePath unit() {
    return unit;
  }

  boolean isOwn() {
    return isOwn;
  }

  @Nullable Instance self() {
    return self;
  }

  @Nullable Frame outer() {
    return outer;
  }

  Map<Element, @Nullable Object> locals() {
    return locals;
  }

  /** The frame that holds a local variable; null when none does. */
  @Nullable Frame holder(Element local) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      if (frame.locals.containsKey(local)) {
        return frame;
      }
    }
    return null;
  }

  /** Why it is not known whether what follows is reached; null as long as it is. */
  @Nullable Opaque left() {
    return left;
  }

  void leave(Opaque why) {
    if (left == null) {
      left = why;
    }
  }

  /** Whether what is done now is known to be unsure already. */
  boolean isGuarded() {
    return isGuarded;
  }

  void guard(boolean guarded) {
    isGuarded = guarded;
  }
}
