package dev.retort.processor.ledger;

import java.util.List;
import java.util.stream.Stream;

/**
 * A revision as its class declares it.
 *
 * @param className its canonical name
 * @param message its message
 * @param pinnedId its pinned ID, or empty
 * @param downs the names of what it follows: canonical, or as they are written where the compiler
 *     knows no such class
 * @param dependsOn the names of what it depends on, likewise
 * @param isSource whether it is compiled now; else it stands in a class file
 */
public record Declared(
    String className,
    String message,
    String pinnedId,
    List<String> downs,
    List<String> dependsOn,
    boolean isSource) {

  public Declared {
    downs = List.copyOf(downs);
    dependsOn = List.copyOf(dependsOn);
  }

  /** Its class's name without package and enclosing classes. */
  String simpleName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** All that must be born before it. */
  List<String> before() {
    return Stream.concat(downs.stream(), dependsOn.stream()).toList();
  }
}
