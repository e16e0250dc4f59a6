package dev.retort.processor.review;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Effect;
import dev.retort.dialect.Rendering;
import dev.retort.dialect.SqlStep;
import dev.retort.dialect.SqlText;
import dev.retort.dialect.UnwritableValueException;
import dev.retort.op.BulkRows;
import dev.retort.op.Operation;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a script: a statement, or what is said in its place.
 *
 * @param text whole lines
 * @param step the statement; null for a comment
 */
record Piece(String text, @Nullable SqlStep step) {

  /** More rows than that are counted, not written. */
  private static final int ROWS = 100;

  static Piece comment(String text) {
    return new Piece(SqlLines.comment(text), null);
  }

  /** What operations come to between which nothing else runs. */
  static List<Piece> of(List<Operation> operations, Schema before, Dialect dialect) {
    List<Piece> pieces = new ArrayList<>();
    if (operations.isEmpty()) {
      return pieces;
    }
    Rendering rendering = dialect.render(List.copyOf(operations), before);
    rendering.steps().forEach(step -> pieces.add(of(step, dialect)));
    rendering
        .problems()
        .forEach(problem -> pieces.add(comment(dialect.database() + " can't do it: " + problem)));
    return pieces;
  }

  private static Piece of(SqlStep step, Dialect dialect) {
    StringBuilder text = new StringBuilder();
    if (step.rows() instanceof BulkRows rows && rows.count() > ROWS) {
      text.append(SqlLines.comment(rows.count() + " rows, SHA-256 " + rows.hash() + ":"));
      text.append(SqlLines.comment(step.sql()));
      return new Piece(text.toString(), step);
    }
    if (step.effect() instanceof Effect.Batched) {
      text.append(SqlLines.comment("a run does this in batches, each committed by itself"));
    }
    try {
      for (String sql : SqlText.of(step, dialect)) {
        if (SqlText.holdsTerminator(sql, dialect)) {
          text.append(SqlLines.comment("one statement, whose semicolons are its own"));
        }
        text.append(SqlLines.statement(sql));
      }
    } catch (UnwritableValueException e) {
      return comment(dialect.database() + " can't do it: " + e.getMessage());
    }
    return new Piece(text.toString(), step);
  }
}
