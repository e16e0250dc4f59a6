package dev.retort.operations;

import dev.retort.op.Operations;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One operation with one option of the vocabulary.
 *
 * @param operation the call: {@code createIndex}
 * @param option what is special about it, in words or as it is written; empty where nothing is
 * @param given what is there before, with rows
 * @param change what is looked at
 * @param down what undoes it; {@code reverseUpgrade} alone unless a case says something else
 * @param survivors queries whose rows are the same after it was undone
 * @param files the files beside the class
 */
public record Case(
    String operation,
    String option,
    Consumer<Operations> given,
    Consumer<Operations> change,
    Consumer<Operations> down,
    List<String> survivors,
    Map<String, String> files) {

  static Case of(
      String operation,
      String option,
      Consumer<Operations> given,
      Consumer<Operations> change,
      String... survivors) {
    return new Case(
        operation, option, given, change, Operations::reverseUpgrade, List.of(survivors), Map.of());
  }

  /** The same with a downgrade that is written by hand. */
  Case undoneBy(Consumer<Operations> byHand) {
    return new Case(operation, option, given, change, byHand, survivors, files);
  }

  /** The same where only these queries have the same rows afterwards. */
  Case keeps(String... queries) {
    return new Case(operation, option, given, change, down, List.of(queries), files);
  }

  /** The same with a file beside the class. */
  Case file(String name, String text) {
    return new Case(operation, option, given, change, down, survivors, Map.of(name, text));
  }

  /** Its name, which is that of its golden file: {@code create-index-where-sql}. */
  String name() {
    return (operation + " " + option)
        .replaceAll("([a-z])([A-Z])", "$1-$2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("-$", "");
  }
}
