package dev.retort.cli;

import dev.retort.MigrationRegistry;
import dev.retort.engine.Settings.Unsettled;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to work on the database: what {@link MigrationRegistry.Builder} has. */
final class RunOptions {

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      description = "The schema to work in, as the database spells it.")
  @Nullable String schema;

  @Option(
      names = "--history-table",
      paramLabel = "NAME",
      description = "The history table, if it is not retort_history.")
  @Nullable String historyTable;

  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      description = "How long to wait while another process migrates: 30s, 10m (the default).")
  @Nullable Duration lockTimeout;

  @Option(
      names = "--statement-lock-timeout",
      paramLabel = "TIME",
      description = "How long a statement may wait for a lock before it gives up and tries again.")
  @Nullable Duration statementLockTimeout;

  @Option(
      names = "--statement-timeout",
      paramLabel = "TIME",
      description = "How long a statement may run.")
  @Nullable Duration statementTimeout;

  @Option(
      names = "--lock-retries",
      paramLabel = "N",
      description = "How often a statement that waited too long is tried again; 10 if not said.")
  @Nullable Integer lockRetries;

  @Option(
      names = "--unsettled",
      paramLabel = "WHAT",
      description =
          "What to do with a step that a crash interrupted and whose outcome nothing tells: stop"
              + " (if not said), skip when you know that it is done, redo when it is not.")
  @Nullable Unsettled unsettled;

  @Option(
      names = "--allow-unreviewed",
      description = "Runs SQL that is not the one that was kept for review.")
  boolean allowUnreviewed;

  /** Says all of it to a builder. */
  void to(MigrationRegistry.Builder builder) {
    if (schema != null) {
      builder.schema(schema);
    }
    if (historyTable != null) {
      builder.historyTable(historyTable);
    }
    if (lockTimeout != null) {
      builder.migrationLockTimeout(lockTimeout);
    }
    if (statementLockTimeout != null) {
      builder.statementLockTimeout(statementLockTimeout);
    }
    if (statementTimeout != null) {
      builder.statementTimeout(statementTimeout);
    }
    if (lockRetries != null) {
      builder.lockRetries(lockRetries);
    }
    if (unsettled != null) {
      builder.unsettled(unsettled);
    }
    if (allowUnreviewed) {
      builder.allowUnreviewed();
    }
  }
}
