package dev.retort.cli;

import dev.retort.MigrationRegistry;

/** A command on a database, or on the chain that goes there. */
abstract class DatabaseCommand extends AnyCommand {

  DatabaseCommand(Invocation invocation) {
    super(invocation);
  }

  final MigrationRegistry registry() {
    return invocation().registry();
  }

  /** One that tells on the terminal how a long run goes on. */
  final MigrationRegistry reporting(Progress progress) {
    return invocation().registry(progress);
  }
}
