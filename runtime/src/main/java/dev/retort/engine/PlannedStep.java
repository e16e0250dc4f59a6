package dev.retort.engine;

import dev.retort.dialect.Effect;
import dev.retort.dialect.SqlStep;
import dev.retort.op.BulkRows;
import dev.retort.op.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One step of a revision: a statement, or an action in Java. Exactly one of the two is not null.
 *
 * @param number its number in the revision, from 1
 * @param sql the statement, or null
 * @param run the action, or null
 */
public record PlannedStep(int number, @Nullable SqlStep sql, Operation.@Nullable Run run) {

  /** The statement, or the name of the action, for people. */
  public String text() {
    return sql != null ? sql.sql() : "run: " + (run == null ? "" : run.name());
  }

  /** What it does; an author's own statement is looked at, a step in Java can do anything. */
  Effect effect() {
    if (sql == null) {
      return new Effect.Unknown();
    }
    boolean data =
        sql.effect() instanceof Effect.Unknown && RawSql.of(sql.sql()).kind() == RawSql.Kind.DATA;
    return data ? new Effect.Data() : sql.effect();
  }

  /** Equal for equal steps: the statement with its values, or the action's name. */
  String hash() {
    if (sql == null) {
      return hash(text());
    }
    Object rows = sql.rows() instanceof BulkRows bulk ? bulk.hash() : sql.rows();
    return hash(sql.sql() + '\0' + rows);
  }

  /** SHA-256 in hexadecimal digits. */
  static String hash(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
