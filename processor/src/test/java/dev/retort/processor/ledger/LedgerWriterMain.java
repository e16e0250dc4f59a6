package dev.retort.processor.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A build: appends lines to a ledger, one after the other. Run in threads and in processes. */
public final class LedgerWriterMain {

  private LedgerWriterMain() {}

  /**
   * Writes.
   *
   * @param args the ledger, a name for the classes, and how many
   */
  public static void main(String[] args) {
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      LedgerEntry entry = Entries.line("shop." + args[1] + i, "build " + args[1]);
      LedgerProblem problem =
          new LedgerFile(Path.of(args[0]))
              .write(List.of(new Births.Resolution(Map.of(), List.of(entry), Map.of(), List.of())));
      if (problem != null) {
        throw new IllegalStateException(problem.parts().toString());
      }
    }
  }
}
