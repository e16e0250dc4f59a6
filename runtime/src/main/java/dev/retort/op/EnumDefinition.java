package dev.retort.op;

import java.util.ArrayList;
import java.util.List;

/**
 * An enum at a revision: a type of its own where the database has such types, else known to the
 * chain alone and carried by each column.
 *
 * @param name its name
 * @param values in order, at least one, no two the same
 */
public record EnumDefinition(QualifiedName name, List<String> values) {

  public EnumDefinition {
    values = List.copyOf(values);
    if (values.stream().distinct().count() != values.size()) {
      throw new IllegalArgumentException("the enum \"" + name + "\" has a value twice: " + values);
    }
  }

  /**
   * The enum with one value more.
   *
   * @throws IllegalArgumentException when it has the value already, or not the one that {@code
   *     position} names
   */
  public EnumDefinition with(
      String value, @org.jspecify.annotations.Nullable EnumPosition position) {
    List<String> more = new ArrayList<>(values);
    if (position == null) {
      more.add(value);
    } else {
      int at = values.indexOf(position.value());
      if (at < 0) {
        throw new IllegalArgumentException(
            "the enum \"" + name + "\" has no value '" + position.value() + "': " + values);
      }
      more.add(position.isBefore() ? at : at + 1, value);
    }
    return new EnumDefinition(name, more);
  }

  /** The enum with a value renamed; as it is where it has no such value. */
  public EnumDefinition renamed(String value, String newValue) {
    List<String> renamed = new ArrayList<>(values);
    renamed.replaceAll(each -> each.equals(value) ? newValue : each);
    return new EnumDefinition(name, renamed);
  }
}
