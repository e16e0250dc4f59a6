package dev.retort.cli;

import dev.retort.SchemaReport;
import dev.retort.schema.Difference;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Whether the database has the schema that its revisions make. */
@Command(
    name = "check",
    description = {
      "Compare the database's schema with the one that its revisions make, and name each difference;"
          + " end with 3 if there is one.",
      "Nothing is written. What is pending is no difference: 'validate' tells that."
    })
final class CheckCommand extends DatabaseCommand {

  CheckCommand(Invocation invocation) {
    super(invocation);
  }

  @Override
  Answer answer() {
    SchemaReport report = registry().check();
    return Answer.of(report.toString())
        .with("current", Json.ids(report.current()))
        .with("differences", report.differences().stream().map(CheckCommand::fields).toList())
        .exit(report.isEmpty() ? ExitCode.DONE : ExitCode.CHECK_SAYS_NO);
  }

  private static Map<String, @Nullable Object> fields(Difference difference) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", difference.kind().name().toLowerCase(Locale.ROOT));
    fields.put("object", difference.object().words());
    fields.put("name", difference.name());
    fields.put("chain", difference.chain());
    fields.put("database", difference.database());
    fields.put("sentence", difference.sentence());
    return fields;
  }
}
