package dev.retort.op;

import java.sql.Connection;

/** A step in Java, for what SQL cannot say: {@code op.run("hash passwords", connection -> ..)}. */
@FunctionalInterface
public interface JavaStep {

  /**
   * Does the step.
   *
   * @param connection the migrating connection; it refuses commit, rollback, close and
   *     setAutoCommit
   * @throws Exception anything; the step has then failed
   */
  void run(Connection connection) throws Exception;
}
