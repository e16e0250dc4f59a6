package dev.retort.processor.lint;

import dev.retort.op.QualifiedName;
import java.util.HashSet;
import java.util.Set;

/**
 * What something that is not understood may have changed.
 *
 * @param everything whether it may be anything at all
 * @param objects the tables, views, sequences and enums that it may be, when it is not everything
 */
public record Touch(boolean everything, Set<QualifiedName> objects) {

  public static final Touch EVERYTHING = new Touch(true, Set.of());

  public static final Touch NOTHING = new Touch(false, Set.of());

  public Touch {
    objects = Set.copyOf(objects);
  }

  /** This and the other. */
  public Touch and(Touch other) {
    Set<QualifiedName> all = new HashSet<>(objects);
    all.addAll(other.objects);
    return new Touch(everything || other.everything, all);
  }

  /** Only one object. */
  public static Touch of(QualifiedName object) {
    return new Touch(false, Set.of(object));
  }
}
