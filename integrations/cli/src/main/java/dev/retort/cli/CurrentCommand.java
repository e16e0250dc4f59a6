package dev.retort.cli;

import dev.retort.MigrationRegistry;
import dev.retort.chain.RevisionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where the database stands. */
@Command(name = "current", description = "Show where the database stands.")
final class CurrentCommand extends DatabaseCommand {

  @Option(
      names = "--check-heads",
      description = "End with 3 unless the database stands at all heads, and at nothing else.")
  boolean checkHeads;

  CurrentCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    MigrationRegistry registry = registry();
    List<RevisionId> current = registry.current();
    List<RevisionId> heads = registry.heads();
    boolean atHeads = new HashSet<>(current).equals(new HashSet<>(heads));
    Map<RevisionId, String> messages = new LinkedHashMap<>();
    registry.history().entries().forEach(entry -> messages.put(entry.id(), entry.message()));
    List<String> lines = new ArrayList<>();
    List<Object> fields = new ArrayList<>();
    for (RevisionId id : current) {
      String message = messages.get(id);
      boolean isHead = heads.contains(id);
      lines.add(id + (message == null ? "" : "  " + message) + (isHead ? " (head)" : ""));
      Map<String, @Nullable Object> revision = new LinkedHashMap<>();
      revision.put("id", id.value());
      revision.put("message", message);
      revision.put("head", isHead);
      fields.add(revision);
    }
    if (current.isEmpty()) {
      lines.add("base (nothing is applied)");
    }
    if (checkHeads && !atHeads) {
      lines.add("not at the heads: " + String.join(", ", Json.ids(heads)));
    }
    return Answer.of(String.join("\n", lines))
        .with("current", fields)
        .with("heads", Json.ids(heads))
        .with("atHeads", atHeads)
        .exit(checkHeads && !atHeads ? ExitCode.CHECK_SAYS_NO : ExitCode.DONE);
  }
}
