package dev.retort.engine;

import dev.retort.op.Operation;
import org.jspecify.annotations.Nullable;

/** Which operations lose data that no downgrade brings back. */
final class Loss {

  private Loss() {}

  /** What is lost, as a sentence; null where nothing is. */
  static @Nullable String of(Operation operation) {
    if (operation instanceof Operation.DropTable drop) {
      return "drops table \"" + drop.table() + "\" with its rows";
    } else if (operation instanceof Operation.DropColumn drop) {
      return "drops column \"" + drop.table() + "." + drop.column() + "\" with what it holds";
    } else if (operation instanceof Operation.Delete delete) {
      return "deletes rows of \"" + delete.table() + "\"";
    }
    return null;
  }
}
