package dev.retort;

import dev.retort.op.Operations;

/**
 * A migration that is written in SQL: {@code AddAuditTrigger.sql} and {@code
 * AddAuditTrigger.down.sql} beside the class, or in the resources in its package's folder. A
 * database may have a file of its own, {@code AddAuditTrigger.postgresql.sql} and {@code
 * AddAuditTrigger.down.postgresql.sql}.
 *
 * <p>Without a file for the way down, a downgrade over this revision is refused before anything
 * ran. {@code retort-processor} looks for the files at compile time.
 */
public interface SqlMigration extends Migration {

  /** Runs the statements of {@code <Class>.sql}. */
  @Override
  default void upgrade(Operations op) {
    op.executeScript(getClass().getSimpleName() + ".sql");
  }

  /** Runs the statements of {@code <Class>.down.sql}; irreversible where there is none. */
  @Override
  default void downgrade(Operations op) {
    String file = getClass().getSimpleName() + ".down.sql";
    if (op.hasScript(file)) {
      op.executeScript(file);
    } else {
      op.irreversible("there is no " + file + " beside the class");
    }
  }
}
