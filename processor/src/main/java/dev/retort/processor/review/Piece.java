package dev.retort.processor.review;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Rendering;
import dev.retort.dialect.ReviewText;
import dev.retort.dialect.SqlStep;
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

  static Piece comment(String text) {
    return new Piece(ReviewText.comment(text), null);
  }

  static Piece impossible(String why, Dialect dialect) {
    return new Piece(ReviewText.impossible(dialect, why), null);
  }

  /** What operations come to between which nothing else runs. */
  static List<Piece> of(List<Operation> operations, Schema before, Dialect dialect) {
    List<Piece> pieces = new ArrayList<>();
    if (operations.isEmpty()) {
      return pieces;
    }
    Rendering rendering = dialect.render(List.copyOf(operations), before);
    rendering.steps().forEach(step -> pieces.add(new Piece(ReviewText.of(step, dialect), step)));
    rendering.problems().forEach(problem -> pieces.add(impossible(problem, dialect)));
    return pieces;
  }
}
