package dev.retort.cli.graph;

import dev.retort.chain.RevisionGraph;
import dev.retort.chain.RevisionNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be drawn.
 *
 * @param graph the chain
 * @param states where each revision stands in a database; empty when none was asked
 * @param unknown what only the database has, a line each
 * @param details what is told of each revision; may be empty
 * @param note what a reader should know of the details, or null
 */
public record Drawn(
    RevisionGraph graph,
    Map<RevisionNode, State> states,
    List<String> unknown,
    Map<RevisionNode, Details> details,
    @Nullable String note) {

  /** Where a revision stands. */
  public enum State {
    /** It is in the database. */
    APPLIED,
    /** An upgrade would apply it. */
    PENDING,
    /** It is on its way. */
    MOVING,
    /** It never ran, though one that follows it is applied. */
    MISSED
  }

  /**
   * What is told of a revision.
   *
   * @param operations its operations, in a few words each
   * @param steps its SQL
   * @param at when it was applied, or null
   */
  public record Details(List<String> operations, List<String> steps, @Nullable String at) {

    static final Details NONE = new Details(List.of(), List.of(), null);

    public Details {
      operations = List.copyOf(operations);
      steps = List.copyOf(steps);
    }
  }

  public Drawn {
    states = Map.copyOf(states);
    unknown = List.copyOf(unknown);
    details = Map.copyOf(details);
  }

  @Nullable State state(RevisionNode node) {
    return states.get(node);
  }

  Details details(RevisionNode node) {
    return Objects.requireNonNullElse(details.get(node), Details.NONE);
  }
}
